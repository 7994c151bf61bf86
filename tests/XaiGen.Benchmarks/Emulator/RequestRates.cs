using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using XaiGen.Emulator;

namespace XaiGen.Benchmarks.Emulator;

/// <summary>Measures how fast the emulator responds, alternating with an empty ASP.NET Core application.</summary>
internal static class RequestRates
{
    private const int Rounds = 5;
    private const int ContentBytes = 10 * 1024 * 1024;
    private const string ContentName = "content.bin";

    public static async Task<int> CompareAsync()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("xaigen-rates-");
        try
        {
            byte[] content = new byte[ContentBytes];
            new Random(1).NextBytes(content);
            string site = Directory.CreateDirectory(Path.Combine(folder.FullName, "site")).FullName;
            await File.WriteAllBytesAsync(Path.Combine(site, ContentName), content);
            await using WebApplication empty = await StartEmptyAsync(site);
            var emptyAddress = new Uri(empty.Urls.Single());
            await using XaiEmulator emulator = await XaiEmulator.StartAsync(
                new XaiEmulatorOptions { DataDirectory = Path.Combine(folder.FullName, "data"), RenderTime = TimeSpan.FromHours(1) });
            FileObject file = await emulator.CreateClient(Load.Key).Files.UploadAsync(content, ContentName);

            Console.WriteLine(
                $"Load by {(Load.HasWrk ? "wrk" : "HttpClient, which takes more of the machine than wrk")}; medians of {Rounds} rounds in "
                + "turn.\n");
            Console.WriteLine("| what | emulator | empty application | ratio |\n|---|---|---|---|");
            Compare(
                "metadata of a file, requests per second", new Load(64, TimeSpan.FromSeconds(5)),
                new Uri(emulator.BaseAddress, $"v1/files/{file.Id}"), new Uri(emptyAddress, "empty"), rate => rate);
            Compare(
                "content of 10 MiB, MiB per second", new Load(4, TimeSpan.FromSeconds(5)),
                new Uri(emulator.BaseAddress, $"v1/files/{file.Id}/content"), new Uri(emptyAddress, ContentName),
                rate => rate * ContentBytes / 1024 / 1024);

            Console.WriteLine();
            await PollAsync(emulator);
            await StartToolAsync();
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<WebApplication> StartEmptyAsync(string site)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(site), ServeUnknownFileTypes = true });
        app.MapGet("/empty", () => "");
        await app.StartAsync();
        return app;
    }

    private static void Compare(string what, Load load, Uri emulator, Uri empty, Func<double, double> shown)
    {
        (List<double>? own, List<double>? floor, List<double>? ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (int round = -1; round < Rounds; round++)
        {
            (double a, double b) = (load.Rate(emulator), load.Rate(empty));
            if (round >= 0)
            {
                own.Add(a);
                floor.Add(b);
                ratios.Add(a / b);
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {what} | {shown(MedianOf(own)):F0} | {shown(MedianOf(floor)):F0} | {MedianOf(ratios):F2} |"));
    }

    private static double MedianOf(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>As many concurrent callers as a large batch has videos.</summary>
    private static async Task PollAsync(XaiEmulator emulator)
    {
        const int callers = 1000, pollsOfEach = 10;
        VideoOperation video =
            await emulator.CreateClient(Load.Key).Videos.GenerateAsync("A feather falls", duration: TimeSpan.FromSeconds(1));
        using var client = new HttpClient { BaseAddress = emulator.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Load.Key);
        long start = Stopwatch.GetTimestamp();
        bool[][] polls = await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            bool[] good = new bool[pollsOfEach];
            for (int poll = 0; poll < good.Length; poll++)
            {
                good[poll] = await IsPendingAsync(client, video.Id);
            }

            return good;
        }));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{callers} callers at once polled a video {pollsOfEach} times each: {polls.Sum(good => good.Count(isGood => !isGood))} "
            + $"errors in {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s."));
    }

    private static async Task<bool> IsPendingAsync(HttpClient client, GenerationId video)
    {
        try
        {
            using HttpResponseMessage answer = await client.GetAsync($"v1/videos/{video}");
            return answer.StatusCode == HttpStatusCode.Accepted;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>The time from the command to the first response, as experienced by a person or a script.</summary>
    private static async Task StartToolAsync()
    {
        List<double> seconds = [];
        for (int run = 0; run < Rounds; run++)
        {
            long start = Stopwatch.GetTimestamp();
            using Process tool = Process.Start(new ProcessStartInfo(
                "dotnet", [Path.Combine(AppContext.BaseDirectory, "XaiGen.Cli.dll"), "emulate"])
            { RedirectStandardOutput = true })!;
            try
            {
                string line = await tool.StandardOutput.ReadLineAsync()
                    ?? throw new InvalidOperationException("`xaigen emulate` ended at once.");
                using var client = new HttpClient();
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Load.Key);
                (await client.GetAsync($"{line["listening on ".Length..]}/v1/files")).EnsureSuccessStatusCode();
                seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
            finally
            {
                tool.Kill();
                await tool.WaitForExitAsync();
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"`xaigen emulate` gave its first response after {MedianOf(seconds):F2} s (median of {Rounds} starts)."));
    }
}
