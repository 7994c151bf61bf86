using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics;
using System.Text;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using XaiGen.Client.Tests.Faults;
using XaiGen.Extensions.Kiota;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests.Extensions.Kiota;

/// <summary>The client with Kiota's own adapter and its default middleware, over real HTTP.</summary>
public sealed class KiotaTransportTests
{
    private const string File = """{"id":"file_1","object":"file","bytes":1,"created_at":1762345678,"filename":"a.bin"}""";
    private const string Images = """{"data":[{"url":"https://imgen.example/1.png"}]}""";
    private const string Refusal = """{"code":"unavailable","error":"Not now."}""";

    private static readonly FileId s_file = new("file_1");

    [Fact]
    public async Task Json_goes_out_and_comes_back_with_the_adapters_key_and_not_the_clients()
    {
        await using var server = new ScriptedServer(Status(200, Images));

        ImageResponse images = await Connect(server, key: "the-key-of-the-client").Images.GenerateAsync("A ferry");

        images.Image.Url.ShouldBe(new Uri("https://imgen.example/1.png"));
        ReceivedRequest request = server.Requests.ShouldHaveSingleItem();
        (request.Method, request.Target, request.Text).ShouldBe(("POST", "/v1/images/generations", """{"prompt":"A ferry"}"""));
        request.Header("Content-Type").ShouldBe("application/json");
        request.Header("Content-Length").ShouldBe($"{request.Body.Length}");
        request.Header("Accept").ShouldBe("application/json");
        request.Header("User-Agent").ShouldNotBeNull().ShouldStartWith("XaiClient");
        request.Header("Authorization").ShouldBe("Bearer " + GivenKey.Key);
    }

    [Fact]
    public async Task Queries_arrive_as_they_were_written()
    {
        await using var server = new ScriptedServer(Status(200, """{"data":[]}"""), Status(200, """{"data":[]}"""));

        await Connect(server).Files.ListPageAsync(filter: "filename = 'a b&c.png'");
        await new XaiClient("key", Options(server)).Files.ListPageAsync(filter: "filename = 'a b&c.png'");

        server.Requests[0].Target.ShouldBe(server.Requests[1].Target);
        server.Requests[0].Body.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(429, XaiErrorKind.RateLimited)]
    [InlineData(503, XaiErrorKind.ServerError)]
    [InlineData(504, XaiErrorKind.ServerError)]
    [InlineData(500, XaiErrorKind.ServerError)]
    public async Task What_fails_for_ever_is_sent_as_often_as_the_client_says_and_told_with_its_status(int status, XaiErrorKind kind)
    {
        await using var server = new ScriptedServer(
            [.. Enumerable.Repeat(Status(status, Refusal, "Retry-After: 0", "x-request-id: r-1"), 20)]);

        XaiException error =
            await Should.ThrowAsync<XaiException>(Connect(server, options => options.MaxRetries = 5).Files.GetAsync(s_file));

        (error.Status, error.Kind, error.Code, error.ServerMessage, error.RequestId, error.RetryAfter, error.Tries)
            .ShouldBe((status, kind, "unavailable", "Not now.", "r-1", TimeSpan.Zero, 6));
        server.Requests.Count.ShouldBe(6);
        server.Requests.ShouldAllBe(request => request.Header("Retry-Attempt") == null);
    }

