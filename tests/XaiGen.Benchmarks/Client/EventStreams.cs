using System.Diagnostics;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization;
using SupportNamespace;
using SupportNamespace.GeneratedSupport;

namespace XaiGen.Benchmarks.Client;

/// <summary>
/// A response of a million events from a server on this machine, read by the emitted streaming code and by hand-written code.
/// </summary>
internal static partial class EventStreams
{
    /// <summary>The number of events that the server sends, and the number in the block that it repeats.</summary>
    public const int Events = 1_000_000, EventsInBlock = 1_000;

    /// <summary>The number of events that measure latency; each contains the time at which it was sent.</summary>
    public const int Ticks = 50;

    private const int Rounds = 7;

    public static async Task<int> CompareAsync()
    {
        using var server = new LoopbackServer();
        using var bare = new HttpClient { BaseAddress = server.Address };
        var connection = ApiConnection.Create(null, new Api_ClientOptions { Endpoint = server.Address }, null);
        (string Name, Func<Task<long>> Read)[] candidates =
        [
            ("SseParser with System.Text.Json, source-generated", () => ByHandAsync(bare)),
            ("XaiGen", () => CountAsync(Open(connection, "/events"))),
        ];
        foreach ((_, Func<Task<long>> read) in candidates)
        {
            await read();
        }

        double[][] times = [.. candidates.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < candidates.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                if (await candidates[i].Read() != Events)
                {
                    throw new InvalidOperationException($"{candidates[i].Name} did not read {Events} events.");
                }

                times[i][round] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Events;
            }
        }

        Console.WriteLine("| 1,000,000 events | time per event | ratio |");
        Console.WriteLine("|---|---|---|");
        for (int i = 0; i < candidates.Length; i++)
        {
            double ratio = Interleaved.Median(times[i].Zip(times[0], (own, first) => own / first));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {candidates[i].Name} | {Interleaved.Median(times[i]):N0} ns | {ratio:F2} |"));
        }

        Console.WriteLine();
        double growth = await GrowthAsync(connection) / 1024.0 / 1024.0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Managed heap, growth while they are read: {growth:F1} MiB"));
        double[] delays = await DelaysAsync(connection);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"From the server's write to the item: median {Interleaved.Median(delays):F2} ms, at most {delays.Max():F2} ms, the first "
            + $"{delays[0]:F2} ms"));
        return 0;
    }

    private static IAsyncEnumerable<Chunk> Open(ApiConnection connection, string path) => new ApiEvents<Chunk>(
        connection,
        options => connection.SendAsync(
            new ApiRequest("events", "GET", RetrySafety.Safe).Path(path).Accept("text/event-stream").Items(), options),
        ApiStreams.Json<Chunk>(Chunk.Read)).Data();

    private static async Task<long> CountAsync(IAsyncEnumerable<Chunk> events)
    {
        long count = 0;
        await foreach (Chunk chunk in events)
        {
            count += chunk.Delta.Length > 0 ? 1 : 0;
        }

        return count;
    }

    private static async Task<long> ByHandAsync(HttpClient http)
    {
        using HttpResponseMessage response = await http.GetAsync("events", HttpCompletionOption.ResponseHeadersRead);
        var parser = SseParser.Create(
            await response.Content.ReadAsStreamAsync(), (_, data) => JsonSerializer.Deserialize(data, ChunkJson.Default.Chunk)!);
        long count = 0;
        await foreach (SseItem<Chunk> item in parser.EnumerateAsync())
        {
            count += item.Data.Delta.Length > 0 ? 1 : 0;
        }

        return count;
    }

    private static async Task<long> GrowthAsync(ApiConnection connection)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true), most = before, count = 0;
        await foreach (Chunk _ in Open(connection, "/events"))
        {
            if (++count % (Events / 10) == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        return most - before;
    }

    private static async Task<double[]> DelaysAsync(ApiConnection connection)
    {
        var delays = new List<double>();
        await foreach (Chunk chunk in Open(connection, "/ticks"))
        {
            delays.Add(Stopwatch.GetElapsedTime(long.Parse(chunk.Delta, CultureInfo.InvariantCulture)).TotalMilliseconds);
        }

        return [.. delays];
    }

    /// <summary>As the generator emits it.</summary>
    internal sealed record Chunk
    {
        [JsonPropertyName("id")]
        public required string Id { get; init; }

        [JsonPropertyName("index")]
        public required int Index { get; init; }

        [JsonPropertyName("delta")]
        public required string Delta { get; init; }

        public static Chunk Read(ref Utf8JsonReader reader)
        {
            string id = "", delta = "";
            int index = 0;
            JsonRead.Object(ref reader);
            while (JsonRead.Next(ref reader))
            {
                if (reader.ValueTextEquals("id"u8))
                {
                    reader.Read();
                    id = JsonRead.String(ref reader);
                }
                else if (reader.ValueTextEquals("index"u8))
                {
                    reader.Read();
                    index = JsonRead.Int32(ref reader);
                }
                else if (reader.ValueTextEquals("delta"u8))
                {
                    reader.Read();
                    delta = JsonRead.String(ref reader);
                }
                else
                {
                    reader.Read();
                    JsonRead.Skip(ref reader);
                }
            }

            return new Chunk { Id = id, Index = index, Delta = delta };
        }
    }

    [JsonSerializable(typeof(Chunk))]
    private sealed partial class ChunkJson : JsonSerializerContext;
}
