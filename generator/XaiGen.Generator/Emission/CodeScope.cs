using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>What all files of a contract have in common.</summary>
/// <param name="Prefix">What the names of the client's own types begin with: <c>Xai</c> of <c>XaiClient</c>.</param>
internal sealed record CodeScope(TypeName Namespace, Identifier Prefix, TypeAccessibility Accessibility, EmitSet Emit)
{
    /// <summary>Who sees the types that stand in no other.</summary>
    internal Code Access => Accessibility switch
    {
        TypeAccessibility.Internal => $"internal",
        _ => $"public",
    };
}
