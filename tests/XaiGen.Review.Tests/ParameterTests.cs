namespace XaiGen.Review.Tests;

/// <summary>Parameters are written as text: 1 and "1" are the same, and a list of one item is the item.</summary>
public sealed class ParameterTests
{
    [Theory]
    [InlineData("path", "{ type: integer }", "{ type: string, pattern: '^[a-z]+$' }", WireVerdict.Breaking)]
    [InlineData("path", "{ type: integer }", "{ type: string, minLength: 3 }", WireVerdict.Breaking)]
    [InlineData("path", "{ type: integer }", "{ type: string, format: uuid }", WireVerdict.Breaking)]
    [InlineData("path", "{ type: integer }", "{ type: string }", WireVerdict.Compatible)]
    [InlineData("path", "{ type: string }", "{ type: string, minLength: 1 }", null)]
    [InlineData("path", "{ type: string }", "{ type: string, minLength: 2 }", WireVerdict.Breaking)]
    [InlineData("query", "{ type: string }", "{ type: string, minLength: 1 }", WireVerdict.Breaking)]
    [InlineData("header", "{ type: string }", "{ type: array, items: { type: string }, maxItems: 2 }", WireVerdict.Warning)]
    [InlineData("header", "{ type: integer }", "{ type: array, items: {} }", null)]
    [InlineData("query", "{ type: integer }", "{ type: array, items: {} }", WireVerdict.Compatible)]
    [InlineData("query", "{ type: boolean }", "{ type: boolean, enum: [1, true] }", WireVerdict.Breaking)]
    public void A_change_of_a_parameter_has_its_verdict(string place, string old, string @new, WireVerdict? verdict)
        => Compare(place, old, @new).Findings.Select(finding => finding.Wire).Max().ShouldBe(verdict);

    [Fact]
    public void A_list_that_became_a_single_value_is_shown_by_several_items()
        => Compare("query", "{ type: array, items: { type: string } }", "{ type: string }").Findings
            .ShouldHaveSingleItem().Witness!.Json.ShouldBe("""["x",1,true]""");

    [Fact]
    public void A_single_value_is_serialized_alike_in_both_styles()
        => ContractDiff.Compare(
            Contract("query", "{ type: integer }"), Contract("query", "{ type: array, items: { type: integer } }", ", explode: false"),
            Given.WireOnly).Findings.ShouldAllBe(finding => finding.Wire == WireVerdict.Compatible);

    private static Review Compare(string place, string old, string @new)
        => ContractDiff.Compare(Contract(place, old), Contract(place, @new), Given.WireOnly);

    private static ContractText Contract(string place, string schema, string others = "") => new("api.yaml", $$"""
        openapi: 3.1.0
        info: { title: Test, version: '1' }
        paths:
          /things{{(place == "path" ? "/{id}" : "")}}:
            get:
              operationId: getThing
              parameters: [{ name: id, in: {{place}}, required: true, schema: {{schema}}{{others}} }]
              responses: { '204': { description: Done. } }
        """);
}
