namespace XaiGen.Generator.Tests.Features;

/// <summary>The metadata of a response: status, headers, the form of its body, and the content of errors.</summary>
public sealed class ResultFeatureTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private const string Headers = """
        headers:
                    ETag: { schema: { type: string } }
                    Location: { schema: { type: string, format: uri-reference } }
                    X-RateLimit-Remaining: { description: 'Calls left.', schema: { type: integer, format: int32 } }
                    Last-Modified: { schema: { type: string, format: date-time } }
                    X-Kind: { schema: { type: string, enum: [new, old] } }
                    Allow: { schema: { type: array, items: { type: string } } }
                    X-Odd: { schema: { type: object, properties: { a: { type: integer } } } }
                    Content-Type: { schema: { type: string } }
        """;

    private const string Contract = $$"""
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
          /thing:
            get:
              operationId: getThing
              responses:
                '200':
                  description: ok
                  {{Headers}}
                  content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
                '404': { description: none, content: { application/json: { schema: { $ref: '#/components/schemas/NotFound' } } } }
                4XX: { description: bad, content: { application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } } } }
            head:
              operationId: ping
              responses: { '200': { description: ok, headers: { ETag: { schema: { type: string } } } } }
            delete:
              operationId: remove
              responses: { '204': { description: gone, headers: { ETag: { schema: { type: string } } } } }
          /refused:
            get:
              operationId: refused
              responses:
                '200': { description: ok }
                '400': { description: bad, content: { application/json: { schema: { type: object, required: [why], properties: { why: { type: string } } } } } }
                '404': { description: none, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Problem' } } } } }
                '409': { description: taken, content: { application/json: { schema: { type: object, additionalProperties: { type: integer } } } } }
                '410': { description: gone, content: { application/json: { schema: { type: string } } } }
                '422': { description: not so, content: { application/json: { schema: { oneOf: [{ type: string }, { $ref: '#/components/schemas/Problem' }] } } } }
                '429': { description: late, content: { application/json: { schema: { type: string, enum: [soon, later] } } } }
                5XX: { description: broken, content: { application/json: { schema: { type: object, required: [at], properties: { at: { type: integer } } } } } }
                default: { description: other, content: { application/json: { schema: { type: object, required: [note], properties: { note: { type: string } } } } } }
          /bare: { head: { operationId: bare, responses: { '200': { description: ok } } } }
          /report:
            get:
              operationId: getReport
              responses:
                '200':
                  description: ok
                  content:
                    application/json: { schema: { $ref: '#/components/schemas/Thing' } }
                    text/csv: { schema: { type: string } }
                    application/pdf: { schema: { type: string, format: binary } }
                    application/xml: { schema: { $ref: '#/components/schemas/Thing' } }
          /table:
            post:
              operationId: table
              requestBody: { required: true, content: { text/csv: { schema: { type: string, format: binary } } } }
              responses: { '200': { description: ok, content: { text/csv: { schema: { type: string, format: binary } } } } }
          /things/{id}:
            put:
              operationId: putThing
              parameters:
                - { name: id, in: path, required: true, schema: { type: string, pattern: '^[a-z]+$' } }
                - { name: tries, in: query, schema: { type: integer, format: int32, maximum: 3 } }
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
              responses:
                '200':
                  description: ok
                  headers: { ETag: { schema: { type: string } } }
                  content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
          /picture:
            post:
              operationId: paint
              requestBody:
                required: true
                content:
                  multipart/form-data:
                    schema: { type: object, required: [sketch], properties: { sketch: { type: string, format: binary } } }
              responses:
                '200':
                  description: ok
                  headers: { ETag: { schema: { type: string } } }
                  content: { image/png: { schema: { type: string, format: binary } } }
        components:
          schemas:
            Thing: { type: object, required: [name], properties: { name: { type: string } } }
            NotFound: { type: object, properties: { what: { type: string } } }
            Problem: { type: object, properties: { title: { type: string } } }
        """;

    private static readonly (string What, Reply Reply, string Call, string Expected, string Accept)[] s_rows =
    [
        ("headers", Thing(
            ("ETag", "\"v1\""), ("Location", "/things/1"), ("X-RateLimit-Remaining", "7"),
            ("Last-Modified", "Wed, 21 Oct 2015 07:28:00 GMT"), ("X-Kind", "odd"), ("Allow", "GET, PUT"), ("Allow", "HEAD"),
            ("X-Odd", "a=1"), ("x-request-id", "r1")),
            "return Told(await client.General.GetThingResultAsync())",
            "a 200 r1 \"v1\" /things/1 7 2015-10-21T07:28:00Z odd GET+PUT+HEAD a=1", "application/json"),
        (
            "headers that are not there or cannot be read", Thing(("X-RateLimit-Remaining", "many")),
            "return Told(await client.General.GetThingResultAsync())", "a 200        ", "application/json"),
        ("the value alone", Thing(), "return (await client.General.GetThingAsync()).Name", "a", "application/json"),
        (
            "headers of nothing else", new Reply(200, Headers: [("ETag", "\"v2\"")]),
            "var r = await client.General.PingAsync(); return r.Status + r.ETag", "200\"v2\"", "application/json"),
        (
            "headers beside nothing", new Reply(204, Headers: [("ETag", "\"v3\"")]),
            "var r = await client.General.RemoveResultAsync(); return r.Status + r.ETag", "204\"v3\"", "application/json"),
        ("a status alone", new Reply(200), "return (await client.General.BareAsync()).Status", "200", "application/json"),
        ("the first of several forms", Thing(), "return (await client.General.GetReportAsync()).Name", "a", "application/json"),
        ("text as another form", new Reply(200, "text/csv", "a,b"), "return await client.General.GetReportAsCsvAsync()", "a,b", "text/csv"),
        ("bytes as another form", new Reply(
            200, "application/pdf",
            "%PDF"), $"return {Read("await client.General.GetReportAsPdfAsync()")}", "%PDF", "application/pdf"),
        (
            "bytes of a text type both ways", new Reply(200, "text/csv", "x"),
            $"return {Read("await client.General.TableAsync(BinaryContent.Create(BinaryData.FromString(\"y\")))")}", "x", "text/csv"),
        ("the value alone of a call with arguments", Thing(),
            "return (await client.General.PutThingAsync(\"x\", new Thing { Name = \"b\" }, s_tries)).Name", "a", "application/json"),
        ("headers of a call with arguments", Thing(("ETag", "\"v4\"")),
            "var r = await client.General.PutThingResultAsync(\"x\", new Thing { Name = \"b\" }, s_tries); return r.Value.Name + r.ETag",
            "a\"v4\"", "application/json"),
        ("arguments that both methods refuse by their tasks", Thing(), """
            Task[] refused =
            [
                client.General.PutThingAsync("X", new Thing { Name = "b" }, s_tries with { Tries = 4 }),
                client.General.PutThingResultAsync("X", new Thing { Name = "b" }, s_tries with { Tries = 4 }),
                client.General.PutThingAsync("x", (Thing)null!),
                client.General.PutThingResultAsync("x", (Thing)null!),
            ];
            await client.General.PutThingAsync("x", new Thing { Name = "b" });
            return string.Join(' ', refused.Select(task => task.Exception!.InnerException is TestValidationException e
                ? e.Violations.Count.ToString() : task.Exception.InnerException!.GetType().Name));
            """, "2 2 ArgumentNullException ArgumentNullException", "application/json"),
        ("bytes for a file", new Reply(200, "image/png", "PNG"), $"return {Read("await client.General.PaintAsync(new() { Sketch = s_sketch })")}",
            "PNG", "image/png"),
        ("headers beside bytes for a file", new Reply(200, "image/png", "PNG", [("ETag", "\"v5\"")]),
            $"var r = await client.General.PaintResultAsync(new() {{ Sketch = s_sketch }}); return {Read("r.Value")} + r.ETag",
            "PNG\"v5\"", "image/png"),
        ("an error of one status", new Reply(
            404, "application/json",
            "{\"what\":\"it\",\"title\":\"t\"}"), "return await Failed(client.General.GetThingAsync())", "what it", "application/json"),
        ("an error of a range", new Reply(
            409, "application/problem+json",
            "{\"what\":\"it\",\"title\":\"t\"}"), "return await Failed(client.General.GetThingAsync())", "title t", "application/json"),
        ("an error that the contract does not describe", new Reply(
            500, "application/json",
            "{\"what\":\"it\"}"), "return await Failed(client.General.GetThingAsync())", "other 500", "application/json"),
        ("an error that is not what the contract says", new Reply(
            404, "application/json", "[1]"), "return await Failed(client.General.GetThingAsync())", "other 404", "application/json"),
        ("an error with a schema of its own", Refused(400, "{\"why\":\"w\"}"), Refusal, "why w", "application/json"),
        ("an error that is a list", Refused(404, "[{\"title\":\"a\"},{\"title\":\"b\"}]"), Refusal, "list a b", "application/json"),
        ("an error that is a map", Refused(409, "{\"a\":1}"), Refusal, "map a=1", "application/json"),
        ("an error that is a text", Refused(410, "\"gone\""), Refusal, "text gone", "application/json"),
        ("an error that is a union", Refused(422, "{\"title\":\"t\"}"), Refusal, "union t", "application/json"),
        ("an error that is one of several values", Refused(429, "\"later\""), Refusal, "value later", "application/json"),
        ("an error of a range with a schema of its own", Refused(503, "{\"at\":7}"), Refusal, "at 7", "application/json"),
        ("any other error with a schema of its own", Refused(418, "{\"note\":\"n\"}"), Refusal, "note n", "application/json"),
        ("an error of the type of another status", Refused(418, "{\"why\":\"w\"}"), Refusal, "other 418", "application/json"),
        ("an error without a body", new Reply(400), Refusal, "other 400", "application/json"),
        ("an error that is null", Refused(410, "null"), Refusal, "other 410", "application/json"),
    ];

    private const string Refusal = "return await Refused(client.General.RefusedAsync())";

    private static readonly Lazy<CallingProject> s_project = new(() => new CallingProject(
        Contract,
        s_rows.Select(row => row.Call),
        more: """
            private static readonly GeneralClient.PutThingOptions s_tries = new() { Tries = 3 };
            private static readonly FilePart s_sketch = FilePart.FromBytes("data"u8.ToArray(), "a.png");

            private static string Told(GeneralClient.GetThingResult r)
                => $"{r.Value.Name} {r.Status} {r.RequestId} {r.ETag} {r.Location} {r.XRateLimitRemaining} {r.LastModified:yyyy-MM-ddTHH:mm:ssZ} {r.XKind?.Value} {string.Join('+', r.Allow ?? [])} {r.XOdd}";

            private static async Task<string> Refused(Task call)
            {
                try
                {
                    await call;
                    return "no error";
                }
                catch (TestException e)
                {
                    return e.TryGet(out GeneralClient.RefusedError400? bad) ? $"why {bad.Why}"
                        : e.TryGet(out IReadOnlyList<Problem>? list) ? $"list {string.Join(' ', list.Select(problem => problem.Title))}"
                        : e.TryGet(out IReadOnlyDictionary<string, long>? map) ? $"map {map.Single().Key}={map.Single().Value}"
                        : e.TryGet(out string? text) ? $"text {text}"
                        : e.TryGet(out GeneralClient.RefusedError422? union) ? $"union {union.Match(a => a, b => b.Title, _ => "?")}"
                        : e.TryGet(out GeneralClient.RefusedError429 value) ? $"value {value}"
                        : e.TryGet(out GeneralClient.RefusedError5XX? broken) ? $"at {broken.At}"
                        : e.TryGet(out GeneralClient.RefusedErrorDefault? other) ? $"note {other.Note}"
                        : $"other {e.Status}";
                }
            }

            private static async Task<string> Failed(Task call)
            {
                try
                {
                    await call;
                    return "no error";
                }
                catch (TestException e) when (e.TryGet(out NotFound? missing))
                {
                    return $"what {missing.What}";
                }
                catch (TestException e) when (e.TryGet(out Problem? problem))
                {
                    return $"title {problem.Title}";
                }
                catch (TestException e)
                {
                    return $"other {e.Status}";
                }
            }
            """));

    public static TheoryData<string> Names => [.. s_rows.Select(row => row.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_given_as_the_contract_says(string what)
    {
        int i = Array.FindIndex(s_rows, row => row.What == what);
        (_, server.Reply, _, string expected, string accept) = s_rows[i];

        object? result = await s_project.Value.CallAsync(i, server.Address);

        result?.ToString().ShouldBe(expected);
        server.Last.Headers.Accept.ToString().ShouldBe(accept);
    }

    [Fact]
    public void Nothing_is_told_and_everything_compiles()
    {
        s_project.Value.Run.ShouldReportNothing().ShouldCompile();
        s_project.Value.Run.Files["Sample.GeneralClient.g.cs"].ShouldNotContain("AsXml");
        s_project.Value.Run.Files["Sample.GeneralClient.g.cs"].ShouldNotContain("ContentType =>");
    }

    private static string Read(string stream) => $"new StreamReader({stream}).ReadToEnd()";

    private static Reply Refused(int status, string json) => Reply.Json(json, status);

    private static Reply Thing(params (string Name, string Value)[] headers) => new(200, "application/json", "{\"name\":\"a\"}", headers);
}
