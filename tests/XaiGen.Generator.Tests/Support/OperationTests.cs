using System.ClientModel;
using System.Text.Json;
using SupportNamespace;
using SupportNamespace.GeneratedSupport;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Generator.Tests.Support;

public sealed class OperationTests
{
    private const string Done = """{"state":"done","result":"the film"}""";

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Waiting_ends_with_the_result()
    {
        await using var server = new ScriptedServer(Status(202), Pending(30), Status(200, Done));
        Job job = Start(server);

        string result = await RunAsync(job.WaitForResultAsync());

        result.ShouldBe("the film");
        job.HasCompleted.ShouldBeTrue();
        job.Progress.ShouldBe(100);
        job.LastStatus!.State.ShouldBe("done");
        server.Requests.Select(request => request.Target).ShouldBe(Enumerable.Repeat("/v1/jobs/job-1", 3));
    }

    [Fact]
    public async Task Progress_never_goes_back_and_is_told_when_it_grows()
    {
        await using var server = new ScriptedServer(Pending(0), Pending(40), Pending(20), Status(202), Pending(250), Status(200, Done));
        Job job = Start(server);
        var told = new Told();

        await RunAsync(job.WaitAsync(told));

        told.Values.ShouldBe([0, 40, 100]);
    }

    [Fact]
    public async Task Waits_grow_gently_with_jitter()
    {
        await using var server = new ScriptedServer([.. Enumerable.Repeat(Pending(1), 6), Status(200, Done)]);

        await RunAsync(Start(server).WaitAsync());

        double[] factors = [1, 1.5, 2.25, 3.375, 4, 4];
        _time.Waits.Count.ShouldBe(factors.Length);
        foreach ((TimeSpan wait, double factor) in _time.Waits.Zip(factors))
        {
            (wait / Job.PollInterval).ShouldBeInRange(factor * 0.9, factor * 1.1);
        }
    }

    [Fact]
    public async Task Retry_after_lengthens_the_wait_up_to_a_minute()
    {
        await using var server = new ScriptedServer(
            Status(202, "", "Retry-After: 20"), Status(202, "", "Retry-After: 7200"), Status(202, "", "Retry-After: 1"), Status(200, Done));

        await RunAsync(Start(server).WaitAsync());

        _time.Waits[0].ShouldBe(TimeSpan.FromSeconds(20));
        _time.Waits[1].ShouldBe(TimeSpan.FromSeconds(60));
        _time.Waits[2].ShouldBeGreaterThan(Job.PollInterval);
    }

    [Theory]
    [InlineData(
        """{"state":"failed","code":"invalid_argument","message":"too dark"}""", "invalid_argument", "too dark",
        "'job-1' ended without a result (failed): invalid_argument: too dark.")]
    [InlineData("""{"state":"expired"}""", null, null, "'job-1' ended without a result (expired): the service gave no reason.")]
    public async Task An_end_without_a_result_is_an_error_that_says_why(string report, string? code, string? message, string text)
    {
        await using var server = new ScriptedServer(Pending(50), Status(200, report));
        Job job = Start(server);

        Api_OperationException error = await RunAsync(Should.ThrowAsync<Api_OperationException>(job.WaitForResultAsync()));

        error.Id.ShouldBe("job-1");
        error.State.ShouldBe(job.LastStatus!.State);
        error.Code.ShouldBe(code);
        error.ServerMessage.ShouldBe(message);
        error.Message.ShouldStartWith(text);
        job.Progress.ShouldBe(50);
    }

    [Fact]
    public async Task Waiting_for_the_end_returns_a_bad_end_too()
    {
        await using var server = new ScriptedServer(Status(200, """{"state":"expired"}"""));

        Report end = await RunAsync(Start(server).WaitAsync());

        end.State.ShouldBe("expired");
    }

