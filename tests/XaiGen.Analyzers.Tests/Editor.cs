using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace XaiGen.Analyzers.Tests;

/// <summary>A project in a workspace, as an editor has it: it analyzes, offers fixes and applies one.</summary>
internal sealed class Editor
{
    private const int MostRounds = 10;

    private readonly ProjectId _id;
    private Solution _solution;

    /// <param name="files">The C# file, and additional files, by path.</param>
    /// <param name="config">What MSBuild tells the compiler about the additional files.</param>
    public Editor(IEnumerable<(string Path, string Text)> files, string config = "")
    {
        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("Calls", LanguageNames.CSharp)
            .WithMetadataReferences(CallingCode.References)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        foreach ((string path, string text) in files)
        {
            project = path.EndsWith(".cs", StringComparison.Ordinal)
                ? project.AddDocument(path, text, filePath: path).Project
                : project.AddAdditionalDocument(path, SourceText.From(text), filePath: path).Project;
        }

        project = project.AddAnalyzerConfigDocument(
            ".globalconfig", SourceText.From("is_global = true\n" + config), filePath: "/c/.globalconfig").Project;
        (_id, _solution) = (project.Id, project.Solution);
    }

    private Project Project => _solution.GetProject(_id)!;

    public async Task<string> TextAsync(string path) => (await FileAt(path).GetTextAsync()).ToString();

    /// <summary>The IDs of what the generator reports.</summary>
    public async Task<string[]> GenerateAsync(IIncrementalGenerator generator)
    {
        GeneratorDriverRunResult result = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()], Project.AnalyzerOptions.AdditionalFiles,
            optionsProvider: Project.AnalyzerOptions.AnalyzerConfigOptionsProvider)
            .RunGenerators((await Project.GetCompilationAsync())!).GetRunResult();
        return [.. result.Diagnostics.Select(diagnostic => diagnostic.Id)];
    }

    public async Task<Diagnostic[]> AnalyzeAsync(DiagnosticAnalyzer analyzer)
    {
        Compilation compilation = (await Project.GetCompilationAsync())!;
        return [.. (await compilation.WithAnalyzers([analyzer], Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync())
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The errors of the compiler, in the order of the text.</summary>
    public async Task<Diagnostic[]> ErrorsAsync()
        => [.. (await Project.GetCompilationAsync())!.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error)
            .OrderBy(each => each.Location.SourceSpan.Start)];

    /// <summary>Applies the fixes of all diagnostics that have one, as <c>dotnet format</c> does, until none is left.</summary>
    /// <returns>How many were applied.</returns>
    public async Task<int> FixAllAsync(DiagnosticAnalyzer analyzer, CodeFixProvider provider)
    {
        int applied = 0;
        for (int round = 0; round < MostRounds; round++)
        {
            bool isFixed = false;

            // From the end, so that a fix leaves the places of the others where they are.
            foreach (Diagnostic found in (await AnalyzeAsync(analyzer)).Reverse())
            {
                if (provider.FixableDiagnosticIds.Contains(found.Id) && await FixAsync(provider, found) is not null)
                {
                    isFixed = true;
                    applied++;
                }
            }

            if (!isFixed)
            {
                return applied;
            }
        }

        throw new InvalidOperationException($"After {MostRounds} rounds there are still fixes.");
    }

    /// <summary>Applies the first fix that is offered at the diagnostic.</summary>
    /// <returns>The title of the fix; null if none is offered.</returns>
    public async Task<string?> FixAsync(CodeFixProvider provider, Diagnostic diagnostic)
    {
        provider.FixableDiagnosticIds.ShouldContain(diagnostic.Id);
        List<CodeAction> actions = [];
        await provider.RegisterCodeFixesAsync(new CodeFixContext(
            FileAt(diagnostic.Location.GetLineSpan().Path), diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        if (actions.FirstOrDefault() is not { } fix)
        {
            return null;
        }

        _solution = (await fix.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return fix.Title;
    }

    private TextDocument FileAt(string path)
        => Project.Documents.Concat(Project.AdditionalDocuments).Single(document => document.FilePath == path);
}
