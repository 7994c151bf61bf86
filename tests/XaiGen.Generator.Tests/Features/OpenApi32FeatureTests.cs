namespace XaiGen.Generator.Tests.Features;

/// <summary>The additions of OpenAPI 3.2 to 3.1.</summary>
public sealed class OpenApi32FeatureTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private const string Contract = """
        openapi: 3.2.0
        $self: https://api.example.com/openapi/test.yaml
        info: { title: Test, version: "1" }
        servers: [{ url: /v1, name: Production }]
        paths:
          /search:
            query:
              operationId: search
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Filter' } } } }
              responses: { '200': { description: ok, content: { application/json: { $ref: '#/components/mediaTypes/Found' } } } }
            additionalOperations:
              COPY: { operationId: copy, responses: { '204': { description: ok } } }
              x-Purge: { operationId: purge, responses: { '204': { description: ok } } }
          /form:
            get:
              operationId: byForm
              parameters: [{ name: f, in: querystring, required: true, content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Filter' } } } }]
              responses: { '204': { description: ok } }
          /pets:
            get: { operationId: pets, responses: { '200': { description: ok, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } } } } }
          /pet:
            put:
              operationId: pet
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Shape' } } } } }
          /json:
            get:
              operationId: byJson
              x-xaigen-arguments: [f]
              parameters: [{ name: f, in: querystring, content: { application/json: { schema: { $ref: '#/components/schemas/Filter' } } } }]
              responses: { '204': { description: ok } }
        components:
          mediaTypes: { Found: { schema: { type: array, items: { type: string } } } }
          schemas:
            Filter: { type: object, required: [text], properties: { text: { type: string }, limit: { type: integer } } }
            Pet:
              oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/OtherPet' }]
              discriminator: { propertyName: kind, mapping: { dog: Dog }, defaultMapping: OtherPet }
            Cat: { type: object, properties: { kind: { type: string }, name: { type: string } } }
            Dog: { type: object, properties: { kind: { type: string }, name: { type: string } } }
            OtherPet: { type: object, properties: { kind: { type: string }, name: { type: string } } }
            Shape:
              type: object
              required: [form]
              properties: { form: { type: string } }
              discriminator: { propertyName: form, defaultMapping: '#/components/schemas/AnyShape' }
            Circle: { allOf: [{ $ref: '#/components/schemas/Shape' }, { type: object, properties: { radius: { type: integer } } }] }
            AnyShape: { allOf: [{ $ref: '#/components/schemas/Shape' }, { type: object, properties: { name: { type: string } } }] }
        """;

    private static readonly string[] s_calls =
    [
        "return string.Join(\"+\", await client.General.SearchAsync(new Filter { Text = \"a b\" }))",
        "await client.General.CopyAsync()",
        "await client.General.PurgeAsync()",
        "await client.General.ByFormAsync(new Filter { Text = \"a b\", Limit = 3 })",
        "await client.General.ByJsonAsync(new Filter { Text = \"ü\" })",
        "await client.General.ByJsonAsync()",
        "return string.Join(' ', (await client.General.PetsAsync()).Select(pet => pet.Match("
            + "cat => $\"cat {cat.Name}\", dog => $\"dog {dog.Name}\", other => $\"{other.Kind ?? \"?\"} {other.Name}\", unknown => $\"{unknown}\")))",
        "return (await client.General.PetAsync(new OtherPet { Kind = \"newt\", Name = \"Tim\" })).Match("
            + "any => $\"{any.Form} {any.Name}\", circle => $\"{circle.Radius}\", _ => \"?\")",
    ];

    private static readonly Lazy<CallingProject> s_project = new(() => new CallingProject(Contract, s_calls));

    [Fact]
    public void Is_read_without_a_warning()
    {
        s_project.Value.Run.ShouldReportNothing();
        s_project.Value.Run.Files["Sample.TestClient.g.cs"].ShouldContain("new(\"https://api.example.com/v1\")");
    }

    [Theory]
    [InlineData(0, "QUERY", "/search", "{\"text\":\"a b\"}")]
    [InlineData(1, "COPY", "/search", "")]
    [InlineData(2, "x-Purge", "/search", "")]
    [InlineData(3, "GET", "/form?text=a%20b&limit=3", "")]
    [InlineData(4, "GET", "/json?%7B%22text%22%3A%22%C3%BC%22%7D", "")]
    [InlineData(5, "GET", "/json", "")]
    public async Task Is_sent_as_the_contract_says(int call, string method, string target, string body)
    {
        server.Reply = call == 0 ? Reply.Json("[\"x\",\"y\"]") : Reply.Nothing;

        object? result = await s_project.Value.CallAsync(call, server.Address);

        result.ShouldBe(call == 0 ? "x+y" : null);
        server.Last.Method.ShouldBe(method);
        server.Last.Target.ShouldBe(target);
        server.Last.Body.ShouldBe(body);
    }

    [Fact]
    public async Task An_object_that_no_mapping_names_is_of_the_default()
    {
        server.Reply = Reply.Json(
            """[{"kind":"Cat","name":"Tom"},{"kind":"dog","name":"Rex"},{"kind":"OtherPet","name":"Bo"},{"kind":"newt","name":"Tim"},{"name":"No"},7]""");
        (await s_project.Value.CallAsync(6, server.Address)).ShouldBe("cat Tom dog Rex OtherPet Bo newt Tim ? No 7");

        server.Reply = Reply.Json("""{"form":"star","name":"Sol"}""");
        (await s_project.Value.CallAsync(7, server.Address)).ShouldBe("star Sol");
        server.Last.Body.ShouldBe("""{"kind":"newt","name":"Tim"}""");
    }

    [Theory]
    [InlineData("/a: { additionalOperations: { POST: { responses: { '204': { description: x } } } } }", "XG0117")]
    [InlineData("/a: { additionalOperations: { 'MY COPY': { responses: { '204': { description: x } } } } }", "XG0119")]
    [InlineData(
        "/a: { get: { parameters: [{ name: q, in: querystring, content: { text/plain: {} } }], responses: { '204': { description: x } } } }",
        "XG0209")]
    [InlineData(
        "/a: { get: { responses: { '200': { description: x, content: { application/xml: { itemSchema: {} }, text/csv: {} } } } } }",
        "XG0209")]
    public void Is_told_where_it_cannot_be(string path, string rule)
        => new GeneratorHarness(Given.Paths(path, version: "3.2.0")).Run().Diagnostics.ShouldHaveSingleItem().Id.ShouldBe(rule);
}
