using System.Reflection;
using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;

namespace XaiGen.Contract.Tests;

/// <summary>The resolver decides once what each schema is.</summary>
public sealed class ResolvingTests
{
    [Theory]
    [InlineData("{ type: object, properties: { a: { type: string } } }", typeof(ObjectSchema))]
    [InlineData("{ allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { b: {} } }] }", typeof(ObjectSchema))]
    [InlineData("{ allOf: [{ type: integer, minimum: 1 }, { maximum: 3 }] }", typeof(ScalarSchema))]
    [InlineData("{ oneOf: [{ type: string }, { type: boolean }] }", typeof(UnionSchema))]
    [InlineData("{ type: [string, boolean] }", typeof(UnionSchema))]
    [InlineData("{ type: [string, 'null'] }", typeof(ScalarSchema))]
    [InlineData("{ oneOf: [{ type: string }, { enum: [a, b] }] }", typeof(EnumSchema))]
    [InlineData("{ oneOf: [{ type: integer }, { type: number }] }", typeof(ScalarSchema))]
    [InlineData("{ oneOf: [{ required: [a] }, { required: [b] }], type: object, properties: { a: {}, b: {} } }", typeof(ObjectSchema))]
    [InlineData("{ enum: [a, b] }", typeof(EnumSchema))]
    [InlineData("{ enum: [1, 2] }", typeof(EnumSchema))]
    [InlineData("{ type: string, enum: [a] }", typeof(ScalarSchema))]
    [InlineData("{ enum: [a, 1] }", typeof(AnySchema))]
    [InlineData("{ type: string, x-xaigen-id: FileId }", typeof(IdSchema))]
    [InlineData("{ type: array, items: { type: string } }", typeof(ListSchema))]
    [InlineData("{ type: object, additionalProperties: { type: string } }", typeof(MapSchema))]
    [InlineData("{ type: object }", typeof(MapSchema))]
    [InlineData("{ type: [integer, number] }", typeof(ScalarSchema))]
    [InlineData("{ description: Anything. }", typeof(AnySchema))]
    [InlineData("true", typeof(AnySchema))]
    [InlineData("{ $ref: '#/components/schemas/Base' }", typeof(ReferenceSchema))]
    public void Each_schema_is_of_one_kind(string written, Type kind)
    {
        ResolvedSchema first = Resolved(written), second = Resolved(written);

        first.ShouldBeOfType(kind);
        second.ShouldBe(first);
        second.GetHashCode().ShouldBe(first.GetHashCode());
    }

    [Fact]
    public void There_are_no_other_kinds()
    {
        Type[] kinds = [.. typeof(ResolvedSchema).Assembly.GetTypes().Where(type => type.BaseType == typeof(ResolvedSchema))];

        kinds.Length.ShouldBe(9);
        kinds.ShouldAllBe(type => type.IsSealed);
        typeof(ResolvedSchema).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(constructor => constructor.GetParameters() is not [{ } only] || only.ParameterType != typeof(ResolvedSchema))
            .ShouldAllBe(constructor => constructor.IsFamilyAndAssembly);
    }

    [Theory]
    [InlineData("{ type: string, nullable: true }", true)]
    [InlineData("{ oneOf: [{ type: string, nullable: true }, { type: boolean }] }", true)]
    [InlineData("{ allOf: [{ type: string, nullable: true }, { maxLength: 3 }] }", true)]
    [InlineData("{ type: string }", false)]
    public void Whether_null_is_allowed_is_known(string written, bool isNullable)
        => Resolved(written, "3.0.3").IsNullable.ShouldBe(isNullable);

    [Fact]
    public void An_object_has_the_properties_of_all_its_parts_required_ones_first()
    {
        ObjectShape shape = Resolved("""
            { allOf: [{ $ref: '#/components/schemas/Base' }, { required: [z, inherited], properties: { b: {}, z: {} }, additionalProperties: { type: string } }] }
            """).ShouldBeOfType<ObjectSchema>().Shape;

        shape.Properties.Select(property => (property.Name, property.IsRequired))
            .ShouldBe([("inherited", true), ("z", true), ("b", false)]);
        shape.AdditionalProperties!.Types.ShouldBe(JsonTypes.String);
    }