    [Fact]
    public async Task When_the_time_is_up_the_work_can_be_taken_up_again()
    {
        await using var server = new ScriptedServer(Pending(10), Pending(20), Pending(30), Status(200, Done));
        Job job = Start(server);

        Task<TimeoutException> failing = Should.ThrowAsync<TimeoutException>(job.WaitAsync(timeout: Job.PollInterval * 3));
        await _time.RunAsync(failing, waiting: 2);
        TimeoutException error = await failing;

        error.Message.ShouldContain("'job-1'");
        error.Message.ShouldContain("continues at the service");
        job.HasCompleted.ShouldBeFalse();
        (await RunAsync(Resume(server, job.Id).WaitForResultAsync())).ShouldBe("the film");
    }

    [Fact]
    public async Task Cancelling_ends_the_waiting_under_the_callers_own_token()
    {
        await using var server = new ScriptedServer(Pending(10));
        using var cancellation = new CancellationTokenSource();
        Task waiting = Start(server).WaitAsync(cancellationToken: cancellation.Token);

        await _time.UntilWaitingAsync();
        await cancellation.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(waiting)).CancellationToken.ShouldBe(cancellation.Token);
    }

    [Fact]
    public async Task Work_that_has_ended_is_not_asked_about_again()
    {
        await using var server = new ScriptedServer(Status(200, Done));
        Job job = Start(server);

        job.LastStatus.ShouldBeNull();
        await job.UpdateAsync();
        await job.UpdateAsync();
        await job.WaitForResultAsync();

        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_question_that_fails_leaves_the_handle_usable()
    {
        await using var server = new ScriptedServer(Pending(10), Status(404, """{"error":"unknown job"}"""), Status(200, Done));
        Job job = Start(server);

        Api_Exception error = await RunAsync(Should.ThrowAsync<Api_Exception>(job.WaitAsync()));

        error.Message.ShouldBe("GET /v1/jobs/job-1 failed: 404 unknown job");
        job.Progress.ShouldBe(10);
        (await RunAsync(job.WaitForResultAsync())).ShouldBe("the film");
    }

    private static Answer Pending(int progress) => Status(202, $$"""{"state":"pending","progress":{{progress}}}""");

    private Job Start(ScriptedServer server) => Resume(server, "job-1");

    private Job Resume(ScriptedServer server, string id) => new(TestClient.Connect(server.Address, time: _time), id);

    private async Task<T> RunAsync<T>(Task<T> work)
    {
        await _time.RunAsync(work, waiting: 1);
        return await work;
    }

    private sealed class Told : IProgress<int>
    {
        public List<int> Values { get; } = [];

        public void Report(int value) => Values.Add(value);
    }

    private sealed record Report(string State, int? Progress = null, string? Result = null, string? Code = null, string? Message = null)
    {
        public static Report Read(ref Utf8JsonReader reader)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            JsonElement json = document.RootElement;
            return new Report(
                json.GetProperty("state").GetString()!,
                json.TryGetProperty("progress", out JsonElement progress) ? progress.GetInt32() : null,
                Text("result"),
                Text("code"),
                Text("message"));

            string? Text(string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
        }
    }

    /// <summary>A handle as the generator emits it.</summary>
    private sealed class Job(ApiConnection connection, string id) : Api_Operation<Report, string>(id, connection.TimeProvider, PollInterval)
    {
        public static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(5);

        public string Id { get; } = id;

        protected override async Task<ClientResult<Report>> PollAsync(CancellationToken cancellationToken)
        {
            ApiRequest request = new ApiRequest("getJob", "GET", RetrySafety.Safe).Path("/v1/jobs/").Id("job_id", Id);
            ClientResult result = await connection.SendAsync(request, ApiConnection.Options(cancellationToken));
            return ClientResult.FromValue(
                ApiConnection.Read(result, Report.Read, 202, () => new Report("pending")), result.GetRawResponse());
        }

        protected override bool IsPending(Report status) => status.State == "pending";

        protected override int? ProgressOf(Report status) => status.Progress;

        protected override string? ResultOf(Report status) => status.Result;

        protected override string StateOf(Report status) => status.State;

        protected override (string? Code, string? Message) ErrorOf(Report status) => (status.Code, status.Message);
    }
}
