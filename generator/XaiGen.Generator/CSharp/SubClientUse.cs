using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <param name="Pointer">
/// The place of the tag: where it is declared, otherwise where an operation first has it, and <c>#/paths</c> for operations
/// without a tag.
/// </param>
internal sealed record SubClientUse(Identifier Property, Identifier Type, string Pointer, Doc Doc);