    [Fact]
    public void A_base_with_a_discriminator_is_a_union_of_what_extends_it()
    {
        const string Schemas = """
            Animal: { type: object, required: [kind], discriminator: { propertyName: kind }, properties: { kind: { type: string }, name: { type: string } } }
            Cat: { allOf: [{ $ref: '#/components/schemas/Animal' }, { properties: { lives: { type: integer } } }] }
            Dog: { allOf: [{ $ref: '#/components/schemas/Animal' }, { properties: { tricks: { type: integer } } }] }
            """;
        SchemaResolver resolver = Resolver(Given.Contract(Given.Schemas(Schemas)), []);

        resolver.ResolveNamed(resolver.Find("#/components/schemas/Animal")!).ShouldBeOfType<UnionSchema>()
            .Members.Select(member => member.Written.Reference).ShouldBe(["#/components/schemas/Cat", "#/components/schemas/Dog"]);
        ObjectShape cat = resolver.ResolveNamed(resolver.Find("#/components/schemas/Cat")!).ShouldBeOfType<ObjectSchema>().Shape;
        cat.Properties.Select(property => property.Name).ShouldBe(["kind", "lives", "name"]);
        cat.Find("kind")!.Schema.Enum.ShouldHaveSingleItem().Text.ShouldBe("Cat");
    }

    [Fact]
    public void Members_that_are_alike_are_told_once()
    {
        var problems = new List<string>();
        ApiContract contract = Given.Contract(Given.Schemas("Subject: { oneOf: [{ type: string }, { type: boolean }, { type: string }] }"));
        SchemaResolver resolver = Resolver(contract, problems);

        resolver.ResolveNamed(contract.Schemas[0]).ShouldBeSameAs(resolver.ResolveNamed(contract.Schemas[0]));

        problems.ShouldBe(["XG0310 #/components/schemas/Subject/oneOf/2"]);
    }

    [Fact]
    public void What_is_sent_and_what_is_received_is_known_of_all_that_is_inside()
    {
        const string Schemas = """
            Sent: { type: object, properties: { list: { type: array, items: { $ref: '#/components/schemas/Both' } }, self: { $ref: '#/components/schemas/Sent' } } }
            Received: { oneOf: [{ $ref: '#/components/schemas/Both' }, { type: object, properties: { inside: { $ref: '#/components/schemas/Inside' } } }] }
            Both: { type: object, properties: { a: { type: object, properties: { b: {} } } } }
            Inside: { type: object, additionalProperties: { $ref: '#/components/schemas/Value' } }
            Value: { type: object, properties: { c: {} } }
            Neither: { type: object, properties: { d: {} } }
            """;
        ApiContract contract = Given.Contract(Given.Schemas(Schemas));
        SchemaResolver resolver = Resolver(contract, []);

        var directions = new SchemaDirections(resolver, [Reference("Sent")], [Reference("Received")]);

        contract.Schemas.Where(schema => directions.Of(schema.Schema).HasFlag(Directions.Sent))
            .Select(schema => schema.Name).ShouldBe(["Both", "Sent"]);
        contract.Schemas.Where(schema => directions.Of(schema.Schema).HasFlag(Directions.Received)).Select(schema => schema.Name)
            .ShouldBe(["Both", "Inside", "Received", "Value"]);
        directions.Of(contract.Schemas.Single(schema => schema.Name == "Both").Schema.Properties[0].Schema)
            .ShouldBe(Directions.Sent | Directions.Received);

        static Schema Reference(string name) => new() { Pointer = $"#/use/{name}", Reference = $"#/components/schemas/{name}" };
    }

    private static ResolvedSchema Resolved(string written, string version = "3.1.0")
    {
        ApiContract contract = Given.Contract(Given.Schemas(
            $"Base: {{ type: object, required: [inherited], properties: {{ inherited: {{}} }} }}\nSubject: {written}", version));
        return Resolver(contract, []).ResolveNamed(contract.Schemas.Single(schema => schema.Name == "Subject"));
    }

    private static SchemaResolver Resolver(ApiContract contract, List<string> problems)
        => new(contract, name => name, (message, pointer) => problems.Add($"{message.Rule.Id} {pointer}"));
}
