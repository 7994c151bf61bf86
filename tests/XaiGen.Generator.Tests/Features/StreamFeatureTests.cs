using Microsoft.AspNetCore.Http;

namespace XaiGen.Generator.Tests.Features;

/// <summary>Responses and requests that are transferred item by item, over a real connection.</summary>
public sealed class StreamFeatureTests : IAsyncLifetime
{
    private const string Contract = """
        openapi: 3.2.0
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
          /chat:
            post:
              operationId: chat
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Ask' } } } }
              responses:
                '200':
                  description: ok
                  content:
                    application/json: { schema: { $ref: '#/components/schemas/Answer' } }
                    text/event-stream: { schema: { $ref: '#/components/schemas/Chunk' } }
          /ask:
            post:
              operationId: ask
              x-xaigen-flatten: true
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Ask' } } } }
              responses:
                '200':
                  description: ok
                  content:
                    application/json: { schema: { $ref: '#/components/schemas/Answer' } }
                    text/event-stream: { schema: { $ref: '#/components/schemas/Chunk' } }
          /live:
            post:
              operationId: live
              x-xaigen-stream: { flag: live, end: BYE, error: failure }
              requestBody: { content: { application/json: { schema: { type: object, properties: { live: { type: boolean } } } } } }
              responses: { '200': { description: ok, content: { text/event-stream: { itemSchema: { $ref: '#/components/schemas/Chunk' } } } } }
          /events:
            get:
              operationId: events
              responses: { '200': { description: ok, content: { text/event-stream: { schema: { $ref: '#/components/schemas/Chunk' } } } } }
          /named:
            get:
              operationId: named
              responses:
                '200':
                  description: ok
                  content:
                    text/event-stream:
                      itemSchema:
                        type: object
                        required: [data]
                        properties:
                          data: { $ref: '#/components/schemas/Chunk' }
                          event: { type: string, enum: [chunk, note] }
                          id: { type: string }
          /dotnet: { get: { operationId: dotnet, responses: { '200': { description: ok, content: { text/event-stream: { schema: { $ref: '#/components/schemas/SseItemOfChunk' } } } } } } }
          /either:
            get:
              operationId: either
              responses:
                '200':
                  description: ok
                  content:
                    text/event-stream:
                      itemSchema:
                        oneOf:
                          - { type: object, required: [event, data], properties: { event: { const: chunk }, data: { $ref: '#/components/schemas/Chunk' } } }
                          - { type: object, required: [event, data], properties: { event: { const: note }, data: { type: string } } }
          /speech:
            post:
              operationId: speak
              responses: { '200': { description: ok, content: { audio/mpeg: { schema: { type: string, format: binary } }, text/event-stream: { schema: { $ref: '#/components/schemas/Chunk' } } } } }
          /words: { get: { operationId: words, responses: { '200': { description: ok, content: { text/event-stream: { schema: { type: string } } } } } } }
          /lines: { get: { operationId: lines, responses: { '200': { description: ok, content: { application/x-ndjson: { schema: { $ref: '#/components/schemas/Chunk' } } } } } } }
          /jsonl: { get: { operationId: jsonl, responses: { '200': { description: ok, content: { application/jsonl: { itemSchema: { $ref: '#/components/schemas/Chunk' } } } } } } }
          /records: { get: { operationId: records, responses: { '200': { description: ok, content: { application/json-seq: { schema: { type: array, items: { $ref: '#/components/schemas/Chunk' } } } } } } } }
          /upload:
            post:
              operationId: upload
              requestBody: { required: true, content: { application/jsonl: { itemSchema: { $ref: '#/components/schemas/Ask' } } } }
              responses: { '204': { description: ok } }
        components:
          schemas:
            Ask: { type: object, required: [text], properties: { text: { type: string, maxLength: 9 }, stream: { type: boolean } } }
            Answer: { type: object, required: [text], properties: { text: { type: string } } }
            Chunk: { type: object, required: [delta], properties: { delta: { type: string } } }
            SseItemOfChunk:
              type: object
              properties:
                data: { $ref: '#/components/schemas/Chunk' }
                eventType: { type: [string, 'null'] }
                eventId: { type: [string, 'null'] }
                reconnectionInterval: { type: [string, 'null'] }
        """;

