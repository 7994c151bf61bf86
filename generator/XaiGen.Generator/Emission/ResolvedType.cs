using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>A type with JSON code, by its full name within the namespace.</summary>
/// <param name="Union">The union that it is a case of.</param>
internal sealed record ResolvedType(TypeName Name, ValueKind Kind, TypeName? Union = null);
