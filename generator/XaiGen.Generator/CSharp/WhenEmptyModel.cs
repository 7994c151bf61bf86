using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>The meaning of a response without a body.</summary>
/// <param name="Status">The response's status.</param>
/// <param name="Case">The case, qualified by its union.</param>
internal sealed record WhenEmptyModel(int Status, TypeName Case);
