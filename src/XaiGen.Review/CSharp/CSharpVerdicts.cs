using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Generator.Symbols;
using XaiGen.Review.Documents;

namespace XaiGen.Review.CSharp;

/// <summary>Adds C# verdicts to findings, and findings for changes that are visible only in C#.</summary>
internal sealed class CSharpVerdicts(ContractDocument old, ContractDocument @new, DiffOptions options)
{
    /// <summary>A removed type removes all its members; a few of them are enough to show that.</summary>
    private const int MostShown = 6;

    /// <summary>A member may change for several reasons; a few of them explain it.</summary>
    private const int MostReasons = 3;

    private const string RetryWord = "x-xaigen-retry";

    // Started early: it takes longer than the work done in the meantime.
    private readonly Task<(PublicSurface Before, PublicSurface After)> _surfaces =
        Task.Run(() => PublicSurface.OfBothAsync(old.Source.ToFiles(), @new.Source.ToFiles(), options.Generation));

    /// <summary>The renames, available after the verdicts were applied.</summary>
    public IReadOnlyList<MemberRename> Renames { get; private set; } = [];

    /// <summary>The other changes that break code, available after the verdicts were applied.</summary>
    public IReadOnlyList<MemberChange> Changes { get; private set; } = [];

    public IEnumerable<Finding> Apply(IReadOnlyList<Finding> findings)
    {
        (PublicSurface? before, PublicSurface? after) = _surfaces.GetAwaiter().GetResult();
        var renames = new SymbolRenames(old, before, @new, after);
        IReadOnlyList<SurfaceChange> declarations = SurfaceComparison.Compare(before, after, renames.Types);
        var forwarders = new Forwarders(before, after, renames);
        Renames = [.. renames.All.DistinctBy(rename => rename.Before.Name).Select(rename => new MemberRename(
            KindOf(rename.Before.Kind), rename.Before.Name, rename.After.Name, rename.Before.Pointer)
        { Forwarder = forwarders.Of(rename) })];
        SurfaceChange[] changes =
        [
            .. declarations.Concat(BehaviourComparison.Compare(before.Symbols, after.Symbols, declarations))
                .Where(change => !renames.Explains(change)),
        ];
        SurfaceChange[] additions = [.. SurfaceComparison.Additions(before, after, renames.All.Select(rename => rename.After.Name))];
        FindingSymbols[] symbols = changes.Length + additions.Length == 0
            ? []
            : [.. findings.Select(finding => FindingSymbols.Of(finding, old, before.Symbols, @new, after.Symbols))];
        List<SurfaceChange>[] explained = [.. findings.Select(_ => new List<SurfaceChange>())];
        List<SurfaceChange> unexplained = [];
        List<MemberChange> broken = [];
        foreach (SurfaceChange change in changes.Select(
            change => change with { UsedBefore = UsesOf(change, before.Symbols), UsedAfter = UsesOf(change, after.Symbols) }))
        {
            bool isMapped = before.Symbols.Of(change.Type, change.Member).Any() || after.Symbols.Of(change.Type, change.Member).Any();
            int[] causes = ClosestTo(change, isMapped, symbols);
            Array.ForEach(causes, cause => explained[cause].Add(change));
            if (change.Verdict >= CSharpVerdict.BinaryBreaking)
            {
                string[] reasons = [.. causes.Select(cause => findings[cause].Message).Append(change.Message).Distinct().Take(MostReasons)];
                broken.Add(new MemberChange(
                    change.Name, change.Before, change.After, string.Join(" ", reasons),
                    PointerOf(change, before.Symbols) ?? PointerAround(change, before.Symbols)));
            }

            if (causes.Length == 0)
            {
                unexplained.Add(change);
            }
        }

        Changes = broken;
        HashSet<string> introduced = Introduced(findings);
        SurfaceChange[] untold = [.. additions.Where(addition => ClosestTo(addition, isMapped: true, symbols).Length == 0
            && !(PointerOf(addition, after.Symbols) is { } pointer && introduced.Any(node => JsonPointer.IsWithin(pointer, node))))];
        return WithRenames(findings.Zip(explained, Judge), renames)
            .Concat(Added(untold, after.Symbols))
            .Concat(OnlyInCSharp(unexplained, before.Symbols, after.Symbols))
            .Concat(old.Source.HasTextOf(@new.Source) ? [] : Refusals(before.Errors, after.Errors));
    }

