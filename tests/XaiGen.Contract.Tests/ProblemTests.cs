using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Reading;

namespace XaiGen.Contract.Tests;

/// <summary>Provokes each rule of the catalogue, and checks that it is reported exactly at the marked position.</summary>
public sealed class ProblemTests
{
    public static TheoryData<string> RuleIds => [.. ProblemCases.All.Keys];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Is_told_at_its_place_and_nothing_else_is(string id)
    {
        foreach (string marked in ProblemCases.All[id])
        {
            (string? text, TextRange range) = MarkedText.Parse(marked);

            ContractReading reading = ContractReader.Read(text);

            Problem problem = reading.Problems.ShouldHaveSingleItem($"of:\n{text}\n");
            problem.Rule.Id.ShouldBe(id, problem.Message);
            problem.Range.ShouldBe(range, problem.Message);
            problem.Message.ShouldEndWith(".");
            problem.Message.ShouldNotContain("\n");
        }
    }

    [Fact]
    public void Every_rule_of_the_reader_has_a_case()
    {
        string[] uncovered =
        [
            .. ProblemRules.All.Select(rule => rule.Id)
                .Where(id => !id.StartsWith("XG03", StringComparison.Ordinal) && id != ProblemRules.InternalFault.Id)
                .Except(ProblemCases.All.Keys)
                .Except(OverlayTests.Rules),
        ];

        uncovered.ShouldBeEmpty();
    }

    [Fact]
    public void The_catalogue_is_complete_ordered_and_without_twins()
    {
        IEnumerable<ProblemRule> declared = typeof(ProblemRules).GetFields()
            .Select(field => field.GetValue(null)).OfType<ProblemRule>();

        ProblemRules.All.ShouldBe(declared.Distinct(), ignoreOrder: true);
        ProblemRules.All.Select(rule => rule.Id).ShouldBeInOrder();
        ProblemRules.All.Select(rule => rule.Id).ShouldBeUnique();
        ProblemRules.All.Select(rule => rule.Title).ShouldBeUnique();
    }

    [Fact]
    public void A_fault_of_the_reader_is_told_at_the_last_node_read()
    {
        (string? text, TextRange range) = MarkedText.Parse("openapi: 3.0.3\n⟦info⟧: {}\n");

        ContractReading reading = ContractReader.Read(
            new ReadingContext(ContractFiles.Of(text), CancellationToken.None),
            context =>
            {
                context.Parse();
                context.Reach(context.Root["info"]);
                throw new InvalidOperationException("first line\nsecond line");
            });

        reading.Contract.ShouldBeNull();
        Problem problem = reading.Problems.ShouldHaveSingleItem();
        problem.Rule.ShouldBe(ProblemRules.InternalFault);
        problem.Range.ShouldBe(range);
        problem.Message.ShouldContain("InvalidOperationException: first line second line");
        problem.Message.ShouldContain("report");
    }

    [Fact]
    public void A_fault_before_the_first_node_is_told_at_the_beginning()
    {
        ContractReading reading = ContractReader.Read(
            new ReadingContext(ContractFiles.Of("openapi: 3.0.3"), CancellationToken.None), _ => throw new NotSupportedException("x"));

        reading.Problems.ShouldHaveSingleItem().Range.ShouldBe(new TextRange(0, 0, 1, 1, 1, 1));
    }

    [Fact]
    public void The_rest_of_the_document_is_read_all_the_same()
    {
        ContractReading reading = ContractReader.Read(Given.Header + """
            paths:
              /broken:
                get: nothing
              /fine:
                get:
                  operationId: fine
                  responses: { '200': { description: Fine } }
                  callbacks: { done: { '{$url}': { post: { requestBody: { content: { text/csv: {} } } } } } }
            """);

        reading.Contract.ShouldNotBeNull().Operations.ShouldHaveSingleItem().OperationId.ShouldBe("fine");
        reading.Problems.Select(problem => problem.Rule).ShouldBe([ProblemRules.OperationLost, ProblemRules.Callbacks]);
    }

    [Fact]
    public void Problems_come_in_the_order_of_the_text()
    {
        ContractReading reading = ContractReader.Read("""
            openapi: 3.0.3
            unknown: 1
            components:
              schemas:
                A: { type: strng }
            paths: []
            info: { title: Test }
            """);

        reading.Problems.Select(problem => problem.Range.Line).ShouldBe([2, 5, 6, 7]);
    }

    [Theory]
    [InlineData("strng", "string")]
    [InlineData("stirng", "string")]
    [InlineData("Strings", "string")]
    [InlineData("bolean", "boolean")]
    public void A_misspelt_word_is_answered_with_the_nearest(string type, string nearest)
        => ContractReader.Read(Given.Schemas($"Subject: {{ type: {type} }}")).Problems[0].Message.ShouldContain(
            $"Did you mean '{nearest}'?");

    [Fact]
    public void What_is_referred_to_twice_is_told_once()
    {
        ContractReading reading = ContractReader.Read(Given.Header + """
            paths:
              /a: { get: { parameters: [{ $ref: '#/components/parameters/P' }], responses: { '200': { description: Fine } } } }
              /b: { get: { parameters: [{ $ref: '#/components/parameters/P' }], responses: { '200': { description: Fine } } } }
            components:
              parameters:
                P: { name: p, in: query, colour: red, schema: {} }
            """);

        reading.Problems.ShouldHaveSingleItem().Rule.ShouldBe(ProblemRules.UnknownField);
    }

    [Fact]
    public void Every_rule_has_its_section_in_the_readme()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "generator/XaiGen.Contract/Diagnostics/README.md"));
        string[] headings =
            [.. readme.Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..].TrimEnd())];

        headings.ShouldBe(ProblemRules.All.Select(rule => $"{rule.Id} {rule.Title} ({rule.Severity.ToString().ToLowerInvariant()})"));
    }
}
