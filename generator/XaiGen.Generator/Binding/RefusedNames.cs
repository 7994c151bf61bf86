using XaiGen.Contract.Diagnostics;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding;

/// <summary>Reports names that x-xaigen keywords set and C# cannot have, instead of changing them silently.</summary>
internal static class RefusedNames
{
    /// <summary>Why no element can have the name; null if it can.</summary>
    /// <param name="what">The element, such as "this type".</param>
    internal static ProblemMessage? ReasonOf(string name, string what)
        => name.All(c => c is >= 'a' and <= 'z') ? ProblemRules.NameInSmallLetters.Message(name, what)
            : name.StartsWith("s_", StringComparison.Ordinal) || name == "_" || (name[0] == '_' && char.IsLower(name[1]))
                ? ProblemRules.NameAsGenerated.Message(name)
            : null;

    /// <summary>Allocates names, and reports those that the contract sets and that have to be changed.</summary>
    /// <param name="kind">What all of them are, such as "property".</param>
    internal static Identifier[] Allocate(
        this BindingProblems problems, IReadOnlyList<NameRequest> requests, HashSet<string> taken, string kind)
    {
        Identifier[] names = Names.Allocate(requests, taken);
        problems.ReportChanged([.. requests.Select(request => request.Given)], names, kind);
        return names;
    }

    /// <summary>Reports the names that the contract sets and that were changed.</summary>
    /// <param name="given">What the contract sets for each name; null where it sets nothing.</param>
    /// <param name="kind">What all of them are, such as "property".</param>
    internal static void ReportChanged(
        this BindingProblems problems, IReadOnlyList<GivenName?> given, IReadOnlyList<Identifier> names, string kind)
    {
        for (int i = 0; i < given.Count; i++)
        {
            if (given[i] is { } wanted && names[i].Bare != wanted.Name)
            {
                problems.Add(
                    given.Count(other => other?.Name == wanted.Name) > 1 ? ProblemRules.NameOfOther.Message(wanted.Name, kind)
                        : ReasonOf(wanted.Name, $"this {kind}")
                            ?? (kind == "type" && given.Any(other => IsInOtherCase(other?.Name, wanted.Name))
                                ? ProblemRules.NameInOtherCase.Message(wanted.Name)
                                : ProblemRules.NameTaken.Message(wanted.Name, $"this {kind}")),
                    wanted.Pointer);
            }
        }

        static bool IsInOtherCase(string? other, string name)
            => other != name && string.Equals(other, name, StringComparison.OrdinalIgnoreCase);
    }
}
