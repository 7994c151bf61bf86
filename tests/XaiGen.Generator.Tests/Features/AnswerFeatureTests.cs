namespace XaiGen.Generator.Tests.Features;

/// <summary>Responses: which of several is read, with which type, and which media types are requested.</summary>
public sealed class AnswerFeatureTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private const string Thing = "application/json: { schema: { $ref: '#/components/schemas/Thing' } }";
    private const string Words = "application/json: { schema: { type: string } }";
    private const string Job = "application/json: { schema: { $ref: '#/components/schemas/Job' } }";

    /// <summary>
    /// The responses in the contract, the server's reply, the code that reads it, and the result as text with the Accept header.
    /// </summary>
    private static readonly (string What, string Responses, Reply Reply, string Read, string Expected, string Accept)[] s_rows =
    [
        ("JSON", $"'200': {{ content: {{ {Thing} }} }}", Reply.Json("""{"name":"a"}"""), "(await {0}()).Name", "a", "application/json"),
        ("JSON of another success", $"'201': {{ content: {{ {Thing} }} }}", Reply.Json(
            """{"name":"a"}""", 201), "(await {0}()).Name", "a", "application/json"),
        ("JSON of a range", $"2XX: {{ content: {{ {Thing} }} }}", Reply.Json(
            """{"name":"a"}""", 202), "(await {0}()).Name", "a", "application/json"),
        ("JSON of any status", $"default: {{ content: {{ {Thing} }} }}", Reply.Json(
            """{"name":"a"}"""), "(await {0}()).Name", "a", "application/json"),
        (
            "JSON of a vendor", "'200': { content: { application/vnd.example+json: { schema: { $ref: '#/components/schemas/Thing' } } } }",
            Reply.Json("""{"name":"a"}"""), "(await {0}()).Name", "a", "application/vnd.example+json"),
        ("JSON before others", "'200': { content: { text/csv: {}, application/json: { schema: { type: integer } } } }", Reply.Json(
            "5"), "await {0}()", "5", "application/json"),
        (
            "others by the protocol method", "'200': { content: { text/csv: {}, application/json: { schema: { type: integer } } } }",
            new Reply(200, "text/csv", "a,b"), "(await {0}(Csv())).GetRawResponse().Content", "a,b", "text/csv"),
        ("a part", $"'206': {{ content: {{ {Thing} }} }}", Reply.Json(
            """{"name":"a"}""", 206), "(await {0}()).Name", "a", "application/json"),
        ("a part that nothing describes", $"'200': {{ content: {{ {Thing} }} }}", Reply.Json(
            """{"name":"a"}""", 206), "await Failed({0}())", "206: , ", "application/json"),
        ("nothing", "'204': {}", Reply.Nothing, "\"done\" + await Done({0}())", "done", "application/json"),

        ("JSON or nothing: JSON", $"'200': {{ content: {{ {Thing} }} }}, '204': {{}}", Reply.Json(
            """{"name":"a"}"""), "(await {0}())?.Name", "a", "application/json"),
        (
            "JSON or nothing: nothing", $"'200': {{ content: {{ {Thing} }} }}, '204': {{}}", Reply.Nothing, "(await {0}())?.Name", "",
            "application/json"),
        (
            "a number or nothing", "'200': { content: { application/json: { schema: { type: integer } } } }, '204': {}", Reply.Nothing,
            "await {0}()", "", "application/json"),
        ("the same JSON for several", $"'200': {{ content: {{ {Thing} }} }}, '201': {{ content: {{ {Thing} }} }}", Reply.Json(
            """{"name":"a"}""", 201), "(await {0}()).Name", "a", "application/json"),
        ("one JSON of several", $"'200': {{ content: {{ {Thing} }} }}, '202': {{ content: {{ {Job} }} }}, '204': {{}}", Reply.Json(
            """{"name":"a"}"""), "(await {0}())?.Match(thing => thing.Name, job => \"job\", json => \"?\")", "a", "application/json"),
        ("another JSON of several", $"'200': {{ content: {{ {Thing} }} }}, '202': {{ content: {{ {Job} }} }}, '204': {{}}", Reply.Json(
            """{"number":7}""",
            202), "(await {0}())?.Match(thing => \"thing\", job => job.Number.ToString(), json => \"?\")", "7", "application/json"),

        ("text", "'200': { content: { text/plain: { schema: { type: string } } } }", new Reply(
            200, "text/plain; charset=utf-8", "blå"), "await {0}()", "blå", "text/plain"),
        ("text that is described as JSON", "'200': { content: { application/json: { schema: { type: string } } } }", new Reply(
            200, "text/html; charset=utf-8", "a \"blå\""), "await {0}()", "a \"blå\"", "application/json"),
        ("a number as text", "'200': { content: { application/json: { schema: { type: string } } } }", new Reply(
            200, "text/html", "42"), "await {0}()", "42", "application/json"),
        ("no text", "'200': { content: { application/json: { schema: { type: string } } } }", new Reply(
            200, "text/html", ""), "await {0}()", "", "application/json"),
        ("JSON that is called text", "'200': { content: { application/json: { schema: { type: string } } } }", new Reply(
            200, "text/plain", "\"a\""), "await {0}()", "a", "application/json"),
        ("text of any media type", "'200': { content: { '*/*': { schema: { type: string } } } }", new Reply(
            200, "text/plain", "Hello, World!"), "await {0}()", "Hello, World!", "*/*"),
        ("an enum as text", "'200': { content: { '*/*': { schema: { type: string, enum: [red, dark blue] } } } }", new Reply(
            200, "text/plain", "dark blue"), "(await {0}()).Value", "dark blue", "*/*"),
        ("an ID as text", "'200': { content: { application/json: { schema: { type: string, format: uuid } } } }", new Reply(
            200, "text/html", "00000000-0000-0000-0000-00000000000a"), "await {0}()", "00000000-0000-0000-0000-00000000000a",
            "application/json"),
        ("text or nothing: text", "'200': { content: { application/json: { schema: { type: string } } } }, '204': {}", new Reply(
            200, "text/html", "a"), "await {0}()", "a", "application/json"),
        ("text instead of an object", $"'200': {{ content: {{ {Thing} }} }}", new Reply(
            200, "text/html", "<html>"), "await Failed({0}())", "200: , ", "application/json"),
        ("text instead of a number", "'200': { content: { '*/*': { schema: { type: integer } } } }", new Reply(
            200, "text/plain", "many"), "await Failed({0}())", "200: , ", "*/*"),
        ("bytes of any media type", "'200': { content: { '*/*': { schema: { type: string, format: byte } } } }", new Reply(
            200, "application/octet-stream", "P"), "new StreamReader(await {0}()).ReadToEnd()", "P", "*/*"),
        ("bytes", "'200': { content: { image/png: { schema: { type: string, format: binary } }, image/jpeg: {} } }", new Reply(
            200, "image/png", "P"), "new StreamReader(await {0}()).ReadToEnd()", "P", "image/jpeg, image/png"),

        ("headers", $"'200': {{ headers: {{ ETag: {{ schema: {{ type: string }} }} }}, content: {{ {Thing} }} }}", new Reply(
            200, "application/json", """{"name":"a"}""",
            ("ETag", "\"v1\"")), "Tagged(await {0}(new RequestOptions()))", "a \"v1\"", "application/json"),

        (
            "a typed error",
            $"'200': {{ content: {{ {Thing} }} }}, '404': {{ content: {{ application/problem+json: {{ schema: {{ $ref: "
            + $"'#/components/schemas/Problem' }} }} }} }}",
            new Reply(404, "application/problem+json", """{"title":"gone","balance":30}"""), "await Failed({0}())", "404: gone, 30",
            "application/json"),
        (
            "a typed error of a range",
            $"'200': {{ content: {{ {Thing} }} }}, 4XX: {{ content: {{ application/json: {{ schema: {{ $ref: "
            + $"'#/components/schemas/Problem' }} }} }} }}",
            new Reply(418, "application/json", """{"title":"tea"}"""), "await Failed({0}())", "418: tea, ", "application/json"),
        (
            "a typed error of any other status",
            $"'200': {{ content: {{ {Thing} }} }}, default: {{ content: {{ application/json: {{ schema: {{ $ref: "
            + $"'#/components/schemas/Problem' }} }} }} }}",
            new Reply(500, "application/json", """{"title":"broken"}"""), "await Failed({0}())", "500: broken, ", "application/json"),
        ("an error that is a JSON string", $"'200': {{ content: {{ {Thing} }} }}, '400': {{ content: {{ {Words} }} }}", Reply.Json(
            "\"Too \\u0022long\\u0022.\"", 400), "await Refused({0}())", "Too \"long\".", "application/json"),
        ("an error that is text instead", $"'200': {{ content: {{ {Thing} }} }}, '400': {{ content: {{ {Words} }} }}", new Reply(
            400, "text/plain", "Too long."), "await Refused({0}())", "Too long.", "application/json"),
        ("an error that is text", $"'200': {{ content: {{ {Thing} }} }}, '400': {{ content: {{ text/plain: {{}} }} }}", new Reply(
            400, "text/plain", "Too long."), "await Refused({0}())", "Too long.", "application/json"),
        ("an error without a body", "'204': {}", new Reply(403), "await Failed({0}())", "403: , ", "application/json"),
    ];

    private static readonly Lazy<CallingProject> s_project = new(() => new CallingProject(
        Given.Paths(
            string.Join('\n', s_rows.Select((row, i) =>
                $"/r{i}: {{ get: {{ operationId: r{i}, responses: {{ {row.Responses.Replace("{ content", "{ description: x, content", StringComparison.Ordinal).Replace("{ headers", "{ description: x, headers", StringComparison.Ordinal).Replace(": {}", ": { description: x }", StringComparison.Ordinal)} }} }} }}")),
            """
            Thing: { type: object, required: [name], properties: { name: { type: string } } }
            Job: { type: object, required: [number], properties: { number: { type: integer } } }
            Problem: { type: object, properties: { title: { type: string }, balance: { type: integer } } }
            """),
        s_rows.Select((row, i) => $"return {row.Read.Replace("{0}", $"client.General.R{i}Async", StringComparison.Ordinal)}"),
        more: """
            private static RequestOptions Csv()
            {
                var options = new RequestOptions();
                options.SetHeader("Accept", "text/csv");
                return options;
            }

            private static async Task<string> Done(Task call)
            {
                await call;
                return "";
            }

            private static string Tagged(ClientResult result)
            {
                result.GetRawResponse().Headers.TryGetValue("ETag", out string? tag);
                return $"{ModelReaderWriter.Read<Thing>(result.GetRawResponse().Content)!.Name} {tag}";
            }

            private static async Task<string> Refused(Task call)
            {
                try
                {
                    await call;
                    return "no error";
                }
                catch (TestException e)
                {
                    return e.BodyAs<string>()!;
                }
            }

            private static async Task<string> Failed(Task call)
            {
                try
                {
                    await call;
                    return "no error";
                }
                catch (TestException e)
                {
                    Problem? problem = e.BodyAs<Problem>();
                    return $"{e.Status}: {problem?.Title}, {problem?.Balance}";
                }
            }
            """));

    public static TheoryData<string> Names => [.. s_rows.Select(row => row.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Are_read_as_the_contract_says(string what)
    {
        int i = Array.FindIndex(s_rows, row => row.What == what);
        (_, _, server.Reply, _, string expected, string accept) = s_rows[i];

        object? result = await s_project.Value.CallAsync(i, server.Address);

        (result?.ToString() ?? "").ShouldBe(expected);
        server.Last.Headers.Accept.ToString().ShouldBe(accept);
    }
}
