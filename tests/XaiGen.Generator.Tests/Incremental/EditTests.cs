using Microsoft.CodeAnalysis;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Tests.Incremental;

/// <summary>The steps that run again after an edit: their run reasons, and the files that are rewritten.</summary>
public sealed class EditTests
{
    private const string Head = """
        openapi: 3.0.3
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        tags: [{ name: Things }]
        paths:
          /things/{id}:
            get:
              tags: [Things]
              operationId: getThing
              parameters: [{ name: id, in: path, required: true, schema: { type: string, x-xaigen-id: ThingId } }]
              responses:
                '200': { description: A thing., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
        components:
          schemas:

        """;

    private const string Thing = """
            Thing:
              type: object
              description: A thing.
              required: [name]
              properties:
                name: { type: string, description: Its name. }
                shade: { $ref: '#/components/schemas/Shade' }

        """;

    private const string Shade = """
            Shade:
              type: string
              enum: [light, dark]

        """;

    private const string Contract = Head + Thing + Shade;

    private static readonly string[] s_steps =
        [
            StepNames.Source, StepNames.Read, StepNames.Contract, StepNames.Bind, StepNames.Files, StepNames.Emit, StepNames.Support,
            StepNames.Problems,
        ];

    private static readonly string[] s_belowContract = [StepNames.Bind, StepNames.Files, StepNames.Emit, StepNames.Support];

    // The description of all responses is in one file.
    private readonly GeneratorHarness _project = new GeneratorHarness(Contract).Property("XaiGenDrift", "false").CSharp("class Program;");

    [Fact]
    public void At_first_every_step_runs()
    {
        GeneratorRun run = _project.Run();

        foreach (string step in s_steps)
        {
            run.Reasons(step).ShouldNotBeEmpty(step);
            run.Reasons(step).ShouldAllBe(reason => reason == IncrementalStepRunReason.New);
        }

        run.Rewritten.Count.ShouldBe(run.Files.Count + run.SupportFiles.Count);
    }

    [Fact]
    public void An_edit_of_the_projects_code_runs_nothing()
    {
        _project.Run();

        GeneratorRun run = _project.CSharp("class Program { void Run() { } }").Run();

        foreach (string step in s_steps)
        {
            run.Reasons(step).ShouldNotBeEmpty(step);
            run.Reasons(step).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached, step);
        }