    private static readonly string[] s_calls =
    [
        "return client.General.EventsAsync()",
        "return client.General.ChatStreamAsync(new Ask { Text = \"hi\" })",
        "return (await client.General.ChatAsync(new Ask { Text = \"hi\" })).Text",
        "return (await client.General.ChatAsync(new Ask { Text = \"hi\", Stream = true })).Text",
        "return client.General.AskStreamAsync(\"hi\")",
        "return (await client.General.AskAsync(\"hi\")).Text",
        "return client.General.LiveAsync(new GeneralClient.LiveRequest())",
        "return client.General.NamedAsync()",
        "return Described(client.General.NamedItemsAsync())",
        "return client.General.DotnetAsync()",
        "return Described(client.General.DotnetItemsAsync())",
        "return Matched(client.General.EitherAsync())",
        "return client.General.WordsAsync()",
        "return new StreamReader(await client.General.SpeakAsync()).ReadToEnd()",
        "return client.General.SpeakStreamAsync()",
        "return client.General.LinesAsync()",
        "return client.General.JsonlAsync()",
        "return client.General.RecordsAsync()",
        "await client.General.UploadAsync(Asks(3)); return null",
        "await client.General.UploadAsync(Asks(30)); return null",
        "return client.General.EventsAsync(new CancellationToken(true))",
        "return Impatient(server).General.ChatStreamAsync(new Ask { Text = \"hi\" })",
    ];

    private static readonly Lazy<CallingProject> s_project = new(() => new CallingProject(
        Contract,
        s_calls,
        connect: "Connected(options)",
        more: """
            private static TestClient Connected(TestClientOptions options)
            {
                options.MaxRetries = 2;
                options.RetryDelay = TimeSpan.FromMilliseconds(10);
                options.MaxResponseSize = 100_000;
                return new TestClient(options);
            }

            private static TestClient Impatient(Uri server)
                => new(new TestClientOptions { Endpoint = server, NetworkTimeout = TimeSpan.FromSeconds(3) });

            private static async IAsyncEnumerable<string> Described(IAsyncEnumerable<System.Net.ServerSentEvents.SseItem<Chunk>> items)
            {
                await foreach (System.Net.ServerSentEvents.SseItem<Chunk> item in items)
                {
                    yield return $"{item.EventType} {item.EventId} {item.Data.Delta}";
                }
            }

            private static async IAsyncEnumerable<string> Matched<T>(IAsyncEnumerable<T> items)
            {
                await foreach (T item in items)
                {
                    yield return item!.ToString()!;
                }
            }

            private static async IAsyncEnumerable<Ask> Asks(int last)
            {
                for (int i = 1; i <= last; i++)
                {
                    await Task.Yield();
                    yield return new Ask { Text = new string('x', i) };
                }
            }
            """));

    private readonly StreamingServer _server = new();
    private readonly SemaphoreSlim _isRead = new(0);

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_event_is_given_when_it_arrives()
    {
        var isRead = new TaskCompletionSource();
        _server.Serve = async (context, _) =>
        {
            context.Response.ContentType = "text/event-stream";
            await StreamingServer.SendAsync(context, "data: {\"delta\":\"a\"}\n\n");
            await isRead.Task.WaitAsync(context.RequestAborted);
            await StreamingServer.SendAsync(context, ": still there\n\ndata: {\"delta\":\ndata: \"b\"}\n\n");
        };

        var all = new List<string>();
        await foreach (string item in ReadAsync("EventsAsync()"))
        {
            all.Add(item);
            isRead.TrySetResult();
        }

        all.ShouldBe(["a", "b"]);
        _server.Requests.ShouldHaveSingleItem().Headers.Accept.ToString().ShouldBe("text/event-stream");
    }

    [Theory]
    [InlineData("ChatStreamAsync", "{\"text\":\"hi\",\"stream\":true}")]
    [InlineData("AskStreamAsync", "{\"text\":\"hi\",\"stream\":true}")]
    [InlineData("LiveAsync", "{\"live\":true}")]
    public async Task The_method_that_streams_asks_for_a_stream(string method, string body)
    {
        _server.Respond(
            "text/event-stream; charset=utf-8", "data: {\"delta\":\"a\"}\n\ndata: {\"delta\":\"b\"}\n\ndata: BYE\n\ndata: [DONE]\n\n");

        if (method == "LiveAsync")
        {
            (await ListAsync(method)).ShouldBe(["a", "b"]);
        }
        else
        {
            _server.Respond(
                "text/event-stream", "data: {\"delta\":\"a\"}\n\ndata: {\"delta\":\"b\"}\n\ndata: [DONE]\n\ndata: nonsense\n\n");
            (await ListAsync(method)).ShouldBe(["a", "b"]);
        }

        RecordedRequest request = _server.Requests.ShouldHaveSingleItem();
        request.Body.ShouldBe(body);
        request.Headers.Accept.ToString().ShouldBe("text/event-stream");
    }

