using Microsoft.CodeAnalysis;

namespace XaiGen.Analyzers;

/// <summary>Recognises generated code, in the project or in a referenced assembly.</summary>
internal static class GeneratedCode
{
    private const string Attribute = "System.CodeDom.Compiler.GeneratedCodeAttribute";
    private const string Generator = "XaiGen.Generator";

    /// <summary>The last part of the namespace of a client's shared code.</summary>
    public const string Support = "GeneratedSupport";

    /// <summary>Whether the type, or the type that contains it, was generated: wholly or in part.</summary>
    public static bool Has(ITypeSymbol? type) => type is not null && (type.GetAttributes().Any(attribute
        => attribute.AttributeClass?.ToDisplayString() == Attribute
            && attribute.ConstructorArguments.FirstOrDefault().Value is Generator) || Has(type.ContainingType));

    /// <summary>Whether it is the type that records the responses of the code around it.</summary>
    public static bool IsScope(ITypeSymbol? type)
        => type is { IsSealed: true } && type.Name.EndsWith("ResponseScope", StringComparison.Ordinal)
            && type.AllInterfaces.Any(contract => contract.SpecialType == SpecialType.System_IDisposable)
            && type.ContainingNamespace.GetNamespaceMembers().Any(space => space.Name == Support);
}
