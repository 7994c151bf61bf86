using System.Runtime.CompilerServices;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>Compares schemas pair by pair. A request must not be narrowed and a response must not be widened.</summary>
internal sealed class SchemaComparison(SchemaViews oldViews, SchemaViews newViews, DateOnly today)
{
    /// <summary>About a hundred times what the largest public contracts need.</summary>
    private const int MostCompared = 200_000;

    /// <summary>The maximum number of pairs visited while alternatives are matched.</summary>
    private const int MostSteps = 5_000_000;

    private readonly Queue<SchemaPair> _open = new();
    private readonly UnchangedParts _unchanged = new(oldViews.Document, newViews.Document);

    private int _compared;
    private int _steps;
    private bool _hasGivenUp;

    public PairGraph Graph { get; } = new();

    /// <summary>Compares a value of an operation; the values inside it are queued.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="message">The name of the value in messages.</param>
    /// <param name="old">The old schema.</param>
    /// <param name="new">The new schema.</param>
    /// <param name="direction">The direction in which the value is sent.</param>
    /// <param name="isText">Whether it is written as plain text.</param>
    /// <param name="isForm">Whether it is a form.</param>
    /// <param name="isPath">Whether it is a segment of a path.</param>
    public void Compare(
        string operation, string message, JsonNode old, JsonNode @new, Direction direction, bool isText = false, bool isForm = false,
        bool isPath = false)
    {
        if (!_unchanged.Contains(old, @new))
        {
            SchemaPair pair = Meet([old], [@new], direction, isText);
            pair.IsPath = isPath && (pair.IsPath || pair.Operations.Count == 0);
            pair.Operations.Add(operation);
            pair.Message ??= message;
            pair.IsForm |= isForm;
        }
    }

    /// <summary>Whether both are identical, including everything that they refer to, or neither exists.</summary>
    public bool AreUnchanged(JsonNode? old, JsonNode? @new)
        => old is null || @new is null ? old is null && @new is null : _unchanged.Contains(old, @new);

    /// <summary>Whether all schemas of both are identical, including everything that they refer to.</summary>
    public bool AreUnchanged(IReadOnlyList<JsonNode> old, IReadOnlyList<JsonNode> @new) => _unchanged.Contains(old, @new);

    /// <summary>Compares all queued pairs.</summary>
    public void Run()
    {
        while (_open.TryDequeue(out SchemaPair? pair))
        {
            Process(pair);
        }
    }

    internal SchemaViews OldViews => oldViews;

    internal SchemaViews NewViews => newViews;

    internal DateOnly Today => today;

    internal SchemaPair Meet(IReadOnlyList<JsonNode> old, IReadOnlyList<JsonNode> @new, Direction direction, bool isText)
        => Meet(oldViews.Of(old), newViews.Of(@new), direction, isText);

    private SchemaPair Meet(SchemaView old, SchemaView @new, Direction direction, bool isText)
    {
        SchemaPair pair = Graph.Get(old, @new, direction, isText);
        if (!pair.IsCompared)
        {
            _open.Enqueue(pair);
        }

        return pair;
    }

    /// <summary>Compares a part of the parent's value. A part of plain text is plain text too.</summary>
    internal void Descend(SchemaPair parent, IReadOnlyList<JsonNode> old, IReadOnlyList<JsonNode> @new, ValueStep step)
    {
        if (!_unchanged.Contains(old, @new))
        {
            Descend(parent, oldViews.Of(old), newViews.Of(@new), step);
        }
    }

    /// <inheritdoc cref="Descend(SchemaPair, IReadOnlyList{JsonNode}, IReadOnlyList{JsonNode}, ValueStep)"/>
    internal void Descend(SchemaPair parent, SchemaView old, SchemaView @new, ValueStep step)
    {
        SchemaPair child = Meet(old, @new, parent.Direction, parent.IsText);
        parent.Children.Add(child);
        child.Parents.Add((parent, step));
    }

