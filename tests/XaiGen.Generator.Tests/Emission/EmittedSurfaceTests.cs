using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Contract.Diagnostics;
using XaiGen.Testing.Surface;

namespace XaiGen.Generator.Tests;

/// <summary>The promise to those who call generated clients: what every client has, and the form of each kind of type and method.</summary>
public sealed class EmittedSurfaceTests
{
    [Fact]
    public void Of_a_client_with_a_little_of_everything()
    {
        GeneratedCode code = CodeGeneration.Generate(Everything, new GenerationOptions("Acme", "AcmeClient"));
        code.Problems.Where(problem => problem.Rule.Severity == ProblemSeverity.Error).ShouldBeEmpty();
        var language = new CSharpParseOptions(LanguageVersion.CSharp12);
        var compilation = CSharpCompilation.Create(
            "Acme",
            code.Files.Select(file => CSharpSyntaxTree.ParseText(file.Text, language, file.Name)),
            ConsumerReferences.Net10.All,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        PublicSurface.Of(compilation.Assembly).MatchSnapshot();
    }

    private const string Everything = """
        openapi: 3.1.0
        info: { title: Acme, version: '1' }
        servers:
          - url: https://{region}.example.com
            description: Regional
            variables: { region: { default: eu } }
          - { url: https://test.example.com, description: Test }
        security: [{ bearer: [] }]
        tags: [{ name: Orders, description: Orders and their files. }]
        webhooks:
          orderShipped:
            post:
              operationId: orderShipped
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
              responses: { '204': { description: Taken. } }
        paths:
          /orders:
            get:
              tags: [Orders]
              operationId: listOrders
              x-xaigen-method: List
              x-xaigen-page: { items: data, token: next, parameter: after, size: limit }
              parameters:
                - { name: limit, in: query, schema: { type: integer, format: int32, minimum: 1, maximum: 100 } }
                - { name: after, in: query, schema: { type: string } }
                - { name: state, in: query, schema: { $ref: '#/components/schemas/State' } }
              responses:
                '200': { description: A page., content: { application/json: { schema: { $ref: '#/components/schemas/OrderPage' } } } }
            post:
              tags: [Orders]
              operationId: createOrder
              x-xaigen-method: Create
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/NewOrder' } } } }
              responses:
                '200':
                  description: The order.
                  headers: { X-Remaining: { schema: { type: integer } } }
                  content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } }
          /orders/{order_id}:
            parameters: [{ name: order_id, in: path, required: true, schema: { type: string, x-xaigen-id: OrderId } }]
            patch:
              tags: [Orders]
              operationId: changeOrder
              x-xaigen-method: Change
              requestBody: { required: true, content: { application/merge-patch+json: { schema: { $ref: '#/components/schemas/OrderChange' } } } }
              responses: { '204': { description: Changed. } }
          /orders/{order_id}/events:
            parameters: [{ name: order_id, in: path, required: true, schema: { type: string, x-xaigen-id: OrderId } }]
            get:
              tags: [Orders]
              operationId: followOrder
              x-xaigen-method: Follow
              responses:
                '200': { description: Events., content: { text/event-stream: { schema: { $ref: '#/components/schemas/Order' } } } }
          /orders/{order_id}/file:
            parameters: [{ name: order_id, in: path, required: true, schema: { type: string, x-xaigen-id: OrderId } }]
            get:
              tags: [Orders]
              operationId: downloadFile
              responses: { '200': { description: The file., content: { application/octet-stream: { schema: { type: string, format: binary } } } } }
            post:
              tags: [Orders]
              operationId: uploadFile
              requestBody:
                required: true
                content: { multipart/form-data: { schema: { type: object, required: [file], properties: { file: { type: string, format: binary }, note: { type: string } } } } }
              responses: { '204': { description: Stored. } }
        components:
          securitySchemes: { bearer: { type: http, scheme: bearer } }
          schemas:
            State: { type: string, enum: [open, shipped] }
            Order:
              type: object
              required: [id, state, item]
              properties:
                id: { type: string, x-xaigen-id: OrderId }
                state: { $ref: '#/components/schemas/State' }
                item: { $ref: '#/components/schemas/Item' }
                notes: { type: object, additionalProperties: { type: string } }
            OrderPage:
              type: object
              required: [data]
              properties: { data: { type: array, items: { $ref: '#/components/schemas/Order' } }, next: { type: string } }
            NewOrder:
              type: object
              required: [item]
              x-xaigen-cost: [{ unit: order, prices: [{ usd: 0.5 }] }]
              properties: { item: { $ref: '#/components/schemas/Item' }, count: { type: integer, format: int32, minimum: 1 } }
            OrderChange: { type: object, properties: { note: { type: [string, 'null'] } } }
            Item:
              oneOf: [{ $ref: '#/components/schemas/Book' }, { $ref: '#/components/schemas/Disc' }]
              x-xaigen-union: [Book, Disc]
              discriminator: { propertyName: kind, mapping: { book: Book, disc: Disc } }
            Book: { type: object, required: [kind, title], properties: { kind: { type: string, enum: [book] }, title: { type: string } } }
            Disc: { type: object, required: [kind], properties: { kind: { type: string, enum: [disc] }, length: { type: integer, x-xaigen-unit: seconds } } }
        """;
}
