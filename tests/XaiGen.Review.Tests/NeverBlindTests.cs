namespace XaiGen.Review.Tests;

/// <summary>What diff did not read or compare is said: silence means that nothing differs.</summary>
public sealed class NeverBlindTests
{
    private const string Thing =
        "{ type: object, required: [name], properties: { name: { type: string }, part: { $ref: '#/components/schemas/Part' } } }";

    private static readonly ContractText s_contract = Given.Thing(
        Thing, others: "    Part: { type: object, properties: { size: { type: integer } } }\n    Alone: { type: string, maxLength: 9 }\n");

    [Theory]
    [InlineData("{ $ref: '#/components/schemas/Part' }", "{ $ref: part.yaml }")]
    [InlineData("{ $ref: '#/components/schemas/Part' }", "{ $ref: 'https://example.com/part.json#/a' }")]
    public void A_reference_to_another_file_is_bad_input(string here, string elsewhere)
    {
        ContractText split = With(here, elsewhere);

        foreach (Review review in (Review[])[ContractDiff.Compare(split, split, Given.WireOnly), ContractDiff.Compare(
            s_contract, split, Given.WireOnly), ContractDiff.Compare(split, s_contract, Given.WireOnly)])
        {
            review.IsReadable.ShouldBeFalse();
            review.Unreadable.ShouldAllBe(problem => problem.Problem.Rule.Id == (elsewhere.Contains("https") ? "XG0207" : "XG0132")
                && problem.Problem.Range.Line > 1);
        }
    }

    [Fact]
    public void What_an_example_holds_is_no_reference()
        => ContractDiff.Compare(
            s_contract, With("type: integer", "type: integer, example: { $ref: other.yaml }"), Given.WireOnly).IsReadable.ShouldBeTrue();

    [Theory]
    [InlineData("$ref: '#/components/schemas/Part'", "$ref: '#/components/schemas/Prat'", "XG0104")]
    [InlineData("schema: { $ref: '#/components/schemas/Thing' }", "schema: { $ref: '#/components/schemas/Thin' }", "XG0104")]
    [InlineData("'200':", "'400': { $ref: '#/components/responses/Wrong' }\n        '200':", "XG0104")]
    [InlineData(
        "operationId: createThing", "operationId: createThing\n      parameters: [{ $ref: '#/components/parameters/Wrong' }]", "XG0104")]
    [InlineData("  /things:", "  /things: {}\n  /things:", "XG0110")]
    public void What_the_reader_cannot_read_is_said_once_and_fails(string written, string wrong, string rule)
    {
        ContractText broken = With(written, wrong);

        Review review = ContractDiff.Compare(s_contract, broken, new DiffOptions { Today = Given.WireOnly.Today });

        Finding[] said = [.. review.Findings.Where(finding => finding.Rule == WireRules.NotRead)];
        said.ShouldNotBeEmpty();
        said.ShouldAllBe(finding => finding.Message.StartsWith(rule)
            && finding.Severity == Severity.Error && finding.Wire == null && finding.New!.Line > 1);
        Gate.Fails(review, FailOn.Breaking).ShouldBeTrue();
        review.Findings.ShouldNotContain(finding => finding.Rule == CSharpRules.NotGenerated || finding.Rule == WireRules.NotCompared);
        if (rule == "XG0104")
        {
            // Nothing is claimed about parts that could not be read.
            review.Findings.Where(finding => finding.Wire == WireVerdict.Breaking
                || finding.Message.Contains("no longer", StringComparison.Ordinal)).Select(finding => finding.Message).ShouldBeEmpty();
        }

        ContractDiff.Compare(broken, broken, new DiffOptions { Today = Given.WireOnly.Today }).Findings.ShouldBeEmpty();
        Finding[] still = [.. ContractDiff.Compare(broken, broken with { Text = broken.Text + "\n# Edited." }, Given.WireOnly).Findings];
        still.ShouldNotBeEmpty();
        still.ShouldAllBe(finding => finding.Rule == WireRules.NotRead && finding.Severity == Severity.Warning);
    }

    [Fact]
    public void Version_3_2_is_read_as_any_other()
        => ContractDiff.Compare(s_contract, With("openapi: 3.0.3", "openapi: 3.2.0"), Given.WireOnly).Findings.ShouldNotContain(
            finding => finding.Rule == WireRules.NotRead);

    [Fact]
    public void An_operation_that_promises_nothing_is_said_to_be_skipped()
    {
        ContractText draft = With("operationId: createThing", "operationId: createThing\n      x-stability-level: alpha"), changed =
            draft with { Text = draft.Text.Replace("type: integer", "type: string") };

        ContractDiff.Compare(draft, changed, Given.WireOnly).Findings.ShouldHaveSingleItem().Rule.ShouldBe(WireRules.UnpromisedSkipped);
        ContractDiff.Compare(draft, draft, Given.WireOnly).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_schema_that_no_operation_uses_is_said_to_be_skipped()
    {
        Finding finding =
            ContractDiff.Compare(s_contract, With("maxLength: 9", "maxLength: 5"), Given.WireOnly).Findings.ShouldHaveSingleItem();

        finding.Rule.ShouldBe(WireRules.UnusedSkipped);
        finding.Message.ShouldContain("Alone");
        finding.Pointer.ShouldBe("#/components/schemas/Alone");
    }

    private static ContractText With(string written, string instead)
    {
        s_contract.Text.ShouldContain(written);
        return s_contract with { Text = s_contract.Text.Replace(written, instead) };
    }
}
