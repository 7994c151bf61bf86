using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>What was not read or not compared of two contracts, so that nobody takes silence for agreement.</summary>
internal sealed class ReadingComparison(
    ContractDocument old, ContractDocument @new, SchemaComparison schemas, OperationDrafts drafts)
{
    private const int MostNamed = 10;

    /// <summary>Problems of the reader behind which something of a contract is hidden.</summary>
    private static readonly HashSet<ProblemRule> s_hiding =
    [
        ProblemRules.UnknownReference, ProblemRules.ReferenceCycle, ProblemRules.ReferenceKind, ProblemRules.DuplicateKey,
        ProblemRules.SeveralDocuments, ProblemRules.Alias,
        ProblemRules.KeyKind, ProblemRules.MergeKind, ProblemRules.InternalFault,
    ];

    /// <summary>Says what the reader had to leave out: loudly where it is new, or comes with the new contract.</summary>
    public void CompareProblems()
    {
        if (old.Source.HasTextOf(@new.Source))
        {
            return;
        }

        HashSet<(string, string)> known = [.. Hiding(old).Select(problem => (problem.Rule.Id, problem.Pointer))];
        foreach (Problem problem in Hiding(@new))
        {
            bool isNew = !known.Contains((problem.Rule.Id, problem.Pointer));
            JsonNode at = @new.At(problem.Pointer) ?? @new.Root;
            drafts.Add(null, null, new Draft(
                WireRules.NotRead, isNew ? WireVerdict.Breaking : WireVerdict.Warning, old.At(problem.Pointer) ?? old.Root, at,
                $"{problem.Rule.Id}: {problem.Message}",
                "What it refers to or hides is not compared."));
        }
    }

    /// <summary>Says which schemas differ although no operation, webhook or response leads to them.</summary>
    public void CompareUnused()
    {
        JsonNode? before = old.Root.Mapping("components").Field("schemas"), after = @new.Root.Mapping("components").Field("schemas");
        HashSet<string> oldUsed = UsedBy(old), newUsed = UsedBy(@new);
        JsonField[] changed = [.. before.Entries().Where(schema =>
            !oldUsed.Contains(Reference(schema.Name))
                && !newUsed.Contains(Reference(schema.Name)) && !IsTheSame(schema.Value, after.Field(schema.Name)))];
        if (changed.Length > 0)
        {
            string more = changed.Length > MostNamed ? $" and {changed.Length - MostNamed} more" : "";
            drafts.Add(null, null, new Draft(
                WireRules.UnusedSkipped, WireVerdict.Compatible, changed[0].Value, after.Field(changed[0].Name) ?? after ?? @new.Root,
                $"Schemas that no operation uses differ: {string.Join(", ", changed.Take(MostNamed).Select(schema => schema.Name))}{more}.",
                "Messages outside of operations, such as events of a socket, are not compared on the wire."));
        }
    }

    private bool IsTheSame(JsonNode before, JsonNode? after)
        => after is not null
            && schemas.AreEquivalent(before, after, Direction.Request) && schemas.AreEquivalent(before, after, Direction.Response);

    private static IEnumerable<Problem> Hiding(ContractDocument document)
        => document.Problems.Where(problem => s_hiding.Contains(problem.Rule));

    private static string Reference(string schema) => JsonPointer.Append("#/components/schemas", schema);

    /// <summary>All that the operations refer to, and what that refers to.</summary>
    private static HashSet<string> UsedBy(ContractDocument document)
    {
        HashSet<string> used = new(StringComparer.Ordinal);
        Stack<JsonNode> open = new(new[] { document.Root.Field("paths"), document.Root.Field("webhooks") }.OfType<JsonNode>());
        while (open.TryPop(out JsonNode? node))
        {
            foreach (string reference in document.References.In(node)
                .Concat(document.Derived.Of(node).Select(derived => derived.Reference)))
            {
                if (used.Add(reference) && document.Target(reference) is { } target)
                {
                    open.Push(target);
                }
            }
        }

        return used;
    }
}
