using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Text;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>Everything goes by the transport that the client was given, and what comes that way is whole.</summary>
public sealed class OneDoorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xaigen-");

    private string Target => Path.Combine(_folder.FullName, "saved.bin");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_response_points_to_is_fetched_by_the_users_transport_and_policies_without_the_key(bool asHandler)
    {
        var handler = new CannedHandler("the bytes"u8.ToArray());
        var policy = new Adding();
        var options = new XaiClientOptions();
        if (asHandler)
        {
            options.HttpHandler = handler;
        }
        else
        {
            options.Transport = new HttpClientPipelineTransport(new HttpClient(handler));
        }

        options.AddPolicy(policy, PipelinePosition.PerCall);
        var image = new ImageOutput { Url = new Uri("https://user:secret@imgen.example/a.png") };

        await image.SaveAsync(new XaiClient("key-that-stays-secret", options), Target);

        (await File.ReadAllTextAsync(Target)).ShouldBe("the bytes");
        HttpRequestMessage request = handler.Requests.ShouldHaveSingleItem();
        request.RequestUri.ShouldBe(new Uri("https://imgen.example/a.png"));
        request.Headers.Contains("Authorization").ShouldBeFalse();
        request.Headers.Contains("X-Mine").ShouldBeTrue();
        request.Headers.GetValues("Accept-Encoding").ShouldBe(["identity"]);
    }

    [Fact]
    public async Task A_private_place_is_refused_by_any_transport()
    {
        var handler = new CannedHandler([]);
        var client = new XaiClient("key", new XaiClientOptions { Transport = new HttpClientPipelineTransport(new HttpClient(handler)) });

        (await Should.ThrowAsync<XaiException>(client.OpenAsync(new Uri("http://169.254.169.254/latest")))).Kind.ShouldBe(
            XaiErrorKind.PrivateAddress);

        handler.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_handler_of_ours_within_handlers_of_the_users_checks_what_names_mean()
    {
        await using var nearby = new ScriptedServer(Status(200, "a secret of this machine"));
        var client =
            new XaiClient("key", new XaiClientOptions { HttpHandler = new Faults.RepeatingHandler(XaiClientOptions.CreateHandler()) });

        XaiException error =
            await Should.ThrowAsync<XaiException>(client.OpenAsync(new Uri($"http://localhost:{nearby.Address.Port}/a.png")));

        error.Kind.ShouldBe(XaiErrorKind.PrivateAddress);
        nearby.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Content-Encoding: gzip", 200, "it is encoded as 'gzip', which was not requested")]
    [InlineData("Content-Range: bytes 0-3/100", 206, "only a part of the content was returned, although all of it was requested")]
    public async Task What_may_not_be_the_whole_is_not_saved(string header, int status, string why)
    {
        await using var server = new ScriptedServer(Status(status, "part", header));
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address });

        (await Should.ThrowAsync<XaiException>(client.Files.DownloadToAsync(new FileId("file_1"), Target))).Message.ShouldContain(why);
        (await Should.ThrowAsync<XaiException>(client.DownloadToAsync(new Uri(server.Address, "/a.png"), Target))).Message.ShouldContain(
            why);

        _folder.GetFiles().ShouldBeEmpty();
        server.Requests.ShouldAllBe(request => request.Header("Accept-Encoding") == "identity");
    }

    [Fact]
    public async Task A_part_that_was_asked_for_is_taken()
    {
        await using var server = new ScriptedServer(Status(206, "part", "Content-Range: bytes 0-3/100"));
        var options = new RequestOptions();
        options.SetHeader("Range", "bytes=0-3");

        ClientResult result = await new XaiClient("key", new XaiClientOptions { Endpoint = server.Address }).Files.DownloadAsync(
            new FileId("file_1"), null, options);

        (await new StreamReader(result.GetRawResponse().ContentStream!).ReadToEndAsync()).ShouldBe("part");
    }

    [Fact]
    public async Task A_download_that_drips_ends_with_the_total_timeout()
    {
        await using var server = new ScriptedServer(async (connection, stopping) =>
        {
            await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"u8.ToArray(), stopping);
            while (true)
            {
                await connection.WriteAsync("x"u8.ToArray(), stopping);
                await Task.Delay(20, stopping);
            }
        });
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address, TotalTimeout = TimeSpan.FromSeconds(1) });

        XaiException error = await Should.ThrowAsync<XaiException>(
            client.Files.DownloadToAsync(new FileId("file_1"), Target).WaitAsync(TimeSpan.FromMinutes(1)));

        error.Message.ShouldContain("TotalTimeout of 00:00:01");
        _folder.GetFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_end_gets_into_no_header()
    {
        await using var server = new ScriptedServer(Status(200, """{"data":[]}"""));
        var later = new ApiKeyCredential("a-good-key");
        foreach (bool isOwn in (bool[])[false, true])
        {
            XaiClient ClientOf(ApiKeyCredential key) => new(key, new XaiClientOptions
            {
                Endpoint = server.Address,
                Transport = isOwn ? new HttpClientPipelineTransport(new HttpClient(XaiClientOptions.CreateHandler())) : null,
            });
            later.Update("k\r\nX-Injected: 1");
            (await Should.ThrowAsync<ArgumentException>(ClientOf(later).Files.ListPageAsync())).Message.ShouldNotContain("Injected");
            await Should.ThrowAsync<ArgumentException>(ClientOf(new ApiKeyCredential("k\nX-Injected: 1")).Files.ListPageAsync());

            foreach ((string name, string value) in ((string, string)[])[(
                "X-Mine", "v\r\nX-Injected: 2"), ("X-Mine", "v\0"), ("X Mine", "v"), ("X-Mine", "blå")])
            {
                var options = new RequestOptions();
                options.AddHeader(name, value);
                await Should.ThrowAsync<ArgumentException>(
                    ClientOf(new ApiKeyCredential("key")).Files.GetAsync(new FileId("file_1"), options));
            }
        }

        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("k")]
    [InlineData("key")]
    [InlineData("file")]
    [InlineData("cost_in_usd_ticks")]
    [InlineData("content-moderated")]
    public async Task No_key_spoils_what_is_read_from_an_error(string key)
    {
        const string Refusal =
            """{"code":"imagine:content-moderated","error":"Withheld: file_1.","usage":{"cost_in_usd_ticks":200000000}}""";
        XaiClient ClientOf(string body) => new(key, new XaiClientOptions
        {
            HttpHandler = new CannedHandler(Encoding.UTF8.GetBytes(body)) { Status = HttpStatusCode.BadRequest },
        });

        XaiException refused = await Should.ThrowAsync<XaiException>(ClientOf(Refusal).Images.GenerateAsync("A ferry"));
        XaiException unknown = await Should.ThrowAsync<XaiException>(
            ClientOf("""{"code":"invalid-argument","error":"Incorrect API key provided"}""").Images.GenerateAsync("A ferry"));

        refused.Usage.ShouldNotBeNull().CostInUsd.ShouldBe(0.02m);
        refused.Kind.ShouldBe(XaiErrorKind.ContentModerated);
        refused.BodyAs<ErrorResponse>().ShouldNotBeNull();
        unknown.Kind.ShouldBe(XaiErrorKind.InvalidApiKey);
        unknown.Message.ShouldContain("Incorrect API key provided");
    }

    [Fact]
    public async Task What_a_service_echoes_is_masked_when_it_is_decoded_and_kept_short_and_in_one_line()
    {
        const string Key = "xai-key-that-stays-secret";
        string escaped = string.Concat(Key.Select(c => $"\\u{(int)c:x4}"));
        string id = Key + "\u001b[2J" + new string('x', 60_000);
        var handler = new CannedHandler(
            Encoding.UTF8.GetBytes($$"""{"code":"{{escaped}}","error":"You sent {{escaped}}\u2028\u202eINFO forged\u001b[2J","n":17}"""),
            ("x-request-id", id))
        { Status = HttpStatusCode.BadRequest };

        XaiException error =
            await Should.ThrowAsync<XaiException>(new XaiClient(Key, new XaiClientOptions { HttpHandler = handler }).Files.ListPageAsync());

        error.ToString().ShouldNotContain(Key);
        error.Body.ShouldNotBeNull()
            .ShouldBe("""{"code":"***","error":"You sent ***\u2028\u202EINFO forged\u001B[2J","n":17}""", StringCompareShould.IgnoreCase);
        error.Code.ShouldBe("***");
        error.ServerMessage.ShouldBe("You sent *** INFO forged [2J");
        error.RequestId.ShouldNotBeNull().Length.ShouldBeLessThanOrEqualTo(201);
        error.RequestId.ShouldStartWith("*** [2J");
        error.Message.Length.ShouldBeLessThan(1500);
    }

    [Fact]
    public async Task The_failure_of_long_running_work_is_of_the_one_family()
    {
        var handler = new CannedHandler(Encoding.UTF8.GetBytes(
            """{"status":"failed","error":{"code":"invalid_argument","message":"The result did not pass moderation.\r\nERROR forged line."},"usage":{"cost_in_usd_ticks":4000000000}}"""));
        var client = new XaiClient("key", new XaiClientOptions { HttpHandler = handler });

        var single = (XaiOperationException)await Should.ThrowAsync<XaiException>(
            client.Videos.Resume(new GenerationId("request-1")).WaitForResultAsync());
        IReadOnlyList<BatchResult<VideoStatus.Done>> batch = await client.Videos.RunManyAsync([new GenerationId("request-1")]);

        foreach (XaiOperationException error in (XaiOperationException[])[single, batch[0].Error.ShouldBeOfType<XaiOperationException>()])
        {
            error.Kind.ShouldBe(XaiErrorKind.ContentModerated);
            error.Usage.ShouldNotBeNull().CostInUsd.ShouldBe(0.4m);
            error.GenerationId.ShouldBe(new GenerationId("request-1"));
            error.IsRetryable.ShouldBeFalse();
            error.Message.ShouldBe(
                "'request-1' ended without a result (failed): invalid_argument: The result did not pass moderation. ERROR forged line. "
                + "The report can be requested again with this ID; waiting longer has no effect.");
        }
    }

    [Fact]
    public void The_advice_for_a_result_that_moderation_withholds_is_not_to_store_it()
    {
        Should.Throw<InvalidOperationException>(() => new ImageOutput { RespectModeration = false }.StoredFile).Message
            .ShouldBe("The image was not stored: moderation withholds it. Change the prompt; StorageOptions make no difference.");
        Should.Throw<InvalidOperationException>(() => new ImageOutput().StoredFile).Message.ShouldContain("set StorageOptions");
    }

    [Theory]
    [InlineData("https://api.x.ai/v1", "https://api.x.ai/")]
    [InlineData("https://gateway.example.com/xai/v1/", "https://gateway.example.com/xai")]
    [InlineData("https://gateway.example.com/v10", "https://gateway.example.com/v10")]
    public void An_endpoint_may_end_with_the_version_as_the_vendors_own_do(string given, string endpoint)
        => new XaiClient("key", new XaiClientOptions { Endpoint = new Uri(given) }).Endpoint.ShouldBe(new Uri(endpoint));

    [Fact]
    public void Plain_http_to_another_machine_takes_a_word_or_no_key()
    {
        var endpoint = new Uri("http://emulator:8080");

        Should.Throw<ArgumentException>(() => new XaiClient("key", new XaiClientOptions { Endpoint = endpoint })).Message.ShouldContain(
            "AllowInsecureHttp");
        new XaiClient("key", new XaiClientOptions { Endpoint = endpoint, AllowInsecureHttp = true }).Endpoint.ShouldBe(endpoint);
        new XaiClient(new XaiClientOptions { Endpoint = endpoint, HttpHandler = new CannedHandler([]) }).Endpoint.ShouldBe(endpoint);
    }

    [Fact]
    public void A_key_is_refused_in_a_browser_with_the_reason()
    {
        Should.Throw<PlatformNotSupportedException>(() => GeneratedSupport.ApiPlatform.Check(hasKey: true, isBrowser: true)).Message
            .ShouldStartWith("In a browser, anyone who opens the page can read the key.");
        GeneratedSupport.ApiPlatform.Check(hasKey: false, isBrowser: true);
        GeneratedSupport.ApiPlatform.Check(hasKey: true, isBrowser: false);
    }

    private sealed class Adding : PipelinePolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
            => throw new NotSupportedException();

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            message.Request.Headers.Set("X-Mine", "1");
            message.Request.Headers.Set("Authorization", "Bearer of-a-gateway");
            return ProcessNextAsync(message, pipeline, currentIndex);
        }
    }
}
