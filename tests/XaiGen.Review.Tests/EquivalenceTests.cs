namespace XaiGen.Review.Tests;

/// <summary>An equivalent way to write the same contract causes no finding on the wire.</summary>
public sealed class EquivalenceTests
{
    private const string Sizes = """
            Size: { type: string, enum: [small, large] }
        """;

    [Theory]
    [InlineData(
        "{ type: object, properties: { size: { $ref: '#/components/schemas/Size' } } }",
        "{ type: object, properties: { size: { type: string, enum: [small, large] } } }")]
    [InlineData(
        "{ type: object, required: [a, b], properties: { a: { type: string }, b: { type: string } } }",
        "{ properties: { b: { type: string }, a: { type: string } }, required: [b, a], type: object }")]
    [InlineData("{ type: string, maxLength: 5 }", "{ allOf: [{ type: string, maxLength: 5 }] }")]
    [InlineData("{ type: string, maxLength: 5 }", "{ allOf: [{ type: string }, { maxLength: 5 }] }")]
    [InlineData("{ type: string, enum: [a, b] }", "{ type: string, enum: [b, a] }")]
    [InlineData("{ type: string, minLength: 0 }", "{ type: string }")]
    [InlineData("{ type: string }", "{ oneOf: [{ type: string }] }")]
    [InlineData("{ oneOf: [{ type: string }, { type: integer }] }", "{ oneOf: [{ type: integer }, { type: string }] }")]
    [InlineData("{ type: object, additionalProperties: true }", "{ type: object }")]
    [InlineData("{ type: object, additionalProperties: {} }", "{ type: object }")]
    [InlineData(
        "{ type: object, properties: { a: { type: string, nullable: true } } }",
        "{ type: object, properties: { a: { nullable: true, allOf: [{ type: string }] } } }")]
    [InlineData(
        "{ type: array, items: { $ref: '#/components/schemas/Size' } }",
        "{ type: array, items: { allOf: [{ $ref: '#/components/schemas/Size' }] } }")]
    public void A_rewrite_in_3_0_gives_nothing(string one, string other)
    {
        ShouldGiveNothing(Given.Thing(one, others: Sizes), Given.Thing(other, others: Sizes));
        ShouldGiveNothing(Given.Thing(other, others: Sizes), Given.Thing(one, others: Sizes));
    }

    [Theory]
    [InlineData("{ type: object }", "{ type: object, additionalProperties: { description: Anything. } }")]
    [InlineData("{ type: object, additionalProperties: { oneOf: [{ deprecated: false }] } }", "{ type: object }")]
    [InlineData("{ type: array, items: { $ref: '#/components/schemas/Any' } }", "{ type: array }")]
    [InlineData(
        "{ oneOf: [{ type: object, required: [a] }, { type: string }] }",
        "{ oneOf: [{ allOf: [{ type: object }, { required: [a] }] }, { allOf: [{ type: string }] }] }")]
    [InlineData(
        "{ oneOf: [{ $ref: '#/components/schemas/Either' }, { type: string, nullable: true, enum: [null] }] }",
        "{ oneOf: [{ type: integer }, { type: boolean }, { type: string, nullable: true, enum: [null] }] }")]
    public void A_schema_is_compared_by_what_it_means(string one, string other)
    {
        const string Others = "    Any: { title: Anything }\n    Either: { oneOf: [{ type: integer }, { type: boolean }] }\n";
        ShouldGiveNothing(Given.Thing(one, others: Others), Given.Thing(other, others: Others));
        ShouldGiveNothing(Given.Thing(other, others: Others), Given.Thing(one, others: Others));
    }

    [Fact]
    public void Another_description_of_an_operation_that_promises_nothing_gives_nothing()
    {
        ContractText thing = Given.Thing("{ type: object, properties: { a: { type: string } } }");
        ContractText Alpha(string more) => thing with
        {
            Text = thing.Text.Replace("operationId: createThing", $"operationId: createThing\n      x-stability-level: alpha\n      {more}"),
        };

        ShouldGiveNothing(Alpha("summary: One."), Alpha("summary: Another."));
        ContractDiff.Compare(Alpha("summary: One."), Alpha("deprecated: false") is var other
            ? other with { Text = other.Text.Replace("a: { type: string }", "a: { type: integer }") } : other, Given.WireOnly)
            .Findings.ShouldHaveSingleItem().Rule.ShouldBe(WireRules.UnpromisedSkipped);
    }

