using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>
/// Whatever requests arrive, the emulator has no internal errors, and its journal and feed contain every request. XAIGEN_EMULATOR_FUZZ sets
/// the number of rounds; the number of a round is its seed.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int RoundsOfOneEmulator = 250;

    private static readonly int s_rounds = int.Parse(
        Environment.GetEnvironmentVariable("XAIGEN_EMULATOR_FUZZ") ?? "300", CultureInfo.InvariantCulture);

    [Fact]
    public async Task No_request_is_a_500_or_is_missing_from_the_journal_or_the_feed()
    {
        Dictionary<int, int> statuses = [];
        for (int first = 1; first <= s_rounds; first += RoundsOfOneEmulator)
        {
            await RunAsync(first, Math.Min(s_rounds, first + RoundsOfOneEmulator - 1), statuses);
        }

        output.WriteLine(string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}")));
        statuses.Keys.Count(status => status is >= 400 and < 500).ShouldBeGreaterThan(5);
        statuses.Keys.ShouldContain(200);
    }

    private static async Task RunAsync(int first, int last, Dictionary<int, int> statuses)
    {
        await using Api api = await Api.StartAsync();
        using var feed = new StreamReader(await api.Anonymous.GetStreamAsync("_emulator/events"));
        string file = await api.StoreAsync(Samples.Png, "a.png");
        string request = (await api.PostAsync("v1/images/generations", """{"prompt":"x","deferred":true}""")).Text("request_id");
        string batch = (await api.PostAsync("v1/batches", """{"name":"b"}""")).Text("batch_id");
        long seen = api.Emulator.Requests.Entries[^1].Id;
        for (int seed = first; seed <= last; seed++)
        {
            RawRequest broken = new RequestFuzz(seed, api.Emulator.BaseAddress.Port, file, request, batch).Next();
            string what = $"seed {seed}\n{broken}";
            RawResponse? response = await broken.SendAsync(api.Emulator.BaseAddress.Port, wantsBody: !broken.Target.Contains("events"));
            api.Emulator.Faults.Clear();
            if (response is null)
            {
                statuses[0] = statuses.GetValueOrDefault(0) + 1;
                continue;
            }

            statuses[response.Status] = statuses.GetValueOrDefault(response.Status) + 1;
            response.Status.ShouldBeLessThan(500, $"{what}\n{Encoding.UTF8.GetString(response.Body)}");
            string? id = response.Headers["x-request-id"].SingleOrDefault();
            if (id is null)
            {
                // Data that is not HTTP at all is refused by the server.
                response.Status.ShouldBe(400, what);
                continue;
            }

            if (response.Status >= 400 && broken.Method != "HEAD")
            {
                JsonNode.Parse(response.Body).ShouldNotBeNull(what)["error"].ShouldNotBeNull(what);
            }

            JsonNode journal =
                (await api.GetAsync($"_emulator/requests?after={seen}", api.Anonymous)).Expect(System.Net.HttpStatusCode.OK).Json;
            JsonArray entries = journal["data"]!.AsArray();
            seen = journal["last"]!.GetValue<long>();
            if (entries.Count > 0)
            {
                entries.ShouldHaveSingleItem()!["request_id"]!.GetValue<string>().ShouldBe(id, what);
                await UntilAsync(feed, id, what);
            }
            else
            {
                IsControl(broken.Target).ShouldBeTrue(what);
            }
        }

        await api.Emulator.ResetAsync();
    }

    private static bool IsControl(string target)
        => target.StartsWith("/_emulator", StringComparison.OrdinalIgnoreCase) || target.Contains("%5f") || target.Contains("..");

    private static async Task UntilAsync(StreamReader feed, string text, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!(await feed.ReadLineAsync(patience.Token)).ShouldNotBeNull($"the feed ended: {what}").Contains(text))
        {
        }
    }
}
