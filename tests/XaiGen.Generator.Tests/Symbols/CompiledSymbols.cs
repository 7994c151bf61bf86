using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Generator.Symbols;

namespace XaiGen.Generator.Tests.Symbols;

/// <summary>The symbols that the compiler finds in generated files, except the shared ones, by the names that the map uses.</summary>
internal sealed class CompiledSymbols
{
    private static readonly CSharpParseOptions s_language = new(LanguageVersion.CSharp12, DocumentationMode.None);

    private static readonly SymbolDisplayFormat s_typeName =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes);

    private readonly HashSet<(string Type, string? Member, string? Parameter, string File)> _declared = [];

    public CompiledSymbols(GeneratedCode code)
    {
        var compilation = CSharpCompilation.Create(
            "Sample",
            code.Files.Select(file => CSharpSyntaxTree.ParseText(file.Text, s_language, file.Name)),
            ConsumerReferences.Net10.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Visit(compilation.Assembly.GlobalNamespace);
    }

    /// <summary>The symbols that users can name, without the members that correspond to no node of the contract.</summary>
    public List<(string Type, string? Member, string? Parameter)> Public { get; } = [];

    public bool Declares(GeneratedSymbol symbol) => _declared.Contains((symbol.Type, symbol.Member, symbol.Parameter, symbol.File));

    private void Visit(INamespaceOrTypeSymbol container)
    {
        foreach (INamespaceOrTypeSymbol inner in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (inner is INamespaceSymbol)
            {
                Visit(inner);
            }
            else if (inner is INamedTypeSymbol type
                && IsVisible(type) && FileOf(type) is { } file && !file.Contains(".GeneratedSupport.", StringComparison.Ordinal))
            {
                Visit(type, file);
                Visit(inner);
            }
        }
    }

    private void Visit(INamedTypeSymbol type, string file)
    {
        string name = type.ToDisplayString(s_typeName);
        _declared.Add((name, null, null, file));
        if (!NodelessMembers.Contains(type))
        {
            Public.Add((name, null, null));
        }

        foreach (ISymbol member in type.GetMembers().Where(member => !member.IsImplicitlyDeclared
            && IsVisible(member) && member is IPropertySymbol or IFieldSymbol or IMethodSymbol { AssociatedSymbol: null }))
        {
            string[] parameters = member is IMethodSymbol method ? [.. method.Parameters.Select(parameter => parameter.Name)] : [];
            _declared.Add((name, member.Name, null, file));
            _declared.UnionWith(parameters.Select(parameter => (name, (string?)member.Name, (string?)parameter, file)));
            if (!NodelessMembers.Contains(member))
            {
                Public.Add((name, member.Name, null));
                Public.AddRange(parameters.Where(parameter => !NodelessMembers.IsParameter(member, parameter))
                    .Select(parameter => (name, (string?)member.Name, (string?)parameter)));
            }
        }
    }

    private static bool IsVisible(ISymbol symbol)
        => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static string? FileOf(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath;
}
