using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator.Binding;

/// <summary>A problem found while giving the contract its C# form; its position is looked up when it is reported.</summary>
internal sealed record BindingProblem(ProblemMessage Message, string Pointer);
