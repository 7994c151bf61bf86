using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <param name="Pointer">
/// The pointer to the tag: its declaration, or else its first use in an operation; <c>#/paths</c> for operations without a tag.
/// </param>
internal sealed record SubClientUse(Identifier Property, Identifier Type, string Pointer, Doc Doc);
