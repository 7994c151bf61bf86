using System.Globalization;
using XaiGen.Review;
using XaiGen.Traffic.Learning;
using Exchange = XaiGen.Traffic.Exchanges.Exchange;

namespace XaiGen.Traffic.Tests;

/// <summary>
/// Whatever form a schema has, wherever it is used, and whatever value leaves it: once the proposals are applied, the same traffic fits.
/// <c>XAIGEN_SEED</c> selects other combinations.
/// </summary>
public sealed class LearnedFormsTests
{
    private const string Components = """
            Text: { type: string }
            Short: { type: string, minLength: 1, maxLength: 3 }
            Count: { type: integer }
            Level: { type: string, enum: [low, high] }
            Owner: { type: object, required: [name], properties: { name: { type: string } } }
            Names: { type: array, items: { type: string } }
            Counts: { type: object, additionalProperties: { type: integer } }
            Same: { $ref: '#/components/schemas/Owner' }
            Circle:
              type: object
              required: [kind]
              properties: { kind: { type: string, enum: [circle] }, size: { type: number } }
            Square:
              type: object
              required: [kind]
              properties: { kind: { type: string, enum: [square] }, side: { type: number } }
        """;

    private const string OnlyIn31 = "";

    private static readonly int s_seed
        = int.Parse(Environment.GetEnvironmentVariable("XAIGEN_SEED") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>Forms of a schema. 3.0 does not have those after <see cref="OnlyIn31"/>.</summary>
    private static readonly string[] s_forms =
    [
        "{ type: string }",
        "{ type: integer, minimum: 0, maximum: 10 }",
        "{ type: number, exclusiveMinimum: 0 }",
        "{ type: boolean }",
        "{ type: string, minLength: 1, maxLength: 3, pattern: '^[a-z]+$' }",
        "{ type: string, enum: [a, b] }",
        "{ type: integer, enum: [1, 2] }",
        "{ type: string, format: date-time }",
        "{ type: string, format: uuid }",
        "{ type: integer, format: int32 }",
        "{ type: object, required: [id], properties: { id: { type: string } } }",
        "{ type: object, additionalProperties: { type: integer } }",
        "{ type: object, additionalProperties: { $ref: '#/components/schemas/Owner' } }",
        "{ type: array, minItems: 1, maxItems: 2, items: { type: string } }",
        "{ type: array, items: { $ref: '#/components/schemas/Owner' } }",
        "{ $ref: '#/components/schemas/Text' }",
        "{ $ref: '#/components/schemas/Short' }",
        "{ $ref: '#/components/schemas/Level' }",
        "{ $ref: '#/components/schemas/Owner' }",
        "{ $ref: '#/components/schemas/Same' }",
        "{ $ref: '#/components/schemas/Names' }",
        "{ $ref: '#/components/schemas/Counts' }",
        "{ allOf: [{ $ref: '#/components/schemas/Owner' }] }",
        "{ description: The owner., allOf: [{ $ref: '#/components/schemas/Owner' }] }",
        "{ allOf: [{ $ref: '#/components/schemas/Owner' }, { type: object, required: [age], properties: { age: { type: integer } } }] }",
        "{ allOf: [{ $ref: '#/components/schemas/Count' }, { minimum: 3 }] }",
        "{ oneOf: [{ type: string }, { type: integer }] }",
        "{ anyOf: [{ type: integer }, { $ref: '#/components/schemas/Owner' }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }] }",
        "{ discriminator: { propertyName: kind }, "
            + "oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/Owner' }] }",
        OnlyIn31,
        "{ type: string, const: only }",
        "{ const: 7 }",
        "{ enum: [a, 1] }",
        "{ type: [string, 'null'] }",
        "{ type: [string, integer] }",
        "{ type: [string, 'null'], enum: [a, b, null] }",
        "{ type: [object, 'null'], properties: { id: { type: string } } }",
        "{ anyOf: [{ $ref: '#/components/schemas/Owner' }, { type: 'null' }] }",
        "{ $ref: '#/components/schemas/Owner', description: The owner. }",
        "{ $ref: '#/components/schemas/Level', description: The level. }",
        "{ type: number, exclusiveMinimum: 0, exclusiveMaximum: 5.5 }",
    ];

    private static readonly string[] s_values =
    [
        "null", "true", "\"text\"", "\"\"", "\"2026-01-01T00:00:00Z\"", "7", "-7", "5000000000", "1.5", "0", "[]", "[null]", "[3]",
        """["a","b","c"]""", """[{"name":null}]""", "{}", """{"id":1}""", """{"name":"n","more":true}""", """{"name":null}""",
        """{"x":"y"}""", """{"kind":"star","points":5}""", """{"kind":"circle","size":"big"}""", """{"kind":"square","corner":1}""",
        """{"age":"old","name":"n"}""",
    ];

    public static TheoryData<string, string, int> Places
    {
        get
        {
            var places = new TheoryData<string, string, int>();
            foreach (string version in (string[])["3.0.3", "3.1.0"])
            {
                foreach (string place in (string[])["property", "item", "entry", "component", "part"])
                {
                    places.Add(version, place, s_seed);
                }
            }

            return places;
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_departure_from_every_form_is_silent_once_it_is_applied(string version, string place, int seed)
    {
        var random = new Random(seed);
        string[] forms = [.. version == "3.0.3"
            ? s_forms.TakeWhile(form => form != OnlyIn31).Select(In30)
            : s_forms.Where(form => form != OnlyIn31)];
        List<string> left = [];
        foreach (string form in forms)
        {
            var contract = new ContractText("forms.yaml", Contract(version, place, form));
            string[] values = [.. random.GetItems(s_values, 1 + random.Next(3))];
            Exchange[] traffic = [.. values.SelectMany(value => Enumerable.Repeat(Got(place, value), 2))];

            Learned learned = ContractLearner.Learn(contract, traffic, new LearnOptions { ComparesCSharp = false });
            Learned again = ContractLearner.Learn(
                contract with { Text = learned.Text }, traffic, new LearnOptions { ComparesCSharp = false });

            left.AddRange(again.Unreadable.Select(problem => $"{form}: {problem}"));
            left.AddRange(again.Proposals.Where(proposal => proposal.Observation.Name != "*").Select(proposal
                => $"{form} <- {string.Join(' ', values)}: {proposal.Message} {proposal.Observation.Pointer}\n{learned.Text}"));
        }

        left.ShouldBeEmpty();
    }

    private static string In30(string form)
        => form.Replace("exclusiveMinimum: 0", "minimum: 0, exclusiveMinimum: true", StringComparison.Ordinal);

    private static string Contract(string version, string place, string form) => $$"""
        openapi: {{version}}
        info: { title: Forms, version: '1' }
        paths:
          /it:
            get:
              operationId: getIt
              responses:
                '200':
                  description: It.
                  content:
                    application/json:
                      schema:
                        {{(place switch
    {
        "item" => $"{{ type: array, items: {form} }}",
        "entry" => $"{{ type: object, additionalProperties: {form} }}",
        "component" => "{ $ref: '#/components/schemas/It' }",
        "part" => "{ $ref: '#/components/schemas/Whole' }",
        _ => $"{{ type: object, properties: {{ it: {form} }} }}",
    })}}
        components:
          schemas:
            It: {{(place == "component" ? form : "{ type: string }")}}
            Part: { type: object, properties: { it: {{(place == "part" ? form : "{ type: string }")}} } }
            Whole: { allOf: [{ $ref: '#/components/schemas/Part' }, { type: object, properties: { id: { type: string } } }] }
        {{Components}}

        """;

    private static Exchange Got(string place, string value)
        => Given.Exchange(
            "https://api.example/it", "GET", 200, responseHeaders: [("Content-Type", "application/json")], responseBody: place switch
            {
                "item" => $"[{value}]",
                "entry" => $"{{\"one\":{value},\"two\":{value}}}",
                "component" => value,
                _ => $"{{\"it\":{value}}}",
            });
}
