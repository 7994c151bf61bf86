using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using SupportNamespace;
using SupportNamespace.GeneratedSupport;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Generator.Tests.Support;

public sealed class ConnectionTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_an_error_and_nothing_is_sent_to_its_target(int status)
    {
        await using var elsewhere = new ScriptedServer(Status(200, "{}"));
        await using var server = new ScriptedServer(Status(status, "", $"Location: {elsewhere.Address}other?token=secret"));

        Api_Exception error = await TestClient.Connect(server.Address).FailAsync(TestClient.Get());

        error.Status.ShouldBe(status);
        error.Message.ShouldBe(
            $"GET /v1/things failed: {status} redirect to {elsewhere.Address}other: redirects are not followed, because the key may only "
            + "be sent to the configured endpoint. If the new URL is correct, set it as Endpoint.");
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://api.example.com", "https")]
    [InlineData("http://10.0.0.1:8080", "https")]
    [InlineData("ftp://api.example.com", "https")]
    [InlineData("/v1", "https")]
    [InlineData("https://user:pass@api.example.com", "user info")]
    [InlineData("https://api.example.com?key=1", "query")]
    [InlineData("https://api.example.com#here", "fragment")]
    public void An_endpoint_the_key_must_not_go_to_is_refused(string endpoint, string because)
    {
        var uri = new Uri(endpoint, UriKind.RelativeOrAbsolute);

        string message = Should.Throw<ArgumentException>(() => TestClient.Connect(uri)).Message;

        message.ShouldContain(because);
        message.ShouldNotContain("pass");
    }

    [Theory]
    [InlineData("https://api.example.com")]
    [InlineData("https://eu.example.com/gateway")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://[::1]:5000")]
    public void Https_and_this_machine_are_accepted(string endpoint)
        => TestClient.Connect(new Uri(endpoint)).Endpoint.ShouldBe(new Uri(endpoint));

    [Fact]
    public void The_contracts_server_is_the_default_and_one_of_them_is_needed()
    {
        var contract = new Uri("https://api.example.com");

        ApiConnection.Create(null, null, contract).Endpoint.ShouldBe(contract);
        ApiConnection.Create(null, new Api_ClientOptions { Endpoint = new Uri("https://eu.example.com") }, contract).Endpoint.Host.ShouldBe(
            "eu.example.com");
        Should.Throw<ArgumentException>(() => ApiConnection.Create(null, null, null)).Message.ShouldContain("set Endpoint");
    }

    [Fact]
    public async Task The_key_goes_to_the_endpoint_only_whatever_policies_do()
    {
        await using var elsewhere = new ScriptedServer(Status(200, "{}"));
        await using var server = new ScriptedServer(Status(200, "{}"));
        ApiConnection connection = TestClient.Connect(server.Address, options =>
            options.AddPolicy(new Rewriting(elsewhere.Address), PipelinePosition.PerCall));

        InvalidOperationException error = await Should.ThrowAsync<InvalidOperationException>(connection.SendAsync(TestClient.Get()));

        error.Message.ShouldContain(elsewhere.Address.GetLeftPart(UriPartial.Authority));
        elsewhere.Requests.ShouldBeEmpty();
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_key_is_in_no_exception_even_when_the_service_quotes_it()
    {
        await using var server = new ScriptedServer(
            Status(400, $$"""{"code":"bad {{TestClient.Key}}","error":"Incorrect key {{TestClient.Key}}."}"""));

        Api_Exception error = await TestClient.Connect(server.Address).FailAsync(TestClient.Get());

        error.Message.ShouldBe("GET /v1/things failed: 400 bad ***: Incorrect key ***.");
        $"{error} {error.Body} {error.Code} {error.ServerMessage}".ShouldNotContain(TestClient.Key);
        server.Requests.Single().Header("Authorization").ShouldBe($"Bearer {TestClient.Key}");
    }

    [Theory]
    [InlineData("header")]
    [InlineData("query")]
    [InlineData("cookie")]
    public async Task The_key_is_in_no_exception_wherever_it_was_sent(string place)
    {
        await using var server = new ScriptedServer(
            Status(400, $$"""{"error":"Incorrect key {{TestClient.Key}}."}"""),
            Status(302, "", $"Location: https://elsewhere.example/{TestClient.Key}"));
        var credential = new ApiKeyCredential(TestClient.Key);
        ApiScheme scheme = place switch
        {
            "header" => ApiScheme.Header("key", credential, "X-Api-Key"),
            "query" => ApiScheme.Query("key", credential, "key"),
            _ => ApiScheme.Cookie("key", credential, "key"),
        };
        var connection =
            ApiConnection.Create(new ApiAuthentication(["key"], scheme), new Api_ClientOptions { Endpoint = server.Address }, null);

        (await connection.FailAsync(TestClient.Get())).ToString().ShouldContain("Incorrect key ***.");
        (await connection.FailAsync(TestClient.Get())).ToString().ShouldContain("https://elsewhere.example/***");

        ReceivedRequest sent = server.Requests[0];
        $"{sent.Target} {string.Join(' ', sent.HeaderLines)}".ShouldContain(TestClient.Key);
    }

    [Fact]
    public async Task The_options_of_one_call_are_honoured()
    {
        await using var server = new ScriptedServer(Status(404, """{"error":"no"}"""));
        var options = new RequestOptions { ErrorOptions = ClientErrorBehaviors.NoThrow };
        options.SetHeader("X-Tag", "mine");
        options.SetHeader("User-Agent", "me");

        ClientResult result = await TestClient.Connect(server.Address).SendAsync(TestClient.Get(), options);

        result.GetRawResponse().Status.ShouldBe(404);
        result.GetRawResponse().Content.ToString().ShouldBe("""{"error":"no"}""");
        server.Requests.Single().Header("X-Tag").ShouldBe("mine");
        server.Requests.Single().Header("User-Agent").ShouldBe("me");
    }

    [Fact]
    public async Task The_users_cancellation_stays_a_cancellation()
    {
        await using var server = new ScriptedServer(Silent());
        using var cancellation = new CancellationTokenSource();
        Task sending = TestClient.Connect(server.Address).SendAsync(TestClient.Get(), ApiConnection.Options(cancellation.Token));

        while (server.Requests.Count == 0)
        {
            await Task.Delay(1);
        }

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(sending);
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_an_error_of_the_call()
    {
        await using var server = new ScriptedServer(Silent());
        ApiConnection connection = TestClient.Connect(server.Address, options => options.NetworkTimeout = TimeSpan.FromSeconds(2));

        Api_Exception error = await connection.FailAsync(TestClient.Post());

        error.Message.ShouldContain("NetworkTimeout");
        error.IsRetryable.ShouldBeFalse();
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_stream_is_handed_on_as_it_arrives()
    {
        var gate = new TaskCompletionSource();
        await using var server = new ScriptedServer(InHalves(200, "first", gate.Task, "second"));

        ClientResult result =
            await TestClient.Connect(server.Address).SendAsync(TestClient.Get().Accept("application/octet-stream").Stream());
        await using Stream stream = ApiConnection.ReadStream(result);
        byte[] start = new byte[5];
        await stream.ReadExactlyAsync(start);
        gate.SetResult();

        start.ShouldBe("first"u8.ToArray());
        (await new StreamReader(stream).ReadToEndAsync()).ShouldBe("second");
    }

    [Fact]
    public async Task The_error_of_a_stream_is_read_up_to_a_limit()
    {
        var never = new TaskCompletionSource();
        string tooMuch = new('x', 2 * 1024 * 1024);
        await using var server = new ScriptedServer(Status(404, """{"error":"no such file"}"""), InHalves(500, tooMuch, never.Task, "end"));
        ApiConnection connection = TestClient.Connect(server.Address, options => options.MaxRetries = 0);

        (await connection.FailAsync(TestClient.Get().Stream())).ServerMessage.ShouldBe("no such file");
        Api_Exception big = await connection.FailAsync(TestClient.Get().Stream());

        big.Body!.Length.ShouldBe(1024 * 1024);
        big.Message.Length.ShouldBeLessThan(1100);
        big.GetRawResponse()!.Content.ToMemory().Length.ShouldBe(1024 * 1024);
    }

    [Fact]
    public async Task The_error_of_a_stream_keeps_its_status_when_its_body_is_lost()
    {
        await using var server = new ScriptedServer(CutShort(404, "half"));

        Api_Exception error = await TestClient.Connect(server.Address).FailAsync(TestClient.Get().Stream());

        error.Message.ShouldBe("GET /v1/things failed: 404 NotFound");
    }

    [Fact]
    public async Task An_answer_is_read()
    {
        foreach (string body in (string[])["""{"thing":{"name":"it"}}""", "\uFEFF {\"thing\":{\"name\":\"it\"}}\r\n"])
        {
            await using var server = new ScriptedServer(Status(200, body));

            ClientResult result = await TestClient.Connect(server.Address).SendAsync(TestClient.Get());

            ApiConnection.Read(result, TestClient.ReadThing).ShouldBe("it");
        }
    }

    [Theory]
    [InlineData("""{"thing":{"name":5}}""", "$.thing.name")]
    [InlineData("""{"thing":{"name":"it"}} {}""", "")]
    [InlineData("""{"thing":""", "")]
    [InlineData("<html>", "")]
    [InlineData("", "the body is empty")]
    [InlineData(" \n", "the body is empty")]
    public async Task An_answer_that_is_not_the_contracts_is_told_with_place_and_request_id(string body, string place)
    {
        await using var server = new ScriptedServer(Status(200, body, "x-request-id: req-7"));
        ClientResult result = await TestClient.Connect(server.Address).SendAsync(TestClient.Get());

        Api_Exception error = Should.Throw<Api_Exception>(() => ApiConnection.Read(result, TestClient.ReadThing));

        error.Message.ShouldStartWith("The response 200 to GET /v1/things (request ID req-7) cannot be read: ");
        error.Message.ShouldContain(place);
        error.InnerException.ShouldBeAssignableTo<JsonException>();
        error.Status.ShouldBe(200);
        error.RequestId.ShouldBe("req-7");
        error.IsRetryable.ShouldBeFalse();
    }

    [Fact]
    public async Task Only_the_status_the_contract_names_may_be_empty()
    {
        await using var server = new ScriptedServer(Status(202), Status(200), Status(202, """{"thing":{"name":"it"}}"""));
        ApiConnection connection = TestClient.Connect(server.Address);

        Read(await connection.SendAsync(TestClient.Get())).ShouldBe("pending");
        ClientResult second = await connection.SendAsync(TestClient.Get());
        Should.Throw<Api_Exception>(() => Read(second));
        Read(await connection.SendAsync(TestClient.Get())).ShouldBe("it");

        static string Read(ClientResult result) => ApiConnection.Read(result, TestClient.ReadThing, 202, () => "pending");
    }

    [Fact]
    public void Options_are_fixed_once_a_client_is_made_and_serve_several()
    {
        var options = new Api_ClientOptions { Endpoint = new Uri("https://api.example.com") };

        var first = ApiConnection.Create(null, options, null);
        var second = ApiConnection.Create(null, options, null);

        second.Endpoint.ShouldBe(first.Endpoint);
        options.RetryPolicy.ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => options.MaxRetries = 1);
        Should.Throw<InvalidOperationException>(() => options.Endpoint = null);
    }

    [Fact]
    public void Options_refuse_what_makes_no_sense()
    {
        var options = new Api_ClientOptions();

        Should.Throw<ArgumentOutOfRangeException>(() => options.MaxRetries = -1);
        Should.Throw<ArgumentOutOfRangeException>(() => options.RetryDelay = TimeSpan.FromSeconds(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => options.MaxRetryDelay = TimeSpan.FromSeconds(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => options.PollInterval = TimeSpan.Zero);
        Should.Throw<ArgumentOutOfRangeException>(() => options.TotalTimeout = TimeSpan.Zero);
        Should.Throw<ArgumentOutOfRangeException>(() => options.MaxResponseSize = 0);
        Should.Throw<ArgumentOutOfRangeException>(() => options.MaxDownloadSize = 0);
        Should.Throw<ArgumentNullException>(() => options.TimeProvider = null!);
    }

    [Fact]
    public void Options_print_nothing_secret()
    {
        var options = new Api_ClientOptions { Endpoint = new Uri("https://user:pass@api.example.com/v2?key=secret") };

        options.ToString().ShouldBe(
            "Endpoint: https://api.example.com/v2, MaxRetries: 3, NetworkTimeout: 00:10:00, TotalTimeout: 01:00:00, PollInterval: "
            + "00:00:05, ValidateRequests: True");
    }

    private sealed class Rewriting(Uri target) : PipelinePolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
            => throw new NotSupportedException();

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            message.Request.Uri = target;
            return ProcessNextAsync(message, pipeline, currentIndex);
        }
    }
}
