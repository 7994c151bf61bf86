using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>What a response without a body means.</summary>
/// <param name="Status">The response's status.</param>
/// <param name="Case">The case, dotted after its union.</param>
internal sealed record WhenEmptyModel(int Status, TypeName Case);
