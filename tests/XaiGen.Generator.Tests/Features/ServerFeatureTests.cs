namespace XaiGen.Generator.Tests.Features;

/// <summary>The URLs of calls: servers of the document, of a path and of an operation, and their variables.</summary>
public sealed class ServerFeatureTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    [Fact]
    public async Task Are_the_contracts_unless_an_address_is_given()
    {
        // The contract contains the URL of this test's own server, with several paths.
        string origin = server.Address.GetLeftPart(UriPartial.Authority);
        var project = new CallingProject(
            $$"""
            openapi: 3.0.3
            info: { title: Test, version: "1" }
            servers:
              - { url: '{{origin}}/{version}', description: Production, variables: { version: { default: v1 } } }
              - { url: 'https://{region}.sandbox.example.com:{port}/api', variables: { region: { default: eu, enum: [eu, us] }, port: { default: '8443' } } }
            paths:
              /a: { get: { operationId: a, responses: { '204': { description: Done. } } } }
              /b:
                servers: [{ url: '{{origin}}/of-the-path' }]
                get: { operationId: b, responses: { '204': { description: Done. } } }
                put: { operationId: c, servers: [{ url: '{{origin}}/of-the-{what}', variables: { what: { default: operation } } }], responses: { '204': { description: Done. } } }
                post: { operationId: d, servers: [{ url: /relative }], responses: { '204': { description: Done. } } }
            """,
            [
                "await new TestClient().General.AAsync()",
                "await new TestClient().General.BAsync()",
                "await new TestClient().General.CAsync()",
                "await new TestClient().General.DAsync()",
                "await new TestClient(new TestClientOptions { Endpoint = TestServers.Production(version: \"v2\") }).General.AAsync()",
                "await client.General.CAsync()",
                "return TestServers.RegionSandboxExampleComPortApi(region: \"us\")",
            ]);

        (await Target(0)).ShouldBe("/v1/a");
        (await Target(1)).ShouldBe("/of-the-path/b");
        (await Target(2)).ShouldBe("/of-the-operation/b");
        (await Target(3)).ShouldBe("/relative/b");
        (await Target(4)).ShouldBe("/v2/a");
        (await Target(5)).ShouldBe("/b");
        (await project.CallAsync(6, server.Address)).ShouldBe(new Uri("https://us.sandbox.example.com:8443/api"));

        async Task<string> Target(int call)
        {
            await project.CallAsync(call, server.Address);
            return server.Last.Target;
        }
    }
}
