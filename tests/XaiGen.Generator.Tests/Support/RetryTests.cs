using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using SupportNamespace;
using SupportNamespace.GeneratedSupport;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Generator.Tests.Support;

public sealed class RetryTests
{
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(529)]
    public async Task A_safe_operation_is_sent_again_after_a_passing_error(int status)
    {
        await using var server = new ScriptedServer(Status(status), Status(status), Status(200, "{}"));

        await RunAsync(server, TestClient.Get());

        server.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(501)]
    public async Task A_lasting_error_is_not_sent_again(int status)
    {
        await using var server = new ScriptedServer(Status(status));

        Api_Exception error = await FailAsync(server, TestClient.Get());

        error.IsRetryable.ShouldBeFalse();
        error.Tries.ShouldBe(1);
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(529)]
    public async Task A_billed_operation_is_not_sent_again_when_it_may_have_been_done(int status)
    {
        await using var server = new ScriptedServer(Status(status));

        Api_Exception error = await FailAsync(server, TestClient.Post());

        error.IsRetryable.ShouldBeFalse();
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(429, "X-Nothing: 1")]
    [InlineData(503, "Retry-After: 1")]
    public async Task A_billed_operation_is_sent_again_when_it_was_surely_turned_away(int status, string header)
    {
        await using var server = new ScriptedServer(Status(status, "", header), Status(200, "{}"));

        await RunAsync(server, TestClient.Post());

        server.Requests.Count.ShouldBe(2);
        server.Requests[1].Text.ShouldBe("""{"n":1}""");
        server.Requests[1].Header("Authorization").ShouldBe($"Bearer {TestClient.Key}");
    }

    [Fact]
    public async Task A_safe_operation_is_sent_again_after_a_lost_answer()
    {
        await using var server = new ScriptedServer(Dropped(), CutShort(200, "{"), Status(200, "{}"));

        await RunAsync(server, TestClient.Get());

        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_billed_operation_is_never_sent_again_after_a_lost_answer()
    {
        foreach (Answer lost in (Answer[])[Dropped(), CutShort(200, "{")])
        {
            await using var server = new ScriptedServer(lost);

            Api_Exception error = await FailAsync(server, TestClient.Post());

            error.IsRetryable.ShouldBeFalse();
            error.Status.ShouldBe(0);
            error.Message.ShouldStartWith($"POST /v1/things failed: no response from {server.Address.GetLeftPart(UriPartial.Authority)}: ");
            error.Message.ShouldEndWith("Whether the service did the work is not known, so the request was not sent again.");
            server.Requests.Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_billed_operation_is_tried_again_while_nobody_answers_the_door()
    {
        Uri nobody = NobodyThere();
        Task<Api_Exception> failing = TestClient.Connect(nobody, time: _time).FailAsync(TestClient.Post());

        await _time.RunAsync(failing);
        Api_Exception error = await failing;

        error.Tries.ShouldBe(4);
        error.IsRetryable.ShouldBeTrue();
        error.Message.ShouldContain("refused");
        error.Message.ShouldMatch(@"\(4 tries; before: .*refused.*, .*refused.*, .*refused.*\)$");
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, true)]
    [InlineData(HttpRequestError.ConnectionError, true)]
    [InlineData(HttpRequestError.ResponseEnded, false)]
    [InlineData(HttpRequestError.Unknown, false)]
    public void A_billed_operation_depends_on_how_far_it_came(HttpRequestError kind, bool repeatable)
    {
        var failure = new ClientResultException("failed", response: null, new HttpRequestException(kind));

        ApiRetryRules.IsRetryable(RetrySafety.Billed, body: null, response: null, failure).ShouldBe(repeatable);
    }

    [Fact]
    public async Task Waits_double_and_are_spread()
    {
        await using var server = new ScriptedServer(Status(500));

        await FailAsync(server, TestClient.Get(), options => options.RetryDelay = TimeSpan.FromSeconds(1));

        _time.Waits.Count.ShouldBe(3);
        for (int i = 0; i < 3; i++)
        {
            _time.Waits[i].TotalSeconds.ShouldBeInRange(Math.Pow(2, i) / 2, Math.Pow(2, i));
        }
    }

    [Fact]
    public async Task Waits_grow_no_longer_than_allowed()
    {
        await using var server = new ScriptedServer(Status(500));

        await FailAsync(server, TestClient.Get(), options =>
        {
            options.RetryDelay = TimeSpan.FromSeconds(10);
            options.MaxRetryDelay = TimeSpan.FromSeconds(3);
        });

        _time.Waits.ShouldBe(Enumerable.Repeat(TimeSpan.FromSeconds(3), 3));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("1.5", 1.5)]
    [InlineData("0", 0)]
    [InlineData("Wed, 10 Jun 2026 12:00:20 GMT", 20)]
    [InlineData("Wed, 10 Jun 2026 11:00:00 GMT", 0)]
    [InlineData("99999", 60)]
    public async Task Retry_after_is_honoured_up_to_the_longest_wait(string header, double seconds)
    {
        await using var server = new ScriptedServer(Status(429, "", $"Retry-After: {header}"), Status(200, "{}"));

        await RunAsync(server, TestClient.Get());

        _time.Waits.Sum(wait => wait.TotalSeconds).ShouldBe(seconds);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("1e300")]
    public async Task A_retry_after_that_says_nothing_is_ignored(string header)
    {
        await using var server = new ScriptedServer(Status(429, "", $"Retry-After: {header}"), Status(200, "{}"));

        await RunAsync(server, TestClient.Get());

        _time.Waits.Single().TotalSeconds.ShouldBeInRange(0.25, 0.5);
    }

    [Fact]
    public async Task The_exception_tells_what_the_service_asked_for_uncut()
    {
        await using var server = new ScriptedServer(Status(429, "", "Retry-After: 3600"));

        Api_Exception error = await FailAsync(server, TestClient.Get(), options => options.MaxRetries = 0);

        error.RetryAfter.ShouldBe(TimeSpan.FromHours(1));
        error.IsRetryable.ShouldBeTrue();
        _time.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task When_tries_are_used_up_the_last_answer_surfaces()
    {
        await using var server =
            new ScriptedServer(Status(500, "first"), Status(500, "second"), Status(503, "third"), Status(500, "last", "x-request-id: r4"));

        Api_Exception error = await FailAsync(server, TestClient.Get());

        error.Message.ShouldBe("GET /v1/things failed: 500 last (request ID r4, 4 tries; before: 500, 500, 503)");
        error.Tries.ShouldBe(4);
    }

    [Fact]
    public async Task A_wait_that_the_calls_time_does_not_allow_is_not_begun()
    {
        await using var server = new ScriptedServer(Status(503, "", "Retry-After: 30"));

        Api_Exception error = await FailAsync(server, TestClient.Get(), options => options.TotalTimeout = TimeSpan.FromSeconds(45));

        _time.Waits.ShouldBe([TimeSpan.FromSeconds(30)]);
        error.Tries.ShouldBe(2);
        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_try_has_no_more_time_than_its_call()
    {
        await using var server = new ScriptedServer(Silent());

        Api_Exception error = await FailAsync(server, TestClient.Get(), options => options.TotalTimeout = TimeSpan.FromMilliseconds(50));

        error.Status.ShouldBe(0);
        error.InnerException.ShouldBeAssignableTo<OperationCanceledException>();
    }

    [Fact]
    public async Task Without_a_limit_for_the_call_each_try_has_its_own()
    {
        await using var server = new ScriptedServer(Silent(), Status(200, "{}"));

        Task sending = TestClient.Connect(server.Address, time: _time, configure: options =>
        {
            options.TotalTimeout = Timeout.InfiniteTimeSpan;
            options.NetworkTimeout = TimeSpan.FromMilliseconds(50);
        }).SendAsync(TestClient.Get());
        await _time.RunAsync(sending);
        await sending;

        // If only the first attempt had a timeout, the test would never end. On a busy machine an attempt that did respond may time out
        // too, so there may be more than two.
        server.Requests.Count.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task Cancelling_ends_an_answer_on_its_way_and_closes_the_connection()
    {
        var arriving = new TaskCompletionSource();
        var closed = new TaskCompletionSource();
        await using var server = new ScriptedServer(async (connection, stopping) =>
        {
            await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"u8.ToArray(), stopping);
            arriving.SetResult();
            try
            {
                await connection.CopyToAsync(Stream.Null, stopping);
            }
            catch (IOException)
            {
                // A reset also means that the connection is closed.
            }

            closed.SetResult();
        });
        using var cancellation = new CancellationTokenSource();
        Task sending = TestClient.Connect(server.Address, time: _time)
            .SendAsync(TestClient.Get(), ApiConnection.Options(cancellation.Token));

        await arriving.Task;
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(sending);
        await closed.Task;
        server.Requests.Count.ShouldBe(1);
        _time.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_between_tries()
    {
        await using var server = new ScriptedServer(Status(503));
        using var cancellation = new CancellationTokenSource();
        Task sending = TestClient.Connect(server.Address, time: _time)
            .SendAsync(TestClient.Get(), ApiConnection.Options(cancellation.Token));

        await _time.UntilWaitingAsync();
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(sending);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_upload_that_can_be_read_only_once_is_sent_once()
    {
        await using var server = new ScriptedServer(Status(503));

        Api_Exception error = await FailAsync(server, Upload(FilePart.FromStream(new OneWayStream("content"), "a.txt")));

        server.Requests.Count.ShouldBe(1);
        error.Tries.ShouldBe(1);
        error.IsRetryable.ShouldBeTrue();
    }

    [Fact]
    public async Task An_upload_that_can_be_rewound_is_sent_again_whole()
    {
        string path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "content");
        var stream = new MemoryStream(Encoding.UTF8.GetBytes("before content")) { Position = 7 };
        try
        {
            foreach (FilePart file in (FilePart[])[
                FilePart.FromStream(stream, "a.txt"),
                FilePart.FromBytes(Encoding.UTF8.GetBytes("content"), "a.txt"),
                FilePart.FromPath(path)])
            {
                await using var server = new ScriptedServer(Status(503), Dropped(), Status(200, "{}"));

                await RunAsync(server, Upload(file));

                server.Requests.Count.ShouldBe(3);
                server.Requests.ShouldAllBe(request => request.Text.Contains("\r\n\r\ncontent\r\n--"));
                server.Requests[2].Text.ShouldBe(server.Requests[0].Text);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_retry_policy_of_the_users_keeps_to_the_same_rules()
    {
        await using var server = new ScriptedServer(Status(500));

        Api_Exception error = await FailAsync(server, TestClient.Post(), options => options.RetryPolicy = new ClientRetryPolicy(3));

        error.Status.ShouldBe(500);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_of_the_users_own_is_sent_again_by_its_method()
    {
        await using var server = new ScriptedServer(Status(503), Status(200), Status(503));
        ClientPipeline pipeline = TestClient.Connect(server.Address, time: _time).Pipeline;

        (await SendOwnAsync(pipeline, server.Address, "GET")).ShouldBe(200);
        (await SendOwnAsync(pipeline, server.Address, "POST")).ShouldBe(503);

        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_synchronous_door_waits_and_tries_again_too()
    {
        await using var server = new ScriptedServer(Status(503), Status(200));
        ClientPipeline pipeline = TestClient.Connect(server.Address, time: _time).Pipeline;
        using PipelineMessage message = pipeline.CreateMessage(server.Address, "GET", ApiRetryRules.Instance);

        var sending = Task.Run(() => pipeline.Send(message));
        await _time.RunAsync(sending);
        await sending;

        message.Response!.Status.ShouldBe(200);
        server.Requests.Count.ShouldBe(2);
    }

    private static ApiRequest Upload(FilePart file)
    {
        ApiRequest request = new ApiRequest("upload", "POST", RetrySafety.Safe).Path("/v1/files");
        MultipartFormContent form = new MultipartFormContent().Part("file", file);
        return request.Content(form, form.ContentType);
    }

    private async Task<int> SendOwnAsync(ClientPipeline pipeline, Uri address, string method)
    {
        using PipelineMessage message = pipeline.CreateMessage(address, method, PipelineMessageClassifier.Default);
        Task sending = pipeline.SendAsync(message).AsTask();
        await _time.RunAsync(sending);
        await sending;
        return message.Response!.Status;
    }

    private async Task RunAsync(ScriptedServer server, ApiRequest request)
    {
        Task sending = TestClient.Connect(server.Address, time: _time).SendAsync(request);
        await _time.RunAsync(sending);
        await sending;
    }

    private async Task<Api_Exception> FailAsync(ScriptedServer server, ApiRequest request, Action<Api_ClientOptions>? configure = null)
    {
        Task<Api_Exception> failing = TestClient.Connect(server.Address, configure, _time).FailAsync(request);
        await _time.RunAsync(failing);
        return await failing;
    }
}
