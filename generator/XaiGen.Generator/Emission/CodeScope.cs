using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>Settings that all files of a contract share.</summary>
/// <param name="Prefix">The prefix of the names of the client's own types: <c>Xai</c> in <c>XaiClient</c>.</param>
internal sealed record CodeScope(TypeName Namespace, Identifier Prefix, TypeAccessibility Accessibility, EmitSet Emit)
{
    /// <summary>Whether the contract's objects are records, and otherwise classes.</summary>
    internal bool HasRecords { get; init; } = true;

    /// <summary>Whether C# knows <c>closed</c> types.</summary>
    internal bool HasClosedTypes { get; init; }

    /// <summary>Whether C# knows the priority of overloads.</summary>
    internal bool HasOverloadPriority { get; init; }

    /// <summary>The accessibility of top-level types.</summary>
    internal Code Access => Accessibility switch
    {
        TypeAccessibility.Internal => $"internal",
        _ => $"public",
    };
}
