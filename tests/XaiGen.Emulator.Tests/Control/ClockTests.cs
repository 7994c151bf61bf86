using System.Net;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Control;

public sealed class ClockTests
{
    [Fact]
    public void It_goes_with_the_programs_time_until_it_is_turned()
    {
        var real = new ManualTimeProvider();
        var clock = new EmulatorClock(real);
        clock.GetUtcNow().ShouldBe(real.GetUtcNow());

        clock.Advance(TimeSpan.FromDays(30));
        real.Advance(TimeSpan.FromSeconds(5));

        clock.GetUtcNow().ShouldBe(real.GetUtcNow().AddDays(30));
        clock.Ahead.ShouldBe(TimeSpan.FromDays(30));
    }

    [Fact]
    public void A_timer_fires_when_the_clock_is_turned_to_it_or_comes_to_it()
    {
        var real = new ManualTimeProvider();
        var clock = new EmulatorClock(real);
        var fired = new List<string>();
        using ITimer late = clock.CreateTimer(_ => fired.Add("late"), null, TimeSpan.FromMinutes(3), Timeout.InfiniteTimeSpan);
        using ITimer early = clock.CreateTimer(_ => fired.Add("early"), null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromMinutes(2));
        fired.ShouldBe(["early"]);
        real.Advance(TimeSpan.FromSeconds(59));
        fired.ShouldBe(["early"]);
        real.Advance(TimeSpan.FromSeconds(1));

        fired.ShouldBe(["early", "late"]);
    }

    [Fact]
    public void Timers_fall_due_in_their_order_and_periodic_ones_once()
    {
        var clock = new EmulatorClock(new ManualTimeProvider());
        var fired = new List<string>();
        using ITimer second = clock.CreateTimer(_ => fired.Add("second"), null, TimeSpan.FromMinutes(2), Timeout.InfiniteTimeSpan);
        using ITimer every = clock.CreateTimer(_ => fired.Add("every"), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

        clock.Advance(TimeSpan.FromDays(1));
        clock.Advance(TimeSpan.FromMinutes(1));

        fired.ShouldBe(["every", "second", "every"]);
    }

    [Fact]
    public void A_disposed_timer_does_not_fire()
    {
        var clock = new EmulatorClock(new ManualTimeProvider());
        int fired = 0;
        clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan).Dispose();

        clock.Advance(TimeSpan.FromHours(1));

        fired.ShouldBe(0);
    }

    [Fact]
    public void A_held_clock_stands_still_can_be_turned_and_goes_on_from_there()
    {
        var real = new ManualTimeProvider();
        var clock = new EmulatorClock(real);
        int fired = 0;
        using ITimer timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);
        DateTimeOffset start = clock.GetUtcNow();

        clock.Freeze();
        real.Advance(TimeSpan.FromHours(1));
        clock.GetUtcNow().ShouldBe(start);
        clock.Advance(TimeSpan.FromMinutes(4));
        clock.GetUtcNow().ShouldBe(start.AddMinutes(4));
        fired.ShouldBe(0);

        clock.Resume();
        real.Advance(TimeSpan.FromMinutes(6));

