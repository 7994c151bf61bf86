using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator;

/// <summary>The generated files of a contract and all that is to be said about it.</summary>
public sealed record GeneratedCode(IReadOnlyList<GeneratedFile> Files, IReadOnlyList<Problem> Problems);