        run.Rewritten.ShouldBeEmpty();
    }

    public static TheoryData<string, string, string> EditsWithoutMeaning => new()
    {
        { "a comment", "    Thing:", "    # About things.\n    Thing:" },
        { "a blank line", "    Thing:", "\n    Thing:" },
        { "another way to write a mapping", "tags: [{ name: Things }]", "tags:\n- name: Things" },
        { "quotation marks", "operationId: getThing", "operationId: 'getThing'" },
        { "keys in another order", "type: object\n      description: A thing.", "description: A thing.\n      type: object" },
        { "properties in another order", "        name: { type: string, description: Its name. }\n        shade: { $ref: '#/components/schemas/Shade' }", "        shade: { $ref: '#/components/schemas/Shade' }\n        name: { description: Its name., type: string }" },
        { "schemas in another order", Thing + Shade, Shade + Thing },
        { "an example", "description: Its name.", "description: Its name., example: Anna" },
        { "another version", "version: \"1\"", "version: \"2\"" },
        { "a header that OpenAPI describes elsewhere", "description: A thing., content", "description: A thing., headers: { Content-Type: { schema: { type: string } } }, content" },
        { "a rule that nobody checks", "description: Its name.", "description: Its name., not: { enum: [none] }" },
    };

    [Theory]
    [MemberData(nameof(EditsWithoutMeaning))]
    public void An_edit_without_a_meaning_is_read_and_goes_no_further(string edit, string old, string @new)
    {
        _project.Run();

        GeneratorRun run = _project.Edit(Edited(old, @new)).Run();

        run.ShouldReportNothing();
        run.Reasons(StepNames.Source).ShouldBe([IncrementalStepRunReason.Modified]);
        run.Reasons(StepNames.Read).ShouldBe([IncrementalStepRunReason.Modified]);
        run.Reasons(StepNames.Contract).ShouldBe([IncrementalStepRunReason.Unchanged]);
        foreach (string step in s_belowContract)
        {
            run.Reasons(step).ShouldNotBeEmpty(step);
            run.Reasons(step).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached, $"{edit}: {step}");
        }

        run.Rewritten.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_is_saved_as_it_was_is_not_read()
    {
        _project.Run();

        GeneratorRun run = _project.Edit(Contract).Run();

        run.IsUnchanged(StepNames.Source).ShouldBeTrue();
        run.Reasons(StepNames.Read).ShouldBe([IncrementalStepRunReason.Cached]);
        run.Rewritten.ShouldBeEmpty();
    }

    public static TheoryData<string, string, string, string[]> EditsWithAMeaning => new()
    {
        { "a description", "description: A thing.\n", "description: One thing.\n", ["Thing"] },
        { "a property's description", "description: Its name.", "description: The name.", ["Thing"] },
        { "a new optional property", "        name: {", "        size: { type: integer }\n        name: {", ["Thing"] },
        { "a new enum value", "[light, dark]", "[light, dark, grey]", ["Shade"] },
        { "a property of a new type", "        name: {", "        form: { type: string, enum: [a, b] }\n        name: {", ["TestJsonResolver", "Thing"] },
        { "a new type", "    Shade:", "    Form: { type: string, enum: [a, b] }\n    Shade:", ["Form", "TestJsonResolver"] },
        { "an operation's description", "operationId: getThing", "operationId: getThing\n      description: Gets it.", ["ThingsClient"] },
        { "a new operation", "components:", "  /things: { get: { tags: [Things], operationId: listThings, responses: { '204': { description: x } } } }\ncomponents:", ["ThingsClient"] },
        { "a new operation with a new type", "components:", "  /things: { get: { tags: [Things], operationId: listThings, parameters: [{ name: order, in: query, schema: { type: string, enum: [a, b] } }], responses: { '204': { description: x } } } }\ncomponents:", ["TestJsonResolver", "ThingsClient"] },
        { "a new tag", "components:", "  /others: { get: { tags: [Others], operationId: listOthers, responses: { '204': { description: x } } } }\ncomponents:", ["OthersClient", "TestClient"] },
        { "an operation's new parameter", "parameters: [{", "parameters: [{ name: depth, in: query, schema: { type: integer } }, {", ["ThingsClient"] },
        { "the contract's description", "title: Test,", "title: Test, description: A test.,", ["TestClient"] },
        { "the server", "https://api.example.com", "https://api.example.org", ["TestClient"] },
    };

    [Theory]
    [MemberData(nameof(EditsWithAMeaning))]
    public void An_edit_writes_only_the_files_that_it_is_about(string edit, string old, string @new, string[] files)
    {
        _project.Run();

        GeneratorRun run = _project.Edit(Edited(old, @new)).Run();

        run.ShouldReportNothing().OwnCodeShouldCompile(ConsumerReferences.Net10);
        run.Rewritten.ShouldBe(files.Select(file => $"Sample.{file}.g.cs"), edit);
        run.Reasons(StepNames.Contract).ShouldBe([IncrementalStepRunReason.Modified]);
        run.Reasons(StepNames.Emit)
            .Count(reason => reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified).ShouldBe(files.Length, edit);
        run.Reasons(StepNames.Files)
            .Count(reason => reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified).ShouldBe(files.Length, edit);
        run.IsUnchanged(StepNames.Support).ShouldBeTrue();
    }

    [Fact]
    public void What_responses_are_held_against_is_written_again_where_they_change_and_only_there()
    {
        GeneratorHarness project = new GeneratorHarness(Contract).CSharp("class Program;");
        project.Run();

        project.Edit(Edited("[light, dark]", "[light, dark, grey]")).Run()
            .Rewritten.ShouldBe(["Sample.Shade.g.cs", "Sample.TestContractDescription.g.cs"]);
        project.Edit(Edited("[light, dark]", "[light, dark, grey]").Replace("title: Test,", "title: Test, description: A test.,")).Run()
            .Rewritten.ShouldBe(["Sample.TestClient.g.cs"]);
    }

    [Fact]
    public void A_type_that_goes_takes_its_file_along()
    {
        _project.Run();

        GeneratorRun run = _project.Edit(
            Edited("        shade: { $ref: '#/components/schemas/Shade' }\n", "").Replace(Shade, "")).Run();

        run.Files.Keys.ShouldNotContain("Sample.Shade.g.cs");
        run.Rewritten.ShouldBe(["Sample.TestJsonResolver.g.cs", "Sample.Thing.g.cs"]);
    }

    [Fact]
    public void An_operation_that_goes_takes_its_client_along_and_leaves_the_types()
    {
        int start = Contract.IndexOf("  /things/{id}:", StringComparison.Ordinal), end =
            Contract.IndexOf("components:", StringComparison.Ordinal);
        _project.Run();

        GeneratorRun run = _project.Edit(Contract.Remove(start, end - start).Replace("paths:", "paths: {}")).Run();

        run.ShouldReportNothing().OwnCodeShouldCompile(ConsumerReferences.Net10);
        run.Files.Keys.ShouldNotContain("Sample.ThingsClient.g.cs");
        run.Files.Keys.ShouldNotContain("Sample.ThingId.g.cs", "Only the operation used it.");
        run.Rewritten.ShouldBe(["Sample.TestClient.g.cs", "Sample.TestJsonResolver.g.cs"]);
    }

    [Theory]
    [InlineData("A stored file.", "FileObject")]
    [InlineData("Lists the team's files.", "FilesClient")]
    public void An_edit_of_the_real_contract_writes_one_file(string description, string file)
    {
        Given.RealContract.ShouldContain(description);
        var project = new GeneratorHarness(Given.RealContract);
        project.Run().ShouldReportNothing();

        GeneratorRun run = project.Edit(Given.RealContract.Replace(description, "Something else.")).Run();

        run.Rewritten.ShouldBe([$"Sample.{file}.g.cs"]);
    }

    [Theory]
    [InlineData("XaiGenNamespace", "Other")]
    [InlineData("XaiGenAccessibility", "internal")]
    public void An_option_goes_into_every_file_and_the_same_again_into_none(string option, string value)
    {
        _project.Run();

        GeneratorRun run = _project.Property(option, value).Run().ShouldReportNothing().ShouldCompile(ConsumerReferences.Net10);

        run.Reasons(StepNames.Contract).ShouldBe([IncrementalStepRunReason.Modified]);
        run.Rewritten.Count.ShouldBe(run.Files.Count + run.SupportFiles.Count);

        run = _project.Property(option, value).Run();

        run.IsUnchanged(StepNames.Source).ShouldBeTrue();
        run.Rewritten.ShouldBeEmpty();
    }

    [Fact]
    public void Another_namespace_writes_every_file()
    {
        _project.Run();

        GeneratorRun run = _project.Property("XaiGenNamespace", "Other").Run();

        run.Reasons(StepNames.Source).ShouldBe([IncrementalStepRunReason.Modified]);
        run.Rewritten.Count.ShouldBe(run.Files.Count + run.SupportFiles.Count);
        run.Rewritten.ShouldAllBe(name => name.StartsWith("Other."));
    }

    [Fact]
    public void A_property_that_the_generator_does_not_look_at_changes_nothing()
    {
        _project.Run();

        GeneratorRun run = _project.Property("AssemblyTitle", "Other").Run();

        run.IsUnchanged(StepNames.Source).ShouldBeTrue();
        run.Reasons(StepNames.Read).ShouldBe([IncrementalStepRunReason.Cached]);
        run.Rewritten.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_is_no_contract_is_not_looked_at()
    {
        GeneratorRun run = new GeneratorHarness().AdditionalFile("/project/notes.yaml", Contract, ("XaiGenContract", "false")).Run();

        run.ShouldReportNothing();
        run.Files.ShouldBeEmpty();
        run.Reasons(StepNames.Source).ShouldBeEmpty();
    }

    [Fact]
    public void A_problem_that_comes_and_goes_is_told_and_taken_back()
    {
        _project.Run().ShouldReportNothing();

        GeneratorRun broken = _project.Edit(Edited("operationId: getThing", "operationId: getThing\n      colour: red")).Run();
        Diagnostic problem = broken.Diagnostics.ShouldHaveSingleItem();
        problem.Id.ShouldBe("XG0109");
        broken.Rewritten.ShouldBeEmpty();

        // The problem is unchanged while the code around the contract changes.
        _project.CSharp("class Program { int n; }").Run().Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("XG0109");

        _project.Edit(Contract).Run().ShouldReportNothing();
    }

    [Fact]
    public void A_problem_moves_with_its_line()
    {
        string broken = Edited("operationId: getThing", "operationId: getThing\n      colour: red");
        _project.Edit(broken);
        int line = _project.Run().Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line;

        Diagnostic moved = _project.Edit("# A comment.\n" + broken).Run().Diagnostics.ShouldHaveSingleItem();

        moved.Location.GetLineSpan().StartLinePosition.Line.ShouldBe(line + 1);
    }

    private static string Edited(string old, string @new)
    {
        Contract.ShouldContain(old);
        return Contract.Replace(old, @new);
    }
}
