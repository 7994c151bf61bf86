namespace XaiGen.Review.Tests;

/// <summary>A base with a discriminator stands for the schemas that extend it, although it does not refer to them.</summary>
public sealed class InheritanceTests
{
    private const string Base =
        "{ type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind } }";

    private const string Derived = """
            Cat:
              allOf:
              - $ref: '#/components/schemas/Thing'
              - { type: object, required: [name], properties: { name: { type: string }, lives: { type: integer } } }
            Kitten: { allOf: [{ $ref: '#/components/schemas/Cat' }, { type: object, properties: { age: { type: integer } } }] }
            Owner: { type: object, properties: { pet: { description: The pet., allOf: [{ $ref: '#/components/schemas/Thing' }] } } }
        """;

    [Theory]
    [InlineData("name: { type: string }, lives", "name: { type: integer }, lives", "type-changed", Direction.Request)]
    [InlineData("name: { type: string }, lives", "name: { type: integer }, lives", "type-changed", Direction.Response)]
    [InlineData("required: [name]", "required: [name, lives]", "property-became-required", Direction.Request)]
    [InlineData("required: [name], ", "", "property-became-optional", Direction.Response)]
    [InlineData("age: { type: integer }", "age: { type: string }", "type-changed", Direction.Request)]
    public void A_change_of_a_derived_schema_breaks_those_who_use_the_base(string old, string now, string rule, Direction direction)
    {
        Finding finding = Compare(old, now).Findings.Single(finding => finding.Rule.Id == rule && finding.Direction == direction);

        finding.Wire.ShouldBe(WireVerdict.Breaking);
        finding.Witness.ShouldNotBeNull().Json.ShouldContain("\"kind\":");
        finding.Operations.ShouldBe(["POST /things"]);
    }

    [Theory]
    [InlineData("propertyName: kind", "propertyName: kind, mapping: { cat: Cat }")]
    public void Another_tag_of_a_derived_schema_is_reported(string old, string now)
        => Compare(old, now).Findings.ShouldContain(finding => finding.Rule == WireRules.DiscriminatorChanged);

    [Fact]
    public void A_derived_schema_more_is_a_warning_for_readers()
    {
        Review review =
            Compare("    Kitten:", "    Dog: { allOf: [{ $ref: '#/components/schemas/Thing' }, { type: object }] }\n    Kitten:");

        review.Findings.Where(finding => finding.Direction == Direction.Response).Select(finding => (finding.Rule.Id, finding.Wire))
            .ShouldBe([("union-member-added", WireVerdict.Warning)]);
        review.Findings.ShouldNotContain(finding => finding.Direction == Direction.Request && finding.Wire != WireVerdict.Compatible);
    }

    [Fact]
    public void The_same_in_another_order_is_silent()
        => Compare(
            "properties: { name: { type: string }, lives: { type: integer } }",
            "properties: { lives: { type: integer }, name: { type: string } }").Findings.ShouldBeEmpty();

    [Fact]
    public void A_schema_that_extends_itself_is_compared()
        => ContractDiff.Compare(
            Given.Thing("{ allOf: [{ $ref: '#/components/schemas/Thing' }], discriminator: { propertyName: kind } }"),
            Given.Thing("{ type: string }"), Given.WireOnly).IsReadable.ShouldBeTrue();

    private static Review Compare(string old, string now)
    {
        ContractText before = Given.Thing(Base, others: Derived);
        before.Text.ShouldContain(old);
        return ContractDiff.Compare(before, before with { Text = before.Text.Replace(old, now, StringComparison.Ordinal) }, Given.WireOnly);
    }
}
