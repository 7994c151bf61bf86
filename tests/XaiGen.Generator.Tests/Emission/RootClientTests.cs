namespace XaiGen.Generator.Tests.Emission;

/// <summary>The client that holds the sub-clients, and its authentication.</summary>
public sealed class RootClientTests
{
    [Theory]
    [InlineData("bearer", "{ type: http, scheme: bearer }")]
    [InlineData("basic", "{ type: http, scheme: basic }")]
    [InlineData("header", "{ type: apiKey, in: header, name: 'X-Api-Key' }")]
    [InlineData("query", "{ type: apiKey, in: query, name: key }")]
    [InlineData("cookie", "{ type: apiKey, in: cookie, name: key }")]
    [InlineData("oauth", "{ type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://example.com/token', scopes: {} } } }")]
    public void With_a_key(string suffix, string scheme) => Emitted.Root(Document("https://api.example.com", $$"""
        security: [{ key: [] }]
        components: { securitySchemes: { key: {{scheme}} } }
        """)).MatchSnapshot(suffix);

    [Fact]
    public void Without_a_key() => Emitted.Root(Document("https://api.example.com")).MatchSnapshot();

    [Theory]
    [InlineData(
        "{ url: 'https://{region}.example.com/{version}', variables: { region: { default: eu }, version: { default: v2 } } }",
        "https://eu.example.com/v2")]
    [InlineData("{ url: /api }", "http://localhost/api")]
    [InlineData("{ url: api }", "http://localhost/api")]
    [InlineData("{ url: 'https://api.example.com/v1/' }", "https://api.example.com/v1/")]
    public void Goes_to_the_first_server(string server, string endpoint)
        => Emitted.Root(Document(server)).ShouldContain($"\"{endpoint}\"");

    [Fact]
    public void Goes_nowhere_far_without_a_server()
        => Emitted.Root("""
            openapi: 3.0.3
            info: { title: Test, version: "1" }
            paths: {}
            """).ShouldContain("\"http://localhost/\"");

    [Fact]
    public void Holds_a_client_for_each_tag() => Emitted.Root("""
        openapi: 3.0.3
        info: { title: Test, version: "1", description: An API. }
        tags: [{ name: big-things, description: Big ones. }]
        paths:
          /b: { get: { tags: [Small], operationId: b, responses: { '204': { description: x } } } }
          /a: { get: { tags: [big-things], operationId: a, responses: { '204': { description: x } } } }
        """).MatchSnapshot();

    [Theory]
    [InlineData("3D \"API\" (v2)", "_3DAPIV2Client")]
    [InlineData("Petstore Client", "PetstoreClient")]
    [InlineData("---", "U002DU002DU002DClient")]
    public void Is_named_after_the_title(string title, string name)
        => new GeneratorHarness($"openapi: 3.0.3\ninfo: {{ title: '{title}', version: '1' }}\npaths: {{}}\n").Run()
            .ShouldReportNothing().OwnCodeShouldCompile().Files.Keys.ShouldContain($"Sample.{name}.g.cs");

    private static string Document(string server, string more = "") => $$"""
        openapi: 3.0.3
        info: { title: Test, version: "1" }
        servers: [{{(server.StartsWith('{') ? server : $"{{ url: '{server}' }}")}}]
        paths: {}
        {{more}}
        """;
}
