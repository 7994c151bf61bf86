namespace XaiGen.Generator.Tests.Swagger2;

/// <summary>The same API in Swagger 2.0 and in OpenAPI 3.0 generates the same C#, byte for byte.</summary>
public sealed class TwinTests
{
    private static readonly GenerationOptions s_options = new("Sample", "SampleClient");

    /// <summary>The definition of an operation, a component or the document, in both formats.</summary>
    public static TheoryData<string, string, string> Twins => new()
    {
        {
            "servers", """
                host: api.example.com
                basePath: /v1/
                schemes: [http, https]
                paths: {}
                """, """
                servers: [{ url: 'https://api.example.com/v1' }, { url: 'http://api.example.com/v1' }]
                paths: {}
                """
        },
        { "a host alone", "host: api.example.com\npaths: {}", "servers: [{ url: 'https://api.example.com' }]\npaths: {}" },
        { "a base path alone", "basePath: /v1\npaths: {}", "servers: [{ url: /v1 }]\npaths: {}" },
        {
            "parameters of all places", """
                paths:
                  /a/{id}:
                    parameters: [{ name: id, in: path, required: true, type: integer, format: int64, minimum: 1 }]
                    get:
                      operationId: get
                      parameters:
                        - { name: q, in: query, type: string, enum: [a, b], default: a, description: What to find., x-enum-varnames: [First, Second] }
                        - { name: X-Trace, in: header, type: string, maxLength: 9, pattern: '^a' }
                        - { $ref: '#/parameters/limit' }
                        - { name: order, in: query, type: string, x-xaigen-id: OrderId, x-nullable: true, required: true }
                      responses: { '204': { description: Done. } }
                parameters:
                  limit: { name: limit, in: query, type: integer, format: int32, maximum: 10, exclusiveMaximum: true }
                """, """
                paths:
                  /a/{id}:
                    parameters: [{ name: id, in: path, required: true, schema: { type: integer, format: int64, minimum: 1 } }]
                    get:
                      operationId: get
                      parameters:
                        - { name: q, in: query, description: What to find., schema: { type: string, enum: [a, b], default: a, x-enum-varnames: [First, Second] } }
                        - { name: X-Trace, in: header, schema: { type: string, maxLength: 9, pattern: '^a' } }
                        - { $ref: '#/components/parameters/limit' }
                        - { name: order, in: query, required: true, schema: { type: string, x-xaigen-id: OrderId, nullable: true } }
                      responses: { '204': { description: Done. } }
                components:
                  parameters:
                    limit: { name: limit, in: query, schema: { type: integer, format: int32, maximum: 10, exclusiveMaximum: true } }
                """
        },
        {
            "lists in parameters", """
                paths:
                  /a/{ids}:
                    get:
                      operationId: get
                      parameters:
                        - { name: ids, in: path, required: true, type: array, items: { type: string } }
                        - { name: plain, in: query, type: array, items: { type: string } }
                        - { name: csv, in: query, type: array, items: { type: integer }, collectionFormat: csv }
                        - { name: multi, in: query, type: array, items: { type: string, enum: [x, y] }, collectionFormat: multi }
                        - { name: ssv, in: query, type: array, items: { type: string }, collectionFormat: ssv }
                        - { name: pipes, in: query, type: array, items: { type: string }, collectionFormat: pipes }
                        - { name: X-L, in: header, type: array, items: { type: string }, collectionFormat: csv }
                      responses: { '204': { description: Done. } }
                """, """
                paths:
                  /a/{ids}:
                    get:
                      operationId: get
                      parameters:
                        - { name: ids, in: path, required: true, schema: { type: array, items: { type: string } } }
                        - { name: plain, in: query, explode: false, schema: { type: array, items: { type: string } } }
                        - { name: csv, in: query, explode: false, schema: { type: array, items: { type: integer } } }
                        - { name: multi, in: query, explode: true, schema: { type: array, items: { type: string, enum: [x, y] } } }
                        - { name: ssv, in: query, style: spaceDelimited, explode: false, schema: { type: array, items: { type: string } } }
                        - { name: pipes, in: query, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string } } }
                        - { name: X-L, in: header, schema: { type: array, items: { type: string } } }
                      responses: { '204': { description: Done. } }
                """
        },
        {
            "bodies and responses", """
                consumes: [application/json]
                produces: [application/json]
                paths:
                  /pets:
                    post:
                      operationId: add
                      parameters: [{ name: pet, in: body, required: true, description: The pet., schema: { $ref: '#/definitions/Pet' } }]
                      responses:
                        '201': { description: Added., schema: { $ref: '#/definitions/Pet' }, headers: { X-Rate: { type: integer, description: Left. } } }
                        default: { $ref: '#/responses/Failed' }
                    put:
                      operationId: replace
                      consumes: [application/json, application/xml]
                      produces: [text/plain]
                      parameters: [{ $ref: '#/parameters/Body' }]
                      responses: { '200': { description: Told., schema: { type: string } } }
                    patch:
                      operationId: change
                      parameters: [{ $ref: '#/parameters/Body' }]
                      responses: { '200': { description: List., schema: { type: array, items: { $ref: '#/definitions/Pet' } } } }
                definitions:
                  Pet: { type: object, required: [name], properties: { name: { type: string }, age: { type: integer, x-nullable: true }, mother: { $ref: '#/definitions/Pet' } } }
                  Error: { type: object, properties: { message: { type: string } } }
                parameters: { Body: { name: body, in: body, schema: { $ref: '#/definitions/Pet' } } }
                responses: { Failed: { description: It failed., schema: { $ref: '#/definitions/Error' } } }
                """, """
                paths:
                  /pets:
                    post:
                      operationId: add
                      requestBody: { required: true, description: The pet., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
                      responses:
                        '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }, headers: { X-Rate: { description: Left., schema: { type: integer } } } }
                        default: { $ref: '#/components/responses/Failed' }
                    put:
                      operationId: replace
                      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } }, application/xml: { schema: { $ref: '#/components/schemas/Pet' } } } }
                      responses: { '200': { description: Told., content: { text/plain: { schema: { type: string } } } } }
                    patch:
                      operationId: change
                      requestBody: { $ref: '#/components/requestBodies/Body' }
                      responses: { '200': { description: List., content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } } } }
                components:
                  schemas:
                    Pet: { type: object, required: [name], properties: { name: { type: string }, age: { type: integer, nullable: true }, mother: { $ref: '#/components/schemas/Pet' } } }
                    Error: { type: object, properties: { message: { type: string } } }
                  requestBodies: { Body: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
                  responses: { Failed: { description: It failed., content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } } }
                """
        },
        {
            "forms and files", """
                paths:
                  /files:
                    parameters: [{ name: owner, in: formData, type: string, required: true }]
                    post:
                      operationId: upload
                      consumes: [multipart/form-data]
                      parameters:
                        - { name: file, in: formData, type: file, required: true, description: The file. }
                        - { name: purpose, in: formData, type: string, enum: [a, b] }
                      responses: { '204': { description: Done. } }
                    put:
                      operationId: form
                      consumes: [application/x-www-form-urlencoded]
                      parameters:
                        - { name: ids, in: formData, type: array, items: { type: integer } }
                        - { name: names, in: formData, type: array, items: { type: string }, collectionFormat: multi }
                        - { $ref: '#/parameters/note' }
                      responses: { '204': { description: Done. } }
                  /files/{id}:
                    get:
                      operationId: download
                      parameters: [{ name: id, in: path, required: true, type: string }]
                      produces: [image/png]
                      responses: { '200': { description: The file., schema: { type: file } } }
                parameters: { note: { name: note, in: formData, type: string } }
                """, """
                paths:
                  /files:
                    post:
                      operationId: upload
                      requestBody:
                        required: true
                        content:
                          multipart/form-data:
                            schema:
                              type: object
                              required: [file, owner]
                              properties:
                                file: { type: string, format: binary, description: The file. }
                                purpose: { type: string, enum: [a, b] }
                                owner: { type: string }
                      responses: { '204': { description: Done. } }
                    put:
                      operationId: form
                      requestBody:
                        required: true
                        content:
                          application/x-www-form-urlencoded:
                            schema:
                              type: object
                              required: [owner]
                              properties:
                                ids: { type: array, items: { type: integer } }
                                names: { type: array, items: { type: string } }
                                note: { type: string }
                                owner: { type: string }
                            encoding: { ids: { style: form, explode: false }, names: { style: form, explode: true } }
                      responses: { '204': { description: Done. } }
                  /files/{id}:
                    get:
                      operationId: download
                      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
                      responses: { '200': { description: The file., content: { image/png: { schema: { type: string, format: binary } } } } }
                """
        },
        {
            "what NSwag writes beside a type", """
                paths:
                  /a:
                    post:
                      operationId: send
                      parameters:
                        - { name: size, in: query, type: integer, enum: [0, 5], x-schema: { $ref: '#/definitions/Size' }, default: 5, x-nullable: true }
                        - { name: X-Labels, in: header, type: object, additionalProperties: { type: integer } }
                        - { name: more, in: formData, type: file, collectionFormat: multi, items: { type: file }, x-nullable: true }
                        - { name: any, in: formData, type: file, collectionFormat: multi, items: { additionalProperties: {} } }
                        - { name: sized, in: formData, type: integer, enum: [0, 5], x-schema: { $ref: '#/definitions/Size' }, description: How large. }
                        - { name: labels, in: formData, type: object, additionalProperties: { type: string } }
                      responses: { '200': { description: x, x-nullable: true, schema: { $ref: '#/definitions/Thing' } } }
                    get: { operationId: count, responses: { '200': { description: x, x-nullable: true, schema: { type: integer } }, '404': { description: x, x-nullable: false, schema: { $ref: '#/definitions/Thing' } } } }
                definitions:
                  Size: { type: integer, enum: [0, 5], x-enumNames: [Small, Large] }
                  Thing: { type: object, properties: { size: { $ref: '#/definitions/Size' } } }
                """, """
                paths:
                  /a:
                    post:
                      operationId: send
                      parameters:
                        - { name: size, in: query, schema: { allOf: [{ $ref: '#/components/schemas/Size' }], default: 5, nullable: true } }
                        - { name: X-Labels, in: header, schema: { type: object, additionalProperties: { type: integer } } }
                      requestBody:
                        content:
                          multipart/form-data:
                            schema:
                              type: object
                              properties:
                                more: { type: array, items: { type: string, format: binary }, nullable: true }
                                any: { type: array, items: { type: string, format: binary } }
                                sized: { allOf: [{ $ref: '#/components/schemas/Size' }], description: How large. }
                                labels: { type: object, additionalProperties: { type: string } }
                      responses: { '200': { description: x, content: { application/json: { schema: { allOf: [{ $ref: '#/components/schemas/Thing' }], nullable: true } } } } }
                    get: { operationId: count, responses: { '200': { description: x, content: { application/json: { schema: { type: integer, nullable: true } } } }, '404': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } } }
                components:
                  schemas:
                    Size: { type: integer, enum: [0, 5], x-enumNames: [Small, Large] }
                    Thing: { type: object, properties: { size: { $ref: '#/components/schemas/Size' } } }
                """
        },
        {
            "discriminators", """
                paths: { /a: { get: { operationId: get, responses: { '200': { description: x, schema: { $ref: '#/definitions/Animal' } } } } } }
                definitions:
                  Animal: { type: object, discriminator: kind, required: [kind], properties: { kind: { type: string } } }
                  Cat: { allOf: [{ $ref: '#/definitions/Animal' }, { type: object, properties: { purrs: { type: boolean } } }] }
                  Dog: { x-ms-discriminator-value: dog/small, allOf: [{ $ref: '#/definitions/Animal' }, { type: object, properties: { barks: { type: boolean } } }] }
                """, """
                paths: { /a: { get: { operationId: get, responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Animal' } } } } } } } }
                components:
                  schemas:
                    Animal: { type: object, discriminator: { propertyName: kind, mapping: { dog/small: '#/components/schemas/Dog' } }, required: [kind], properties: { kind: { type: string } } }
                    Cat: { allOf: [{ $ref: '#/components/schemas/Animal' }, { type: object, properties: { purrs: { type: boolean } } }] }
                    Dog: { allOf: [{ $ref: '#/components/schemas/Animal' }, { type: object, properties: { barks: { type: boolean } } }] }
                """
        },
        {
            "security", """
                security: [{ key: [] }]
                paths: { /a: { get: { operationId: get, security: [{ basic: [] }, { oauth: [read] }], responses: { '204': { description: x } } } } }
                securityDefinitions:
                  key: { type: apiKey, name: api_key, in: header }
                  basic: { type: basic, description: Name and password. }
                  oauth: { type: oauth2, flow: accessCode, authorizationUrl: 'https://example.com/a', tokenUrl: 'https://example.com/t', scopes: { read: Reads. } }
                """, """
                security: [{ key: [] }]
                paths: { /a: { get: { operationId: get, security: [{ basic: [] }, { oauth: [read] }], responses: { '204': { description: x } } } } }
                components:
                  securitySchemes:
                    key: { type: apiKey, name: api_key, in: header }
                    basic: { type: http, scheme: basic, description: Name and password. }
                    oauth: { type: oauth2, flows: { authorizationCode: { authorizationUrl: 'https://example.com/a', tokenUrl: 'https://example.com/t', scopes: { read: Reads. } } } }
                """
        },
        {
            "references into bodies", """
                produces: [application/vnd.api+json]
                paths:
                  /a:
                    post:
                      operationId: send
                      parameters: [{ name: b, in: body, schema: { type: object, properties: { inner: { type: object, title: Inner, properties: { x: { type: string } } } } } }]
                      responses: { '200': { description: x, schema: { type: object, properties: { again: { $ref: '#/paths/~1a/post/parameters/0/schema/properties/inner' } } } } }
                definitions:
                  A: { type: object, properties: { deep: { $ref: '#/definitions/B/properties/c' }, whole: { $ref: '#/paths/~1a/post/responses/200/schema' } } }
                  B: { type: object, properties: { c: { type: object, properties: { d: { type: string } } } } }
                """, """
                paths:
                  /a:
                    post:
                      operationId: send
                      requestBody: { content: { application/json: { schema: { type: object, properties: { inner: { type: object, title: Inner, properties: { x: { type: string } } } } } } } }
                      responses: { '200': { description: x, content: { application/vnd.api+json: { schema: { type: object, properties: { again: { $ref: '#/paths/~1a/post/requestBody/content/application~1json/schema/properties/inner' } } } } } } }
                components:
                  schemas:
                    A: { type: object, properties: { deep: { $ref: '#/components/schemas/B/properties/c' }, whole: { $ref: '#/paths/~1a/post/responses/200/content/application~1vnd.api+json/schema' } } }
                    B: { type: object, properties: { c: { type: object, properties: { d: { type: string } } } } }
                """
        },
    };

    [Theory]
    [MemberData(nameof(Twins))]
    public void Both_give_the_same_code(string what, string old, string @new)
    {
        GeneratedCode before = CodeGeneration.Generate("swagger: '2.0'\ninfo: { title: Test, version: '1' }\n" + old, s_options);
        GeneratedCode after = CodeGeneration.Generate("openapi: 3.0.3\ninfo: { title: Test, version: '1' }\n" + @new, s_options);

        before.Problems.Select(problem => (problem.Rule.Id, problem.Message))
            .ShouldBe(after.Problems.Select(problem => (problem.Rule.Id, problem.Message)), ignoreOrder: true, what);
        before.Files.Select(file => file.Name).ShouldBe(after.Files.Select(file => file.Name), what);
        foreach ((GeneratedFile expected, GeneratedFile file) in after.Files.Zip(before.Files))
        {
            file.Text.ShouldBe(expected.Text, what);
        }
    }

    [Fact]
    public void The_code_compiles()
    {
        string all = "swagger: '2.0'\ninfo: { title: Test, version: '1' }\n" + (string)Twins.Select(row => ((object[])row)[1]).ElementAt(6);

        new GeneratorHarness(all).Run().ShouldReportNothing().OwnCodeShouldCompile();
    }
}
