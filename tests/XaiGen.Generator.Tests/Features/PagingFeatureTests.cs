namespace XaiGen.Generator.Tests.Features;

/// <summary>Paged lists, with each way from one page to the next.</summary>
public sealed class PagingFeatureTests : IAsyncLifetime
{
    private const string Items = "data: { type: array, items: { type: string } }";
    private const string Integer = "schema: { type: integer, format: int32 }";

    /// <summary>The keyword, the parameters, the response, the reply to each request, and the expected request targets.</summary>
    private static readonly (string What, string Word, string Parameters, string Response, string[] Pages, string[] Targets)[] s_rows =
    [
        ("a token", "items: data, token: next, parameter: after", "{ name: after, in: query, schema: { type: string } }", Json(
            $"{Items}, next: {{ type: string }}"),
            ["{\"data\":[\"a\",\"b\"],\"next\":\"x\"}", "{\"data\":[\"c\"]}"], ["/r", "/r?after=x"]),
        ("a number", "items: data, token: next_offset, parameter: offset", $"{{ name: offset, in: query, {Integer} }}", Json(
            $"{Items}, next_offset: {{ type: integer }}"),
            ["{\"data\":[\"a\",\"b\"],\"next_offset\":2}", "{\"data\":[\"c\"],\"next_offset\":null}"], ["/r", "/r?offset=2"]),
        ("a token inside", "items: result.data, token: meta.cursor, parameter: cursor", "{ name: cursor, in: query, schema: { type: "
            + "string } }",
            Json(
                $"result: {{ type: object, required: [data], properties: {{ {Items} }} }}, meta: {{ type: object, properties: {{ cursor: "
                + $"{{ type: string }} }} }}"),
            ["{\"result\":{\"data\":[\"a\",\"b\"]},\"meta\":{\"cursor\":\"x\"}}", "{\"result\":{\"data\":[\"c\"]}}"],
            ["/r", "/r?cursor=x"]),
        ("pages by number", "items: data, page: page", $"{{ name: page, in: query, {Integer} }}", Json(Items),
            ["{\"data\":[\"a\",\"b\"]}", "{\"data\":[\"c\"]}", "{\"data\":[]}"], ["/r", "/r?page=2", "/r?page=3"]),
        ("pages by number until there are no more", "items: data, page: page, more: has_more", $"{{ name: page, in: query, {Integer} }}", Json(
            $"{Items}, has_more: {{ type: boolean }}"),
            ["{\"data\":[\"a\",\"b\"],\"has_more\":true}", "{\"data\":[\"c\"],\"has_more\":false}"], ["/r", "/r?page=2"]),
        ("items by number", "items: data, offset: skip", "{ name: skip, in: query, schema: { type: integer, format: int64 } }", Json(Items),
            ["{\"data\":[\"a\",\"b\"]}", "{\"data\":[\"c\"]}", "{}"], ["/r", "/r?skip=2", "/r?skip=3"]),
        ("a URL", "items: data, next: links.next", "{ name: q, in: query, schema: { type: string } }",
            Json($"{Items}, links: {{ type: object, properties: {{ next: {{ type: string, format: uri-reference }} }} }}"),
            ["{\"data\":[\"a\",\"b\"],\"links\":{\"next\":\"/r?page=two&x=%20\"}}", "{\"data\":[\"c\"],\"links\":{}}"],
            ["/r", "/r?page=two&x=%20"]),
        ("the Link header and an array", "link: next", "{ name: q, in: query, schema: { type: string } }",
            "description: x, headers: { Link: { schema: { type: string } } }, content: { application/json: { schema: { type: array, "
            + "items: { type: string } } } }",
            ["[\"a\",\"b\"]", "[\"c\"]"], ["/r", "/r?page=2"]),
    ];

    private static readonly Lazy<CallingProject> s_project = new(() => new CallingProject(
        Given.Paths(string.Join('\n', s_rows.Select((row, i) =>
            $"/r{i}: {{ get: {{ operationId: r{i}, x-xaigen-page: {{ {row.Word} }}, parameters: [{row.Parameters}], responses: {{ '200': {{ {row.Response} }} }} }} }}"))),
        s_rows.Select((_, i) => $"return client.General.R{i}Async()")
            .Append(
                "return (await client.General.R6PageAsync(new GeneralClient.R6Options { NextPage = new "
                + "Uri(\"https://elsewhere.example/r\") })).Data")));

    private readonly StreamingServer _server = new();

    public static TheoryData<string> Names => [.. s_rows.Select(row => row.What)];

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Pages_follow_one_another(string what)
    {
        int i = Array.FindIndex(s_rows, row => row.What == what);
        (_, _, _, _, string[] pages, string[] targets) = s_rows[i];
        _server.Serve = async (context, number) =>
        {
            context.Response.ContentType = "application/json";
            if (number == 1)
            {
                context.Response.Headers["Link"] =
                    $"</r{i}?page=9>; rel=\"last\", <{_server.Address}r{i}?page=2>; title=\"a, b\"; rel=next";
            }

            await StreamingServer.SendAsync(context, pages[number - 1].Replace("/r?", $"/r{i}?", StringComparison.Ordinal));
        };

        var all = new List<object>();
        await foreach (object item in (IAsyncEnumerable<object>)(await s_project.Value.CallAsync(i, _server.Address))!)
        {
            all.Add(item);
        }

        all.ShouldBe(["a", "b", "c"]);
        _server.Requests.Select(request => request.Target.Replace($"/r{i}", "/r", StringComparison.Ordinal))
            .ShouldBe(targets);
    }

    [Fact]
    public async Task The_key_is_not_taken_to_another_host()
    {
        ArgumentException refusal = await Should.ThrowAsync<ArgumentException>(s_project.Value.CallAsync(s_rows.Length, _server.Address));

        refusal.Message.ShouldStartWith(
            "The next page is at https://elsewhere.example, but this client, and its key, belong to http://127.0.0.1:");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_told_and_everything_compiles() => s_project.Value.Run.ShouldReportNothing().ShouldCompile();

    [Theory]
    [InlineData("items: data, page: nr", "no integer parameter 'nr'")]
    [InlineData("items: date, page: page", "no array property 'date'")]
    [InlineData("page: page", "the response is not an array")]
    [InlineData("items: data, next: url", "no string property 'url'")]
    [InlineData("items: data, page: page, more: data", "no boolean property 'data'")]
    public void What_is_not_there_is_told(string word, string why)
        => Run(word).Diagnostics.ShouldHaveSingleItem().GetMessage().ShouldContain(why);

    [Theory]
    [InlineData("items: data")]
    [InlineData("items: data, page: page, offset: page")]
    [InlineData("items: data, token: x")]
    public void There_is_one_way_on(string word) => Run(word).Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("XG0131");

    private static GeneratorRun Run(string word) => new GeneratorHarness(Given.Paths(
        $"/r: {{ get: {{ operationId: r, x-xaigen-page: {{ {word} }}, parameters: [{{ name: page, in: query, {Integer} }}], responses: {{ "
        + $"'200': {{ {Json(Items)} }} }} }} }}")).Run();

    private static string Json(string properties)
        => $"description: x, content: {{ application/json: {{ schema: {{ type: object, properties: {{ {properties} }} }} }} }}";
}
