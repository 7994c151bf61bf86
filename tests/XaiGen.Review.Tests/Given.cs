namespace XaiGen.Review.Tests;

/// <summary>Contracts and options that tests begin with.</summary>
internal static class Given
{
    public static DiffOptions WireOnly { get; } = new() { ComparesCSharp = false, Today = new DateOnly(2026, 6, 1) };

    /// <summary>A contract of one operation that takes and answers <c>Thing</c>.</summary>
    public static ContractText Thing(string schema, string name = "api.yaml", string others = "") => new(name, $$"""
        openapi: 3.0.3
        info: { title: Test, version: '1' }
        paths:
          /things:
            post:
              tags: [Things]
              operationId: createThing
              requestBody:
                required: true
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/Thing' }
              responses:
                '200':
                  description: Done.
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Thing' }
        components:
          schemas:
            Thing: {{schema}}
        {{others}}
        """);
}
