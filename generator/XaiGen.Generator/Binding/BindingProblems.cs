using XaiGen.Contract;

namespace XaiGen.Generator;

/// <summary>A problem found while giving the contract its C# form; its position is looked up when it is reported.</summary>
internal sealed record BindingProblem(ProblemRule Rule, string Message, string Pointer);

internal sealed class BindingProblems
{
    private readonly List<BindingProblem> _problems = [];

    internal void Add(ProblemRule rule, string pointer, string message) => _problems.Add(new BindingProblem(rule, message, pointer));

    internal EquatableArray<BindingProblem> ToEquatableArray() => _problems.Distinct().ToEquatableArray();
}