    /// <summary>What additions on the wire bring along: themselves, and the new components that they refer to.</summary>
    private HashSet<string> Introduced(IReadOnlyList<Finding> findings)
    {
        HashSet<string> introduced = new(StringComparer.Ordinal);
        Stack<string> open = new(findings.Where(Gate.IsAddition).Select(finding => finding.New!.Pointer));
        while (open.TryPop(out string? pointer))
        {
            if (introduced.Add(pointer) && @new.At(pointer) is { } node)
            {
                foreach (string reference in @new.References.In(node).Where(reference => old.Target(reference) is null))
                {
                    open.Push(reference);
                }
            }
        }

        return introduced;
    }

    /// <summary>The findings that explain a change best.</summary>
    private static int[] ClosestTo(SurfaceChange change, bool isMapped, FindingSymbols[] symbols)
    {
        int closest = 1;
        List<int> causes = [];
        for (int i = 0; i < symbols.Length; i++)
        {
            int rank = symbols[i].Explains(change, isMapped);
            if (rank > closest)
            {
                closest = rank;
                causes.Clear();
            }

            if (rank == closest)
            {
                causes.Add(i);
            }
        }

        return [.. causes];
    }

    private static Finding Judge(Finding finding, List<SurfaceChange> changes)
    {
        if (changes.Count == 0)
        {
            return finding;
        }

        CSharpVerdict verdict = changes.Max(change => change.Verdict);
        return finding with
        {
            CSharp = verdict,
            Members = [.. changes.Select(change => change.Name).Distinct().Order(StringComparer.Ordinal)],
            Code = [.. changes.Take(MostShown).Select(Shown)],
            Severity = verdict >= CSharpVerdict.BinaryBreaking ? Severity.Error : finding.Severity,
            Why = (finding.Wire, verdict) switch
            {
                (WireVerdict.Compatible, CSharpVerdict.SourceBreaking)
                    => "Nothing changes on the wire, but code that uses these members no longer compiles.",
                (WireVerdict.Compatible, CSharpVerdict.BinaryBreaking)
                    => "Nothing changes on the wire, but compiled programs that use these members fail until they are recompiled.",
                _ => finding.Why,
            },
        };
    }

