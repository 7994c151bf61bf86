using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using XaiGen.Fuzz.Running;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Fuzz.Targets;

/// <summary>The result of generating and compiling a contract.</summary>
/// <param name="IsRefused">Whether a numbered problem makes the build fail.</param>
internal sealed record Build(bool IsRefused, IReadOnlyList<Failure> Failures);

/// <summary>A project with a contract, as the compiler sees it.</summary>
/// <remarks>It keeps the state of the generator and the compiler, so that the shared code is parsed only once.</remarks>
internal sealed partial class ConsumerProject
{
    private const int ShownComplaints = 2;

    private const string ContractPath = "/project/test.openapi.yaml";

    private static readonly Dictionary<string, MetadataReference[]> s_references = [];
    private static readonly Dictionary<string, ConsumerProject> s_projects = [];

    private readonly CSharpCompilation _compilation;
    private readonly Dictionary<string, string> _options;
    private GeneratorDriver _driver;
    private readonly bool _isWhole;
    private Contract? _contract;

    private ConsumerProject(IReadOnlyDictionary<string, string> settings)
    {
        LanguageVersion language = settings.TryGetValue("language", out string? version)
            && LanguageVersionFacts.TryParse(version, out LanguageVersion parsed)
            ? parsed
            : LanguageVersion.CSharp12;
        _isWhole = settings.ContainsKey("whole");
        CSharpParseOptions parsing = new(language, DocumentationMode.Diagnose);
        _options = settings.Where(setting => setting.Key.StartsWith("XaiGen", StringComparison.Ordinal))
            .ToDictionary(setting => "build_property." + setting.Key, setting => setting.Value);
        _options.TryAdd("build_property.RootNamespace", "Sample");
        _compilation = CSharpCompilation.Create(
            "Sample",
            [],
            References(settings.GetValueOrDefault("framework") ?? "net10.0"),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                warningLevel: 9999,
                concurrentBuild: false));
        _driver = CSharpGeneratorDriver.Create(
            [new XaiGenGenerator().AsSourceGenerator()], parseOptions: parsing, optionsProvider: new Options(_options));
    }

    /// <summary>Generates and compiles.</summary>
    public static Build Build(string contract, IReadOnlyDictionary<string, string> settings)
    {
        string key = string.Join('\n', settings.OrderBy(setting => setting.Key, StringComparer.Ordinal));
        if (!s_projects.TryGetValue(key, out ConsumerProject? project))
        {
            // Each project keeps its parsed shared code; unusual options occur only once.
            if (s_projects.Count > 20)
            {
                s_projects.Clear();
            }

            project = new ConsumerProject(settings);
            s_projects.Add(key, project);
        }

        return project.Build(contract);
    }

    private Build Build(string contract)
    {
        var file = new Contract(contract);
        _driver = _contract is null ? _driver.AddAdditionalTexts([file]) : _driver.ReplaceAdditionalText(_contract, file);
        _contract = file;
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out Compilation output, out ImmutableArray<Diagnostic> driving);
        GeneratorRunResult result = _driver.GetRunResult().Results.Single();

        Failure[] faults =
        [
            .. driving.Where(diagnostic => !diagnostic.Id.StartsWith("XG", StringComparison.Ordinal)).Select(Describe),
            .. result.Diagnostics.Where(diagnostic => diagnostic.Id == "XG0001").Select(Describe),
        ];
        if (result.Exception is { } exception)
        {
            return new Build(true, [Failure.Of(exception, "the generator"), .. faults]);
        }

        bool isRefused = result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new Build(isRefused, [.. faults, .. isRefused ? [] : Complaints(output).Select(Describe)]);
    }

    /// <summary>
    /// Returns only the first diagnostics caused by a mistake: syntax errors, else declaration errors, else the rest. The method bodies of
    /// the shared code are the same for every contract, so only some cases compile them.
    /// </summary>
    private IEnumerable<Diagnostic> Complaints(Compilation output)
    {
        SyntaxTree[] own = [.. output.SyntaxTrees.Where(tree => !tree.FilePath.Contains(".GeneratedSupport.", StringComparison.Ordinal))];
        Func<IEnumerable<Diagnostic>>[] stages =
        [
            () => own.SelectMany(tree => tree.GetDiagnostics()),
            () => output.GetDeclarationDiagnostics(),
            () => _isWhole ? output.GetDiagnostics() : own.SelectMany(tree => output.GetSemanticModel(tree).GetDiagnostics()),
        ];
        foreach (Func<IEnumerable<Diagnostic>> stage in stages)
        {
            Diagnostic[] complaints = [.. stage().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
            if (complaints.Length > 0)
            {
                return complaints.OrderByDescending(complaint => complaint.Severity).DistinctBy(complaint => complaint.Id)
                    .Take(ShownComplaints);
            }
        }

        return [];
    }

    private static Failure Describe(Diagnostic complaint)
    {
        string line = complaint.Location.SourceTree is { } tree
            ? tree.GetText().Lines[complaint.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
            : "";
        return new Failure(
            $"{complaint.Id}: {Failure.Generalize(complaint.GetMessage())} {Generalize(line)}".Trim(),
            $"{complaint}\n{(line.Length > 300 ? line[..300] + "…" : line)}");
    }

    /// <summary>A line of generated code without the parts that come from a contract.</summary>
    private static string Generalize(string line)
    {
        string general = ContractName().Replace(ContractText().Replace(line, "\"\""), "N");
        return general.Length > 80 ? general[..80] : general;
    }

    private static MetadataReference[] References(string framework)
    {
        if (!s_references.TryGetValue(framework, out MetadataReference[]? references))
        {
            references = [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, $"references.{framework}.txt"))
                .Select(path => MetadataReference.CreateFromFile(path))];
            s_references.Add(framework, references);
        }

        return references;
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex ContractText();

    /// <summary>Capitalised names that are not part of the shared code, and comments.</summary>
    [GeneratedRegex(@"(?<!_api::)(?<![\w.])@?\p{Lu}\w*|(?<=///).*")]
    private static partial Regex ContractName();

    private sealed class Contract(string text) : AdditionalText
    {
        public override string Path => ContractPath;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        private static readonly Dictionary<string, string> s_marked = new() { ["build_metadata.AdditionalFiles.XaiGenContract"] = "true" };

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(s_marked);

        private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
        }
    }
}
