namespace XaiGen.Testing;

/// <summary>Valid documents, to be damaged by tests.</summary>
internal static class ValidDocuments
{
    /// <summary>A document with a little of everything that the reader supports.</summary>
    private const string Everything = """
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        servers: [{ url: https://example.com, variables: { a: { default: b } } }]
        security: [{ bearer: [] }]
        x-shared: &shared { type: string, minLength: 1 }
        paths:
          /things/{id}:
            parameters: [{ $ref: '#/components/parameters/Id' }]
            post:
              operationId: postThing
              x-xaigen-method: Post
              x-xaigen-page: { items: data, token: next, parameter: token }
              x-xaigen-long-running: { handle: Work, poll: getThing, id: id, pending: Pending, result: Done }
              requestBody: { content: { multipart/form-data: { schema: { $ref: '#/components/schemas/Thing' }, encoding: { file: { contentType: a/b } } } } }
              responses:
                '200': { description: Fine, headers: { A: { schema: *shared } }, content: { application/json: { schema: { $ref: '#/components/schemas/Union' }, examples: { one: { value: { a: [1, 2] } } } } } }
                '202': { description: Later, x-xaigen-when-empty: Pending }
        components:
          parameters: { Id: { name: id, in: path, required: true, schema: { <<: *shared, x-xaigen-id: ThingId } } }
          securitySchemes: { bearer: { type: http, scheme: bearer } }
          schemas:
            Thing:
              type: object
              required: [a]
              properties:
                a: { type: [integer, 'null'], minimum: 1, exclusiveMaximum: 9, default: 2, x-xaigen-unit: seconds }
                b: { enum: [x, y, null], x-enum-varnames: [X, Y] }
                c: { $ref: '#/components/schemas/Thing', description: Inner }
              x-xaigen-exactly-one: { Source: [a, b] }
              x-xaigen-cost: [{ unit: thing, count: [a, c], otherwise: 2, prices: [{ usd: 0.5, when: { b: [x, null] } }, { usd: 1 }] }]
            Union:
              oneOf: [{ $ref: '#/components/schemas/Thing' }, { type: string, pattern: '^a$' }, { type: 'null' }]
              discriminator: { propertyName: kind, mapping: { a: Thing } }
              x-xaigen-union: [Thing, Text]
        """;

    private const string Swagger = """
        swagger: "2.0"
        info: { title: Test, version: "1" }
        host: example.com
        basePath: /v1
        schemes: [https]
        consumes: [application/json]
        paths:
          /things/{id}:
            parameters: [{ $ref: '#/parameters/Id' }]
            post:
              operationId: postThing
              produces: [application/json, text/plain]
              parameters: [{ $ref: '#/parameters/Body' }, { name: q, in: query, type: array, items: { type: string }, collectionFormat: multi }]
              responses:
                '200': { description: Fine, headers: { A: { type: integer } }, schema: { $ref: '#/definitions/Thing' }, examples: { application/json: { a: 1 } } }
                default: { $ref: '#/responses/Failed' }
            put:
              consumes: [multipart/form-data]
              parameters: [{ name: file, in: formData, type: file, required: true }, { name: ids, in: formData, type: array, items: { type: integer } }]
              responses: { '200': { description: A file, schema: { type: file } } }
        parameters:
          Id: { name: id, in: path, required: true, type: string }
          Body: { name: body, in: body, schema: { $ref: '#/definitions/Cat' } }
        responses: { Failed: { description: No, schema: { type: object } } }
        securityDefinitions: { basic: { type: basic }, oauth: { type: oauth2, flow: implicit, authorizationUrl: https://example.com, scopes: { a: b } } }
        definitions:
          Thing: { type: object, discriminator: kind, required: [kind], properties: { kind: { type: string }, a: { type: integer, x-nullable: true } } }
          Cat: { x-ms-discriminator-value: cat, allOf: [{ $ref: '#/definitions/Thing' }, { properties: { b: { $ref: '#/definitions/Thing/properties/a' } } }] }
        """;

    /// <summary>A contract of three files; the first is the document.</summary>
    public static IReadOnlyList<(string Path, string Text)> Parts { get; } =
    [
        ("api/root.yaml", """
            openapi: 3.1.0
            info: { title: Test, version: "1", description: { $ref: 'more.yaml#/text' } }
            paths:
              /a: { $ref: more.yaml#/path }
              /b: { get: { $ref: 'more.yaml#/path/get' } }
            components:
              schemas:
                One: { $ref: sub/models.yaml#/One }
                Two: { allOf: [{ $ref: '#/components/schemas/One' }, { $ref: 'sub/models.yaml#/Deep/properties/x' }] }
              responses: { $ref: 'more.yaml#/responses' }
            """),
        ("api/more.yaml", """
            text: About
            path:
              parameters: [{ $ref: '#/parameter' }]
              get: { responses: { '200': { $ref: './root.yaml#/components/responses/Fine' }, '404': { $ref: '#/responses/Fine' } } }
            parameter: { name: p, in: query, schema: { $ref: sub/models.yaml#/Deep } }
            responses: { Fine: { description: Fine, content: { application/json: { schema: { $ref: 'sub/models.yaml#/Union' } } } } }
            """),
        ("api/sub/models.yaml", """
            One: { type: object, properties: { again: { $ref: '#/One' }, two: { $ref: '../root.yaml#/components/schemas/Two' } } }
            Deep: { type: object, properties: { x: { $ref: '#/Alias' } } }
            Alias: { $ref: '#/One' }
            Union: { oneOf: [{ $ref: '#/One' }, { $ref: '#/Deep' }], discriminator: { propertyName: kind, mapping: { one: '#/One', deep: 'models.yaml#/Deep' } } }
            """),
    ];

    /// <summary>The two documents above, and the smaller ones of other projects.</summary>
    public static IReadOnlyList<string> Small { get; } =
    [
        Everything,
        Swagger,
        .. Directory.Exists(Repository.Corpus)
            ? Directory.GetFiles(Repository.Corpus)
                .Where(file => new FileInfo(file).Length < 100_000 && !file.EndsWith(".md", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText)
            : [],
    ];
}
