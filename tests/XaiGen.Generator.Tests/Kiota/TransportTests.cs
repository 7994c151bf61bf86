using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Text;
using SupportNamespace;
using SupportNamespace.GeneratedSupport;
using XaiGen.Generator.Tests.Support;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Generator.Tests.Kiota;

/// <summary>The clients' pipeline on top of a Kiota adapter that sends over real HTTP.</summary>
public sealed class TransportTests
{
    [Fact]
    public async Task Json_goes_out_and_comes_back_with_the_adapters_key_and_not_the_clients()
    {
        await using var server = new ScriptedServer(Status(200, """{"thing":{"name":"lamp"}}"""));
        using var adapter = new TestAdapter();

        ClientResult answer = await Connect(server.Address, adapter).SendAsync(TestClient.Post());

        ApiConnection.Read(answer, TestClient.ReadThing).ShouldBe("lamp");
        ReceivedRequest request = server.Requests.ShouldHaveSingleItem();
        (request.Method, request.Target, request.Text).ShouldBe(("POST", "/v1/things", """{"n":1}"""));
        request.Header("Content-Type").ShouldBe("application/json");
        request.Header("Content-Length").ShouldBe("7");
        request.Header("Accept").ShouldBe("application/json");
        request.Header("User-Agent").ShouldBe($"Api_Client dotnet/{Environment.Version}");
        request.Header("Authorization").ShouldBe("Bearer " + TestAdapter.Key);
    }

