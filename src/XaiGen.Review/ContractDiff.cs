using XaiGen.Review.CSharp;
using XaiGen.Review.Documents;
using XaiGen.Review.Wire;
using XaiGen.Review.Witnesses;

namespace XaiGen.Review;

/// <summary>Reports what a change of a contract breaks.</summary>
public static class ContractDiff
{
    /// <summary>
    /// Compares two contracts. Unreadable input is reported in <see cref="Review.Unreadable"/>; the content of a document never causes an
    /// exception.
    /// </summary>
    /// <param name="old">The old contract.</param>
    /// <param name="new">The new contract.</param>
    /// <param name="options">How to compare.</param>
    /// <param name="progress">Receives the current stage as text for people.</param>
    public static Review Compare(ContractText old, ContractText @new, DiffOptions? options = null, IProgress<string>? progress = null)
        => LargeStack.Run(() => CompareAll(old, @new, options ?? new DiffOptions(), progress));

    private static Review CompareAll(ContractText old, ContractText @new, DiffOptions options, IProgress<string>? progress)
    {
        progress?.Report("Reading the contracts");
        Task<(ContractDocument?, IReadOnlyList<InputProblem>, InputProblem[])> opening = Task.Run(() => Open(old));
        (ContractDocument? newDocument, IReadOnlyList<InputProblem> newProblems, InputProblem[] newForeign) = Open(@new);
        (ContractDocument? oldDocument, IReadOnlyList<InputProblem> oldProblems, InputProblem[] oldForeign)
            = opening.GetAwaiter().GetResult();
        if (oldDocument is null || newDocument is null)
        {
            return new Review([], [.. oldProblems, .. newProblems]);
        }

        InputProblem[] foreign = [.. oldForeign, .. newForeign];
        if (foreign.Length > 0)
        {
            return new Review([], foreign);
        }

        CSharpVerdicts? csharp = options.ComparesCSharp ? new CSharpVerdicts(oldDocument, newDocument, options) : null;
        progress?.Report("Comparing the wire");
        var comparison = new ContractComparison(oldDocument, newDocument, options.Today);
        comparison.Run();
        Finding[] findings = [.. Findings(comparison, oldDocument, newDocument).InOrder()];
        if (csharp is not null)
        {
            progress?.Report("Generating and compiling the C# of both");
            findings = [.. WithCSharp(csharp, findings, oldDocument, newDocument).InOrder()];
        }

        return new Review(findings, [])
        {
            ComparesCSharp = options.ComparesCSharp,
            Namespace = options.Generation.Namespace,
            Renames = csharp?.Renames ?? [],
            Changes = csharp?.Changes ?? [],
        };
    }

    /// <summary>Opens a document and finds its references to others, which takes a walk through it.</summary>
    private static (ContractDocument? Document, IReadOnlyList<InputProblem> Problems, InputProblem[] Foreign) Open(ContractText text)
    {
        (ContractDocument? document, IReadOnlyList<InputProblem> problems) = ContractDocument.Open(text);
        return (document, problems, [.. document?.ForeignReferences() ?? []]);
    }

    private static IEnumerable<Finding> WithCSharp(CSharpVerdicts csharp, Finding[] findings, ContractDocument old, ContractDocument @new)
    {
        try
        {
            // Parts that the reader could not read are already reported.
            HashSet<string> notRead = [.. findings.Where(finding => finding.Rule == WireRules.NotRead).Select(finding => finding.Pointer)];
            return [.. csharp.Apply(findings)
                .Where(finding => finding.Rule != CSharpRules.NotGenerated || !notRead.Contains(finding.Pointer))];
        }
        catch (Exception fault)
        {
            return findings.Append(ToFinding(Draft.OfFault("the generated C# of both", fault, old.Root, @new.Root), [], null, old, @new));
        }
    }

