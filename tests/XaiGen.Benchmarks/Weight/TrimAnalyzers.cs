using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace XaiGen.Benchmarks.Weight;

/// <summary>The analyzers that the SDK adds to projects with <c>PublishTrimmed</c>, <c>PublishAot</c> or <c>IsAotCompatible</c>.</summary>
internal static class TrimAnalyzers
{
    /// <summary>Creates those of <c>ILLink.RoslynAnalyzer.dll</c>, which is in the package microsoft.net.illink.tasks.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Load(string path)
        => [.. Assembly.LoadFrom(path).GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    public static void Run(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
        => compilation.WithAnalyzers(analyzers, new AnalyzerOptions([], new Switches()))
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Switches on all analyzers, as properties of a project do.</summary>
    private sealed class Switches : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new AllOn();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class AllOn : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key.StartsWith("build_property.Enable", StringComparison.Ordinal) ? "true" : null;
            return value is not null;
        }
    }
}
