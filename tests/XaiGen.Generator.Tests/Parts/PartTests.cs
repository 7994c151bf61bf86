using Microsoft.CodeAnalysis;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Tests.Parts;

/// <summary>Contracts in several files, compiled.</summary>
public sealed class PartTests
{
    private const string Root = """
        openapi: 3.0.3
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        tags: [{ name: Things }]
        paths:
          /things: { $ref: paths/things.yaml }
        components:
          schemas:
            Thing: { $ref: 'models.yaml#/Thing' }
        """;

    private const string Things = """
        get:
          tags: [Things]
          operationId: getThing
          responses: { '200': { description: A thing., content: { application/json: { schema: { $ref: '../models.yaml#/Thing' } } } } }
        """;

    private const string Models = """
        Thing:
          type: object
          required: [name]
          properties:
            name: { type: string }
            shade: { $ref: '#/Shade' }
        Shade:
          type: string
          enum: [light, dark]
        """;

    [Fact]
    public void Parts_give_the_client_that_one_file_gives()
    {
        GeneratorRun run = Project().Run();

        run.ShouldReportNothing();
        run.Files.Keys.ShouldBe(
            [
                "Sample.Shade.g.cs", "Sample.TestClient.g.cs", "Sample.TestContractDescription.g.cs", "Sample.TestJsonResolver.g.cs",
                "Sample.Thing.g.cs", "Sample.ThingsClient.g.cs",
            ],
            ignoreOrder: true);
        run.OwnCodeShouldCompile();
        run.Texts.ShouldBe(new GeneratorHarness("""
            openapi: 3.0.3
            info: { title: Test, version: "1" }
            servers: [{ url: https://api.example.com }]
            tags: [{ name: Things }]
            paths:
              /things:
                get:
                  tags: [Things]
                  operationId: getThing
                  responses: { '200': { description: A thing., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
            components:
              schemas:
                Thing:
                  type: object
                  required: [name]
                  properties:
                    name: { type: string }
                    shade: { $ref: '#/components/schemas/Shade' }
                Shade:
                  type: string
                  enum: [light, dark]
            """).Run().Texts, ignoreOrder: true);
    }

    [Fact]
    public void An_edit_of_one_part_reads_that_part_and_emits_what_changed()
    {
        GeneratorHarness project = Project();
        project.Run();

        GeneratorRun run = project.Edit(Models.Replace("dark", "dim", StringComparison.Ordinal), "/project/models.yaml").Run();

        run.ShouldReportNothing();
        run.Reasons(StepNames.Part).Order().ShouldBe(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], ignoreOrder: true);
        run.Reasons(StepNames.Read).ShouldBe([IncrementalStepRunReason.Modified]);
        run.Rewritten.ShouldBe(["Sample.Shade.g.cs", "Sample.TestContractDescription.g.cs"]);
    }

    [Fact]
    public void A_comment_in_a_part_goes_no_further_than_the_model()
    {
        GeneratorHarness project = Project();
        project.Run();

        GeneratorRun run = project.Edit("# About.\n" + Models, "/project/models.yaml").Run();

        run.Reasons(StepNames.Contract).ShouldBe([IncrementalStepRunReason.Unchanged]);
        run.Rewritten.ShouldBeEmpty();
    }

    [Fact]
    public void A_part_that_nothing_refers_to_concerns_no_contract()
    {
        GeneratorHarness project = Project();
        project.Run();

        GeneratorRun run = project.Edit("Other: [", "/project/other.yaml").Run();

        run.ShouldReportNothing();
        run.IsUnchanged(StepNames.Source).ShouldBeTrue();
        run.Reasons(StepNames.Read).ShouldBe([IncrementalStepRunReason.Cached]);
    }

    [Fact]
    public void A_problem_of_a_part_is_reported_in_its_file()
    {
        GeneratorRun run = Project()
            .Edit(Models.Replace("type: object", "type: objcet", StringComparison.Ordinal), "/project/models.yaml").Run();

        FileLinePositionSpan place = run.Diagnostics.ShouldHaveSingleItem().Location.GetLineSpan();
        (place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character).ShouldBe(("/project/models.yaml", 1, 8));
    }

    [Fact]
    public void A_problem_that_the_binder_finds_in_a_part_is_reported_in_its_file()
    {
        GeneratorRun run = Project().Edit(
            Models + "\nEither:\n  x-xaigen-union: [A, B]\n  oneOf: [{ type: string }, { type: string }]\n", "/project/models.yaml")
            .Edit(Root + "\n    Either: { $ref: 'models.yaml#/Either' }\n").Run();

        Diagnostic problem = run.Diagnostics.Where(problem => problem.Id == "XG0301").ShouldHaveSingleItem();
        problem.Location.GetLineSpan().Path.ShouldBe("/project/models.yaml");
    }

    [Fact]
    public void A_part_that_is_not_among_the_items_stops_the_build()
    {
        GeneratorRun run = Project().Remove("/project/paths/things.yaml").Run();

        run.Diagnostics.Select(problem => (problem.Id, problem.Severity))
            .ShouldBe([("XG0132", DiagnosticSeverity.Error), ("XG0133", DiagnosticSeverity.Error)], ignoreOrder: true);
    }

    [Fact]
    public void Two_contracts_may_share_parts()
    {
        GeneratorRun run = Project().Contract("/project/second.yaml", Root, ("XaiGenNamespace", "Second")).Run();

        run.ShouldReportNothing();
        run.Files.Keys.Where(name => name.StartsWith("Second.", StringComparison.Ordinal)).Count().ShouldBe(run.Files.Count / 2);
    }

    private static GeneratorHarness Project() => new GeneratorHarness(Root).CSharp("class Program;")
        .AdditionalFile("/project/paths/things.yaml", Things, ("XaiGenContract", "part"))
        .AdditionalFile("/project/models.yaml", Models, ("XaiGenContract", "part"))
        .AdditionalFile("/project/other.yaml", "openapi: 3.0.3", ("XaiGenContract", "part"));
}
