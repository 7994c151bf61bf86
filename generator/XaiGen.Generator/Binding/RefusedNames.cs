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

    /// <summary>Reports the names that were set for members or types and that others have got.</summary>
    /// <param name="kind">What all of them are, such as "property".</param>
    internal static void ReportChanged(
        this BindingProblems problems, IReadOnlyList<NameRequest> requests, IReadOnlyList<Identifier> names, string kind)
    {
        for (int i = 0; i < requests.Count; i++)
        {
            if (requests[i].Given is { } given && names[i].Bare != given.Name)
            {
                bool isOfOther = requests.Where((other, j) => j != i && other.Given?.Name == given.Name).Any();
                problems.Add(
                    isOfOther ? ProblemRules.NameOfOther.Message(given.Name, kind)
                        : ReasonOf(given.Name, $"this {kind}") ?? ProblemRules.NameTaken.Message(given.Name, $"this {kind}"),
                    given.Pointer);
            }
        }
    }
}