    private static IEnumerable<Finding> Findings(ContractComparison comparison, ContractDocument old, ContractDocument @new)
    {
        var exchanges = new ExchangeWitnesses(@new);
        foreach ((Draft draft, string? operation, Direction? direction) in comparison.Drafts.All)
        {
            Finding finding = ToFinding(draft, operation is null ? [] : [operation], direction, old, @new);
            yield return draft.Verdict == WireVerdict.Breaking ? finding with { Witness = exchanges.Of(draft.Exchange) } : finding;
        }

        // Pairs that were compared only to match alternatives do not belong to an operation.
        HashSet<SchemaPair> changed = comparison.Graph.Changed();
        (SchemaPair Pair, IReadOnlyList<string> Operations)[] pairs = [.. comparison.Graph.Pairs
            .Where(pair => pair.Drafts.Count > 0 || (pair.IsUnion && changed.Contains(pair)))
            .Select(pair => (pair, PairGraph.OperationsOf(pair)))
            .Where(pair => pair.Item2.Count > 0)];
        WitnessSearch witnesses = comparison.Witnesses();
        foreach ((SchemaPair pair, IReadOnlyList<string> operations) in pairs)
        {
            bool isBroken = false;
            foreach (Draft draft in pair.Drafts)
            {
                if (Judge(witnesses, pair, draft) is { IsTrue: true } judged)
                {
                    isBroken |= judged.Verdict == WireVerdict.Breaking;
                    Draft said = draft with
                    {
                        Verdict = judged.Verdict,
                        Why = judged.Note is null ? draft.Why : $"{draft.Why ?? Reason(draft.Verdict, pair.Direction)} {judged.Note}",
                    };
                    yield return ToFinding(said, operations, pair.Direction, old, @new) with { Witness = judged.Witness };
                }
            }

            if (pair.IsUnion && !isBroken && witnesses.Overlap(pair) is { } overlap)
            {
                yield return ToFinding(UnionComparison.Overlap(pair), operations, pair.Direction, old, @new) with { Witness = overlap };
            }
        }
    }

    /// <remarks>A finding is valid without a witness, so an error in the search loses only the witness.</remarks>
    private static Judgement Judge(WitnessSearch witnesses, SchemaPair pair, Draft draft)
    {
        try
        {
            return witnesses.Judge(pair, draft);
        }
        catch (Exception fault)
        {
            return new Judgement(true, draft.Verdict, null, $"(No example could be looked for: {fault.GetType().Name}.)");
        }
    }

    private static Finding ToFinding(
        Draft draft, IReadOnlyList<string> operations, Direction? direction, ContractDocument old, ContractDocument @new)
    {
        SourceLocation before = old.Locate(draft.Old), after = @new.Locate(draft.New);
        return new Finding
        {
            Rule = draft.Rule,
            Wire = draft.Rule == WireRules.NotCompared || draft.Rule == WireRules.NotRead ? null : draft.Verdict,
            Severity = draft.Verdict switch
            {
                _ when draft.Rule == WireRules.NotCompared => Severity.Error,
                WireVerdict.Breaking => Severity.Error,
                WireVerdict.Warning => Severity.Warning,
                _ => Severity.Info,
            },
            Direction = direction,
            Operations = operations,
            Old = before,
            New = after,
            Pointer = draft.IsGone ? before.Pointer : after.Pointer,
            Message = draft.Message,
            Why = draft.Why ?? Reason(draft.Verdict, direction),
        };
    }

    private static string Reason(WireVerdict verdict, Direction? direction) => (verdict, direction) switch
    {
        (WireVerdict.Breaking, Direction.Request) => "Requests that were valid are rejected.",
        (WireVerdict.Breaking, _) => "The server may send responses that the old contract rules out, and clients built for it fail.",
        (WireVerdict.Warning, Direction.Request)
            => "Requests that the old contract allows may be rejected, unless the server has always rejected them.",
        (WireVerdict.Warning, _) => "Clients may receive values that the old contract does not list; those that expect no others fail.",
        (_, Direction.Request) => "Every request that was valid still is.",
        (_, Direction.Response) => "The old contract allows every response that the new one allows.",
        _ => "Nothing changes for clients that follow the old contract.",
    };
}
