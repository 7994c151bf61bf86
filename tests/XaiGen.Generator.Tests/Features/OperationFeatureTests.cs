using System.Reflection;

namespace XaiGen.Generator.Tests.Features;

/// <summary>Operations that share, reference, omit and deprecate things.</summary>
public sealed class OperationFeatureTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private static readonly Lazy<CallingProject> s_project = new(() => new CallingProject(
        """
        openapi: 3.0.3
        info: { title: Test, version: "1" }
        paths:
          /shared/{id}:
            parameters:
              - { name: id, in: path, required: true, schema: { type: integer } }
              - { name: view, in: query, schema: { type: string } }
              - { name: view, in: header, schema: { type: string } }
            get: { operationId: shared, x-xaigen-arguments: [view], responses: { '204': { description: Done. } } }
            put:
              operationId: overridden
              x-xaigen-arguments: [limit, view]
              parameters: [{ name: view, in: query, required: true, schema: { type: boolean } }, { $ref: '#/components/parameters/Limit~1Of' }]
              responses: { '204': { description: Done. } }
          /referred:
            post:
              operationId: referred
              requestBody: { $ref: '#/components/requestBodies/Body' }
              responses: { '200': { $ref: '#/components/responses/Answer' }, 4XX: { $ref: '#/components/responses/Failure' } }
          /pets: { get: { responses: { '204': { description: Done. } } } }
          /pets/{id}: { get: { tags: [Named], parameters: [{ $ref: '#/paths/~1shared~1%7Bid%7D/parameters/0' }], responses: { '204': { description: Done. } } } }
          /pets/id: { get: { responses: { '204': { description: Done. } } } }
          /old: { get: { operationId: old, deprecated: true, responses: { '204': { description: Done. } } } }
          /both:
            post:
              operationId: both
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
              responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
        components:
          parameters: { Limit/Of: { name: limit, in: query, schema: { type: integer, format: int32 } } }
          requestBodies: { Body: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
          responses:
            Answer: { description: x, headers: { X-Rate: { $ref: '#/components/headers/Rate' } }, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
            Failure: { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
          headers: { Rate: { schema: { type: integer } } }
          schemas:
            Thing: { type: object, required: [name], properties: { name: { type: string }, was: { type: string, deprecated: true } } }
            Pet:
              type: object
              required: [petType, id, secret]
              discriminator: { propertyName: petType }
              properties: { petType: { type: string }, id: { type: string, readOnly: true }, secret: { type: string, writeOnly: true } }
            Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { lives: { type: integer } } }] }
            Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { bark: { type: string } } }] }
        """,
        [
            "await client.General.SharedAsync(1, view: \"a\", viewHeader: \"b\")",
            "await client.General.OverriddenAsync(1, true, limit: 5)",
            "return (await client.General.ReferredAsync(new Thing { Name = \"sent\" })).Name",
            "await client.General.GetPetsAsync()",
            "await client.Named.GetPetsByIdAsync(7)",
            "await client.General.GetPetsIdAsync()",
            "return typeof(GeneralClient).GetMethods()",
            "return typeof(Thing).GetProperty(\"Was\")",
            "return (await client.General.BothAsync(new Cat { Lives = 9, Secret = \"s\" })).Match(cat => $\"{cat.Id} {cat.Lives}\", dog => \"dog\", json => \"?\")",
        ]));

    [Theory]
    [InlineData(0, "/shared/1?view=a")]
    [InlineData(1, "/shared/1?view=true&limit=5")]
    [InlineData(3, "/pets")]
    [InlineData(4, "/pets/7")]
    [InlineData(5, "/pets/id")]
    public async Task Are_sent_where_they_belong(int call, string target)
    {
        await s_project.Value.CallAsync(call, server.Address);

        server.Last.Target.ShouldBe(target);
        server.Last.Headers["view"].ToString().ShouldBe(call == 0 ? "b" : "");
    }

    [Fact]
    public async Task Find_what_they_refer_to()
    {
        server.Reply = Reply.Json("""{"name":"read"}""");

        (await s_project.Value.CallAsync(2, server.Address)).ShouldBe("read");

        server.Last.Body.ShouldBe("""{"name":"sent"}""");
    }

    [Fact]
    public async Task Say_what_is_deprecated()
    {
        var methods = (MethodInfo[])(await s_project.Value.CallAsync(6, server.Address))!;
        var property = (PropertyInfo)(await s_project.Value.CallAsync(7, server.Address))!;

        methods.First(method => method.Name == "OldAsync").IsDefined(typeof(ObsoleteAttribute)).ShouldBeTrue();
        methods.First(method => method.Name == "SharedAsync").IsDefined(typeof(ObsoleteAttribute)).ShouldBeFalse();
        property.IsDefined(typeof(ObsoleteAttribute)).ShouldBeTrue();
    }

    /// <summary>
    /// The discriminator is set implicitly, and readOnly and writeOnly properties are not required in the other direction.
    /// </summary>
    [Fact]
    public async Task Take_and_give_what_extends_a_base()
    {
        server.Reply = Reply.Json("""{"petType":"Cat","id":"i","lives":8}""");

        (await s_project.Value.CallAsync(8, server.Address)).ShouldBe("i 8");

        server.Last.Body.ShouldBe("""{"petType":"Cat","secret":"s","lives":9}""", StringCompareShould.IgnoreCase);
    }

    /// <summary>An id that several operations have, or that reads like the place of another, identifies none of them.</summary>
    [Fact]
    public async Task Are_told_apart_when_they_have_the_same_id()
    {
        static string Get(string path, string id, string tag) => $$"""
            {{path}}:
              get:
                {{id}}
                tags: [{{tag}}]
                responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
            """;
        var project = new CallingProject(
            Given.Paths(
                string.Join('\n', [
                    Get("/a", "operationId: same", "One"), Get("/b", "operationId: same", "One"), Get("/c", "operationId: same", "Two"),
                    Get("/d", "operationId: GET /e", "Two"), Get("/e", "", "Two"), Get("/f", "operationId: other", "Two"),
                    "/g: { $ref: '#/paths/~1f' }",
                ]),
                "Thing: { type: object, properties: { name: { type: string } } }"),
            new[] { "One.GetAAsync", "One.GetBAsync", "Two.SameAsync", "Two.GETEAsync", "Two.GetEAsync", "Two.GetFAsync", "Two.GetGAsync" }
                .Select(call => $"await client.{call}(); return await DepartedAsync()"),
            more: """
                private static string? s_departed;

                private static async Task<string> DepartedAsync()
                {
                    while (s_departed is null)
                    {
                        await Task.Delay(10);
                    }

                    return Interlocked.Exchange(ref s_departed, null);
                }

                private static TestClient Listening(TestClientOptions options)
                {
                    options.ContractDrifted += (_, drift) => s_departed = drift.Operation;
                    return new TestClient(options);
                }
                """,
            connect: "Listening(options)");
        server.Reply = Reply.Json("""{"name":"n","more":7}""");

        string[] expected = ["GET /a", "GET /b", "GET /c", "GET /d", "GET /e", "GET /f", "GET /g"];
        foreach ((int call, string operation) in expected.Index())
        {
            (await project.CallAsync(call, server.Address)).ShouldBe(operation);
        }
    }
}
