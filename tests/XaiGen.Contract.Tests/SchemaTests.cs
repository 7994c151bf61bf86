using XaiGen.Contract.Model;

namespace XaiGen.Contract.Tests;

/// <summary>OpenAPI 3.0 and 3.1 in the model's common form.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("3.0.3", "{ type: string, nullable: true }")]
    [InlineData("3.1.0", "{ type: [string, 'null'] }")]
    [InlineData("3.1.0", "{ type: ['null', string] }")]
    [InlineData("3.1.0", "{ oneOf: [{ type: string }, { type: 'null' }] }")]
    [InlineData("3.1.0", "{ anyOf: [{ type: 'null' }, { type: string }] }")]
    [InlineData("3.1.0", "{ anyOf: [{ type: [string, 'null'] }] }")]
    [InlineData("3.1.0", "{ anyOf: [{ type: string }, { const: null }] }")]
    [InlineData("3.0.3", "{ oneOf: [{ type: string }, { nullable: true, enum: [null] }] }")]
    [InlineData("3.0.3", "{ nullable: true, allOf: [{ type: string }] }")]
    [InlineData("3.0.3", "{ allOf: [{ type: string }, { nullable: true }] }")]
    public void Every_way_to_say_or_null_is_the_same(string version, string written)
        => Given.Schema($"Subject: {written}", version).ShouldBe(new Schema
        {
            Pointer = "#/components/schemas/Subject",
            Types = JsonTypes.String,
            IsNullable = true,
        });

    [Fact]
    public void Null_leaves_the_enum_and_takes_its_name_along()
    {
        Schema schema = Given.Schema("Subject: { type: [string, 'null'], enum: [a, null, b], x-enum-varnames: [A, None, B] }");

        schema.Enum.Select(value => value.Text).ShouldBe(["a", "b"]);
        schema.EnumNames.ShouldBe(["A", "B"]);
        schema.IsNullable.ShouldBeTrue();
    }

    [Theory]
    [InlineData("{ enum: [null] }")]
    [InlineData("{ const: null }")]
    [InlineData("{ type: 'null' }")]
    [InlineData("{ type: [string, 'null'], enum: [null] }")]
    [InlineData("{ oneOf: [{ type: 'null' }] }")]
    public void What_is_only_null_is_nullable_and_nothing_else(string written)
        => Given.Schema($"Subject: {written}")
            .ShouldBe(new Schema { Pointer = "#/components/schemas/Subject", IsNullable = true, IsOnlyNull = true });

    [Fact]
    public void A_constant_is_an_enum_of_one()
    {
        Schema schema = Given.Schema("Subject: { type: string, const: done }");

        schema.Enum.ShouldBe([new JsonLiteral(JsonLiteralKind.String, "done")]);
    }

    [Theory]
    [InlineData("3.0.3", "{ minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true }")]
    [InlineData("3.1.0", "{ exclusiveMinimum: 1, exclusiveMaximum: 9 }")]
    public void Exclusive_bounds_are_numbers(string version, string written)
        => Given.Schema($"Subject: {written}", version).ShouldBe(new Schema
        {
            Pointer = "#/components/schemas/Subject",
            ExclusiveMinimum = 1,
            ExclusiveMaximum = 9,
        });

    [Fact]
    public void An_exclusive_flag_that_is_off_leaves_the_bound()
        => Given.Schema("Subject: { minimum: 1, exclusiveMinimum: false }", "3.0.3").Minimum.ShouldBe(1);

    [Fact]
    public void Several_types_are_flags()
        => Given.Schema("Subject: { type: [boolean, integer, number, string, array, object] }").Types.ShouldBe(
            JsonTypes.Boolean | JsonTypes.Integer | JsonTypes.Number | JsonTypes.String | JsonTypes.Array | JsonTypes.Object);

    [Fact]
    public void Every_constraint_and_annotation_is_read()
    {
        Schema schema = Given.Schema("""
            Subject:
              type: [object, array]
              title: Title
              description: Text
              externalDocs: { url: https://example.com/docs }
              deprecated: true
              readOnly: true
              writeOnly: true
              format: own
              default: { a: 1 }
              example: 1
              examples: [two]
              multipleOf: 0.25
              minLength: 1
              maxLength: 2
              pattern: ^a$
              minItems: 3
              maxItems: 4
              uniqueItems: true
              minProperties: 5
              maxProperties: 6
              items: { type: string }
              not: { type: integer }
              required: [z, a, a]
              properties: { m: { type: string }, z: { type: string }, a: { type: string }, b: { type: string } }
              additionalProperties: { type: number }
              discriminator: { propertyName: kind, mapping: { y: '#/components/schemas/Other', x: Other } }
            Other: true
            """);

        schema.Title.ShouldBe("Title");
        schema.Description.ShouldBe("Text");
        schema.Source.ShouldBe("https://example.com/docs");
        (schema.IsDeprecated, schema.IsReadOnly, schema.IsWriteOnly).ShouldBe((true, true, true));
        schema.Format.ShouldBe("own");
        schema.Default!.ToJson().ShouldBe("""{"a":1}""");
        schema.MultipleOf.ShouldBe(0.25m);
        (schema.MinLength, schema.MaxLength, schema.Pattern).ShouldBe((1, 2, "^a$"));
        (schema.MinItems, schema.MaxItems).ShouldBe((3, 4));
        schema.Items!.Pointer.ShouldBe("#/components/schemas/Subject/items");
        schema.Required.ShouldBe(["a", "z"]);
        schema.Properties.Select(property => property.Name).ShouldBe(["a", "b", "m", "z"]);
        schema.AdditionalProperties!.Types.ShouldBe(JsonTypes.Number);
        schema.Discriminator.ShouldBe(new Discriminator("kind", new DiscriminatorMapping[]
        {
            new("x", "#/components/schemas/Other"),
            new("y", "#/components/schemas/Other"),
        }.ToEquatableArray()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ additionalProperties: true }")]
    [InlineData("{ additionalProperties: false }")]
    public void Additional_properties_without_a_schema_say_nothing_of_values(string written)
        => Given.Schema($"Subject: {written}").AdditionalProperties.ShouldBeNull();

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void A_boolean_is_a_schema_that_says_nothing_of_its_values(string written)
        => Given.Schema($"Subject: {written}").ShouldBe(new Schema { Pointer = "#/components/schemas/Subject" });

    [Theory]
    [InlineData("contentEncoding: base64", "byte")]
    [InlineData("contentMediaType: application/octet-stream", "binary")]
    [InlineData("contentMediaType: text/html", null)]
    public void Content_words_of_3_1_are_formats_of_3_0(string written, string? format)
        => Given.Schema($"Subject: {{ type: string, {written} }}").Format.ShouldBe(format);

    [Theory]
    [InlineData("allOf")]
    [InlineData("oneOf")]
    [InlineData("anyOf")]
    public void A_composition_of_one_is_that_member_with_the_annotations_around_it(string keyword)
        => Given.Schema($$"""
            Subject: { description: outer, deprecated: true, {{keyword}}: [{ type: string, title: inner, description: inner, minLength: 1 }] }
            """).ShouldBe(new Schema
        {
            Pointer = "#/components/schemas/Subject",
            Types = JsonTypes.String,
            Title = "inner",
            Description = "outer",
            IsDeprecated = true,
            MinLength = 1,
        });

    [Fact]
    public void A_composition_of_one_with_a_constraint_beside_it_stays()
    {
        Schema schema = Given.Schema("Subject: { type: string, allOf: [{ minLength: 1 }] }");

        schema.Types.ShouldBe(JsonTypes.String);
        schema.AllOf.ShouldHaveSingleItem().MinLength.ShouldBe(1);
    }

    [Fact]
    public void A_member_that_only_annotates_annotates_the_whole()
    {
        Schema schema = Given.Schema("""
            A: { type: object }
            Subject: { allOf: [{ $ref: '#/components/schemas/A' }, { description: Said here, default: {} }] }
            """, "3.0.3");

        schema.Reference.ShouldBe("#/components/schemas/A");
        schema.Description.ShouldBe("Said here");
        schema.Default!.ToJson().ShouldBe("{}");
        schema.AllOf.ShouldBeEmpty();
    }

    [Fact]
    public void Unions_keep_their_members_in_order_and_lose_null()
    {
        Schema schema = Given.Schema(
            "Subject: { oneOf: [{ type: string }, { type: 'null' }, { type: [integer, 'null'] }], x-xaigen-union: [Text, Number] }");

        schema.OneOf.Select(member => (member.Types, member.IsNullable)).ShouldBe([(JsonTypes.String, false), (JsonTypes.Integer, false)]);
        schema.OneOf[1].Pointer.ShouldBe("#/components/schemas/Subject/oneOf/2");
        schema.IsNullable.ShouldBeTrue();
        schema.UnionNames.ShouldBe(["Text", "Number"]);
    }

    [Fact]
    public void All_of_several_stays_in_order()
        => Given.Schema("Subject: { allOf: [{ minLength: 1 }, { maxLength: 2 }] }").AllOf
            .Select(member => (member.MinLength, member.MaxLength)).ShouldBe([(1, null), (null, 2)]);

    [Theory]
    [InlineData("type: integer, default: 1.0")]
    [InlineData("type: string, default: null")]
    [InlineData("type: string, maxLength: 1, default: 😀")]
    [InlineData("type: number, enum: [1, 2.5], default: 1.0")]
    [InlineData("type: number, minimum: 1, maximum: 1")]
    [InlineData("default: anything")]
    public void What_does_not_contradict_is_not_reported(string written) => Given.Schema($"Subject: {{ {written} }}");
}
