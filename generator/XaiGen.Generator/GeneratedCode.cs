using XaiGen.Contract.Diagnostics;
using XaiGen.Generator.Symbols;

namespace XaiGen.Generator;

/// <summary>The generated files of a contract, everything there is to say about it, and which C# each of its nodes became.</summary>
public sealed record GeneratedCode(IReadOnlyList<GeneratedFile> Files, IReadOnlyList<Problem> Problems, SymbolMap Symbols);
