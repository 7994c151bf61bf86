using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using XaiGen.GeneratedSupport;

namespace XaiGen.Benchmarks.Client;

/// <summary>
/// Measures the cost of drift detection when reading a page of 100 files that fits the contract: for the call, during which the response is
/// compared with the contract, and in total processor time. The pages come from memory; runs alternate with and without listeners.
/// </summary>
internal static class DriftCost
{
    private const int Rounds = 300, Calls = 20, ProcessorCalls = 4_000;

    public static async Task<int> CompareAsync()
    {
        string ledger = Path.GetTempFileName();
        byte[] page = Encoding.UTF8.GetBytes(Bodies.FileList);
        (string Name, XaiClient Client)[] candidates =
        [
            ("nobody listens", Client(page, new XaiClientOptions())),
            ("nobody listens, again", Client(page, new XaiClientOptions())),
            ("a ledger", Client(page, new XaiClientOptions { DriftLedger = ledger })),
        ];
        foreach ((_, XaiClient client) in candidates)
        {
            for (int warm = 0; warm < 5; warm++)
            {
                await RepeatAsync(client, 400);
                await Task.Delay(150);
            }
        }

        double reading = Reading(page);
        double[][] times = [.. candidates.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < candidates.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                await RepeatAsync(candidates[i].Client, Calls);
                times[i][round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Calls;
                XaiContractDrift.Flush();
            }
        }

        double first = Interleaved.Median(times[0]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Reading the page alone: {reading:N1} µs"));
        Console.WriteLine("| a page of 100 files | call | longer by | of reading | processor time | longer by |");
        Console.WriteLine("|---|---|---|---|---|---|");
        double[] processor = new double[candidates.Length];
        for (int i = 0; i < candidates.Length; i++)
        {
            processor[i] = await ProcessorAsync(candidates[i].Client);
            double longer = Interleaved.Median(times[i].Zip(times[0], (own, other) => own - other));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {candidates[i].Name} | {Interleaved.Median(times[i]):N1} µs | {longer:N1} µs | {1 + (longer / reading):F3} | "
                + $"{processor[i]:N1} µs | {processor[i] - processor[0]:N1} µs |"));
        }

        File.Delete(ledger);
        return 0;
    }

    private static XaiClient Client(byte[] page, XaiClientOptions options)
    {
        options.HttpHandler = new Canned(page);
        return new XaiClient("key", options);
    }

    private static async Task RepeatAsync(XaiClient client, int times)
    {
        for (int i = 0; i < times; i++)
        {
            await client.Files.ListPageAsync();
        }
    }

    /// <summary>The time in which the client reads the body, in microseconds.</summary>
    private static double Reading(byte[] page)
    {
        double[] times = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Calls; i++)
            {
                var reader = new Utf8JsonReader(page);
                reader.Read();
                _ = JsonRead.Root(ref reader, JsonRead.Model<FileList>);
            }

            times[round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Calls;
        }

        return Interleaved.Median(times);
    }

    private static async Task<double> ProcessorAsync(XaiClient client)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        await RepeatAsync(client, ProcessorCalls);
        XaiContractDrift.Flush();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMicroseconds / ProcessorCalls;
    }

    private sealed class Canned(byte[] page) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(page);
            content.Headers.ContentType = new("application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        }
    }
}
