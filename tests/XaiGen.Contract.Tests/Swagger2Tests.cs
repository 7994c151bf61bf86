using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Tests;

/// <summary>Swagger 2.0: problems are reported at the original document's lines.</summary>
public sealed class Swagger2Tests
{
    private const string Header = "swagger: '2.0'\ninfo: { title: Test, version: '1' }\n";

    [Theory]
    [InlineData("paths: { /a: { get: { parameters: [{ name: a, in: query, type: ⟦strng⟧ }], responses: {} } } }", "XG0117")]
    [InlineData("paths: { /a: { get: { parameters: [{ name: a, in: query, type: string, ⟦colour⟧: red }], responses: {} } } }", "XG0109")]
    [InlineData(
        "paths: { /a: { get: { parameters: [{ name: a, in: query, type: array, items: { type: string }, collectionFormat: ⟦tsv⟧ }], responses: {} } } }",
        "XG0209")]
    [InlineData("paths: { /a: { get: { parameters: [{ name: a, in: ⟦qery⟧, type: string }], responses: {} } } }", "XG0117")]
    [InlineData("paths: { /a: { get: { responses: { '200': { description: x, schema: { $ref: ⟦'#/definitions/A'⟧ } } } } } }", "XG0104")]
    [InlineData("paths: { /a: { get: { parameters: [{ $ref: ⟦'#/parameters/A'⟧ }], responses: {} } } }", "XG0104")]
    [InlineData("paths: { /a: { get: { responses: { '200': { $ref: ⟦'#/responses/A'⟧ } } } } }", "XG0104")]
    [InlineData("paths: { /a: { post: { ⟦requestBody⟧: {}, responses: {} } } }", "XG0109")]
    [InlineData("paths: {}\n⟦components⟧: {}", "XG0109")]
    [InlineData("paths: {}\n⟦colour⟧: red", "XG0109")]
    [InlineData("paths: {}\nhost: a.example\nschemes: ⟦[ws]⟧", "XG0209")]
    [InlineData("paths: {}\ndefinitions: { A: { properties: { b: { type: ⟦objct⟧ } } } }", "XG0117")]
    [InlineData("paths: {}\ndefinitions: { A: { minimum: 3, maximum: ⟦2⟧ } }", "XG0401")]
    [InlineData("paths: {}\nsecurity: [{ ⟦a⟧: [] }]", "XG0126")]
    [InlineData("paths: {}\nsecurityDefinitions: { a: { type: ⟦bsic⟧ } }", "XG0117")]
    public void A_problem_stands_at_its_line(string marked, string id)
    {
        (string text, TextRange range) = MarkedText.Parse(Header + marked);

        Problem problem = ContractReader.Read(text).Problems.ShouldHaveSingleItem();

        problem.Rule.Id.ShouldBe(id, problem.Message);
        problem.Range.ShouldBe(range, problem.Message);
    }

    [Theory]
    [InlineData("paths: []")]
    [InlineData("paths: { /a: [] }")]
    [InlineData("paths: { /a: { get: [], parameters: {} } }")]
    [InlineData("paths: { /a: { get: { parameters: [1, { in: body }, { in: formData }], responses: [] } } }")]
    [InlineData(
        "paths: { /a: { get: { parameters: [{ $ref: '#/parameters/A' }], responses: { '200': { $ref: '#/responses/A' } }, consumes: 3, produces: {} } } }\nparameters: { A: { $ref: '#/parameters/A' } }\nresponses: { A: { $ref: '#/responses/B' }, B: { $ref: '#/responses/A' } }")]
    [InlineData("paths: {}\ndefinitions: [1]\nparameters: 2\nresponses: 3\nsecurityDefinitions: 4\nhost: []\nbasePath: {}\nschemes: 3")]
    [InlineData("paths: {}\ndefinitions: { A: { discriminator: x, x-ms-discriminator-value: a, allOf: [{ $ref: '#/definitions/A' }] } }")]
    [InlineData("paths: {}\ndefinitions: { A: &a { items: { type: file }, properties: 3, allOf: 4 }, B: { allOf: [*a, *a] } }")]
    public void Nothing_in_it_is_a_fault_of_the_reader(string lines)
        => ContractReader.Read(Header + lines).Problems.ShouldAllBe(problem => problem.Rule != ProblemRules.InternalFault);

    [Fact]
    public void Its_parts_are_of_2_0_too()
    {
        ContractReading reading = ContractReader.Read(new ContractFiles(new SourceFile("root.yaml", Header + """
            paths: { /a: { $ref: a.yaml } }
            definitions: { Own: { $ref: 'models.yaml#/Own' } }
            """))
        {
            Parts = new[]
            {
                new SourceFile(
                    "a.yaml", "post: { parameters: [{ $ref: 'models.yaml#/body' }], responses: { '200': { $ref: 'models.yaml#/fine' } } }"),
                new SourceFile("models.yaml", """
                    Own: { type: object }
                    Other: { type: object, properties: { own: { $ref: '#/Own' } } }
                    body: { name: b, in: body, schema: { $ref: '#/Other' } }
                    fine: { description: Fine, schema: { $ref: '#/Own' } }
                    """),
            }.ToEquatableArray(),
        });

        reading.Problems.ShouldBeEmpty();
        reading.Contract!.Schemas.Select(schema => schema.Pointer).ShouldBe(["#/components/schemas/Other", "#/components/schemas/Own"]);
        reading.Contract.Operations[0].Responses[0].Pointer.ShouldBe("#/components/responses/fine");
    }
}
