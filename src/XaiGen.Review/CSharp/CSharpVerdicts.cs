using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using XaiGen.Contract.Diagnostics;
using XaiGen.Review.Documents;

namespace XaiGen.Review.CSharp;

/// <summary>Gives findings their verdict in C#, and adds what only C# shows.</summary>
internal sealed class CSharpVerdicts(ContractDocument old, ContractDocument @new, DiffOptions options)
{
    /// <summary>A type that is gone takes all its members along; a few of them say it.</summary>
    private const int MostShown = 6;

    private readonly HashSet<SurfaceChange> _explained = [];

    // Begun at once: it takes longer than anything that is done meanwhile.
    private readonly Task<(PublicSurface Before, PublicSurface After)> _surfaces = Task.Run(() => PublicSurface.OfBothAsync(old.Source.Text, @new.Source.Text, options.Generation));

    public IEnumerable<Finding> Apply(IReadOnlyList<Finding> findings)
    {
        var (before, after) = _surfaces.GetAwaiter().GetResult();
        IReadOnlyList<SurfaceChange> changes = SurfaceComparison.Compare(before, after);
        ILookup<string, SurfaceChange> byType = changes.ToLookup(change => change.Type, LooseNames.Instance);
        Dictionary<string, RewrittenCode> rewritten = new(LooseNames.Instance);
        foreach (var (type, oldCode, newCode) in PublicSurface.Rewritten(before, after))
        {
            rewritten.TryAdd(type, new RewrittenCode(oldCode, newCode));
        }

        Finding[] judged = [.. findings.Concat(RetryWords.Compare(old, @new)).Select(finding => Judge(finding, byType, rewritten, after))];
        return judged
            .Concat(changes.Where(change => !_explained.Contains(change)).Select(ToFinding))
            .Concat(Refusals(before.Errors, after.Errors));
    }

    private Finding Judge(Finding finding, ILookup<string, SurfaceChange> byType, Dictionary<string, RewrittenCode> rewritten, PublicSurface after)
    {
        Place[] places = [.. PlacesOf(finding)];
        SurfaceChange[] changes = [.. places.SelectMany(place => byType[place.Type].Where(change => place.Covers(change))).Distinct()];
        if (changes.Length > 0)
        {
            _explained.UnionWith(changes);
            CSharpVerdict verdict = changes.Max(change => change.Verdict);
            return finding with
            {
                CSharp = verdict,
                Members = [.. changes.Select(change => change.Name).Distinct().Order(StringComparer.Ordinal)],
                Code = [.. changes.Take(MostShown).Select(Shown)],
                Severity = verdict >= CSharpVerdict.BinaryBreaking ? Severity.Error : finding.Severity,
            };
        }

        // The same members from other code: another check, another way to send.
        return finding.Rule != WireRules.Deprecated && !IsAddition(finding.Rule) && places.Select(place => RewrittenAt(place, rewritten, after)).FirstOrDefault(code => code is not null) is { } changed
            ? finding with { CSharp = CSharpVerdict.Behaviour, Members = [changed.Member], Code = [changed] }
            : finding;
    }

    private static CSharpChange? RewrittenAt(Place place, Dictionary<string, RewrittenCode> rewritten, PublicSurface after)
    {
        string name = NameIn(after, place);
        rewritten.TryGetValue(place.Type, out RewrittenCode? code);
        if (!place.IsProperty)
        {
            return code?.About(name);
        }

        if (name.Contains('.', StringComparison.Ordinal))
        {
            return code?.Naming(name, $@"\b{Regex.Escape(name[(name.LastIndexOf('.') + 1)..])}\b");
        }

        // C# has it under another name, such as the union of those of which exactly one is set.
        string quoted = Regex.Escape($"\"{place.Member}\"");
        return rewritten
            .Where(other => other.Key.StartsWith(name, StringComparison.Ordinal) && other.Key != name)
            .Select(other => other.Value.Naming(other.Key, quoted))
            .FirstOrDefault(change => change is not null) ?? code?.All(name);
    }

    private static CSharpChange Shown(SurfaceChange change) => new(change.Name, change.Before, change.After);

    /// <summary>Both sides; of something new or gone only the side that it is on, for the other is merely where it was put or taken from.</summary>
    private IEnumerable<Place> PlacesOf(Finding finding)
    {
        string before = finding.Old?.Pointer ?? "", after = finding.New?.Pointer ?? "";
        bool isNew = after.Length > before.Length && after.StartsWith(before, StringComparison.Ordinal), isGone = before.Length > after.Length && before.StartsWith(after, StringComparison.Ordinal);
        return new[] { isNew ? null : PlaceOf(old, finding.Old), isGone ? null : PlaceOf(@new, finding.New) }.OfType<Place>();
    }

