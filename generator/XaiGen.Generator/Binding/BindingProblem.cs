using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator.Binding;

/// <summary>A problem found while binding the contract to C#; its position is looked up when it is reported.</summary>
internal sealed record BindingProblem(ProblemMessage Message, string Pointer);