    [Theory]
    [InlineData(503, "x-nothing: 1")]
    [InlineData(504, "x-nothing: 1")]
    [InlineData(500, "Retry-After: 0")]
    [InlineData(301, "Location: /elsewhere")]
    [InlineData(303, "Location: /elsewhere")]
    [InlineData(307, "Location: /elsewhere")]
    [InlineData(308, "Location: https://127.0.0.1:1/elsewhere")]
    [InlineData(302, "x-nothing: 1")]
    public async Task A_billed_call_is_sent_once_and_follows_no_redirect(int status, string header)
    {
        await using var server = new ScriptedServer(Status(status, Refusal, header), Status(200, Images), Status(200, Images));

        XaiException error = await Should.ThrowAsync<XaiException>(Connect(server).Images.GenerateAsync("A ferry"));

        error.Status.ShouldBe(status);
        error.IsRetryable.ShouldBeFalse();
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("x-nothing: 1")]
    [InlineData("Location: /v1/files/file_1")]
    [InlineData("Location: https://127.0.0.1:1/elsewhere")]
    public async Task No_call_follows_a_redirect_and_each_is_told(string header)
    {
        await using var server = new ScriptedServer(Status(302, "", header), Status(200, File));

        (await Should.ThrowAsync<XaiException>(Connect(server).Files.GetAsync(s_file))).Message.ShouldContain("302 redirect to");

        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_connection_is_survived_where_that_costs_nothing()
    {
        await using var server = new ScriptedServer(Dropped(), Status(502), Status(408), Status(200, File));

        (await Connect(server).Files.GetAsync(s_file)).Id.ShouldBe(s_file);

        server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_limit_of_the_adapters_HttpClient_is_named()
    {
        await using var server = new ScriptedServer(Silent());
        using HttpClient impatient = KiotaTransport.CreateHttpClient();
        impatient.Timeout = TimeSpan.FromSeconds(2);
        using var adapter = new HttpClientRequestAdapter(GivenKey.Provider(), httpClient: impatient);

        XaiException error =
            await Should.ThrowAsync<XaiException>(Connect(server, new KiotaTransport(adapter)).Images.GenerateAsync("A ferry"));

        error.Message.ShouldContain("the limit of the HttpClient of the Kiota adapter");
        error.Message.ShouldContain("KiotaTransport.CreateHttpClient()");
        error.Message.ShouldContain("Whether the service did the work is not known");
    }

    [Fact]
    public void An_HttpClient_for_an_adapter_has_no_limit_of_its_own()
    {
        using HttpClient client = KiotaTransport.CreateHttpClient();

        client.Timeout.ShouldBe(Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public async Task The_clients_own_limit_holds()
    {
        await using var server = new ScriptedServer(Silent());

        XaiException error = await Should.ThrowAsync<XaiException>(
            Connect(server, options => options.NetworkTimeout = TimeSpan.FromSeconds(2)).Images.GenerateAsync("A ferry"));

        error.Message.ShouldContain("0:00:02");
        error.Message.ShouldNotContain("HttpClient of the Kiota adapter");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_goes_out_whole_and_again_after_it_was_refused(bool lengthIsKnown)
    {
        byte[] bytes = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i % 251))];
        await using var server = new ScriptedServer(Status(429, Refusal, "Retry-After: 0"), Status(200, File));
        XaiClient client = Connect(server);

        if (lengthIsKnown)
        {
            await client.Files.UploadAsync(bytes, "a.bin");
            server.Requests.Count.ShouldBe(2);
            server.Requests[1].Header("Retry-Attempt").ShouldBeNull();
        }
        else
        {
            XaiException error = await Should.ThrowAsync<XaiException>(client.Files.UploadAsync(new OneWay(bytes), "a.bin"));
            error.Status.ShouldBe(429);
            server.Requests.Count.ShouldBe(1);
        }

        foreach (ReceivedRequest request in server.Requests)
        {
            request.Body.AsSpan().IndexOf(bytes).ShouldBePositive();
            request.Header("Transfer-Encoding").ShouldBe(lengthIsKnown ? null : "chunked");
            request.Text.ShouldEndWith("--\r\n");
        }
    }

    [Fact]
    public async Task A_body_is_read_no_further_than_the_middleware_has_come()
    {
        const int Piece = 1000;
        var source = new Endless();
        using var client = new HttpClient(new Middleware(async (request, _) =>
        {
            Stream body = await request.Content!.ReadAsStreamAsync();
            await body.ReadExactlyAsync(new byte[Piece]);
            return new HttpResponseMessage(System.Net.HttpStatusCode.RequestEntityTooLarge) { RequestMessage = request };
        }));
        using var adapter = new HttpClientRequestAdapter(GivenKey.Provider(), httpClient: client);
        await using var server = new ScriptedServer();

        XaiException error =
            await Should.ThrowAsync<XaiException>(Connect(server, new KiotaTransport(adapter)).Files.UploadAsync(source, "a.bin"));

        error.Kind.ShouldBe(XaiErrorKind.FileTooLarge);

        // The upload reads one buffer, and perhaps another one before it is stopped.
        source.Position.ShouldBeLessThanOrEqualTo(2 * 128 * 1024);
    }

    [Fact]
    public async Task A_middleware_that_repeats_by_itself_is_refused_a_billed_body()
    {
        await using var server = new ScriptedServer(Status(500), Status(200, Images));
        using var client = new HttpClient(new RepeatingHandler(new SocketsHttpHandler()));
        using var adapter = new HttpClientRequestAdapter(GivenKey.Provider(), httpClient: client);

        XaiException error =
            await Should.ThrowAsync<XaiException>(Connect(server, new KiotaTransport(adapter)).Images.GenerateAsync("A ferry"));

        error.Message.ShouldContain("a second time, which was refused");
        server.Requests.Count(request => request.Body.Length > 0).ShouldBe(1);
    }

    [Fact]
    public async Task A_response_is_handed_on_as_it_comes()
    {
        var gate = new TaskCompletionSource();
        await using var server = new ScriptedServer(InHalves(200, "first", gate.Task, "second"));

        await using Stream stream = await Connect(server).Files.DownloadAsync(s_file);
        byte[] first = new byte[5];
        await stream.ReadExactlyAsync(first);
        Encoding.UTF8.GetString(first).ShouldBe("first");
        gate.SetResult();
        (await new StreamReader(stream).ReadToEndAsync()).ShouldBe("second");
    }

    [Theory]
    [InlineData("header")]
    [InlineData("named header")]
    [InlineData("query")]
    public async Task A_key_that_the_service_quotes_is_masked(string place)
    {
        IAuthenticationProvider provider = place switch
        {
            "header" => GivenKey.Provider(),
            "named header" => new AddedKey(information => information.Headers.Add("x-api-key", GivenKey.Key)),
            _ => new AddedKey(information => information.URI = new Uri($"{information.URI}?api_key={GivenKey.Key}")),
        };
        await using var server = new ScriptedServer(
            Status(400, $$"""{"code":"bad","error":"Key {{GivenKey.Key}} is bad."}"""), Status(200, $$"""{"id":"{{GivenKey.Key}}"}"""));
        XaiClient client = Connect(server, GivenKey.Transport(provider));

        XaiException error = await Should.ThrowAsync<XaiException>(client.Files.GetAsync(s_file));

        error.Message.ShouldContain("Key *** is bad");
        error.Body.ShouldBe("""{"code":"bad","error":"Key *** is bad."}""");
        error.ToString().ShouldNotContain(GivenKey.Key);
        (await Should.ThrowAsync<XaiException>(client.Files.GetAsync(s_file))).ToString().ShouldNotContain(GivenKey.Key);
        $"{server.Requests[0].Target} {server.Requests[0].Header("Authorization")} {server.Requests[0].Header("x-api-key")}".ShouldContain(
            GivenKey.Key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("the-key-of-the-client")]
    public async Task A_public_URL_is_not_opened_through_the_adapter_which_would_send_its_key_there(string? key)
    {
        await using var api = new ScriptedServer();
        await using var elsewhere = new ScriptedServer(Status(200, "the bytes"));

        await using Stream stream =
            await Connect(api, options => options.AllowPrivateNetworks = true, key).OpenAsync(new Uri(elsewhere.Address, "/a.png"));

        (await new StreamReader(stream).ReadToEndAsync()).ShouldBe("the bytes");
        elsewhere.Requests.ShouldHaveSingleItem().Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task Kiotas_activities_are_named_by_the_route()
    {
        var names = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Microsoft.Kiota", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (names)
                {
                    names.Add(activity.DisplayName);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = new ScriptedServer(Status(200, """{"public_url":"https://cdn.example/a.png"}"""));

        await Connect(server).Files.CreatePublicUrlAsync(s_file);

        lock (names)
        {
            names.ShouldContain(name => name.EndsWith("/v1/files/{file_id}/public-url", StringComparison.Ordinal));
            names.ShouldAllBe(name => !name.Contains("file_1/public-url", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Nobody_there_is_told_as_without_an_adapter()
    {
        var client = new XaiClient(new XaiClientOptions
        {
            Endpoint = NobodyThere(),
            Transport = GivenKey.Transport(),
            MaxRetries = 1,
            TimeProvider = new EagerClock(),
        });

        XaiException error = await Should.ThrowAsync<XaiException>(client.Images.GenerateAsync("A ferry"));

        (error.Kind, error.IsRetryable, error.Tries).ShouldBe((XaiErrorKind.NoResponse, true, 2));
        error.Message.ShouldContain("Nothing was sent, so nothing was billed.");
    }

    [Fact]
    public async Task A_cancellation_reaches_the_adapter()
    {
        await using var server = new ScriptedServer(Silent());
        using var cancellation = new CancellationTokenSource();

        Task call = Connect(server).Images.GenerateAsync("A ferry", cancellationToken: cancellation.Token);
        while (server.Requests.Count == 0)
        {
            await Task.Yield();
        }

        await cancellation.CancelAsync();
        (await Should.ThrowAsync<OperationCanceledException>(call)).CancellationToken.ShouldBe(cancellation.Token);
    }

    [Fact]
    public async Task A_synchronous_call_goes_the_same_way()
    {
        await using var server = new ScriptedServer(Status(200, "lamp"));
        ClientPipeline pipeline = Connect(server).Pipeline;

        using PipelineMessage message = pipeline.CreateMessage();
        message.Request.Method = "POST";
        message.Request.Uri = server.Address;
        message.Request.Content = BinaryContent.Create(BinaryData.FromString("body"));
        pipeline.Send(message);

        message.Response!.Content.ToString().ShouldBe("lamp");
        server.Requests.ShouldHaveSingleItem().Text.ShouldBe("body");
    }

    [Fact]
    public void There_has_to_be_an_adapter()
        => Should.Throw<ArgumentNullException>(() => new KiotaTransport(null!)).ParamName.ShouldBe("adapter");

    [Fact]
    public async Task What_a_provider_throws_is_thrown()
    {
        await using var server = new ScriptedServer();
        var provider = new AddedKey(_ => throw new InvalidOperationException("no key today"));

        (await Should.ThrowAsync<InvalidOperationException>(
            Connect(server, GivenKey.Transport(provider)).Files.GetAsync(s_file))).Message.ShouldBe("no key today");
    }

    internal static XaiClient Connect(ScriptedServer server, Action<XaiClientOptions>? configure = null, string? key = null)
        => Connect(server, GivenKey.Transport(), configure, key);

    private static XaiClient Connect(
        ScriptedServer server, KiotaTransport transport, Action<XaiClientOptions>? configure = null, string? key = null)
    {
        XaiClientOptions options = Options(server);
        options.Transport = transport;
        options.TimeProvider = new EagerClock();
        configure?.Invoke(options);
        return key is null ? new XaiClient(options) : new XaiClient(key, options);
    }

    private static XaiClientOptions Options(ScriptedServer server) => new() { Endpoint = server.Address };

    private sealed class AddedKey(Action<RequestInformation> add) : IAuthenticationProvider
    {
        public Task AuthenticateRequestAsync(
            RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null,
            CancellationToken cancellationToken = default)
        {
            add(request);
            return Task.CompletedTask;
        }
    }

    private sealed class Middleware(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => send(request, cancellationToken);
    }

    private sealed class OneWay(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }

    /// <summary>A terabyte of zeros, read from the start.</summary>
    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => 1L << 40;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Position += count;
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset;

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