    private static string KindOf(GeneratedSymbolKind kind) => kind switch
    {
        GeneratedSymbolKind.EnumValue => "value",
        GeneratedSymbolKind.ProtocolMethod => "method",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Reports each rename once: with the finding of the operationId that caused it, or as a separate finding.</summary>
    private IEnumerable<Finding> WithRenames(IEnumerable<Finding> findings, SymbolRenames renames)
    {
        ILookup<string, SymbolRename> byNode = renames.All.ToLookup(rename => rename.Before.Pointer, StringComparer.Ordinal);
        HashSet<SymbolRename> told = [];
        foreach (Finding finding in findings)
        {
            string node = finding.Old?.Pointer ?? "";
            string? operation = finding.Rule != WireRules.OperationIdChanged
                ? null
                : node.EndsWith("/operationId", StringComparison.Ordinal)
                ? JsonPointer.Parent(node)
                : node;
            SymbolRename[] caused = operation is null
                ? []
                : [.. byNode.Where(same => JsonPointer.IsWithin(same.Key, operation)).SelectMany(same => same)];
            told.UnionWith(caused);
            yield return caused.Length == 0 ? finding : finding with
            {
                CSharp = CSharpVerdict.SourceBreaking,
                Severity = Severity.Error,
                Why = "It is not sent. Generated code takes names from it, so code that uses the old names no longer compiles.",
                Members = [.. caused.Select(rename => rename.Before.Name).Distinct()],
                Code = [.. caused.DistinctBy(rename => rename.Before.Name)
                    .Take(MostShown).Select(rename => new CSharpChange(rename.Before.Name, rename.Before.Name, rename.After.Name))],
            };
        }

        foreach (SymbolRename rename in renames.All.Where(rename => !told.Contains(rename) && !IsInsideOfRenamed(rename, renames))
            .DistinctBy(rename => rename.Before.Name))
        {
            SourceLocation oldPlace = old.LocateNearest(rename.Before.Pointer), newPlace = @new.LocateNearest(rename.After.Pointer);
            yield return new Finding
            {
                Rule = CSharpRules.Renamed,
                Wire = WireVerdict.Compatible,
                CSharp = CSharpVerdict.SourceBreaking,
                Severity = Severity.Error,
                Members = [rename.Before.Name],
                Code = [new CSharpChange(rename.Before.Name, rename.Before.Name, rename.After.Name)],
                Old = oldPlace,
                New = newPlace,
                Pointer = oldPlace.Pointer,
                Message = $"{rename.Before.Name} is {rename.After.Name} now.",
                Why = "Code that uses the old name no longer compiles. Nothing else has changed.",
            };
        }
    }

    /// <summary>Whether the rename follows from the rename of an enclosing type, which is reported for that type.</summary>
    private static bool IsInsideOfRenamed(SymbolRename rename, SymbolRenames renames)
        => renames.All.Any(outer => outer.Before.Member is null && outer.Before.Name != rename.Before.Name
            && (rename.Before.Name.StartsWith(outer.Before.Name + ".", StringComparison.Ordinal)));

    /// <summary>One finding per type for additions that no finding on the wire reports.</summary>
    private IEnumerable<Finding> Added(SurfaceChange[] additions, SymbolMap after)
        => additions.GroupBy(addition => addition.Type).Select(same =>
    {
        SurfaceChange addition = same.First();
        SourceLocation place = @new.LocateNearest(PointerOf(addition, after) ?? PointerAround(addition, after));
        string[] names = [.. same.Select(each => each.Name)];
        return new Finding
        {
            Rule = CSharpRules.Added,
            Wire = WireVerdict.Compatible,
            Severity = Severity.Info,
            Members = names,
            Code = [.. same.Take(MostShown).Select(Shown)],
            Old = old.LocateNearest(place.Pointer),
            New = place,
            Pointer = place.Pointer,
            Message = names.Length == 1
                ? $"{names[0]} is new."
                : $"{addition.Type} has {names.Length} new members: {string.Join(", ", same.Select(each => each.Member ?? each.Type).Take(MostShown))}{(names.Length > MostShown ? " and more" : "")}.",
            Why = "Additions break nothing.",
        };
    });

    private static CSharpChange Shown(SurfaceChange change) => new(change.Name, change.Before, change.After);

    /// <summary>
    /// Changes that no finding on the wire explains. Changes in the code of one node are one finding, however many members differ.
    /// </summary>
    private IEnumerable<Finding> OnlyInCSharp(List<SurfaceChange> changes, SymbolMap before, SymbolMap after)
        => changes.Where(change => !change.IsBehaviour).Select(change => ToFinding([change], before, after))
            .Concat(changes.Where(change => change.IsBehaviour)
                .GroupBy(change => (PointerOf(change with { Part = null }, after), IsRetry(change)))
                .Select(same => ToFinding([.. same], before, after)));

    private Finding ToFinding(SurfaceChange[] changes, SymbolMap before, SymbolMap after)
    {
        SurfaceChange change = changes[0];
        string? was = PointerOf(change, before), now = PointerOf(change, after);
        string from = was ?? (now is not null && old.At(now) is not null ? now : PointerAround(change, before));

        // Where something stood in a list, another item stands now.
        string to = now ?? (was is null ? PointerAround(change, after)
            : change.IsGone ? JsonPointer.Parent(was) ?? was
            : @new.At(was) is not null ? was
            : PointerAround(change, after));
        if (IsRetry(change))
        {
            // Use the location of the keyword itself, if it is written.
            from = old.At($"{from}/{RetryWord}") is null ? from : $"{from}/{RetryWord}";
            to = @new.At($"{to}/{RetryWord}") is null ? to : $"{to}/{RetryWord}";
        }

        SourceLocation oldPlace = old.LocateNearest(from), newPlace = @new.LocateNearest(to);
        return new Finding
        {
            Rule = IsRetry(change) ? CSharpRules.RetryChanged : change.IsGone ? CSharpRules.Removed : CSharpRules.Changed,
            Wire = WireVerdict.Compatible,
            CSharp = change.Verdict,
            Severity = change.Verdict >= CSharpVerdict.BinaryBreaking ? Severity.Error : Severity.Warning,
            Members = [.. changes.Select(same => same.Name).Distinct().Order(StringComparer.Ordinal)],
            Code = [.. changes.DistinctBy(same => (same.Part, same.Before, same.After)).Take(MostShown).Select(Shown)],
            Operations = OperationsOf(changes, after),
            Old = oldPlace,
            New = newPlace,
            Pointer = change.IsGone || newPlace.Pointer == JsonPointer.Root ? oldPlace.Pointer : newPlace.Pointer,
            Message = string.Join(" ", changes.Select(same => same.Message).Distinct().Take(MostShown)),
            Why = change.Verdict switch
            {
                CSharpVerdict.SourceBreaking => "Code that uses it no longer compiles, although nothing changes on the wire.",
                CSharpVerdict.BinaryBreaking => "Compiled programs that use it fail until they are recompiled.",
                _ when IsRetry(change) => change.After == $"{BehaviourComparison.Retry}: safe"
                    ? "Clients now retry the call if its response is lost."
                    : "Clients no longer retry the call if its response is lost.",
                _ when change.IsBehaviour => "Code that uses it compiles as before and behaves differently.",
                _ => "Code that uses it compiles, perhaps with new warnings, and may receive other values.",
            },
        };
    }

    /// <summary>The node that a changed member was generated from; null if there is none.</summary>
    private static string? PointerOf(SurfaceChange change, SymbolMap map)
    {
        GeneratedSymbol[] own = [.. map.Of(change.Type, change.Member)];
        return (own.FirstOrDefault(symbol => change.Part is null ? symbol.Parameter is null : SymbolPart.Of(symbol) == change.Part)
            ?? own.FirstOrDefault())?.Pointer;
    }

    /// <summary>The node of the nearest enclosing type that was generated from one.</summary>
    private static string PointerAround(SurfaceChange change, SymbolMap map)
    {
        for (string type = change.Type; ; type = type[..type.LastIndexOf('.')])
        {
            if (map.Of(type, null).FirstOrDefault() is { } outer)
            {
                return outer.Pointer;
            }

            if (!type.Contains('.', StringComparison.Ordinal))
            {
                return JsonPointer.Root;
            }
        }
    }

    private static IReadOnlyList<string> UsesOf(SurfaceChange change, SymbolMap map)
        => [.. map.Of(change.Type, change.Member)
            .Where(symbol => change.Part is null || SymbolPart.Of(symbol) == change.Part).SelectMany(symbol => symbol.Uses).Distinct()];

    private static bool IsRetry(SurfaceChange change) => change.Facts is [BehaviourComparison.Retry];

    private static IReadOnlyList<string> OperationsOf(SurfaceChange[] changes, SymbolMap map)
        => [.. changes
            .Where(change => change.IsBehaviour)
            .SelectMany(change => map.Of(change.Type, change.Member))
            .SelectMany(symbol => symbol.Facts.Where(fact => fact.Name == "request"))
            .Select(fact => fact.Value)
            .Distinct()];

    private IEnumerable<Finding> Refusals(IEnumerable<Problem> oldErrors, IEnumerable<Problem> newErrors)
    {
        foreach ((ContractDocument? document, Problem? problem) in oldErrors.Select(problem => (old, problem))
            .Concat(newErrors.Select(problem => (@new, problem))))
        {
            var place = new SourceLocation(
                document.Source.NameOf(problem.Range.File), problem.Pointer, problem.Range.Line, problem.Range.Column,
                problem.Range.EndLine, problem.Range.EndColumn);
            yield return new Finding
            {
                Rule = CSharpRules.NotGenerated,
                Severity = Severity.Warning,
                Old = ReferenceEquals(document, old) ? place : null,
                New = ReferenceEquals(document, @new) ? place : null,
                Pointer = problem.Pointer,
                Message = $"The generator rejects this: {problem.Rule.Id}: {problem.Message}",
                Why = "What the change does to the C# is unknown.",
            };
        }
    }
}