    [Theory]
    [InlineData("ChatAsync(new Ask { Text = \"hi\" })")]
    [InlineData("AskAsync")]
    public async Task The_method_that_does_not_asks_for_none(string method)
    {
        _server.Respond("application/json", "{\"text\":\"ho\"}");

        (await CallAsync(method)).ShouldBe("ho");

        RecordedRequest request = _server.Requests.ShouldHaveSingleItem();
        request.Body.ShouldBe("{\"text\":\"hi\"}");
        request.Headers.Accept.ToString().ShouldBe("application/json");
    }

    [Fact]
    public async Task The_method_that_does_not_refuses_the_flag()
    {
        ArgumentException refusal = await Should.ThrowAsync<ArgumentException>(CallAsync("Stream = true"));

        refusal.Message.ShouldStartWith("Stream requests a stream instead of a result: call ChatStreamAsync, or leave Stream unset.");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stream_without_the_end_that_the_contract_names_is_broken()
    {
        _server.Respond("text/event-stream", "data: {\"delta\":\"a\"}\n\n");

        Exception failure = await FailAsync("LiveAsync", ["a"]);

        failure.Message.ShouldBe(
            "POST /live: the stream broke off after 1 item: it ended without 'BYE'. The request is not sent again, because the work may "
            + "be billed twice.");
    }

    [Theory]
    [InlineData("EventsAsync()", "event: error\ndata: {\"code\":\"busy\",\"message\":\"Too much.\"}\n\n", "GET /events", "busy: Too much.")]
    [InlineData("LiveAsync", "event: failure\ndata: Too much.\n\n", "POST /live", "Too much.")]
    [InlineData("EventsAsync()", "data: {\"error\":{\"code\":\"busy\",\"message\":\"Too much.\"}}\n\n", "GET /events", "busy: Too much.")]
    public async Task An_event_that_reports_an_error_is_the_clients_exception(string call, string @event, string request, string words)
    {
        _server.Respond("text/event-stream", "data: {\"delta\":\"a\"}\n\n" + @event, ("x-request-id", "r1"));

        Exception failure = await FailAsync(call, ["a"]);

        failure.Message.ShouldBe($"{request} reported an error in its stream: {words} (request ID r1)");
        Property(failure, "ServerMessage").ShouldBe("Too much.");
        Property(failure, "RequestId").ShouldBe("r1");
        Property(failure, "Body").ShouldNotBeNull();
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_status_that_is_an_error_is_told_as_by_other_methods()
    {
        _server.Serve = async (context, _) =>
        {
            context.Response.StatusCode = 404;
            await StreamingServer.SendAsync(context, "{\"error\":\"Not there.\"}");
        };

        (await FailAsync("EventsAsync()", [])).Message.ShouldBe("GET /events failed: 404 Not there.");
    }

    [Theory]
    [InlineData("EventsAsync()", "GET /events")]
    [InlineData("ChatStreamAsync", "POST /chat")]
    public async Task A_redirect_is_not_followed(string call, string request)
    {
        _server.Serve = (context, _) =>
        {
            context.Response.Redirect("/words");
            return Task.CompletedTask;
        };

        (await FailAsync(call, [])).Message.ShouldStartWith($"{request} failed: 302 redirect");
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_response_that_is_no_stream_is_refused()
    {
        _server.Respond("application/json", "{\"text\":\"all at once\"}");

        (await FailAsync("ChatStreamAsync", [])).Message
            .ShouldBe(
                "The response 200 to POST /chat cannot be used: it is not a stream of text/event-stream but application/json (at $).");
    }

    [Fact]
    public async Task An_item_that_is_not_what_the_contract_says_is_named()
    {
        _server.Respond("text/event-stream", "data: {\"delta\":\"a\"}\n\ndata: {\"delta\":5}\n\n");

        (await FailAsync("EventsAsync()", ["a"])).Message.ShouldBe(
            "The response 200 to GET /events cannot be read after 1 item of its stream: Expected a string, found a number (at $.delta)");
    }

    [Fact]
    public async Task Silence_is_limited_and_not_the_whole()
    {
        _server.Serve = async (context, _) =>
        {
            context.Response.ContentType = "text/event-stream";
            for (int i = 0; i < 6; i++)
            {
                await StreamingServer.SendAsync(context, $"data: {{\"delta\":\"{i}\"}}\n\n");
                await Task.Delay(1000);
            }

            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        Exception failure = await FailAsync("Impatient", ["0", "1", "2", "3", "4", "5"]);

        failure.Message.ShouldBe(
            "POST /chat: the stream broke off after 6 items: nothing was received within the NetworkTimeout of the client's options. "
            + "The request is not sent again, because the work may be billed twice.");
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_broken_connection_is_resumed_after_the_last_event_of_a_GET()
    {
        _server.Serve = async (context, number) =>
        {
            context.Response.ContentType = "text/event-stream";
            await StreamingServer.SendAsync(context, number == 1
                ? "retry: 1\nid: 7\ndata: {\"delta\":\"a\"}\n\nid: 8\ndata: {\"delta\":\"b\"}\n\nid: 9\ndata: {\"del"
                : "id: 9\ndata: {\"delta\":\"c\"}\n\n");
            if (number == 1)
            {
                await BreakAsync(context);
            }
        };

        (await ListAsync("EventsAsync()")).ShouldBe(["a", "b", "c"]);

        _server.Requests.Select(request => request.Headers["Last-Event-ID"].ToString()).ShouldBe(["", "8"]);
    }

    [Fact]
    public async Task It_is_not_resumed_without_an_ID_or_more_often_than_the_options_allow()
    {
        _server.Serve = async (context, _) =>
        {
            context.Response.ContentType = "text/event-stream";
            await StreamingServer.SendAsync(context, "data: {\"delta\":\"a\"}\n\n");
            await BreakAsync(context);
        };
        (await FailAsync("EventsAsync()", ["a"])).Message.ShouldStartWith("GET /events: the stream broke off after 1 item: ");
        _server.Requests.Count.ShouldBe(1);

        _server.Requests.Clear();
        _server.Serve = async (context, number) =>
        {
            context.Response.ContentType = "text/event-stream";
            await StreamingServer.SendAsync(context, number == 1 ? "id: 1\ndata: {\"delta\":\"a\"}\n\n" : ": nothing new\n\n");
            await BreakAsync(context, sendsItem: number == 1);
        };
        (await FailAsync("EventsAsync()", ["a"])).Message.ShouldStartWith("GET /events: the stream broke off after 1 item: ");
        _server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_billed_call_is_never_repeated_after_its_first_event()
    {
        _server.Serve = async (context, _) =>
        {
            context.Response.ContentType = "text/event-stream";
            await StreamingServer.SendAsync(context, "id: 1\ndata: {\"delta\":\"a\"}\n\n");
            await BreakAsync(context);
        };

        Exception failure = await FailAsync("ChatStreamAsync", ["a"]);

        failure.Message.ShouldEndWith(" The request is not sent again, because the work may be billed twice.");
        Property(failure, "IsRetryable").ShouldBe(false);
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cancelling_ends_it_between_items_and_within_one()
    {
        using var source = new CancellationTokenSource();
        _server.Respond("text/event-stream", "data: {\"delta\":\"a\"}\n\ndata: {\"delta\":\"b\"}\n\n");
        var all = new List<string>();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (string item in ReadAsync("EventsAsync()", source.Token))
            {
                all.Add(item);
                await source.CancelAsync();
            }
        });
        all.ShouldBe(["a"]);

        using var later = new CancellationTokenSource();
        _server.Serve = async (context, _) =>
        {
            context.Response.ContentType = "text/event-stream";
            await StreamingServer.SendAsync(context, "data: {\"del");
            later.CancelAfter(50);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (string item in ReadAsync("EventsAsync()", later.Token))
            {
                all.Add(item);
            }
        });
        all.ShouldBe(["a"]);

        _server.Requests.Clear();
        await Should.ThrowAsync<OperationCanceledException>(ListAsync("CancellationToken(true)"));
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Leaving_the_loop_ends_the_connection()
    {
        var isAborted = new TaskCompletionSource();
        _server.Serve = async (context, _) =>
        {
            context.RequestAborted.Register(isAborted.SetResult);
            context.Response.ContentType = "text/event-stream";
            await StreamingServer.SendAsync(context, "data: {\"delta\":\"a\"}\n\n");
            await isAborted.Task;
        };

        await foreach (string _ in ReadAsync("EventsAsync()"))
        {
            break;
        }

        await isAborted.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("NamedAsync()", new[] { "a", "b" })]
    [InlineData("NamedItemsAsync", new[] { "chunk 1 a", "note  b" })]
    [InlineData("DotnetAsync()", new[] { "a", "b" })]
    [InlineData("DotnetItemsAsync", new[] { "chunk 1 a", "note  b" })]
    public async Task The_data_is_the_item_and_its_name_and_ID_can_be_had(string call, string[] expected)
    {
        _server.Respond(
            "text/event-stream", "event: chunk\nid: 1\ndata: {\"delta\":\"a\"}\n\nevent: note\nid\ndata: {\"delta\":\"b\"}\n\n");

        (await ListAsync(call)).ShouldBe(expected);
    }

    [Fact]
    public async Task Events_of_several_names_are_a_union()
    {
        _server.Respond(
            "text/event-stream", "event: chunk\ndata: {\"delta\":\"a\"}\n\nevent: note\ndata: 7 \"words\"\n\nevent: later\ndata: {}\n\n");

        string[] items = [.. await ListAsync("EitherAsync()")];

        items[0].ShouldStartWith("Chunk");
        items[0].ShouldContain("Delta = a");
        items[1].ShouldStartWith("Note");
        items[1].ShouldContain("7 \"words\"");
        items[2].ShouldStartWith("Unknown");
    }

    [Fact]
    public async Task What_comes_at_once_has_the_plain_name()
    {
        _server.Respond("audio/mpeg", "noise");
        (await CallAsync("SpeakAsync")).ShouldBe("noise");

        _server.Respond("text/event-stream", "data: {\"delta\":\"a\"}\n\n");
        (await ListAsync("SpeakStreamAsync")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Data_of_text_is_taken_as_it_is()
    {
        _server.Respond("text/event-stream", "data: one\n\ndata: two\ndata: three\n\ndata:\n\n");

        (await ListAsync("WordsAsync()")).ShouldBe(["one", "two\nthree"]);
    }

    [Theory]
    [InlineData("LinesAsync()", "application/x-ndjson", "{\"delta\":\"a\"}\r\n\n {\"delta\":\"b\"}\n{\"delta\":\"c\"}")]
    [InlineData("JsonlAsync()", "application/jsonl", "\uFEFF{\"delta\":\"a\"}\n{\"delta\":\"b\"}\n{\"delta\":\"c\"}\n")]
    [InlineData(
        "RecordsAsync()", "application/json-seq", "\u001E{\"delta\":\n\"a\"}\n\u001E{\"delta\":\"b\"}\n\u001E\u001E{\"delta\":\"c\"}\n")]
    public async Task Lines_are_items(string call, string mediaType, string body)
    {
        _server.Serve = async (context, _) =>
        {
            context.Response.ContentType = mediaType;
            foreach (char[] piece in body.Chunk(5))
            {
                await StreamingServer.SendAsync(context, new string(piece));
            }
        };

        (await ListAsync(call)).ShouldBe(["a", "b", "c"]);
        _server.Requests.ShouldHaveSingleItem().Headers.Accept.ToString().ShouldBe(mediaType);
    }

    [Fact]
    public async Task A_line_that_breaks_off_is_told()
    {
        _server.Serve = async (context, _) =>
        {
            await StreamingServer.SendAsync(context, "{\"delta\":\"a\"}\n{\"del");
            await BreakAsync(context);
        };

        (await FailAsync("LinesAsync()", ["a"])).Message.ShouldStartWith("GET /lines: the stream broke off after 1 item: ");
    }

    [Theory]
    [InlineData("LinesAsync()", "{\"delta\":\"a\"}\n", "{\"delta\":\"", "\"}\n")]
    [InlineData("EventsAsync()", "data: {\"delta\":\"a\"}\n\n", "data: {\"delta\":\"", "\"}\n\n")]
    public async Task Each_item_is_limited_and_not_all_together(string call, string small, string start, string end)
    {
        string mediaType = call.StartsWith('L') ? "application/x-ndjson" : "text/event-stream";
        _server.Respond(mediaType, string.Concat(Enumerable.Repeat(small, 20_000)));
        (await ListAsync(call)).Count.ShouldBe(20_000);

        _server.Respond(mediaType, small + start + new string('x', 300_000) + end);
        (await FailAsync(call, ["a"])).Message.ShouldContain("it has more than 100,000 bytes; raise MaxResponseSize");
    }

    [Fact]
    public async Task A_request_is_sent_line_by_line_and_each_is_checked()
    {
        _server.Serve = (context, _) =>
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        };

        await CallAsync("Asks(3)");

        RecordedRequest request = _server.Requests.ShouldHaveSingleItem();
        request.Body.ShouldBe("{\"text\":\"x\"}\n{\"text\":\"xx\"}\n{\"text\":\"xxx\"}\n");
        request.Headers.ContentType.ToString().ShouldBe("application/jsonl");

        Exception refusal = await Should.ThrowAsync<Exception>(CallAsync("Asks(30)"));
        refusal.GetBaseException().Message.ShouldBe("Text has 10 characters; it must have at most 9.");
    }

    [Theory]
    [InlineData("{ type: object, properties: { name: {} } }")]
    [InlineData("{ type: string }")]
    [InlineData("{}")]
    [InlineData("{ type: integer }")]
    [InlineData("{ type: array, items: { type: object, properties: { name: { type: string } } } }")]
    [InlineData("{ type: object, additionalProperties: { type: string } }")]
    public void Lines_of_a_request_may_be_of_any_type(string item)
        => new GeneratorHarness($$"""
            openapi: 3.2.0
            info: { title: Shop, version: '1' }
            servers: [{ url: https://shop.example }]
            paths:
              /lines:
                post:
                  operationId: sendLines
                  requestBody: { required: true, content: { application/jsonl: { itemSchema: {{item}} } } }
                  responses: { '204': { description: Taken. } }
            """).Run().ShouldCompile();

    [Fact]
    public void The_shared_code_of_streams_is_emitted_for_contracts_that_have_one()
    {
        s_project.Value.Run.SupportFiles.ShouldContain("Sample.GeneratedSupport.ApiEvents.g.cs");
        s_project.Value.Run.ShouldReportNothing().ShouldCompile();
        new GeneratorHarness(Given.Paths("/a: { get: { operationId: a, responses: { '204': { description: x } } } }")).Run()
            .SupportFiles.ShouldNotContain("Sample.GeneratedSupport.ApiEvents.g.cs");
    }

    /// <summary>Breaks the connection once the sent data has arrived; data in transit is lost.</summary>
    private async Task BreakAsync(HttpContext context, bool sendsItem = true)
    {
        await _isRead.WaitAsync(sendsItem ? TimeSpan.FromMinutes(1) : TimeSpan.FromMilliseconds(500));
        context.Abort();
    }

    private static object? Property(object item, string name) => item.GetType().GetProperty(name)!.GetValue(item);

    private Task<object?> CallAsync(string call)
        => s_project.Value.CallAsync(
            Array.FindIndex(s_calls, candidate => candidate.Contains(call, StringComparison.Ordinal)), _server.Address);

    private async IAsyncEnumerable<string> ReadAsync(
        string call, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var items = (IAsyncEnumerable<object>)(await CallAsync(call))!;
        await foreach (object item in items.WithCancellation(cancellationToken))
        {
            _isRead.Release();
            yield return item as string ?? (string)Property(item, "Delta")!;
        }
    }

    private async Task<List<string>> ListAsync(string call)
    {
        var all = new List<string>();
        await foreach (string item in ReadAsync(call))
        {
            all.Add(item);
        }

        return all;
    }

    private async Task<Exception> FailAsync(string call, string[] before)
    {
        var all = new List<string>();
        Exception failure = await Should.ThrowAsync<Exception>(async () =>
        {
            await foreach (string item in ReadAsync(call))
            {
                all.Add(item);
            }
        });
        string.Join(",", all).ShouldBe(string.Join(",", before), customMessage: failure.ToString());
        failure.GetType().Name.ShouldBe("TestException", customMessage: failure.ToString());
        return failure;
    }
}
