using XaiGen.Generator.Tests.Features;

namespace XaiGen.Generator.Tests.Corpus;

/// <summary>
/// Small documents, each with a feature that was once lost or refused: all of their operations are called, against a real server.
/// </summary>
public sealed class ProbeTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private const string Chunk = "{\"delta\":\"a\"}", Events = "data: {\"delta\":\"a\"}\n\n", Ok = "{\"ok\":true}";

    private static readonly string s_folder = Path.Combine(Repository.Corpus, "probes");

    /// <summary>The problems of each document, and its calls with the response, the result, and the request that they send.</summary>
    private static readonly Dictionary<string, (string[] Problems, Row[] Rows)> s_probes = new()
    {
        ["a.yaml"] = (
            ["XG0132", "XG0208", "XG0209", "XG0209"],
            [
                new(Json("{\"text\":\"t\"}", ("X-RateLimit-Remaining", "7"), ("Location", "/l")),
                    "var r = await client.General.ChatResultAsync(new Ask { Text = \"q\" }); return $\"{r.Value.Text} {r.XRateLimitRemaining} {r.Location}\"",
                    "t 7 /l", "POST /chat {\"text\":\"q\"}"),
                new(new Reply(200, "text/event-stream", Events),
                    "await foreach (Chunk c in client.General.ChatStreamAsync(new Ask { Text = \"q\" })) { return c.Delta; } return null",
                    "a", "POST /chat {\"text\":\"q\",\"stream\":true}"),
                new(Reply.Json("{\"what\":\"w\"}", 404),
                    "try { await client.General.ChatAsync(new Ask { Text = \"q\" }); return null; } catch (TestException e) { return e.TryGet(out NotFound? n) ? n.What : null; }",
                    "w", "POST /chat {\"text\":\"q\"}"),
                new(new Reply(422, "application/problem+json", "{\"title\":\"t\"}"),
                    "try { await client.General.ChatAsync(new Ask { Text = \"q\" }); return null; } catch (TestException e) { return e.TryGet(out Problem? p) ? p.Title : null; }",
                    "t", "POST /chat {\"text\":\"q\"}"),
                new(Json("{\"text\":\"t\"}"),
                    "await client.General.ChatAsync(new Ask { Text = \"q\", At = new TimeOnly(1, 2), Len = TimeSpan.FromHours(2), Dec = 1.5m, Big = ulong.MaxValue, Ip = \"::1\" })",
                    null, "POST /chat {\"text\":\"q\",\"at\":\"01:02:00\",\"big\":18446744073709551615,\"dec\":\"1.5\",\"ip\":\"::1\",\"len\":\"PT2H\"}"),
                new(new Reply(200, "text/event-stream", Events),
                    "await foreach (Chunk c in client.General.EventsAsync()) { return c.Delta; } return null", "a", "GET /events "),
                new(new Reply(200, "application/x-ndjson", Chunk + "\n"),
                    "await foreach (Chunk c in client.General.LinesAsync()) { return c.Delta; } return null", "a", "GET /lines "),
                new(new Reply(200, Headers: [("ETag", "\"e\"")]), "return (await client.General.PingAsync()).ETag", "\"e\"", "HEAD /ping "),
                new(Reply.Nothing, "await client.General.PatchThingAsync(\"1\", new ThingPatch { Note = null })", null, "PATCH /things/1 {\"note\":null}"),
                new(Reply.Nothing, "await client.General.PatchThingAsync(\"1\", new ThingPatch())", null, "PATCH /things/1 {}"),
                new(new Reply(200, "application/xml", "<a/>"),
                    "return new StreamReader(await client.General.GetThingAsync(\"1\")).ReadToEnd()", "<a/>", "GET /things/1 "),
                new(Reply.Nothing, "await Task.Yield(); return TestWebhooks.ReadDone(\"{\\\"text\\\":\\\"t\\\"}\"u8).Text", "t", null),
            ]),
        ["b.yaml"] = (
            [],
            [
                new(new Reply(200, "text/event-stream", Events),
                    "await foreach (Chunk c in client.General.EventsAsync()) { return c.Delta; } return null", "a", "GET /events "),
                new(new Reply(200, "application/jsonl", Chunk + "\n"),
                    "await foreach (Chunk c in client.General.LinesAsync()) { return c.Delta; } return null", "a", "GET /lines "),
                new(new Reply(200), "await client.General.SearchAsync(new Chunk { Delta = \"d\" })", null, "QUERY /search {\"delta\":\"d\"}"),
                new(new Reply(200), "await client.General.CopyAsync()", null, "COPY /search "),
                new(new Reply(200), "await client.General.QAsync(new GeneralClient.QOptions { F = new Chunk { Delta = \"d e\" } })", null, "GET /q?delta=d%20e "),
            ]),
        ["c.yaml"] = (
            [],
            [
                new(Json("{\"data\":[\"a\"]}"), "await foreach (string s in client.General.ListAAsync()) { return s; } return null", "a", "GET /a "),
                new(Json("{\"data\":[\"a\"],\"next_offset\":3}"),
                    "return (await client.General.ListAPageAsync(new GeneralClient.ListAOptions { Offset = 2 })).NextOffset",
                    "3", "GET /a?offset=2 "),
            ]),
        ["d.yaml"] = (
            ["XG0501"],
            [
                new(Json("{\"id\":\"5\",\"price\":1.5,\"count\":\"9\",\"kind\":2,\"at\":\"01:02:03\",\"span\":\"1.02:03:04\",\"maybe\":{\"name\":null},\"pet\":{\"lives\":\"9\"}}"),
                    "var t = await client.Api.GetTodosByIdAsync(7, new ApiClient.GetTodosByIdOptions { Price = 2.5 }); int id = t.Id; double price = t.Price; long? count = t.Count; "
                    + "TimeOnly? at = t.At; TimeSpan? span = t.Span; Owner? maybe = t.Maybe; "
                    + "return $\"{id} {price} {count} {at:HH:mm:ss} {span} {maybe!.Name} {t.Pet!.Match(k => k.Lives, p => -1, j => -2)}\"",
                    "5 1.5 9 01:02:03 1.02:03:04  9", "GET /todos/7?price=2.5 "),
            ]),
        ["e.yaml"] = (
            ["XG0501"],
            [
                new(Json("{\"id\":\"5\",\"price\":\"1.5\",\"maybe\":{\"name\":\"n\"}}"),
                    "var t = await client.Api.GetTodosAsync(); long id = t.Id; double? price = t.Price; Owner? maybe = t.Maybe; return $\"{id} {price} {maybe!.Name}\"",
                    "5 1.5 n", "GET /todos "),
            ]),
        ["f.yaml"] = (
            ["XG0206", "XG0210"],
            [
                new(Json(Ok), "return (await client.General.FormAsync(new GeneralClient.FormRequest { A = \"x y\" })).Ok", "True", "POST /f a=x+y"),
                new(Json(Ok), "return (await client.General.NegotiateAsync(new GeneralClient.NegotiateOptions { Sid = \"s\" })).Ok", "True", "GET /f "),
                new(new Reply(200, "text/csv", "a,b"), "return await client.General.NegotiateAsCsvAsync()", "a,b", "GET /f "),
                new(new Reply(200, "application/pdf", "%PDF"),
                    "return new StreamReader(await client.General.NegotiateAsPdfAsync()).ReadToEnd()", "%PDF", "GET /f "),
                new(new Reply(200, "application/octet-stream", "bytes"),
                    "return new StreamReader(await client.General.DlAsync()).ReadToEnd()", "bytes", "GET /dl "),
                new(new Reply(206, "application/octet-stream", "by"),
                    "return new StreamReader(await client.General.DlAsync(new GeneralClient.DlOptions { Range = \"bytes=0-1\" })).ReadToEnd()",
                    "by", "GET /dl "),
                new(Reply.Nothing,
                    "await client.General.MultiAsync(new GeneralClient.MultiRequest { Url = \"u\", AdditionalProperties = new Dictionary<string, long> { [\"n\"] = 1 } })",
                    null, "POST /m {\"url\":\"u\",\"n\":1}"),
            ]),
        ["s2.json"] = ([], []),
        ["multi/root.yaml"] = (["XG0132", "XG0132", "XG0133"], []),
    };

    public static TheoryData<string, int> Calls
    {
        get
        {
            TheoryData<string, int> calls = [];
            foreach ((string name, (_, Row[] rows)) in s_probes)
            {
                foreach ((int i, _) in rows.Index())
                {
                    calls.Add(name, i);
                }
            }

            return calls;
        }
    }

    [CorpusFact]
    public void Every_probe_has_a_test()
        => Directory.GetFiles(s_folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(s_folder, file).Replace('\\', '/'))
            .ShouldBe(s_probes.Keys, ignoreOrder: true);

    [CorpusTheory]
    [MemberData(nameof(Calls))]
    public async Task Is_called_as_it_says(string name, int call)
    {
        Row row = s_probes[name].Rows[call];
        server.Reply = row.Reply;

        object? result = await s_projects[name].Value.CallAsync(call, server.Address);

        result?.ToString().ShouldBe(row.Expected);
        if (row.Request is not null)
        {
            $"{server.Last.Method} {server.Last.Target} {server.Last.Body}".ShouldBe(row.Request);
        }
    }

    private static readonly Dictionary<string, Lazy<CallingProject>> s_projects = s_probes.ToDictionary(
        probe => probe.Key, probe => new Lazy<CallingProject>(() => Project(probe.Key, probe.Value.Rows)));

    [CorpusTheory]
    [InlineData("a.yaml")]
    [InlineData("b.yaml")]
    [InlineData("c.yaml")]
    [InlineData("d.yaml")]
    [InlineData("e.yaml")]
    [InlineData("f.yaml")]
    [InlineData("s2.json")]
    [InlineData("multi/root.yaml")]
    public void Only_what_is_not_supported_is_told(string name)
        => s_projects[name].Value.Run.Diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal)
            .ShouldBe(s_probes[name].Problems);

    private static CallingProject Project(string name, Row[] rows)
        => new(
            File.ReadAllText(Path.Combine(s_folder, name)), rows.Select(row => row.Call), isRenamed: true,
            connect: name == "f.yaml" ? "new TestClient(\"key\", options)" : "new TestClient(options)");

    private static Reply Json(string json, params (string Name, string Value)[] headers) => new(200, "application/json", json, headers);

    /// <summary>A call.</summary>
    /// <param name="Reply">The server's response.</param>
    /// <param name="Call">The statements.</param>
    /// <param name="Expected">The result.</param>
    /// <param name="Request">Method, target and body; null if nothing is sent.</param>
    private sealed record Row(Reply Reply, string Call, string? Expected, string? Request);
}
