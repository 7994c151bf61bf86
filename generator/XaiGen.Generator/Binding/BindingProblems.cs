using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Generator.Binding;

internal sealed class BindingProblems
{
    private readonly List<BindingProblem> _problems = [];

    internal void Add(ProblemRule rule, string pointer, string message) => _problems.Add(new BindingProblem(rule, message, pointer));

    internal EquatableArray<BindingProblem> ToEquatableArray() => _problems.Distinct().ToEquatableArray();
}
