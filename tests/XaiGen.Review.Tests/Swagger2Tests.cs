namespace XaiGen.Review.Tests;

/// <summary>A contract in Swagger 2.0 compared with the same one in OpenAPI 3: only real differences are reported.</summary>
public sealed class Swagger2Tests
{
    private const string Old = """
        swagger: '2.0'
        info: { title: Test, version: '1' }
        host: api.example.com
        schemes: [https]
        paths:
          /things/{id}:
            put:
              tags: [Things]
              operationId: putThing
              parameters:
                - { name: id, in: path, required: true, type: string }
                - { name: tags, in: query, type: array, items: { type: string } }
                - { name: thing, in: body, required: true, schema: { $ref: '#/definitions/Thing' } }
              responses: { '200': { description: Done., schema: { $ref: '#/definitions/Thing' } } }
        definitions:
          Thing: { type: object, properties: { name: { type: string } } }
        """;

    private const string New = """
        openapi: 3.0.3
        info: { title: Test, version: '1' }
        servers: [{ url: 'https://api.example.com' }]
        paths:
          /things/{id}:
            put:
              tags: [Things]
              operationId: putThing
              parameters:
                - { name: id, in: path, required: true, schema: { type: string } }
                - { name: tags, in: query, explode: false, schema: { type: array, items: { type: string } } }
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
              responses: { '200': { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
        components:
          schemas:
            Thing: { type: object, properties: { name: { type: string } } }
        """;

    [Fact]
    public void The_same_contract_differs_in_nothing()
    {
        ContractDiff.Compare(new ContractText("old.json", Old), new ContractText("new.yaml", New)).Findings.ShouldBeEmpty();
        ContractDiff.Compare(new ContractText("new.yaml", New), new ContractText("old.json", Old)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void What_differs_is_told_at_the_lines_of_both()
    {
        Review review = ContractDiff.Compare(new ContractText("old.json", Old.Replace(
            "in: query, type: array, items: { type: string }", "in: query, type: integer",
            StringComparison.Ordinal)), new ContractText("new.yaml", New), Given.WireOnly);

        review.Findings.ShouldNotBeEmpty();
        review.Findings.Select(finding => (finding.Old!.File, finding.Old.Line, finding.New!.File, finding.New.Line))
            .Distinct().ShouldBe([("old.json", 12, "new.yaml", 11)]);
    }
}