        clock.GetUtcNow().ShouldBe(start.AddMinutes(10));
        fired.ShouldBe(1);
    }

    [Fact]
    public void It_cannot_be_turned_back()
    {
        var clock = new EmulatorClock(new ManualTimeProvider());

        Should.Throw<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
        Should.Throw<ArgumentOutOfRangeException>(() => clock.Set(clock.GetUtcNow().AddTicks(-1)));
        Should.Throw<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.MaxValue));
    }

    [Fact]
    public async Task Files_public_urls_and_short_lived_addresses_expire_by_it()
    {
        await using Api api = await Api.StartAsync();
        string file = await api.StoreAsync(Samples.Png, "a.png", ("expires_after", "86400"));
        string url = (await api.PostAsync($"v1/files/{file}/public-url", """{"expires_after":3600}""")).Text("public_url");
        string image = (await api.PostAsync("v1/images/generations", """{"prompt":"x"}""")).Json["data"]![0]!["url"]!.GetValue<string>();

        api.Emulator.Clock.Advance(TimeSpan.FromSeconds(3599));
        (await api.GetAsync(url, api.Anonymous)).Expect(HttpStatusCode.OK);
        api.Emulator.Clock.Advance(TimeSpan.FromSeconds(1));
        (await api.GetAsync(url, api.Anonymous)).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync($"v1/files/{file}")).Expect(HttpStatusCode.OK);
        (await api.GetAsync(image, api.Anonymous)).Expect(HttpStatusCode.OK);

        api.Emulator.Clock.Set(api.Emulator.Clock.GetUtcNow().AddHours(23));
        (await api.GetAsync($"v1/files/{file}")).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync(image, api.Anonymous)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Videos_make_progress_end_and_expire_by_it()
    {
        await using Api api = await Api.StartAsync(options => options with { RenderTime = TimeSpan.FromMinutes(2) });
        string id = (await api.PostAsync("v1/videos/generations", """{"prompt":"x","duration":1}""")).Text("request_id");

        api.Emulator.Clock.Advance(TimeSpan.FromMinutes(1));
        (await api.GetAsync($"v1/videos/{id}")).Expect(HttpStatusCode.Accepted).Number("progress").ShouldBeInRange(45, 55);
        api.Emulator.Clock.Advance(TimeSpan.FromMinutes(1));
        (await api.GetAsync($"v1/videos/{id}")).Expect(HttpStatusCode.OK).Text("status").ShouldBe("done");
        api.Emulator.Clock.Advance(TimeSpan.FromHours(24));
        (await api.GetAsync($"v1/videos/{id}")).Text("status").ShouldBe("expired");
    }

    [Fact]
    public async Task At_the_latest_time_everything_still_works()
    {
        await using Api api = await Api.StartAsync();
        (await api.PostAsync("_emulator/clock", """{"now":"9000-01-01T00:00:00Z"}""")).Expect(HttpStatusCode.OK);

        string file = await api.StoreAsync(Samples.Png, "a.png", ("expires_after", "2592000"));
        (await api.PostAsync($"v1/files/{file}/public-url", """{"expires_after":2592000}""")).Expect(HttpStatusCode.OK);
        string image =
            (await api.PostAsync("v1/images/generations", """{"prompt":"x"}""")).Expect(
                HttpStatusCode.OK).Json["data"]![0]!["url"]!.GetValue<string>();
        (await api.GetAsync(image, api.Anonymous)).Expect(HttpStatusCode.OK);
        string id = (await api.PostAsync("v1/videos/generations", """{"prompt":"x","duration":1}""")).Expect(HttpStatusCode.OK)
            .Text("request_id");
        (await api.GetAsync($"v1/videos/{id}")).Expect(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Over_HTTP_it_is_read_turned_and_held()
    {
        await using Api api = await Api.StartAsync();
        DateTimeOffset start = api.Clock.GetUtcNow();

        Http.Answer read = (await api.GetAsync("_emulator/clock", api.Anonymous)).Expect(HttpStatusCode.OK);
        read.Json["now"]!.GetValue<DateTimeOffset>().ShouldBe(start);
        read.Json["frozen"]!.GetValue<bool>().ShouldBeFalse();

        Http.Answer turned =
            (await api.PostAsync("_emulator/clock", """{"advance_seconds":90,"frozen":true}""", api.Anonymous)).Expect(HttpStatusCode.OK);
        turned.Json["now"]!.GetValue<DateTimeOffset>().ShouldBe(start.AddSeconds(90));
        turned.Json["frozen"]!.GetValue<bool>().ShouldBeTrue();
        turned.Json["ahead_seconds"]!.GetValue<double>().ShouldBe(90);

        (await api.PostAsync("_emulator/clock", """{"now":"2030-01-01T00:00:00Z","frozen":false}""", api.Anonymous)).Expect(
            HttpStatusCode.OK);
        api.Emulator.Clock.GetUtcNow().ShouldBe(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        api.Emulator.Clock.IsFrozen.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"advance_seconds":-1}""", "'advance_seconds' must lead ahead")]
    [InlineData("""{"advance_seconds":1e300}""", "'advance_seconds' is more seconds than there are")]
    [InlineData("""{"advance_seconds":"1"}""", "'advance_seconds' must be a number; it is \"1\"")]
    [InlineData("""{"now":"2020-01-01T00:00:00Z"}""", "'now' must be between the clock's own time")]
    [InlineData("""{"now":"9999-12-31T23:59:59Z"}""", "and the year 9000")]
    [InlineData("""{"advance_seconds":250000000000}""", "not beyond the year 9000")]
    [InlineData("""{"now":"soon"}""", "'now' must be a time such as")]
    [InlineData("""{"now":"2030-01-01T00:00:00Z","advance_seconds":1}""", "cannot be sent together")]
    [InlineData("""{"frozen":1}""", "'frozen' must be true or false; it is 1")]
    [InlineData("""{"advance":1}""", "'advance' is not a field here; the fields are advance_seconds, frozen, now")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("{", "is not JSON")]
    public async Task A_wrong_turn_is_refused_by_the_fields_name_and_changes_nothing(string body, string message)
    {
        await using Api api = await Api.StartAsync();

        (await api.PostAsync("_emulator/clock", body, api.Anonymous)).ExpectError(HttpStatusCode.BadRequest, "invalid-argument", message);

        api.Emulator.Clock.Ahead.ShouldBe(TimeSpan.Zero);
    }
}
