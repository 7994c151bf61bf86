using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests.Hosts;

/// <summary>A machine whose clock jumps by hours while the program runs: time that passes is measured, not read from the clock.</summary>
public sealed class ClockTests
{
    private const string Images = """{"data":[{"url":"https://x/1.png"}]}""";
    private const string Empty = """{"data":[]}""";

    public static TheoryData<double> Hours => [-1_000_000, -30, -1, 1, 30, 1_000_000];

    [Theory]
    [MemberData(nameof(Hours))]
    public async Task A_call_under_way_neither_ends_nor_waits_longer(double hours)
    {
        var clock = new JumpingClock(new Faults.EagerClock());
        await using var server = new ScriptedServer(Status(503), Jumping(clock, hours, Status(503)), Status(200, Empty));

        await ClientOf(server, clock).Files.ListPageAsync();

        clock.Waits.Count.ShouldBe(2);
        clock.Waits.ShouldAllBe(wait => wait <= TimeSpan.FromSeconds(2));
    }

    [Theory]
    [MemberData(nameof(Hours))]
    public async Task A_date_in_Retry_After_is_measured_from_the_time_of_the_response(double hours)
    {
        var clock = new JumpingClock(new Faults.EagerClock());
        DateTimeOffset now = clock.GetUtcNow();
        clock.Jump(hours);
        await using var server = new ScriptedServer(
            Status(429, "", $"Date: {now:R}", $"Retry-After: {now.AddSeconds(20):R}"), Status(200, Images));

        await ClientOf(server, clock).Images.GenerateAsync("A ferry");

        clock.Waits.ShouldHaveSingleItem().ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(-30, 60)]
    [InlineData(30, 0)]
    public async Task Without_the_time_of_the_response_the_wait_stays_within_its_limit(double hours, double seconds)
    {
        var clock = new JumpingClock(new Faults.EagerClock());
        DateTimeOffset now = clock.GetUtcNow();
        clock.Jump(hours);
        await using var server = new ScriptedServer(Status(429, "", $"Retry-After: {now.AddSeconds(20):R}"), Status(200, Images));

        await ClientOf(server, clock).Images.GenerateAsync("A ferry");

        clock.Waits.Sum(wait => wait.TotalSeconds).ShouldBe(seconds);
    }

    [Theory]
    [MemberData(nameof(Hours))]
    public async Task Turns_of_a_rate_limit_and_the_polls_of_work_stay_as_far_apart(double hours)
    {
        var clock = new JumpingClock(new Faults.EagerClock());
        await using var server = new ScriptedServer(
            Status(200, Images), Jumping(clock, hours, Status(200, """{"request_id":"a"}""")),
            Jumping(clock, hours, Status(202, """{"status":"pending","progress":1}""")),
            Jumping(clock, -hours, Status(202, """{"status":"pending","progress":2}""")),
            Status(200, """{"status":"done","video":{"url":"https://x/1.mp4","duration":1,"respect_moderation":true}}"""),
            Status(200, Images));
        XaiClient client = ClientOf(server, clock, options => options.RequestsPerMinute = new Dictionary<string, int> { [""] = 60 });

        await client.Images.GenerateAsync("A ferry");
        await client.Videos.GenerateAndWaitAsync("It leaves");
        await client.Images.GenerateAsync("A ferry");

        clock.Waits.ShouldAllBe(wait => wait < TimeSpan.FromSeconds(21));
    }

    [Theory]
    [MemberData(nameof(Hours))]
    public async Task A_batch_without_jobs_expires_by_the_time_of_the_service_and_not_before(double hours)
    {
        var clock = new JumpingClock(new Faults.EagerClock());
        DateTimeOffset now = clock.GetUtcNow();
        string empty = $$"""{"batch_id":"b","create_time":"{{now:O}}","expire_time":"{{now.AddHours(24):O}}","state":{} }""";
        clock.Jump(hours);
        await using var server = new ScriptedServer(
            Status(200, empty, $"Date: {now:R}"), Status(200, empty, $"Date: {now.AddHours(23):R}"),
            Status(200, """{"batch_id":"b","state":{"num_requests":1,"num_pending":0,"num_success":1}}"""));
        await using var late = new ScriptedServer(Status(200, empty, $"Date: {now.AddHours(25):R}"));

        Batch batch = await ClientOf(server, clock).Batches.Resume(new BatchId("b")).WaitForResultAsync();
        XaiOperationException error = await Should.ThrowAsync<XaiOperationException>(
            ClientOf(late, clock).Batches.Resume(new BatchId("b")).WaitForResultAsync());

        batch.State!.Succeeded.ShouldBe(1);
        (error.State, late.Requests.Count).ShouldBe(("expired", 1));
    }

    [Theory]
    [MemberData(nameof(Hours))]
    public async Task Without_the_time_of_the_response_a_batch_without_jobs_expires_when_its_lifetime_has_passed(double hours)
    {
        var clock = new JumpingClock(new Faults.EagerClock());
        DateTimeOffset now = clock.GetUtcNow();
        clock.Jump(hours);
        await using var server = new ScriptedServer(Status(
            200,
            $$"""{"batch_id":"b","create_time":"{{now:O}}","expire_time":"{{now.AddMinutes(1):O}}","state":{} }"""));

        XaiOperationException error = await Should.ThrowAsync<XaiOperationException>(
            ClientOf(server, clock).Batches.Resume(new BatchId("b")).WaitForResultAsync());

        error.State.ShouldBe("expired");
        clock.Waits.Sum(wait => wait.TotalSeconds).ShouldBeInRange(60, 90);
    }

    private static Answer Jumping(JumpingClock clock, double hours, Answer answer) => (connection, stopping) =>
    {
        clock.Jump(hours);
        return answer(connection, stopping);
    };

    private static XaiClient ClientOf(ScriptedServer server, TimeProvider clock, Action<XaiClientOptions>? configure = null)
    {
        var options = new XaiClientOptions { Endpoint = server.Address, TimeProvider = clock };
        configure?.Invoke(options);
        return new XaiClient("key", options);
    }
}
