using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Tests;

/// <summary>
/// Runs the generator in a compiler, as in a project. State is kept between runs, so a second run shows the effect of an edit.
/// </summary>
internal sealed class GeneratorHarness
{
    public const string ContractPath = "/project/test.openapi.yaml";

    private static readonly CSharpParseOptions s_language = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private readonly Dictionary<string, ContractFile> _contracts = [];
    private readonly Dictionary<string, string> _properties = new() { ["RootNamespace"] = "Sample" };
    private CSharpParseOptions _parseOptions = s_language;
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;
    private ImmutableArray<GeneratedSourceResult> _before = [];

    public GeneratorHarness(string? contract = null, ConsumerReferences? references = null, XaiGenGenerator? generator = null)
    {
        _compilation = CSharpCompilation.Create(
            "Sample",
            [],
            (references ?? ConsumerReferences.Net10).All,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));
        _driver = CSharpGeneratorDriver.Create(
            [(generator ?? new XaiGenGenerator()).AsSourceGenerator()],
            parseOptions: s_language,
            optionsProvider: new ProjectOptions(this),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        if (contract is not null)
        {
            Contract(ContractPath, contract);
        }
    }

    /// <summary>Adds a contract with its item metadata.</summary>
    public GeneratorHarness Contract(string path, string text, params (string Name, string Value)[] metadata)
        => Add(new ContractFile(path, text, metadata.Prepend(("XaiGenContract", "true")).ToDictionary()));

    /// <summary>Adds a file that is not a contract.</summary>
    public GeneratorHarness AdditionalFile(string path, string? text, params (string Name, string Value)[] metadata)
        => Add(new ContractFile(path, text, metadata.ToDictionary()));

    /// <summary>Replaces a file's text.</summary>
    public GeneratorHarness Edit(string text, string path = ContractPath)
    {
        ContractFile old = _contracts[path];
        _contracts[path] = new ContractFile(path, text, old.Metadata);
        _driver = _driver.ReplaceAdditionalText(old, _contracts[path]);
        return this;
    }

    /// <summary>Removes a file from the project.</summary>
    public GeneratorHarness Remove(string path)
    {
        _driver = _driver.RemoveAdditionalTexts([_contracts[path]]);
        _contracts.Remove(path);
        return this;
    }

    /// <summary>Sets a property of the project.</summary>
    public GeneratorHarness Property(string name, string value)
    {
        _properties[name] = value;
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(new ProjectOptions(this));
        return this;
    }

    /// <summary>Compiles the project with another C# version; called before the project's own code is given.</summary>
    public GeneratorHarness Language(LanguageVersion version)
    {
        _parseOptions = s_language.WithLanguageVersion(version);
        _driver = _driver.WithUpdatedParseOptions(_parseOptions);
        return this;
    }

    /// <summary>Replaces the project's own C# code.</summary>
    public GeneratorHarness CSharp(string source)
    {
        _compilation = _compilation.RemoveAllSyntaxTrees()
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, _parseOptions, "/project/Program.cs"));
        return this;
    }

    /// <summary>Replaces the project's references.</summary>
    public GeneratorHarness References(ConsumerReferences references)
    {
        _compilation = _compilation.WithReferences(references.All);
        return this;
    }

    public GeneratorRun Run(CancellationToken cancellation = default)
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out Compilation output, out _, cancellation);
        GeneratorRunResult result = _driver.GetRunResult().Results.Single();
        var run = new GeneratorRun(result, output, _before);
        _before = result.GeneratedSources.IsDefault ? [] : result.GeneratedSources;
        return run;
    }

    private GeneratorHarness Add(ContractFile file)
    {
        _contracts.Add(file.Path, file);
        _driver = _driver.AddAdditionalTexts([file]);
        return this;
    }

    private sealed class ContractFile(string path, string? text, Dictionary<string, string> metadata) : AdditionalText
    {
        public override string Path => path;

        public Dictionary<string, string> Metadata => metadata;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => text is null ? null : SourceText.From(text);
    }

    private sealed class ProjectOptions(GeneratorHarness harness) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options("build_property.", harness._properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options("", new Dictionary<string, string>());

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
            => new Options("build_metadata.AdditionalFiles.", harness._contracts[textFile.Path].Metadata);
    }

    private sealed class Options(string prefix, IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        // The driver queries the provider again only after a change, so the values must not change in between.
        private readonly Dictionary<string, string> _values = values.ToDictionary(value => prefix + value.Key, value => value.Value);

        public override bool TryGetValue(string key, out string value) => _values.TryGetValue(key, out value!);
    }
}
