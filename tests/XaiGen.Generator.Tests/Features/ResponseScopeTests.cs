namespace XaiGen.Generator.Tests.Features;

/// <summary>All typed calls provide the response's status, headers and request ID in the same way, whatever their result.</summary>
public sealed class ResponseScopeTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private const string Limit = "headers: { X-Left: { schema: { type: integer, format: int32 } } }";

    private const string Contract = $$"""
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
          /thing:
            get:
              operationId: getThing
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
            delete: { operationId: remove, responses: { '204': { description: gone } } }
          /raw: { get: { operationId: raw, responses: { '200': { description: ok, content: { application/pdf: { schema: { type: string, format: binary } } } } } } }
          /text: { get: { operationId: text, responses: { '200': { description: ok, content: { text/plain: { schema: { type: string } } } } } } }
          /things:
            get:
              operationId: list
              x-xaigen-page: { items: data, token: next, parameter: after }
              parameters: [{ name: after, in: query, schema: { type: string } }]
              responses:
                '200':
                  description: ok
                  content:
                    application/json:
                      schema: { type: object, properties: { data: { type: array, items: { type: string } }, next: { type: string } } }
          /events:
            get:
              operationId: watch
              responses: { '200': { description: ok, {{Limit}}, content: { text/event-stream: { schema: { $ref: '#/components/schemas/Thing' } } } } }
          /lines:
            get:
              operationId: lines
              responses: { '200': { description: ok, content: { application/x-ndjson: { schema: { $ref: '#/components/schemas/Thing' } } } } }
          /films:
            post:
              operationId: film
              x-xaigen-long-running: { handle: FilmOperation, poll: getFilm, id: id, pending: Going, result: Done }
              responses: { '200': { description: ok, {{Limit}}, content: { application/json: { schema: { type: object, required: [id], properties: { id: { type: string } } } } } } }
          /films/{id}:
            get:
              operationId: getFilm
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Film' } } } } }
        components:
          schemas:
            Thing: { type: object, required: [name], properties: { name: { type: string } } }
            Film:
              x-xaigen-union: [Going, Done]
              oneOf:
                - { type: object, required: [state], properties: { state: { type: string, enum: [going] } } }
                - { type: object, required: [state], properties: { state: { type: string, enum: [done] } } }
        """;

    private static readonly (string What, Reply Reply, string Call, string Expected)[] s_rows =
    [
        ("a value", Json("{\"name\":\"a\"}"), "await client.General.GetThingAsync()", "200 r1 7"),
        ("nothing", new Reply(204, Headers: Headers), "await client.General.RemoveAsync()", "204 r1 7"),
        ("bytes", new Reply(200, "application/pdf", "%PDF", Headers), "(await client.General.RawAsync()).Dispose()", "200 r1 7"),
        ("a text", new Reply(200, "text/plain", "x", Headers), "await client.General.TextAsync()", "200 r1 7"),
        ("pages", Json("{\"data\":[\"a\"]}"), "await foreach (string item in client.General.ListAsync()) { }", "200 r1 7"),
        ("events", new Reply(200, "text/event-stream", "data: {\"name\":\"a\"}\n\n", Headers),
            "await foreach (Thing item in client.General.WatchAsync()) { }", "200 r1 7"),
        ("an event that is there", new Reply(200, "text/event-stream", "data: {\"name\":\"a\"}\n\n", Headers),
            "await foreach (Thing item in client.General.WatchAsync()) { return Told(scope); } return null", "200 r1 7"),
        ("lines", new Reply(200, "application/x-ndjson", "{\"name\":\"a\"}\n", Headers),
            "await foreach (Thing item in client.General.LinesAsync()) { }", "200 r1 7"),
        ("the start of work", Json("{\"id\":\"f\"}"), "await client.General.FilmAsync()", "200 r1 7"),
        ("work that is polled", Json("{\"state\":\"done\"}"), "await client.General.Resume(\"f\").WaitForResultAsync()", "200 r1 7"),
        ("an error", new Reply(503, "text/plain", "no", Headers),
            "try { await client.General.GetThingAsync(); } catch (TestException) { }", "503 r1 7"),
        ("a value that cannot be read", Json("[]"), "try { await client.General.GetThingAsync(); } catch (TestException) { }", "200 r1 7"),
        ("the protocol method", Json("{}"), "await client.General.GetThingAsync(new RequestOptions())", "200 r1 7"),
        ("a call in another method", Json("{\"name\":\"a\"}"), "await Inner(client)", "200 r1 7"),
        ("a call in a scope inside", Json("{\"name\":\"a\"}"),
            "using (new TestResponseScope()) { await client.General.GetThingAsync(); }", "200 r1 7"),
        ("no call", Json("{}"), "", "0  "),
        ("a call outside", Json("{\"name\":\"a\"}"), "scope.Dispose(); await client.General.GetThingAsync()", "0  "),
        ("a call of another flow", Json("{\"name\":\"a\"}"),
            "Task other; using (ExecutionContext.SuppressFlow()) { other = Task.Run(() => Inner(client)); } await other",
            "0  "),
        ("typed headers of a stream", new Reply(200, "text/event-stream", "", Headers),
            "await foreach (Thing item in client.General.WatchAsync()) { } return new GeneralClient.WatchResult(scope.Response!).XLeft",
            "7"),
        ("typed headers of the start of work", Json("{\"id\":\"f\"}"),
            "await client.General.FilmAsync(); return new GeneralClient.FilmResult(scope.Response!).XLeft", "7"),
    ];

    private static readonly Lazy<CallingProject> s_project = new(() => new CallingProject(
        Contract,
        s_rows.Select(row => $"using var scope = new TestResponseScope(); {row.Call}")
            .Select(call => call.Contains("return ", StringComparison.Ordinal) ? call : $"{call}; return Told(scope)"),
        more: """
            private static string Told(TestResponseScope scope)
            {
                string? left = null;
                scope.Response?.Headers.TryGetValue("X-Left", out left);
                return $"{scope.Status} {scope.RequestId} {left}";
            }

            private static async Task Inner(TestClient client) => await client.General.GetThingAsync();
            """));

    private static (string Name, string Value)[] Headers => [("x-request-id", "r1"), ("X-Left", "7")];

    public static TheoryData<string> Names => [.. s_rows.Select(row => row.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Has_the_response_to(string what)
    {
        int i = Array.FindIndex(s_rows, row => row.What == what);
        server.Reply = s_rows[i].Reply;

        object? result = await s_project.Value.CallAsync(i, server.Address);

        result?.ToString().ShouldBe(s_rows[i].Expected);
    }

    private static Reply Json(string json) => new(200, "application/json", json, Headers);
}
