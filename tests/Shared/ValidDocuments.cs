namespace XaiGen.Testing;

/// <summary>Documents to damage.</summary>
internal static class ValidDocuments
{
    /// <summary>A little of everything that the reader knows.</summary>
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
            Union:
              oneOf: [{ $ref: '#/components/schemas/Thing' }, { type: string, pattern: '^a$' }, { type: 'null' }]
              discriminator: { propertyName: kind, mapping: { a: Thing } }
              x-xaigen-union: [Thing, Text]
        """;

    /// <summary>The one above, and those of others that are not large.</summary>
    public static IReadOnlyList<string> Small { get; } =
    [
        Everything,
        .. Directory.Exists(Repository.Corpus)
            ? Directory.GetFiles(Repository.Corpus)
                .Where(file => new FileInfo(file).Length < 100_000 && !file.EndsWith(".md", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText)
            : [],
    ];
}
