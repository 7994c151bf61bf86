using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Tests.Problems;

/// <summary>An internal error of the generator. No contract causes one, so the tests make it fail at a node.</summary>
public sealed class FaultTests
{
    private static readonly string s_contract = Given.Paths(
        """
        /things/{id}:
          get:
            tags: [Things]
            operationId: getThing
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
        """,
        """
        Shade: { type: string, enum: [light, dark] }
        Thing: { type: object, properties: { name: { type: string }, form: { type: object, properties: { size: { type: integer } } } } }
        """);

    public static TheoryData<string, string> Nodes => new()
    {
        { "#/components/schemas/Thing", "Thing:" },
        { "#/components/schemas/Thing/properties/form", "form:" },
        { "#/paths/~1things~1{id}/get", "get:" },
    };

    [Theory]
    [MemberData(nameof(Nodes))]
    public void In_binding_it_is_an_error_at_the_node_that_was_bound(string node, string text)
    {
        GeneratorRun run = FailingAt(node, time: 1).Run();

        ShouldTell(run, text);
        run.Files.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Nodes))]
    public void In_emission_it_is_an_error_at_the_node_that_was_emitted_and_the_other_files_are_there(string node, string text)
    {
        var visits = new List<string>();
        new GeneratorHarness(s_contract, generator: new XaiGenGenerator(visits.Add)).Run().ShouldReportNothing();
        string[] all = [.. new GeneratorHarness(s_contract).Run().ShouldReportNothing().Files.Keys];

        GeneratorRun run = FailingAt(node, time: visits.Count(visit => visit == node)).Run();

        ShouldTell(run, text);
        string lost = text == "get:" ? "Sample.ThingsClient.g.cs" : "Sample.Thing.g.cs";
        run.Files.Keys.ShouldBe(all.Except([lost]), ignoreOrder: true);
    }

    [Fact]
    public void It_goes_with_the_edit_that_made_it()
    {
        bool fails = true;
        var generator = new XaiGenGenerator(node =>
        {
            if (fails && node == "#/components/schemas/Thing")
            {
                throw new InvalidOperationException("On purpose.");
            }
        });
        var project = new GeneratorHarness(s_contract, generator: generator);
        project.Run().Diagnostics.ShouldHaveSingleItem();

        fails = false;
        project.Edit(s_contract.Replace("[light, dark]", "[light, grey]"))
            .Run().ShouldReportNothing().OwnCodeShouldCompile(ConsumerReferences.Net10);
    }

    [Fact]
    public void Without_a_compiler_it_is_the_same_error()
    {
        // The tool's entry point has no test hook; this tests what it shares with the generator.
        var context = new GenerationContext(_ => throw new InvalidOperationException("On\npurpose."));

        var bound = BoundContract.Of("", Contract.ContractReader.Read(s_contract).Contract!, new GenerationOptions("Sample"), context);

        bound.Api.ShouldBeNull();
        Contract.Diagnostics.Problem problem =
            CodeGeneration.Locate(bound.Problems, Contract.ContractFiles.Of(s_contract), CancellationToken.None).ShouldHaveSingleItem();
        problem.Rule.ShouldBe(Contract.Diagnostics.ProblemRules.InternalFault);
        problem.Message.ShouldBe(
            "The generator failed unexpectedly: InvalidOperationException: On purpose. This is a bug in XaiGen, not in your document. "
            + "Please report it together with the document.");
    }

    [Fact]
    public void A_cancellation_is_none()
    {
        using var cancellation = new CancellationTokenSource();
        var project = new GeneratorHarness(s_contract, generator: new XaiGenGenerator(_ => cancellation.Cancel()));

        Should.Throw<OperationCanceledException>(() => project.Run(cancellation.Token));
    }

    /// <summary>The generator, failing when it visits a node for the given time.</summary>
    private static GeneratorHarness FailingAt(string node, int time)
    {
        int visits = 0;
        return new GeneratorHarness(s_contract, generator: new XaiGenGenerator(visited =>
        {
            if (visited == node && ++visits == time)
            {
                throw new InvalidOperationException("On purpose.");
            }
        }));
    }

    private static void ShouldTell(GeneratorRun run, string text)
    {
        Diagnostic problem = run.Diagnostics.ShouldHaveSingleItem();
        problem.Id.ShouldBe("XG0001");
        problem.Severity.ShouldBe(DiagnosticSeverity.Error);
        problem.GetMessage().ShouldContain("InvalidOperationException: On purpose.");
        problem.Location.GetLineSpan().Path.ShouldBe(GeneratorHarness.ContractPath);
        LinePosition place = problem.Location.GetLineSpan().StartLinePosition;
        s_contract.Split('\n')[place.Line][place.Character..].ShouldStartWith(text.TrimEnd(':'));
    }
}
