using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace XaiGen.Analyzers.Tests;

/// <summary>Code that calls the real client, compiled with an analyzer.</summary>
internal static class CallingCode
{
    public static ImmutableArray<MetadataReference> References { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>
    /// What the analyzer reports for each group of statements, in which <c>client</c> is the client. All are compiled together, because
    /// that is what costs time.
    /// </summary>
    public static async Task<string[][]> AnalyzeEachAsync(IEnumerable<string> cases, DiagnosticAnalyzer analyzer, string more = "")
    {
        string[] statements = [.. cases];
        CSharpCompilation compilation = Compile([.. statements.Select((text, i) => $$"""
            #nullable enable
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Net.Http;
            using System.Threading;
            using System.Threading.Tasks;
            using XaiGen;
            static class Caller{{i}}
            {
                static async Task<object?> Call(XaiClient client, string prompt, FileId id, List<string> prompts, CancellationToken token)
                {
                    {{text}}
                    return null;
                }

                static ImageResponse Other(ImageResponse response) => response;

                static StorageOptions? Kept() => null;
            }
            """), more]);
        ILookup<SyntaxTree, string> found = (await DiagnosticsAsync(compilation, analyzer))
            .ToLookup(diagnostic => diagnostic.Location.SourceTree!, Shown);
        return [.. compilation.SyntaxTrees.Take(statements.Length).Select(tree => found[tree].ToArray())];
    }

    public static CSharpCompilation Compile(params IEnumerable<string> sources) => CSharpCompilation.Create(
        "calls", sources.Select(source => CSharpSyntaxTree.ParseText(source, path: "Calls.cs")), References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    public static async Task<Diagnostic[]> DiagnosticsAsync(Compilation compilation, params DiagnosticAnalyzer[] analyzers)
    {
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        var with = new CompilationWithAnalyzers(
            compilation, [.. analyzers],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), onAnalyzerException: (fault, _, _) => throw fault, concurrentAnalysis: true,
                logAnalyzerExecutionTime: false));
        return [.. (await with.GetAnalyzerDiagnosticsAsync()).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>A diagnostic as <c>ID: 'text': message</c>.</summary>
    public static string Shown(Diagnostic diagnostic)
        => $"{diagnostic.Id}: '{Text(diagnostic.Location)}': {diagnostic.GetMessage()}";

    private static string Text(Location place) => place.SourceTree!.ToString().Substring(place.SourceSpan.Start, place.SourceSpan.Length);
}
