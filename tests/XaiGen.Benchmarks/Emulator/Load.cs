using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace XaiGen.Benchmarks.Emulator;

/// <summary>Requests one URL as often as possible, with wrk if it is installed and with HttpClient otherwise.</summary>
internal sealed partial class Load(int connections, TimeSpan time)
{
    public const string Key = "benchmark-key";

    public static bool HasWrk { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "wrk")));

    /// <summary>Responses per second, all with status 200.</summary>
    public double Rate(Uri address) => HasWrk ? RateByWrk(address) : RateByHttpClientAsync(address).GetAwaiter().GetResult();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex RequestsPerSecond();

    private double RateByWrk(Uri address)
    {
        using Process wrk = Process.Start(new ProcessStartInfo(
            "wrk",
            [
                "-t1", $"-c{connections}", $"-d{time.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s",
                "-H", $"Authorization: Bearer {Key}", address.AbsoluteUri,
            ])
        {
            RedirectStandardOutput = true,
        })!;
        string report = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        return wrk.ExitCode == 0 && !report.Contains("Non-2xx") && RequestsPerSecond().Match(report) is { Success: true } rate
            ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"wrk did not get along with {address}:\n{report}");
    }

    private async Task<double> RateByHttpClientAsync(Uri address)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        long start = Stopwatch.GetTimestamp();
        int[] counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => AskAsync(client, address, start))));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private async Task<int> AskAsync(HttpClient client, Uri address, long start)
    {
        int count = 0;
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            using HttpResponseMessage answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            await answer.Content.CopyToAsync(Stream.Null);
            count++;
        }

        return count;
    }
}
