using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using XaiGen.Generator.Tests.Json;

namespace XaiGen.Generator.Tests.Features;

/// <summary>
/// Schemas of one part, beside which something is said that the part says too: servers write <c>type</c> beside <c>$ref</c>, and
/// <c>oneOf</c> with a single member. And objects of several parts, one of which is a union.
/// </summary>
public sealed class CompositionTests
{
    /// <summary>A part, the type that is said beside it, and the C# type of the property.</summary>
    private static readonly (string Part, string Type, string Expected)[] s_parts =
    [
        ("Inner", "object", "Inner?"),
        ("Alias", "object", "Inner?"),
        ("Derived", "object", "Derived?"),
        ("Pet", "object", "Pet?"),
        ("Base", "object", "Base?"),
        ("Counts", "object", "IReadOnlyDictionary<string, long>?"),
        ("Names", "array", "IReadOnlyList<string>?"),
        ("Color", "string", "Color?"),
        ("Untyped", "string", "Untyped?"),
        ("Time", "string", "DateTimeOffset?"),
        ("Level", "integer", "Level?"),
        ("Key", "string", "Key?"),
    ];

    /// <summary>What servers write in place of a reference. {0} is the reference, {1} its type.</summary>
    private static readonly string[] s_forms =
    [
        "type: {1}, allOf: [{{ {0} }}]",
        "type: [{1}, 'null'], allOf: [{{ {0} }}]",
        "type: 'null', allOf: [{{ {0} }}]",
        "type: {1}, {0}",
        "type: [{1}, 'null'], {0}",
        "type: {1}, oneOf: [{{ {0} }}]",
        "type: [{1}, 'null'], oneOf: [{{ {0} }}, {{ type: 'null' }}]",
        "type: {1}, anyOf: [{{ {0} }}], description: Text.",
        "type: {1}, allOf: [{{ {0} }}, {{ description: Text. }}]",
    ];

    private const string Schemas = """
        Inner: { type: object, required: [code], properties: { code: { type: string } } }
        Alias: { $ref: '#/components/schemas/Inner' }
        Derived: { allOf: [{ $ref: '#/components/schemas/Inner' }, { properties: { more: { type: string } } }] }
        Cat: { type: object, required: [kind], properties: { kind: { const: cat }, lives: { type: integer } } }
        Dog: { type: object, required: [kind], properties: { kind: { const: dog }, bark: { type: string } } }
        Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }
        Base: { type: object, required: [is], properties: { is: { type: string } }, discriminator: { propertyName: is, mapping: { one: '#/components/schemas/One', two: '#/components/schemas/Two' } } }
        One: { allOf: [{ $ref: '#/components/schemas/Base' }] }
        Two: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { two: { type: string } } }] }
        Counts: { type: object, additionalProperties: { type: integer } }
        Names: { type: array, items: { type: string } }
        Color: { type: string, enum: [red, blue] }
        Untyped: { enum: [red, blue] }
        Time: { type: string, format: date-time }
        Level: { type: integer, enum: [1, 2] }
        Key: { type: string, x-xaigen-id: Key }
        """;

    private static readonly LoadedContract s_unions = new(Given.Schemas(
        $$"""
        {{Schemas}}
        Extra: { type: object, required: [extra], properties: { extra: { type: string } } }
        OfReference: { allOf: [{ $ref: '#/components/schemas/Pet' }, { $ref: '#/components/schemas/Extra' }] }
        OfInline: { allOf: [{ type: object, properties: { extra: { type: string } } }, { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }] }
        Beside: { type: object, allOf: [{ $ref: '#/components/schemas/Pet' }], properties: { extra: { type: string } } }
        Nested: { allOf: [{ $ref: '#/components/schemas/OfReference' }, { properties: { outer: { type: string } } }] }
        """,
        version: "3.1.0"));

