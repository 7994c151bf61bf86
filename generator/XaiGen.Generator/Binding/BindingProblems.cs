using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Generator.Binding;

internal sealed class BindingProblems
{
    private readonly List<BindingProblem> _problems = [];

    internal void Add(ProblemMessage message, string pointer) => _problems.Add(new BindingProblem(message, pointer));

    internal EquatableArray<BindingProblem> ToEquatableArray() => _problems.Distinct().ToEquatableArray();
}
