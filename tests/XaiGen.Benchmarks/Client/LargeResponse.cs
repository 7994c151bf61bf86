using System.ClientModel;
using System.Diagnostics;
using System.Globalization;
using OpenAI;
using OpenAI.Images;

namespace XaiGen.Benchmarks.Client;

/// <summary>A response with 10 images of 8 MiB in base64: the peak memory of a process that receives them.</summary>
internal static class LargeResponse
{
    private const string Ours = "XaiGen", Rival = "OpenAI 2.15";
    private const double MiB = 1024 * 1024;

    public static int Compare()
    {
        using var server = new LoopbackServer();
        double payload = (LoopbackServer.ImagesLength + (LoopbackServer.Images * (long)LoopbackServer.ImageBytes)) / MiB;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| 10 images of 8 MiB in base64 | peak of the process, above before | ratio to text and bytes ({payload:F0} MiB) |"));
        Console.WriteLine("|---|---|---|");
        foreach (string client in (string[])[Ours, Rival])
        {
            double peak = Interleaved.Median(Enumerable.Range(0, 5).Select(_ => OfProcess(client, server.Address)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {client} | {peak:F0} MiB | {peak / payload:F2} |"));
        }

        return 0;
    }

    /// <summary>Receives the response once and prints the memory growth in MiB.</summary>
    public static async Task<int> OnceAsync(string client, Uri server)
    {
        Func<Task<long>> call = client == Ours ? OursAsync : RivalAsync;
        await WarmAsync();
        using var self = Process.GetCurrentProcess();
        long before = self.WorkingSet64, taken = await call();
        self.Refresh();
        if (taken != LoopbackServer.Images * (long)LoopbackServer.ImageBytes)
        {
            throw new InvalidOperationException($"{client} took {taken} bytes.");
        }

        Console.WriteLine(((self.PeakWorkingSet64 - before) / MiB).ToString(CultureInfo.InvariantCulture));
        return 0;

        // The code that a first call loads and compiles does not count towards the response.
        Task WarmAsync() => client == Ours
            ? OurClient().Files.GetAsync(new FileId("file_1"))
            : new OpenAI.Files.OpenAIFileClient(new ApiKeyCredential("key"), RivalOptions()).GetFileAsync("file_1");

        async Task<long> OursAsync()
        {
            ImageResponse answer = await OurClient().Images.GenerateAsync(
                new ImageRequest { Prompt = "A ferry", N = LoopbackServer.Images, ResponseFormat = ImageResponseFormat.Base64 });
            return answer.Data.Sum(image => (long)image.Base64!.ToMemory().Length);
        }

        async Task<long> RivalAsync()
        {
            GeneratedImageCollection answer = await new ImageClient(
                "model", new ApiKeyCredential("key"), RivalOptions()).GenerateImagesAsync("A ferry", LoopbackServer.Images);
            return answer.Sum(image => (long)image.ImageBytes.ToMemory().Length);
        }

        XaiClient OurClient() => new("key", new XaiClientOptions { Endpoint = server });

        OpenAIClientOptions RivalOptions() => new() { Endpoint = new Uri(server, "v1") };
    }

    private static double OfProcess(string client, Uri server)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, ["images-once", client, server.ToString()]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
