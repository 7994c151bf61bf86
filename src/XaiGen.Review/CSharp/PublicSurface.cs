using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Contract;
using XaiGen.Generator;

namespace XaiGen.Review.CSharp;

/// <summary>What users of the generated C# can name, and the generated text by type.</summary>
internal sealed class PublicSurface
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp12, DocumentationMode.None);

    private static readonly Lazy<MetadataReference[]> References = new(FindReferences);

    private PublicSurface(IReadOnlyList<INamedTypeSymbol> types, IReadOnlyDictionary<string, string> code)
    {
        Types = types.ToDictionary(NameOf, StringComparer.Ordinal);
        Code = code;
    }

    /// <summary>Public types, nested ones too, by name without the namespace: <c>ImageInput.FileId</c>.</summary>
    public IReadOnlyDictionary<string, INamedTypeSymbol> Types { get; }

    /// <summary>The C# of each file without its comments; files have the names of their types.</summary>
    public IReadOnlyDictionary<string, string> Code { get; }

    /// <summary>Generates and compiles; what keeps the generator from it is the errors.</summary>
    public static (PublicSurface Surface, IReadOnlyList<Problem> Errors) Of(string contract, GenerationOptions options)
    {
        GeneratedCode generated = CodeGeneration.Generate(contract, options);
        SyntaxTree[] trees = [.. generated.Files.AsParallel().AsOrdered().Select(file => CSharpSyntaxTree.ParseText(file.Text, Language, file.Name))];
        var compilation = CSharpCompilation.Create(
            "Surface", trees, References.Value, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Dictionary<string, string> code = new(StringComparer.Ordinal);
        foreach (GeneratedFile file in generated.Files)
        {
            code[TypeOf(file.Name)] = WithoutComments(file.Text);
        }

        return (
            new PublicSurface([.. PublicTypes(compilation.Assembly.GlobalNamespace)], code),
            [.. generated.Problems.Where(problem => problem.Rule.Severity == ProblemSeverity.Error)]);
    }

    public static string NameOf(INamedTypeSymbol type)
    {
        string name = type.Arity > 0 ? $"{type.Name}`{type.Arity}" : type.Name;
        return type.ContainingType is { } outer ? $"{NameOf(outer)}.{name}" : name;
    }

    public static bool IsVisible(ISymbol symbol)
        => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    /// <summary><c>Namespace.Type.g.cs</c>.</summary>
    private static string TypeOf(string file) => file.Split('.') is { Length: >= 3 } parts ? parts[^3] : file;

    private static string WithoutComments(string text)
        => string.Join('\n', text.Split('\n').Where(line => !line.AsSpan().TrimStart().StartsWith("//")));

    private static IEnumerable<INamedTypeSymbol> PublicTypes(INamespaceOrTypeSymbol container)
    {
        foreach (INamespaceOrTypeSymbol member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                if (!IsVisible(type))
                {
                    continue;
                }

                yield return type;
            }

            foreach (INamedTypeSymbol nested in PublicTypes(member))
            {
                yield return nested;
            }
        }
    }

    /// <summary>The framework that runs this and the one library that generated code needs.</summary>
    private static MetadataReference[] FindReferences()
    {
        string trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [.. trusted.Split(Path.PathSeparator)
            .Where(file => Path.GetDirectoryName(file) == framework || Path.GetFileName(file) is "System.ClientModel.dll" or "System.Memory.Data.dll")
            .Select(file => MetadataReference.CreateFromFile(file))];
    }
}
