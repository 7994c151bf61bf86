using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Generator;
using XaiGen.Generator.Symbols;

namespace XaiGen.Review.CSharp;

/// <summary>The public types and members of the generated C#.</summary>
internal sealed class PublicSurface
{
    private static readonly CSharpParseOptions s_language = new(LanguageVersion.CSharp12, DocumentationMode.None);

    private static readonly Lazy<MetadataReference[]> s_references = new(FindReferences);

    private readonly GeneratedCode _generated;

    private PublicSurface(GeneratedCode generated, IReadOnlyDictionary<GeneratedFile, SyntaxTree> trees)
    {
        _generated = generated;
        Types = TypesOf(Compile(generated.Files.Select(file => trees[file])));
    }

    /// <summary>Public types, including nested ones, by name without the namespace: <c>ImageInput.FileId</c>.</summary>
    public IReadOnlyDictionary<string, INamedTypeSymbol> Types { get; }

    /// <summary>The symbols that were generated from each node of the contract.</summary>
    public SymbolMap Symbols => _generated.Symbols;

    /// <summary>The errors that prevent generation.</summary>
    public IEnumerable<Problem> Errors => _generated.Problems.Where(problem => problem.Rule.Severity == ProblemSeverity.Error);

    /// <summary>
    /// Generates and compiles both contracts. A file that both have is parsed once, so types from the same trees are equal.
    /// </summary>
    public static async Task<(PublicSurface Before, PublicSurface After)> OfBothAsync(
        ContractFiles old, ContractFiles @new, GenerationOptions options)
    {
        Task<GeneratedCode> generating = Task.Run(() => BoundedGeneration.Generate(old, options));
        GeneratedCode after = BoundedGeneration.Generate(@new, options), before = await generating;
        var trees = before.Files.Union(after.Files)
            .AsParallel()
            .Select(file => KeyValuePair.Create(file, CSharpSyntaxTree.ParseText(file.Text, s_language, file.Name)))
            .ToDictionary();
        Task<PublicSurface> compiling = Task.Run(() => new PublicSurface(before, trees));
        var surface = new PublicSurface(after, trees);
        return (await compiling, surface);
    }

    /// <summary>Compiles the generated files against the running framework.</summary>
    public static CSharpCompilation Compile(GeneratedCode generated)
        => Compile(generated.Files.AsParallel().AsOrdered().Select(file => CSharpSyntaxTree.ParseText(file.Text, s_language, file.Name)));

    /// <summary>The public types of a compilation, including nested ones, by name without the namespace.</summary>
    public static Dictionary<string, INamedTypeSymbol> TypesOf(CSharpCompilation compilation)
        => PublicTypes(compilation.Assembly.GlobalNamespace).ToDictionary(NameOf, StringComparer.Ordinal);

    public static string NameOf(INamedTypeSymbol type)
    {
        string name = type.Arity > 0 ? $"{type.Name}`{type.Arity}" : type.Name;
        return type.ContainingType is { } outer ? $"{NameOf(outer)}.{name}" : name;
    }

    public static bool IsVisible(ISymbol symbol)
        => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Surface",
        trees,
        s_references.Value,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <remarks>Enumerates only types: most other members are never needed, and binding them is slow.</remarks>
    private static IEnumerable<INamedTypeSymbol> PublicTypes(INamespaceOrTypeSymbol container)
    {
        IEnumerable<INamedTypeSymbol> types = container.GetTypeMembers()
            .Where(IsVisible).SelectMany(type => PublicTypes(type).Prepend(type));
        return container is INamespaceSymbol space ? space.GetNamespaceMembers().SelectMany(PublicTypes).Concat(types) : types;
    }

    /// <summary>The running framework and the one library that generated code needs.</summary>
    private static MetadataReference[] FindReferences()
    {
        string trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [.. trusted.Split(Path.PathSeparator)
            .Where(file => Path.GetDirectoryName(file) == framework
                || Path.GetFileName(file) is "System.ClientModel.dll" or "System.Memory.Data.dll")
            .Select(file => MetadataReference.CreateFromFile(file))];
    }
}
