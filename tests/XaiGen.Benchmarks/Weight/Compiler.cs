using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace XaiGen.Benchmarks.Weight;

/// <summary>Compiles C# as a release build does, without a project.</summary>
internal static class Compiler
{
    private static readonly Lazy<MetadataReference[]> s_references = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                    || name is "netstandard.dll" or "mscorlib.dll" or "Newtonsoft.Json.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    public static CSharpCompilation Parse(IEnumerable<(string Name, string Text)> files)
    {
        var language = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse);
        return CSharpCompilation.Create(
            "Weighed",
            files.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text, Encoding.UTF8), language, file.Name)),
            s_references.Value,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable,
                deterministic: true));
    }

    public static (byte[] Assembly, long DocumentationBytes) Emit(CSharpCompilation compilation)
    {
        using var assembly = new MemoryStream();
        using var documentation = new MemoryStream();
        EmitResult result = compilation.Emit(assembly, xmlDocumentationStream: documentation);
        return result.Success
            ? (assembly.ToArray(), documentation.Length)
            : throw new InvalidOperationException(
                string.Join('\n', result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error).Take(10)));
    }
}