    [Fact]
    public async Task A_call_without_a_body_has_none()
    {
        await using var server = new ScriptedServer(Status(204));
        using var adapter = new TestAdapter();

        await Connect(server.Address, adapter).SendAsync(TestClient.Get("/v1/things").Query("q", "a b").Header("x-colours", "red, red"));

        ReceivedRequest request = server.Requests.ShouldHaveSingleItem();
        (request.Method, request.Target, request.Body.Length).ShouldBe(("GET", "/v1/things?q=a%20b", 0));
        request.Header("Content-Length").ShouldBeNull();
        request.Header("x-colours").ShouldBe("red, red");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_goes_out_with_its_boundary(bool lengthIsKnown)
    {
        byte[] bytes = Bytes(300_000);
        await using var server = new ScriptedServer(Status(200, "{}"));
        using var adapter = new TestAdapter();
        Stream source = lengthIsKnown ? new MemoryStream(bytes) : new OneWayStream(bytes.Length, i => bytes[i]);
        MultipartFormContent form = new MultipartFormContent().Part("purpose", "test").Part("file", FilePart.FromStream(source, "a.bin"));

        await Connect(server.Address, adapter).SendAsync(Upload(form));

        ReceivedRequest request = server.Requests.ShouldHaveSingleItem();
        request.Header("Content-Type").ShouldBe(form.ContentType);
        request.Header("Transfer-Encoding").ShouldBe(lengthIsKnown ? null : "chunked");
        request.Header("Content-Length").ShouldBe(form.TryComputeLength(out long length) ? $"{length}" : null);
        string boundary = form.ContentType[(form.ContentType.IndexOf('=') + 1)..];
        request.Body.AsSpan().IndexOf(bytes).ShouldBeGreaterThan(0);
        request.Text.ShouldStartWith($"--{boundary}\r\n");
        request.Text.ShouldEndWith($"--{boundary}--\r\n");
    }

    [Fact]
    public async Task A_body_is_read_no_further_than_the_adapter_has_come()
    {
        const int Piece = 1000;
        var source = new EndlessStream();
        using var adapter = new TestAdapter
        {
            Middleware = async (request, _) =>
            {
                Stream body = await request.Content!.ReadAsStreamAsync();
                await body.ReadExactlyAsync(new byte[Piece]);
                return new HttpResponseMessage(HttpStatusCode.RequestEntityTooLarge);
            },
        };

        Api_Exception error = await Connect(new Uri("http://127.0.0.1:1"), adapter)
            .FailAsync(Upload(new MultipartFormContent().Part("file", FilePart.FromStream(source, "a.bin"))));

        error.Status.ShouldBe(413);
        // What the upload reads at once, and perhaps once more before it is told to stop.
        source.Position.ShouldBeLessThanOrEqualTo(2 * 128 * 1024);
    }

    [Fact]
    public async Task The_adapter_may_send_a_body_again_if_it_can_be_read_again()
    {
        await using var server = new ScriptedServer(Status(503), Status(200, "{}"));
        MemoryStream[] copies = [new(), new()];
        using var adapter = new TestAdapter
        {
            Middleware = async (request, send) =>
            {
                // The retry middleware copies the content that it has sent, authentication begins the stream again.
                await request.Content!.CopyToAsync(copies[0]);
                await request.Content.CopyToAsync(copies[1]);
                using HttpResponseMessage first = await send();
                first.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
                return await send();
            },
        };
        byte[] bytes = Bytes(200_000);
        MultipartFormContent form = new MultipartFormContent().Part("file", FilePart.FromBytes(bytes, "a.bin"));

        await Connect(server.Address, adapter).SendAsync(Upload(form));

        server.Requests.Count.ShouldBe(2);
        foreach (byte[] body in (byte[][])[server.Requests[1].Body, copies[0].ToArray(), copies[1].ToArray()])
        {
            body.AsSpan().SequenceEqual(server.Requests[0].Body).ShouldBeTrue();
        }

        server.Requests[1].Body.AsSpan().IndexOf(bytes).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task An_answer_is_handed_on_as_it_comes()
    {
        var gate = new TaskCompletionSource();
        await using var server = new ScriptedServer(InHalves(200, "first", gate.Task, "second"));
        using var adapter = new TestAdapter();

        ClientResult answer = await Connect(server.Address, adapter).SendAsync(TestClient.Get().Stream());

        await using Stream stream = ApiConnection.ReadStream(answer);
        byte[] first = new byte[5];
        await stream.ReadExactlyAsync(first);
        Encoding.UTF8.GetString(first).ShouldBe("first");
        gate.SetResult();
        (await new StreamReader(stream).ReadToEndAsync()).ShouldBe("second");
    }

    [Fact]
    public async Task An_error_is_told_as_without_an_adapter()
    {
        await using var server = new ScriptedServer(Status(404, """{"code":"not-found","error":"No such thing."}""", "x-request-id: r-1"));
        using var adapter = new TestAdapter();

        Api_Exception error = await Connect(server.Address, adapter).FailAsync(TestClient.Get());

        (error.Status, error.Code, error.ServerMessage, error.RequestId).ShouldBe((404, "not-found", "No such thing.", "r-1"));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task What_fails_is_not_sent_again(int status)
    {
        await using var server = new ScriptedServer(Status(status, "", "Retry-After: 0"));
        using var adapter = new TestAdapter();

        Api_Exception error = await Connect(server.Address, adapter).FailAsync(TestClient.Get());

        (error.Status, error.Tries).ShouldBe((status, 1));
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_policy_of_the_users_may_send_it_again()
    {
        await using var server = new ScriptedServer(Status(500), Status(200, "{}"));
        using var adapter = new TestAdapter();

        await Connect(server.Address, adapter, options => options.RetryPolicy = new ClientRetryPolicy(1)).SendAsync(TestClient.Get());

        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_the_retry_middleware_says_when_it_gives_up_is_told()
    {
        using var adapter = new TestAdapter
        {
            Middleware = (_, _) => throw new AggregateException("Too many.", new InvalidOperationException("status code: BadGateway"), new InvalidOperationException("status code: TooManyRequests")),
        };

        Api_Exception error = await Connect(new Uri("http://127.0.0.1:1"), adapter).FailAsync(TestClient.Get());

        error.Message.ShouldContain("The Kiota adapter gave up after 2 tries. status code: TooManyRequests");
        error.InnerException.ShouldBeOfType<ClientResultException>().InnerException.ShouldBeOfType<HttpRequestException>()
            .InnerException.ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public async Task Nobody_there_is_told_as_without_an_adapter()
    {
        Uri address = NobodyThere();
        using var adapter = new TestAdapter();

        Api_Exception error = await Connect(address, adapter).FailAsync(TestClient.Post());

        error.Status.ShouldBe(0);
        error.Message.ShouldContain($"no response from {address.GetLeftPart(UriPartial.Authority)}");
        error.IsRetryable.ShouldBeTrue("Nothing was reached, and so nothing was billed.");
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_told()
    {
        string path = Path.GetTempFileName();
        var file = FilePart.FromPath(path, fileName: "a.bin");
        MultipartFormContent form = new MultipartFormContent().Part("file", file);
        form.TryComputeLength(out _).ShouldBeTrue();
        ApiRequest upload = Upload(form);
        using var adapter = new TestAdapter
        {
            Middleware = (_, send) =>
            {
                File.Delete(path);
                return send();
            },
        };
        await using var server = new ScriptedServer(Status(200, "{}"));

        Exception error = await Should.ThrowAsync<Exception>(Connect(server.Address, adapter).SendAsync(upload));

        error.ToString().ShouldContain(path);
    }

    [Fact]
    public async Task A_cancellation_reaches_the_adapter()
    {
        await using var server = new ScriptedServer(Silent());
        using var adapter = new TestAdapter();
        using var cancellation = new CancellationTokenSource();

        Task call = Connect(server.Address, adapter).SendAsync(TestClient.Post(), new RequestOptions { CancellationToken = cancellation.Token });
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
        using var adapter = new TestAdapter();
        ApiConnection connection = Connect(server.Address, adapter);

        using PipelineMessage message = connection.Pipeline.CreateMessage();
        TestClient.Post().WriteTo(message, connection.Endpoint);
        connection.Pipeline.Send(message);

        message.Response!.Content.ToString().ShouldBe("lamp");
        server.Requests.ShouldHaveSingleItem().Text.ShouldBe("""{"n":1}""");
    }

    [Fact]
    public void There_has_to_be_an_adapter()
        => Should.Throw<ArgumentNullException>(() => new KiotaTransport(null!)).ParamName.ShouldBe("adapter");

    [Fact]
    public void A_client_without_a_key_has_to_have_a_transport()
    {
        using var adapter = new TestAdapter();
        var endpoint = new Uri("https://api.example.com");

        ApiConnection.CreateWithoutKey(null, new Api_ClientOptions { Transport = new KiotaTransport(adapter) }, endpoint).Endpoint.ShouldBe(endpoint);
        Should.Throw<ArgumentException>(() => ApiConnection.CreateWithoutKey(null, new Api_ClientOptions(), endpoint)).Message.ShouldContain("Transport");
    }

    private static ApiConnection Connect(Uri endpoint, TestAdapter adapter, Action<Api_ClientOptions>? configure = null)
        => TestClient.Connect(endpoint, options =>
        {
            options.Transport = new KiotaTransport(adapter);
            configure?.Invoke(options);
        });

    private static ApiRequest Upload(MultipartFormContent form)
        => new ApiRequest("upload", "POST", RetrySafety.Billed).Path("/v1/files").Content(form, form.ContentType);

    private static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(i % 251))];

    /// <summary>A terabyte of zeros, to be read from its start.</summary>
    private sealed class EndlessStream : Stream
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

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
