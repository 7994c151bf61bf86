namespace XaiGen.Generator.Tests.Features;

/// <summary>Optional parameters: on the wire, and in code that was written before they existed.</summary>
public sealed class OptionsFeatureTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private const string Optional =
        "{ name: size, in: query, schema: { type: integer, format: int32, minimum: 1 } }, { name: X-Trace, in: header, schema: { type: "
        + "string } }, "
        + "{ name: tags, in: query, schema: { type: array, items: { type: string } } }";

    private static readonly (string What, string Call, string Expected)[] s_rows =
    [
        ("nothing optional", "await client.General.GetAsync(\"a\")", "GET /things/a trace="),
        ("an option", "await client.General.GetAsync(\"a\", new GeneralClient.GetOptions { Size = 3 })", "GET /things/a?size=3 trace="),
        (
            "every kind of option",
            "await client.General.GetAsync(\"a\", new GeneralClient.GetOptions { Size = 3, XTrace = \"t\", Tags = [\"x\", \"y\"] })",
            "GET /things/a?size=3&tags=x&tags=y trace=t"
        ),
        (
            "the raw form with options",
            "await client.General.GetAsync(\"a\", new GeneralClient.GetOptions { Size = 4 }, new RequestOptions())",
            "GET /things/a?size=4 trace="
        ),
        ("the raw form as it was", "await client.General.GetAsync(\"a\", null)", "GET /things/a trace="),
        ("a body", "await client.General.SendAsync(new Thing { Name = \"n\" })", "POST /things trace= {\"name\":\"n\"}"),
        (
            "a body and options",
            "await client.General.SendAsync(new Thing { Name = \"n\" }, new GeneralClient.SendOptions { XTrace = \"t\" })",
            "POST /things trace=t {\"name\":\"n\"}"
        ),
        ("no body where it is optional", "await client.General.MaybeAsync()", "PUT /things trace="),
        (
            "the body where it is optional", "await client.General.MaybeAsync(new Thing { Name = \"n\" })",
            "PUT /things trace= {\"name\":\"n\"}"),
        (
            "options without the body", "await client.General.MaybeAsync(new GeneralClient.MaybeOptions { Size = 2 })",
            "PUT /things?size=2 trace="),
        (
            "options and the optional body",
            "await client.General.MaybeAsync(new Thing { Name = \"n\" }, new GeneralClient.MaybeOptions { Size = 2 })",
            "PUT /things?size=2 trace= {\"name\":\"n\"}"
        ),
        ("the required properties of a flat body", "await client.General.FlatAsync(\"n\")", "POST /flat trace= {\"name\":\"n\"}"),
        (
            "the optional properties of a flat body", "await client.General.FlatAsync(new Thing { Name = \"n\", Colour = \"red\" })",
            "POST /flat trace= {\"name\":\"n\",\"colour\":\"red\"}"
        ),
        (
            "a flat body with options",
            "await client.General.FlatAsync(new Thing { Name = \"n\" }, new GeneralClient.FlatOptions { Size = 1 })",
            "POST /flat?size=1 trace= {\"name\":\"n\"}"
        ),
        (
            "an argument that the contract wants", "await client.General.WantedAsync(tags: [\"x\"], size: 5)",
            "GET /wanted?tags=x&size=5 trace="),
        (
            "options beside such an argument",
            "await client.General.WantedAsync(new GeneralClient.WantedOptions { Size = 5, XTrace = \"t\" })",
            "GET /wanted?size=5 trace=t"
        ),
        (
            "a later page",
            "await foreach (var item in client.General.ListAsync(new GeneralClient.ListOptions { Size = 2, After = \"p2\" })) { }",
            "GET /list?after=p2&size=2 trace="),
    ];

    private static readonly Lazy<CallingProject> s_project =
        new(() => new CallingProject(Contract(Optional), s_rows.Select(row => row.Call)));

    public static TheoryData<string> Names => [.. s_rows.Select(row => row.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Are_sent_as_they_are_given(string what)
    {
        int i = Array.FindIndex(s_rows, row => row.What == what);
        server.Reply = new Reply(200, "application/json", "{\"items\":[]}");

        await s_project.Value.CallAsync(i, server.Address);

        RecordedRequest sent = server.Last;
        $"{sent.Method} {sent.Target} trace={sent.Headers["X-Trace"]} {sent.Body}".TrimEnd().ShouldBe(s_rows[i].Expected.TrimEnd());
    }

    [Fact]
    public async Task Are_checked_with_the_rest_by_their_own_names()
    {
        var project = new CallingProject(
            Contract(Optional), ["await client.General.GetAsync(null!, new GeneralClient.GetOptions { Size = 0, Tags = [null!] })"]);

        ArgumentException refusal = await Should.ThrowAsync<ArgumentException>(project.CallAsync(0, server.Address));

        refusal.Message.ShouldBe(
            "id is required, but has no value. Size is 0; it must be at least 1. Tags[0] is required, but has no value.");
    }

    [Fact]
    public void Break_no_code_that_was_written_before_there_were_any()
    {
        string[] calls =
        [
            "await client.General.GetAsync(\"a\", CancellationToken.None)",
            "await client.General.GetAsync(\"a\", null)",
            "await client.General.GetAsync(id: \"a\", options: null)",
            "await client.General.SendAsync(new Thing { Name = \"n\" }, default(CancellationToken))",
            "await client.General.SendAsync(BinaryContent.Create(BinaryData.Empty), null)",
            "await client.General.MaybeAsync(new Thing { Name = \"n\" })",
            "await client.General.FlatAsync(\"n\", cancellationToken: default)",
            "await client.General.ListPageAsync()",
            "Func<string, CancellationToken, Task<Page>> get = client.General.GetAsync",
        ];
        const string Double = """
            private sealed class Double : GeneralClient
            {
                public override Task<Page> GetAsync(string id, CancellationToken cancellationToken = default) => Task.FromResult(new Page { Items = [] });
                public override Task<ClientResult> GetAsync(string id, RequestOptions? options) => throw new NotSupportedException();
            }
            """;

        new CallingProject(Contract(""), calls, Double).Run.ShouldCompile();
        new CallingProject(Contract(Optional), calls, Double).Run.ShouldCompile();
    }

    [Fact]
    public void Wanted_as_arguments_must_exist()
        => new GeneratorHarness(Contract(Optional).Replace("[tags, size]", "[tags, sise]", StringComparison.Ordinal)).Run()
        .Diagnostics.Single()
            .GetMessage(null).ShouldStartWith("x-xaigen-arguments names 'sise', but the operation has no parameter of that name.");

    private static string Contract(string optional) => $$"""
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
          /things/{id}:
            get:
              operationId: get
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }, {{optional}}]
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } }
          /things:
            post:
              operationId: send
              parameters: [{{optional}}]
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
              responses: { '204': { description: ok } }
            put:
              operationId: maybe
              parameters: [{{optional}}]
              requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
              responses: { '204': { description: ok } }
          /flat:
            post:
              operationId: flat
              x-xaigen-flatten: true
              parameters: [{{optional}}]
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
              responses: { '204': { description: ok } }
          /wanted:
            get:
              operationId: wanted
              {{(optional.Length > 0 ? "x-xaigen-arguments: [tags, size]" : "summary: none")}}
              parameters: [{{optional}}]
              responses: { '204': { description: ok } }
          /list:
            get:
              operationId: list
              x-xaigen-page: { items: items, token: next, parameter: after }
              parameters: [{ name: after, in: query, schema: { type: string } }, {{optional}}]
              responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } }
        components:
          schemas:
            Thing: { type: object, required: [name], properties: { name: { type: string }, colour: { type: string } } }
            Page: { type: object, required: [items], properties: { items: { type: array, items: { type: string } }, next: { type: string } } }
        """;
}