    /// <summary>Whether nothing differs, here or inside. A pair that is still being compared counts as equal to itself.</summary>
    internal bool AreEquivalent(JsonNode old, JsonNode @new, Direction direction)
        => _unchanged.Contains(old, @new) || AreEquivalent(oldViews.Of(old), newViews.Of(@new), direction);

    /// <inheritdoc cref="AreEquivalent(JsonNode, JsonNode, Direction)"/>
    internal bool AreEquivalent(SchemaView old, SchemaView @new, Direction direction)
        => !DraftsWithin(old, @new, direction).Any(
            draft => draft.Rule != WireRules.Deprecated && draft.Rule != WireRules.Reactivated && draft.Rule != WireRules.DefaultChanged);

    /// <summary>The verdict on requests with values other than null if the new schema takes the place of the old one.</summary>
    internal WireVerdict VerdictOnRequests(JsonNode old, JsonNode @new)
    {
        SchemaView before = oldViews.Of(old), after = newViews.Of(@new);
        return _unchanged.Contains(old, @new)
            ? WireVerdict.Compatible
            : DraftsWithin(before, after, Direction.Request)
                .Where(draft => !(draft.Rule == WireRules.BecameNotNullable && ReferenceEquals(draft.New, after.At)))
                .Select(draft => draft.Verdict)
                .DefaultIfEmpty(WireVerdict.Compatible)
                .Max();
    }

    private IEnumerable<Draft> DraftsWithin(SchemaView old, SchemaView @new, Direction direction)
    {
        SchemaPair start = Meet(old, @new, direction, isText: false);
        foreach (SchemaPair pair in PairGraph.Closure(start, at => at.Children))
        {
            if (++_steps > MostSteps)
            {
                GiveUp(pair);
                yield break;
            }

            Process(pair);
            foreach (Draft draft in pair.Drafts)
            {
                yield return draft;
            }
        }
    }

    private void Process(SchemaPair pair)
    {
        if (pair.IsCompared)
        {
            return;
        }

        pair.IsCompared = true;
        if (++_compared > MostCompared)
        {
            GiveUp(pair);
            return;
        }

        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            CompareBoth(pair);
        }
        catch (TooManySchemasException)
        {
            GiveUp(pair);
        }
        catch (Exception fault)
        {
            pair.Drafts.Add(Draft.OfFault($"the schemas of {Name(pair.New.At)}", fault, pair.Old.At, pair.New.At));
        }
    }

    /// <summary>Reported once: all remaining pairs are skipped for the same reason.</summary>
    private void GiveUp(SchemaPair pair)
    {
        if (!_hasGivenUp)
        {
            _hasGivenUp = true;
            pair.Drafts.Add(new Draft(
                WireRules.NotCompared, WireVerdict.Warning, pair.Old.At, pair.New.At,
                "The schemas refer to one another in so many ways that not all of them were compared.",
                "Differences between the others are not reported."));
        }
    }

    private void CompareBoth(SchemaPair pair)
    {
        // The target of an unresolved reference is unknown; the reference itself is reported once, elsewhere.
        if (oldViews.Document.IsLost(pair.Old.At) || newViews.Document.IsLost(pair.New.At))
        {
            return;
        }

        var values = new ValueComparison(pair);
        var unions = new UnionComparison(this, pair);
        if (unions.CompareMoved())
        {
            return;
        }

        if (unions.CompareWrapping())
        {
            values.CompareNull();
        }
        else if (values.Compare())
        {
            new StructureComparison(this, pair).Compare();
            unions.CompareMembers();
            new DerivedComparison(this, pair).Compare();
        }
    }

    internal static string Name(JsonNode node) => Subject.Of(ContractDocument.PointerOf(node), ParameterAround(node));

    private static string? ParameterAround(JsonNode node)
    {
        for (JsonNode? at = node; at is not null; at = at.Parent)
        {
            if (at.Text("in") is { } place && at.Text("name") is { } name
                && at.Parent?.Name == "parameters")
            {
                return $"the {place} parameter '{name}'";
            }
        }

        return null;
    }
}
