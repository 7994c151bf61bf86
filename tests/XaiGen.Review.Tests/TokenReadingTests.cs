using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace XaiGen.Review.Tests;

/// <summary>Tokens of a contract may be of any kind, so no code may index one without checking its kind.</summary>
public sealed class TokenReadingTests
{
    /// <remarks>The banned symbols of the project cover casts and methods; that analyzer cannot name an indexer.</remarks>
    [Fact]
    public void No_code_of_the_review_indexes_a_token_whose_kind_it_does_not_know()
    {
        string folder = Path.Combine(Repository.Root, "src/XaiGen.Review");
        SyntaxTree[] trees = [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).StartsWith("obj", StringComparison.Ordinal)
                && !Path.GetRelativePath(folder, file).StartsWith("bin", StringComparison.Ordinal))
            .Append(GlobalUsings(folder))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file))];
        var compilation =
            CSharpCompilation.Create("Review", trees, References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        List<string> indexed = [];
        int known = 0;
        foreach (SyntaxTree tree in trees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes()
                .Where(node => node is ElementAccessExpressionSyntax or ElementBindingExpressionSyntax or ImplicitElementAccessSyntax))
            {
                ISymbol? symbol = model.GetSymbolInfo(node).Symbol;
                known += symbol is null ? 0 : 1;
                if (symbol is IPropertySymbol { IsIndexer: true, ContainingNamespace: var space, Parameters: [{ Type: var index }] }
                    && index.SpecialType != SpecialType.System_String
                    && space.ToDisplayString() == "Newtonsoft.Json.Linq")
                {
                    indexed.Add(
                        $"{Path.GetRelativePath(folder, tree.FilePath)}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: "
                        + $"{node.Parent}");
                }
            }
        }

        indexed.ShouldBeEmpty();
        known.ShouldBeGreaterThan(50);
    }

    private static string GlobalUsings(string folder)
        => Directory.EnumerateFiles(Path.Combine(folder, "obj"), "XaiGen.Review.GlobalUsings.g.cs", SearchOption.AllDirectories).First();

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) != "XaiGen.Review.dll")
        .Select(path => MetadataReference.CreateFromFile(path));
}