    [Theory]
    [InlineData("{ type: string, nullable: true }", "{ type: [string, 'null'] }")]
    [InlineData("{ type: string, nullable: true }", "{ anyOf: [{ type: string }, { type: 'null' }] }")]
    [InlineData("{ type: integer, minimum: 3, exclusiveMinimum: true }", "{ type: integer, exclusiveMinimum: 3 }")]
    [InlineData("{ type: string, enum: [a] }", "{ type: string, const: a }")]
    [InlineData("{ type: string, nullable: true, enum: [a, null] }", "{ type: [string, 'null'], enum: [a, null] }")]
    public void The_same_in_3_0_and_3_1_gives_nothing(string in30, string in31)
    {
        ContractText old = Given.Thing(in30), @new = Given.Thing(in31);
        @new = @new with { Text = @new.Text.Replace("3.0.3", "3.1.0") };

        ShouldGiveNothing(old, @new);
        ShouldGiveNothing(@new, old);
    }

    [Theory]
    [InlineData("{ anyOf: [{ type: string }, { anyOf: [{ type: integer }, { type: boolean }] }] }",
        "{ anyOf: [{ type: string }, { type: integer }, { type: boolean }] }")]
    [InlineData("{ oneOf: [{ type: string }, { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { type: string }, { $ref: '#/components/schemas/Dog' }] }")]
    [InlineData("{ type: object, patternProperties: { '.*': { type: string } } }",
        "{ type: object, additionalProperties: { type: string } }")]
    [InlineData("{ type: array, prefixItems: [{ type: string }], items: false, maxItems: 2 }",
        "{ type: array, prefixItems: [{ type: string }], items: false }")]
    [InlineData("{ type: object, properties: { a: {} }, additionalProperties: { not: {} } }",
        "{ type: object, properties: { a: {} }, additionalProperties: false }")]
    [InlineData("{ type: object, properties: { a: { not: {} } } }", "{ type: object, properties: { a: false } }")]
    [InlineData("{ type: number, multipleOf: 1, minimum: 0.5 }", "{ type: integer, minimum: 1 }")]
    [InlineData("{ type: number, multipleOf: 5 }", "{ type: integer, multipleOf: 5 }")]
    [InlineData("{ type: boolean, enum: [true, false] }", "{ type: boolean }")]
    [InlineData("{ type: object, properties: { a: {}, b: {} }, dependentRequired: { a: [b] } }",
        "{ type: object, properties: { a: {}, b: {} }, if: { required: [a] }, then: { required: [b] } }")]
    [InlineData(
        "{ type: object, required: [id], properties: { id: { type: string } }, oneOf: [{ $ref: '#/components/schemas/Cat' }, "
        + "{ $ref: '#/components/schemas/Dog' }] }",
        "{ oneOf: [{ allOf: [{ $ref: '#/components/schemas/Cat' }, { required: [id], properties: { id: { type: string } } }] }, "
        + "{ allOf: [{ $ref: '#/components/schemas/Dog' }, { required: [id], properties: { id: { type: string } } }] }] }")]
    [InlineData(
        "{ type: object, properties: { a: { type: string }, b: { type: string } }, anyOf: [{ required: [a] }, { required: [b] }] }",
        "{ anyOf: [{ type: object, required: [b], properties: { a: { type: string }, b: { type: string } } }, "
        + "{ type: object, required: [a], properties: { a: { type: string }, b: { type: string } } }] }")]
    public void A_rewrite_in_3_1_gives_nothing(string one, string other)
    {
        ShouldGiveNothing(In31(one), In31(other));
        ShouldGiveNothing(In31(other), In31(one));
    }

