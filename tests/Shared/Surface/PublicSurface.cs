using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace XaiGen.Testing.Surface;

/// <summary>Everything of an assembly that a user can name, one line each, sorted.</summary>
internal static class PublicSurface
{
    private static readonly SymbolDisplayFormat s_format = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeParameters
                | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        extensionMethodStyle: SymbolDisplayExtensionMethodStyle.StaticMethod,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeModifiers,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        kindOptions: SymbolDisplayKindOptions.IncludeMemberKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static string Of(string assembly, IEnumerable<MetadataReference> references)
        => Of(CSharpCompilation.Create("Reader", [], references).SourceModule.ReferencedAssemblySymbols.Single(
            reference => reference.Name == assembly));

    public static string Of(IAssemblySymbol assembly)
    {
        var text = new StringBuilder();
        foreach (INamedTypeSymbol type in Types(assembly.GlobalNamespace).Where(IsVisible).OrderBy(Name, StringComparer.Ordinal))
        {
            Write(type, text);
        }

        return text.ToString();
    }

    private static void Write(INamedTypeSymbol type, StringBuilder text)
    {
        string bases = string.Join(", ", new[] { type.BaseType }
            .Where(parent => parent is { SpecialType: SpecialType.None })
            .Concat(type.Interfaces.Where(IsVisible).OrderBy(Name, StringComparer.Ordinal))
            .Select(parent => parent!.ToDisplayString(s_format)));
        text.Append(Modifiers(type)).Append(Name(type)).Append(bases.Length > 0 ? " : " + bases : "").Append('\n');
        foreach (string member in type.GetMembers()
            .Where(member => member is not INamedTypeSymbol and not IMethodSymbol { AssociatedSymbol: not null }
                && IsVisible(member) && IsWritten(member))
            .Select(Name)
            .Order(StringComparer.Ordinal))
        {
            text.Append("    ").Append(member).Append('\n');
        }

        text.Append('\n');
    }

    /// <summary>Members that the compiler adds to every record are left out.</summary>
    private static bool IsWritten(ISymbol member)
        => member.GetAttributes()
            .All(attribute => attribute.AttributeClass?.Name != nameof(System.Runtime.CompilerServices.CompilerGeneratedAttribute));

    private static string Modifiers(INamedTypeSymbol type) => string.Concat(
        "public ",
        type is { IsStatic: true }
            ? "static "
            : type is { IsAbstract: true, TypeKind: TypeKind.Class }
            ? "abstract "
            : type is { IsSealed: true, TypeKind: TypeKind.Class }
            ? "sealed "
            : "",
        type is { IsReadOnly: true } ? "readonly " : "",
        type.IsRecord ? "record " : "",
        type.TypeKind switch
        {
            TypeKind.Interface => "interface ",
            TypeKind.Enum => "enum ",
            TypeKind.Struct => "struct ",
            TypeKind.Delegate => "delegate ",
            _ => type.IsRecord ? "" : "class ",
        });

    private static string Name(ISymbol symbol) => symbol.ToDisplayString(s_format);

    private static bool IsVisible(ISymbol symbol)
        => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && (symbol.ContainingType is null || IsVisible(symbol.ContainingType));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol scope)
        => scope.GetMembers().SelectMany(member => member switch
        {
            INamespaceSymbol inner => Types(inner),
            INamedTypeSymbol type => Types(type).Prepend(type),
            _ => [],
        });
}
