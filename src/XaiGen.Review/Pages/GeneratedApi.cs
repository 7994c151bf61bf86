using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Contract.Model;
using XaiGen.Generator;
using XaiGen.Generator.Symbols;
using XaiGen.Review.CSharp;

namespace XaiGen.Review.Pages;

/// <summary>The generated C# as the compiler sees it, and the nodes of the contract that it was made from.</summary>
internal sealed class GeneratedApi
{
    private static readonly SymbolDisplayFormat s_simple = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    private readonly ILookup<string, GeneratedSymbol> _cases;
    private readonly ILookup<string, GeneratedSymbol> _byType;

    public GeneratedApi(ApiContract contract, GeneratedCode code)
    {
        Contract = contract;
        Symbols = code.Symbols;
        Compilation = PublicSurface.Compile(code);
        Types = PublicSurface.TypesOf(Compilation);
        _byType = Symbols.Symbols.Where(symbol => symbol.Parameter is null).ToLookup(symbol => symbol.Type, StringComparer.Ordinal);
        _cases = Symbols.Symbols.Where(symbol => symbol.Kind == GeneratedSymbolKind.Case).DistinctBy(symbol => symbol.Type)
            .ToLookup(symbol => symbol.Type[..symbol.Type.LastIndexOf('.')], StringComparer.Ordinal);
    }

    public ApiContract Contract { get; }

    public SymbolMap Symbols { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>The public types, by name without the namespace.</summary>
    public IReadOnlyDictionary<string, INamedTypeSymbol> Types { get; }

    /// <summary>The root client.</summary>
    public INamedTypeSymbol? Root => Symbols.At("#/info").Select(symbol => Types.GetValueOrDefault(symbol.Type)).FirstOrDefault();

    /// <summary>The type that all failed calls throw.</summary>
    public INamedTypeSymbol? Exception
        => Types.Values.FirstOrDefault(type => type.BaseType is { Name: "ClientResultException" });

    public bool IsGenerated(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, Compilation.Assembly);

    /// <summary>The symbols of a type and its members.</summary>
    public IEnumerable<GeneratedSymbol> Of(INamedTypeSymbol type) => _byType[PublicSurface.NameOf(type)];

    /// <summary>The symbol of a member.</summary>
    public GeneratedSymbol? Of(ISymbol member, GeneratedSymbolKind kind)
        => Symbols.Of(PublicSurface.NameOf(member.ContainingType), member.Name)
            .FirstOrDefault(symbol => symbol.Kind == kind && symbol.Parameter is null);

    /// <summary>The symbol of a parameter of a method.</summary>
    public GeneratedSymbol? Of(IParameterSymbol parameter)
        => Symbols.Of(PublicSurface.NameOf(parameter.ContainingType), parameter.ContainingSymbol.Name)
            .FirstOrDefault(symbol => symbol.Parameter == parameter.Name);

    /// <summary>The cases of a union, in the contract's order; empty for other types.</summary>
    public IEnumerable<GeneratedSymbol> CasesOf(INamedTypeSymbol type) => _cases[PublicSurface.NameOf(type)];

    /// <summary>The properties that callers can set, or read, and that the contract has.</summary>
    public IEnumerable<(IPropertySymbol Property, GeneratedSymbol Symbol)> PropertiesOf(INamedTypeSymbol type)
        => type.GetMembers().OfType<IPropertySymbol>()
            .Where(property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public })
            .Select(property => (property, Of(property, GeneratedSymbolKind.Property)))
            .Where(pair => pair.Item2 is not null)
            .Select(pair => (pair.property, pair.Item2!));

    /// <summary>The typed overloads of a method, the simplest first.</summary>
    public IReadOnlyList<IMethodSymbol> Overloads(GeneratedSymbol method)
        => Types.TryGetValue(method.Type, out INamedTypeSymbol? type)
            ? [.. type.GetMembers(method.Member!).OfType<IMethodSymbol>()
                .Where(overload => overload.DeclaredAccessibility == Accessibility.Public
                    && overload.Parameters is [.., { Type.Name: nameof(CancellationToken) }])
                .OrderBy(overload => overload.Parameters.Length)]
            : [];

    /// <summary>How a type is called in a program that uses its namespace.</summary>
    public static string NameOf(ITypeSymbol type) => type.ToDisplayString(s_simple);

    /// <summary>A declaration in parts, of which those with a type can become links.</summary>
    public static IEnumerable<SymbolDisplayPart> PartsOf(ISymbol symbol) => symbol.ToDisplayParts(s_simple);

    public static string? Fact(GeneratedSymbol? symbol, string name)
        => symbol?.Facts.FirstOrDefault(fact => fact.Name == name)?.Value;
}
