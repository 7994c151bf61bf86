using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>A type with JSON code, by its full name within the namespace.</summary>
/// <param name="Union">The union that it is a case of.</param>
internal sealed record ResolvedType(string Name, ValueKind Kind, string? Union = null);
