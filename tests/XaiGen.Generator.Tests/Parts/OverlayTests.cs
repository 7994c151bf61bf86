using Microsoft.CodeAnalysis;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Tests.Parts;

/// <summary>Overlays as project items.</summary>
public sealed class OverlayTests
{
    private const string Contract = """
        openapi: 3.0.3
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
          /things: { get: { operationId: listEverything, responses: { '204': { description: Done. } } } }
        """;

    private const string Rename = """
        overlay: 1.0.0
        info: { title: Names, version: "1" }
        actions:
          - target: $.paths['/things'].get
            update: { x-xaigen-method: All }
        """;

    [Fact]
    public void An_overlay_puts_words_on_a_contract()
    {
        GeneratorRun run = Project().Run();

        run.ShouldReportNothing();
        run.Texts.Values.ShouldContain(text => text.Contains("AllAsync(", StringComparison.Ordinal));
        run.Texts.Values.ShouldAllBe(text => !text.Contains("ListEverythingAsync", StringComparison.Ordinal));
    }

    [Fact]
    public void An_edit_of_the_overlay_reads_the_contract_again_and_a_comment_emits_nothing()
    {
        GeneratorHarness project = Project();
        project.Run();

        project.Edit("# Why.\n" + Rename, "/project/names.overlay.yaml").Run().Rewritten.ShouldBeEmpty();
        GeneratorRun run = project.Edit(Rename.Replace("All", "Every", StringComparison.Ordinal), "/project/names.overlay.yaml").Run();

        run.Reasons(StepNames.Overlay).ShouldBe([IncrementalStepRunReason.Modified]);
        run.Texts.Values.ShouldContain(text => text.Contains("EveryAsync(", StringComparison.Ordinal));
    }

    [Fact]
    public void A_problem_of_an_overlay_is_reported_in_its_file()
    {
        GeneratorRun run = Project()
            .Edit(Rename.Replace("/things", "/thing", StringComparison.Ordinal), "/project/names.overlay.yaml").Run();

        Diagnostic problem = run.Diagnostics.ShouldHaveSingleItem();
        (problem.Id, problem.Location.GetLineSpan().Path, problem.Location.GetLineSpan().StartLinePosition.Line).ShouldBe(
            ("XG0134", "/project/names.overlay.yaml", 3));
    }

    [Theory]
    [InlineData("true", "", false, false)]
    [InlineData("test.openapi.yaml", "", true, false)]
    [InlineData("project/second.yaml", "", false, true)]
    [InlineData("other.yaml", "", false, false)]
    [InlineData("true", "./second.yaml", false, true)]
    [InlineData("true", "https://example.com/apis/test.openapi.yaml", true, false)]
    [InlineData("true", "https://example.com/apis/unknown.yaml", false, false)]
    public void Of_several_contracts_the_one_that_is_named_changes(string mark, string extends, bool first, bool second)
    {
        string overlay =
            Rename.Replace("actions:", extends.Length > 0 ? $"extends: {extends}\nactions:" : "actions:", StringComparison.Ordinal);
        GeneratorRun run = new GeneratorHarness(Contract).CSharp("class Program;")
            .Contract("/project/second.yaml", Contract, ("XaiGenNamespace", "Second"))
            .AdditionalFile("/project/names.overlay.yaml", overlay, ("XaiGenOverlay", mark))
            .Run();

        IsChanged(run, "Sample.").ShouldBe(first);
        IsChanged(run, "Second.").ShouldBe(second);
        run.Diagnostics.Select(problem => (problem.Id, problem.Location.GetLineSpan().Path))
            .ShouldBe(first || second ? [] : [("XG0316", "/project/names.overlay.yaml")]);
    }

    private static bool IsChanged(GeneratorRun run, string start)
        => run.Texts.Any(
            file => file.Key.StartsWith(start, StringComparison.Ordinal) && file.Value.Contains("AllAsync(", StringComparison.Ordinal));

    private static GeneratorHarness Project() => new GeneratorHarness(Contract).CSharp("class Program;")
        .AdditionalFile("/project/names.overlay.yaml", Rename, ("XaiGenOverlay", "true"));
}
