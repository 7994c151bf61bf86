namespace XaiGen.Generator.Tests.Features;

/// <summary>What is checked, required and kept depends on whether a type is sent or received.</summary>
public sealed class DirectionTests
{
    private const string Contract = """
        openapi: 3.0.3
        info: { title: Ways, version: '1' }
        paths:
          /tools:
            post:
              operationId: addTool
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Sent' } } } }
              responses: { '200': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Received' } } } } }
        components:
          schemas:
            Base: { type: object, properties: { limits: { type: object, properties: { size: { type: integer, maximum: 9 } } } } }
            Sent: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { choice: { $ref: '#/components/schemas/Choice' } } }] }
            Received: { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { kind: { $ref: '#/components/schemas/Kind' } } }] }
            Choice: { oneOf: [{ type: string }, { type: boolean }] }
            Kind: { oneOf: [{ type: string }, { type: boolean }] }
        """;

    private static readonly GeneratedCode s_code = CodeGeneration.Generate(Contract, new GenerationOptions("Sample"));

    [Fact]
    public void An_inline_schema_of_a_base_is_checked_in_the_types_that_are_sent_and_in_no_other()
    {
        TextOf("Sent").ShouldContain("this.Limits?.Validate(");
        TextOf("Received").ShouldNotContain("Validate(");
    }

    [Fact]
    public void A_union_keeps_unknown_values_where_it_is_received()
    {
        TextOf("Kind").ShouldContain("class Unknown");
        TextOf("Choice").ShouldNotContain("class Unknown");
    }

    private static string TextOf(string type)
        => s_code.Files.Single(file => file.Name.EndsWith($".{type}.g.cs", StringComparison.Ordinal)).Text;
}