    private static bool IsAddition(ReviewRule rule)
        => rule == WireRules.PropertyAdded || rule == WireRules.OperationAdded || rule == WireRules.PathAdded || rule == WireRules.ParameterAdded
            || rule == WireRules.StatusAdded || rule == WireRules.HeaderAdded || rule == WireRules.EnumValueAdded || rule == WireRules.OperationIdChanged;

    private Finding ToFinding(SurfaceChange change)
    {
        SourceLocation before = old.LocateCSharp(change.Type, change.Member), after = @new.LocateCSharp(change.Type, change.Member);
        return new Finding
        {
            Rule = change.IsGone ? CSharpRules.Removed : CSharpRules.Changed,
            Wire = WireVerdict.Compatible,
            CSharp = change.Verdict,
            Severity = change.Verdict >= CSharpVerdict.BinaryBreaking ? Severity.Error : Severity.Warning,
            Members = [change.Name],
            Code = [Shown(change)],
            Old = before,
            New = after,
            Pointer = change.IsGone || after.Pointer == "#" ? before.Pointer : after.Pointer,
            Message = change.Message,
            Why = change.Verdict switch
            {
                CSharpVerdict.SourceBreaking => "Code that uses it no longer compiles, although nothing changes on the wire.",
                CSharpVerdict.BinaryBreaking => "Compiled programs that use it fail until they are compiled again.",
                _ => "Code that uses it compiles, perhaps with warnings, and meets other values.",
            },
        };
    }

    private IEnumerable<Finding> Refusals(IEnumerable<Problem> oldErrors, IEnumerable<Problem> newErrors)
    {
        foreach (var (document, problem) in oldErrors.Select(problem => (old, problem)).Concat(newErrors.Select(problem => (@new, problem))))
        {
            var place = new SourceLocation(document.Source.Name, problem.Pointer, problem.Range.Line, problem.Range.Column, problem.Range.EndLine, problem.Range.EndColumn);
            yield return new Finding
            {
                Rule = CSharpRules.NotGenerated,
                Severity = Severity.Warning,
                Old = ReferenceEquals(document, old) ? place : null,
                New = ReferenceEquals(document, @new) ? place : null,
                Pointer = problem.Pointer,
                Message = $"The generator refuses this: {problem.Rule.Id}: {problem.Message}",
                Why = "What the change does to the C# here cannot be said.",
            };
        }
    }

    /// <summary>The C# that a pointer stands for.</summary>
    private static Place? PlaceOf(ContractDocument document, SourceLocation? location)
    {
        string[] segments = [.. (location?.Pointer ?? "").Split('/').Skip(1).Select(segment => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
        switch (segments)
        {
            case ["components", "schemas", var name, .. var rest]:
                return new Place(name, PropertyIn(rest) ?? (rest is ["required", ..] ? document.TextAt(location!.Pointer) : null), !IsDeeper(rest));
            case ["paths", var path, var method, ..] when OperationAt(document, path, method) is { } operation:
                string tag = operation.Items("tags").FirstOrDefault().Scalar() ?? "";
                string call = operation.Scalar("x-xaigen-method") ?? operation.Scalar("operationId") ?? "";
                return call.Length == 0 ? null : new Place($"{tag}Client", call + "Async", IsPropertyItself: false);
            default:
                return null;
        }
    }

    private static JObject? OperationAt(ContractDocument document, string path, string method) => document.Root.Mapping("paths").Field(path).Mapping(method);

    /// <summary>What is inside of a property has a type of its own in C#, whose code does not name the property.</summary>
    private static bool IsDeeper(string[] segments)
        => segments.Count(segment => segment == "properties") > 1 || segments.Any(segment => segment is "items" or "additionalProperties" or "oneOf" or "anyOf");

    private static string? PropertyIn(string[] segments)
        => Array.IndexOf(segments, "properties") is >= 0 and var at && at + 1 < segments.Length ? segments[at + 1] : null;

    /// <summary>What C# calls the place, where the generated code has it under a name of its own.</summary>
    private static string NameIn(PublicSurface surface, Place place)
    {
        var (name, type) = surface.Types.FirstOrDefault(known => LooseNames.Instance.Equals(known.Key, place.Type));
        string? member = place.Member is null ? null : type?.MemberNames.FirstOrDefault(known => LooseNames.Instance.Equals(known, place.Member));
        return member is null ? name ?? place.Type : $"{name}.{member}";
    }

    /// <param name="Type">The type, or the component that it is made of.</param>
    /// <param name="Member">The member, or the property that it is made of; null for the type.</param>
    /// <param name="IsPropertyItself">Whether the place is the property, and not a method or something further inside.</param>
    private sealed record Place(string Type, string? Member, bool IsPropertyItself)
    {
        public bool IsProperty => IsPropertyItself && Member is not null;

        /// <summary>A change of the very member, or of the type where the place is the whole type.</summary>
        public bool Covers(SurfaceChange change)
            => Member is null ? true : change.Member is not null && LooseNames.Instance.Equals(change.Member, Member);
    }
}