    [Theory]
    [InlineData("{ anyOf: [{ type: string }, { anyOf: [{ type: integer }, { type: boolean }] }] }",
        "{ anyOf: [{ type: string }, { type: integer }] }")]
    [InlineData("{ type: object, additionalProperties: { not: { type: string } } }", "{ type: object, additionalProperties: false }")]
    [InlineData("{ type: number, multipleOf: 0.5 }", "{ type: integer }")]
    [InlineData("{ type: object, properties: { a: {}, b: {} } }",
        "{ type: object, properties: { a: {}, b: {} }, if: { required: [a] }, then: { required: [b] } }")]
    [InlineData(
        "{ type: object, properties: { id: { type: string } }, oneOf: [{ $ref: '#/components/schemas/Cat' }, "
        + "{ $ref: '#/components/schemas/Dog' }] }",
        "{ oneOf: [{ allOf: [{ $ref: '#/components/schemas/Cat' }, { properties: { id: { type: string } } }] }, "
        + "{ allOf: [{ $ref: '#/components/schemas/Dog' }, { properties: { id: { type: integer } } }] }] }")]
    [InlineData(
        "{ type: object, properties: { id: { type: string } }, oneOf: [{ $ref: '#/components/schemas/Cat' }, "
        + "{ $ref: '#/components/schemas/Dog' }] }",
        "{ oneOf: [{ allOf: [{ $ref: '#/components/schemas/Cat' }, { required: [id], properties: { id: { type: string } } }] }, "
        + "{ $ref: '#/components/schemas/Dog' }] }")]
    public void A_rewrite_that_refuses_more_is_a_break(string old, string @new)
        => ContractDiff.Compare(In31(old), In31(@new), Given.WireOnly).Findings
            .ShouldContain(finding => finding.Wire == WireVerdict.Breaking && finding.Direction == Direction.Request);

    [Theory]
    [InlineData("application/octet-stream", "{ type: string, format: binary }", true)]
    [InlineData("image/png", "{ type: string, format: binary }", true)]
    [InlineData("image/png", "{ type: string, contentMediaType: image/png }", true)]
    [InlineData("text/plain; charset=utf-8", "{ type: string }", true)]
    [InlineData("text/csv", "{ type: string, description: Rows. }", true)]
    [InlineData("text/plain", "{ type: string, maxLength: 5 }", false)]
    [InlineData("text/plain", "{ type: string, format: uuid }", false)]
    [InlineData("text/plain", "{ type: integer }", false)]
    [InlineData("image/png", "{ type: string, contentMediaType: image/png, contentEncoding: base64 }", false)]
    [InlineData("application/json", "{ type: string }", false)]
    [InlineData("application/xml", "{ type: string }", false)]
    public void A_body_of_bytes_or_text_needs_no_schema(string mediaType, string schema, bool isSame)
    {
        ContractText with = In31(schema);
        with = with with { Text = with.Text.Replace("application/json", mediaType) };
        ContractText without = with with { Text = with.Text.Replace("schema: { $ref: '#/components/schemas/Thing' }", "example: x") };

        ContractDiff.Compare(with, without, Given.WireOnly).Findings.Count.ShouldBe(isSame ? 0 : 2);
        ContractDiff.Compare(without, with, Given.WireOnly).Findings.Count.ShouldBe(isSame ? 0 : 2);
    }

    [Fact]
    public void A_schema_that_contains_itself_is_compared_once()
    {
        ContractText old = Given.Thing(
            "{ type: object, properties: { child: { $ref: '#/components/schemas/Thing' }, size: { type: integer, maximum: 9 } } }");
        ContractText @new = Given.Thing(
            "{ type: object, properties: { child: { $ref: '#/components/schemas/Thing' }, size: { type: integer, maximum: 4 } } }");

        ShouldGiveNothing(old, old);
        ContractDiff.Compare(old, @new, Given.WireOnly).Findings.Count(finding => finding.Wire == WireVerdict.Breaking).ShouldBe(1);
    }

    [Fact]
    public void A_path_parameter_may_have_another_name()
    {
        ContractText old = WithPath("/things/{id}", "id");
        ShouldGiveNothing(old, WithPath("/things/{thing_id}", "thing_id"));

        static ContractText WithPath(string path, string name)
        {
            ContractText thing = Given.Thing("{ type: string }");
            return thing with
            {
                Text = thing.Text.Replace(
                "/things:", $"{path}:\n    parameters: [{{ name: {name}, in: path, required: true, schema: {{ type: string }} }}]")
            };
        }
    }

    private static ContractText In31(string schema)
    {
        const string Pets = """
                Cat: { type: object, required: [kind], properties: { kind: { const: cat }, claws: { type: integer } } }
                Dog: { type: object, required: [kind], properties: { kind: { const: dog }, bark: { type: string } } }
            """;
        ContractText thing = Given.Thing(schema, others: Pets);
        return thing with { Text = thing.Text.Replace("3.0.3", "3.1.0") };
    }

    private static void ShouldGiveNothing(ContractText old, ContractText @new)
        => ContractDiff.Compare(old, @new, Given.WireOnly).Findings.Select(
            finding => $"{finding.Rule.Id} {finding.Direction}: {finding.Message}").ShouldBeEmpty();
}
