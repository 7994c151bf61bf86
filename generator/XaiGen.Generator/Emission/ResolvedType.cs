using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>A type with JSON code, with its full name within the namespace.</summary>
/// <param name="Union">The union of which the type is a case; null if it is not a case.</param>
internal sealed record ResolvedType(TypeName Name, ValueKind Kind, TypeName? Union = null);