    public static TheoryData<string, string, string> References()
    {
        var all = new TheoryData<string, string, string>();
        foreach ((string part, string type, string expected) in s_parts)
        {
            foreach (string form in s_forms)
            {
                string reference = $"$ref: '#/components/schemas/{part}'";
                all.Add(part, string.Format(CultureInfo.InvariantCulture, form, reference, type), expected);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(References))]
    public void A_type_beside_a_single_part_changes_nothing(string part, string schema, string expected)
    {
        GeneratorRun run = new GeneratorHarness(Given.Schemas(
            $$"""
            {{Schemas}}
            Outer: { type: object, properties: { value: { {{schema}} }, list: { type: array, items: { {{schema}} } } } }
            """,
            version: "3.1.0")).Run().ShouldReportNothing();

        TypeOf(run, "Value").ShouldBe(expected, part);
        TypeOf(run, "List").TrimEnd('?').ShouldBeOneOf($"IReadOnlyList<{expected}>", $"IReadOnlyList<{expected.TrimEnd('?')}>");
    }

    [Theory]
    [InlineData("{ type: string, format: date-time, allOf: [{ minLength: 3 }] }", "DateTimeOffset?")]
    [InlineData("{ type: string, format: date-time, allOf: [{ type: string }] }", "DateTimeOffset?")]
    [InlineData("{ format: date-time, allOf: [{ type: string, format: date-time }] }", "DateTimeOffset?")]
    [InlineData("{ type: array, items: { type: integer }, allOf: [{ minItems: 3 }] }", "IReadOnlyList<long>?")]
    [InlineData("{ type: array, minItems: 1, allOf: [{ $ref: '#/components/schemas/Names' }] }", "IReadOnlyList<string>?")]
    [InlineData("{ allOf: [{ minLength: 3 }, { $ref: '#/components/schemas/Color' }] }", "Color?")]
    [InlineData("{ type: string, allOf: [{ maxLength: 3 }] }", "string?")]
    [InlineData("{ anyOf: [{ type: string }], maxLength: 4 }", "string?")]
    [InlineData("{ oneOf: [{ $ref: '#/components/schemas/Cat' }], discriminator: { propertyName: kind } }", "Cat?")]
    [InlineData("{ const: red }", "string?")]
    [InlineData("{ enum: [red] }", "string?")]
    [InlineData("{ enum: [red, null] }", "string?")]
    [InlineData("{ const: 1 }", "long?")]
    [InlineData("{ enum: [1.5, 2] }", "double?")]
    [InlineData("{ enum: [true, false] }", "bool?")]
    [InlineData("{ enum: [red, 1] }", "JsonElement?")]
    [InlineData("{ const: { a: 1 } }", "JsonElement?")]
    [InlineData("{ $ref: '#/components/schemas/Color', enum: [red] }", "string?")]
    public void What_says_most_is_the_type(string schema, string expected)
    {
        GeneratorRun run = new GeneratorHarness(Given.Schemas(
            $$"""
            {{Schemas}}
            Outer: { type: object, properties: { value: {{schema}} } }
            """,
            version: "3.1.0")).Run().ShouldReportNothing();

        TypeOf(run, "Value").ShouldBe(expected);
    }

    [Theory]
    [InlineData("OfReference", """{"kind":"cat","lives":9,"extra":"x"}""", "Cat")]
    [InlineData("OfReference", """{"kind":"dog","bark":"wuff","extra":"x"}""", "Dog")]
    [InlineData("OfInline", """{"kind":"dog","bark":"wuff","extra":"x"}""", "Dog")]
    [InlineData("Beside", """{"kind":"cat","lives":9,"extra":"x"}""", "Cat")]
    [InlineData("Nested", """{"kind":"dog","bark":"wuff","extra":"x","outer":"y"}""", "Dog")]
    public void An_object_with_a_union_among_its_parts_is_a_union(string type, string json, string expected)
    {
        s_unions.Read(type, json)!.GetType().Name.ShouldBe(expected);
        Sorted(s_unions.RoundTrip(type, json)).ShouldBe(Sorted(json));
    }

    [Theory]
    [InlineData("""{"name":"n","email":null,"id":1}""", "Owner")]
    [InlineData("""{"name":"n","email":"e","id":1}""", "Owner")]
    [InlineData("""{"name":"n","lives":9}""", "Animal")]
    public void A_property_that_may_be_null_does_not_tell_objects_apart_if_another_does(string json, string expected)
    {
        var contract = new LoadedContract(Given.Schemas(
            """
            Owner: { type: object, required: [name, email, id], properties: { name: { type: string }, email: { type: string, nullable: true }, id: { type: integer } } }
            Animal: { type: object, required: [name, lives], properties: { name: { type: string }, lives: { type: integer } } }
            Either: { anyOf: [{ $ref: '#/components/schemas/Owner' }, { $ref: '#/components/schemas/Animal' }] }
            """));

        contract.Read("Either", json)!.GetType().Name.ShouldBe(expected);
    }

    /// <summary>A base lists the schemas that extend it, so one that adds nothing is not another name of the base.</summary>
    [Theory]
    [InlineData("""{"is":"one"}""", "One")]
    [InlineData("""{"is":"two","two":"x"}""", "Two")]
    public void What_extends_a_base_is_one_of_its_cases(string json, string expected)
    {
        s_unions.Read("Base", json)!.GetType().Name.ShouldBe(expected);
        Sorted(s_unions.RoundTrip("Base", json)).ShouldBe(Sorted(json));
    }

    /// <summary>Servers of .NET write the tag only where the case is not known from the operation.</summary>
    [Theory]
    [InlineData("Two", """{"two":"x"}""", """{"is":"two","two":"x"}""")]
    [InlineData("Told", """{"told":"x"}""", """{"kind":"t","told":"x"}""")]
    public void An_object_of_a_known_type_may_lack_a_tag_that_only_its_base_or_union_knows(string type, string json, string written)
    {
        const string Told = """
            Telling: { oneOf: [{ $ref: '#/components/schemas/Told' }, { $ref: '#/components/schemas/Other' }], discriminator: { propertyName: kind, mapping: { t: '#/components/schemas/Told', o: '#/components/schemas/Other' } } }
            Told: { type: object, required: [kind], properties: { kind: { type: string }, told: { type: string } } }
            Other: { type: object, required: [kind], properties: { kind: { type: string, const: o }, other: { type: string } } }
            """;
        LoadedContract contract = new(Given.Schemas($"{Schemas}\n{Told}", version: "3.1.0"));

        Sorted(contract.RoundTrip(type, json)).ShouldBe(Sorted(written));
        contract.Refused("Base", """{"two":"x"}""").Message.ShouldContain("is");
        contract.Refused("Other", """{"other":"x"}""").Message.ShouldContain("kind");
    }

    [Fact]
    public void Members_that_contain_their_union_stay_objects()
        => new LoadedContract(Given.Schemas(
            """
            Pet: { type: object, properties: { kind: { type: string } }, oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }
            Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { lives: { type: integer } } }] }
            Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { bark: { type: string } } }] }
            """)).Read("Pet", """{"kind":"Cat","lives":9}""")!.GetType().Name.ShouldBe("Cat");

    private static string TypeOf(GeneratorRun run, string property)
        => ((IPropertySymbol)run.Output.GetTypeByMetadataName("Sample.Outer")!.GetMembers(property).Single())
            .Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static string Sorted(string json)
        => string.Join(',', JsonNode.Parse(json)!.AsObject().OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => $"{property.Key}={property.Value?.ToJsonString()}"));
}
