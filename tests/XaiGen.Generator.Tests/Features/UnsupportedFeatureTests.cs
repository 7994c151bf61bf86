namespace XaiGen.Generator.Tests.Features;

/// <summary>Unsupported features are reported with number and line, and the rest of the document is generated and works.</summary>
public sealed class UnsupportedFeatureTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private const string Contract = """
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        webhooks: { changed: { post: { requestBody: { content: { text/csv: {} } } } } } # XG0205
        paths:
          /a:
            post:
              operationId: a
              requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Rules' } } } }
              callbacks: { done: { '{$request.body#/url}': { post: { requestBody: { content: { text/csv: {} } } } } } } # XG0204
              responses:
                '200':
                  description: Done.
                  links: { again: { operationId: a } } # XG0206
                  content: { application/json: { schema: { $ref: '#/components/schemas/Rules' } } }
          /b:
            post:
              operationId: b
              requestBody:
                content:
                  application/xml: { schema: { type: string } } # XG0208
              responses: { '204': { description: Done. } }
        components:
          securitySchemes: { signed: { type: http, scheme: hoba } } # XG0210
          schemas:
            Rules:
              type: object
              properties:
                name: { type: string }
                far: { $ref: 'https://example.com/other.yaml#/A' } # XG0207
              patternProperties: { '^x': { type: string } } # XG0209
              propertyNames: { pattern: '^[a-z]+$' } # XG0209
              if: { required: [name] } # XG0209
              then: { required: [far] } # XG0209
              else: { required: [far] } # XG0209
              dependentRequired: { name: [far] } # XG0209
              unevaluatedProperties: false # XG0209
            Tuple:
              type: array
              prefixItems: [{ type: string }, { type: integer }] # XG0209
              contains: { type: integer } # XG0209
        """;

    [Fact]
    public async Task Is_told_and_the_rest_works()
    {
        var project = new CallingProject(
            Contract,
            [
                "return (await client.General.AAsync(new Rules { Name = \"n\" })).Name",
                "await client.General.BAsync(BinaryContent.Create(BinaryData.FromString(\"<b/>\")))",
            ]);

        string[] expected = [.. Contract.Split('\n').Index()
            .Where(line => line.Item.Contains(" # XG", StringComparison.Ordinal))
            .Select(line => $"{line.Index + 1} {line.Item[(line.Item.IndexOf(" # XG", StringComparison.Ordinal) + 3)..].Trim()}")];
        project.Run.Diagnostics
            .Select(diagnostic => $"{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1} {diagnostic.Id}")
            .ShouldBe(expected, ignoreOrder: true);

        server.Reply = Reply.Json("""{"name":"read","xtra":"is skipped"}""");
        (await project.CallAsync(0, server.Address)).ShouldBe("read");
        server.Reply = Reply.Nothing;
        await project.CallAsync(1, server.Address);
        server.Last.Headers.ContentType.ToString().ShouldBe("application/xml");
        server.Last.Body.ShouldBe("<b/>");
    }

    [Theory]
    [InlineData("swagger: '1.2'", "XG0201")]
    [InlineData("openapi: 4.0.0", "XG0203")]
    public void Is_refused_where_nothing_can_be_read(string version, string rule)
    {
        GeneratorRun run = new GeneratorHarness($"{version}\ninfo: {{ title: Test, version: '1' }}\npaths: {{}}\n").Run();

        run.Diagnostics.ShouldHaveSingleItem().Id.ShouldBe(rule);
        run.Diagnostics[0].Location.GetLineSpan().StartLinePosition.Line.ShouldBe(0);
    }
}
