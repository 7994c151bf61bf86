using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Wire;

/// <summary>
/// A finding before it is known which operations it reaches and where its lines are. What is gone stood in the old contract
/// only; its new place is what it was taken from.
/// </summary>
internal sealed record Draft(ReviewRule Rule, WireVerdict Verdict, JToken Old, JToken New, string Message, string? Why = null, bool IsGone = false, Exchange? Exchange = null)
{
    /// <summary>What is said where a comparison fails.</summary>
    public static Draft OfFault(string what, Exception fault, JToken old, JToken @new) => new(
        WireRules.NotCompared, WireVerdict.Warning, old, @new,
        $"A comparison failed, so {what} were not compared here, or not wholly: {fault.GetType().Name}: {fault.Message.Split('\n')[0]}",
        "This is a fault of the tool and not of the contracts; please report it with both.");
}

/// <summary>Two schemas that describe the same value, before and after, and what differs between them.</summary>
internal sealed class SchemaPair(SchemaView old, SchemaView @new, Direction direction, bool isText)
{
    public SchemaView Old { get; } = old;

    public SchemaView New { get; } = @new;

    public Direction Direction { get; } = direction;

    /// <summary>The value is written as plain text, as in an address, where 1 and "1" are the same.</summary>
    public bool IsText { get; } = isText;

    public List<Draft> Drafts { get; } = [];

    public HashSet<SchemaPair> Children { get; } = [];

    public HashSet<SchemaPair> Parents { get; } = [];

    /// <summary>Operations whose parameter, body or answer is this very value.</summary>
    public SortedSet<string> Operations { get; } = new(StringComparer.Ordinal);

    public bool IsCompared { get; set; }
}

/// <summary>All pairs of schemas that meet. Each is compared once, however many operations lead to it, so recursion ends and time stays linear.</summary>
internal sealed class PairGraph
{
    private readonly Dictionary<(SchemaView, SchemaView, Direction, bool), SchemaPair> _pairs = [];

    public IEnumerable<SchemaPair> Pairs => _pairs.Values;

    public SchemaPair Get(SchemaView old, SchemaView @new, Direction direction, bool isText)
    {
        (SchemaView old, SchemaView @new, Direction direction, bool isText) key = (old, @new, direction, isText);
        if (!_pairs.TryGetValue(key, out SchemaPair? pair))
        {
            pair = new SchemaPair(old, @new, direction, isText);
            _pairs.Add(key, pair);
        }

        return pair;
    }

    /// <summary>The operations that a pair is part of, by whatever way.</summary>
    public static IReadOnlyList<string> OperationsOf(SchemaPair pair)
    {
        SortedSet<string> operations = new(StringComparer.Ordinal);
        foreach (SchemaPair ancestor in Closure(pair, at => at.Parents))
        {
            operations.UnionWith(ancestor.Operations);
        }

        return [.. operations];
    }

    public static IEnumerable<SchemaPair> Closure(SchemaPair start, Func<SchemaPair, IEnumerable<SchemaPair>> next)
    {
        HashSet<SchemaPair> seen = [start];
        Stack<SchemaPair> open = new([start]);
        while (open.TryPop(out SchemaPair? pair))
        {
            yield return pair;
            foreach (SchemaPair neighbour in next(pair))
            {
                if (seen.Add(neighbour))
                {
                    open.Push(neighbour);
                }
            }
        }
    }
}
