using System.ClientModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using OpenAI;
using OpenAI.Files;

namespace XaiGen.Benchmarks.Client;

/// <summary>Complete GET calls to a server on this machine, one after the other: the overhead of each client.</summary>
internal static class WholeCall
{
    private const int Rounds = 200, Calls = 20;

    public static async Task<int> CompareAsync()
    {
        using var server = new LoopbackServer();
        using HttpClient bare = Bare(server.Address);
        var ours = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address });
        var rival = new OpenAIFileClient(new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = new Uri(server.Address, "v1") });
        (string Name, Func<Task> Call)[] candidates =
        [
            (
                "HttpClient with System.Text.Json, source-generated",
                () => bare.GetFromJsonAsync("v1/files/file_1", HandWrittenJson.Default.FileObject)),
            ("XaiGen", () => ours.Files.GetAsync(new FileId("file_1"))),
            ("OpenAI 2.15", () => rival.GetFileAsync("file_1")),
        ];

        double[][] times = [.. candidates.Select(_ => new double[Rounds])];
        for (int warm = 0; warm < 40; warm++)
        {
            foreach ((_, Func<Task> call) in candidates)
            {
                await RepeatAsync(call, 200);
            }

            await Task.Delay(150);
        }

        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < candidates.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                await RepeatAsync(candidates[i].Call, Calls);
                times[i][round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Calls;
            }
        }

        double[] bytes = new double[candidates.Length];
        for (int i = 0; i < candidates.Length; i++)
        {
            const int Many = 1_000;
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await RepeatAsync(candidates[i].Call, Many);
            bytes[i] = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Many;
        }

        Console.WriteLine("| a whole GET call | time | ratio | bytes allocated | ratio |");
        Console.WriteLine("|---|---|---|---|---|");
        for (int i = 0; i < candidates.Length; i++)
        {
            double ratio = Interleaved.Median(times[i].Zip(times[0], (own, first) => own / first));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {candidates[i].Name} | {Interleaved.Median(times[i]):N0} µs | {ratio:F2} | {bytes[i]:N0} | {bytes[i] / bytes[0]:F2} |"));
        }

        return 0;
    }

    /// <summary>A client as set up by hand. Its calls have a timeout, as those of the other clients do.</summary>
    public static HttpClient Bare(Uri address)
    {
        var http = new HttpClient(XaiClientOptions.CreateHandler()) { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "key");
        return http;
    }

    private static async Task RepeatAsync(Func<Task> call, int times)
    {
        for (int i = 0; i < times; i++)
        {
            await call();
        }
    }
}
