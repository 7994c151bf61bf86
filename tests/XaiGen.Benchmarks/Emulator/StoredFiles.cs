using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using XaiGen.Emulator;
using XaiGen.Emulator.Files;
using XaiGen.Emulator.Storage;

namespace XaiGen.Benchmarks.Emulator;

/// <summary>The emulator with many files in its folder, and while it receives a large one.</summary>
internal static class StoredFiles
{
    private const string Key = "benchmark";
    private const int Files = 100_000;
    private const int Rounds = 50;
    private const long LargeFile = 1L << 30;

    private static readonly string[] s_queries =
    [
        "",
        "?sort_by=filename&order=asc",
        "?sort_by=size&order=desc",
        "?filter=" + Uri.EscapeDataString("name = \"photo-00042\""),
        "?filter=" + Uri.EscapeDataString("size_bytes > 5 AND NOT (content_type : pdf OR public_url != null)"),
        "?filter=" + Uri.EscapeDataString("name = \"nothing\" AND created_at > \"2026-01-01T00:00:00Z\""),
    ];

    public static async Task<int> ReportAsync()
    {
        string folder = Directory.CreateTempSubdirectory("xaigen-benchmark-").FullName;
        try
        {
            Fill(folder);
            var options = new XaiEmulatorOptions { DataDirectory = folder, MaxUploadBytes = LargeFile };
            using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Key) } };

            var watch = Stopwatch.StartNew();
            await using XaiEmulator emulator = await XaiEmulator.StartAsync(options);
            await http.GetAsync(new Uri(emulator.BaseAddress, "v1/files?limit=1"));
            Console.WriteLine($"{Files:N0} files: start to the first response {watch.Elapsed.TotalMilliseconds:N0} ms (at most 2,000)");

            foreach (string query in s_queries)
            {
                await ReportPageAsync(http, new Uri(emulator.BaseAddress, "v1/files" + query));
            }

            await ReportMiddleAsync(http, emulator.BaseAddress);
            await ReportUploadAsync(http, emulator.BaseAddress);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Fill(string folder)
    {
        string team = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)).AsSpan(0, 8));
        string files = Directory.CreateDirectory(Path.Combine(folder, "files", team)).FullName;
        using FileStream index = File.Create(Path.Combine(folder, "index.jsonl"));
        for (int sequence = 1; sequence <= Files; sequence++)
        {
            byte[] content = Encoding.UTF8.GetBytes($"%PDF-{sequence}");
            var file = new StoredFile
            {
                Id = $"file_{Guid.NewGuid()}",
                Team = team,
                Sequence = sequence,
                FileName = $"photo-{sequence * 7919 % Files:D5}.pdf",
                Bytes = content.Length,
                ContentType = sequence % 2 == 0 ? "application/pdf" : "image/png",
                CreatedAt = DateTimeOffset.UnixEpoch.AddSeconds(1_780_000_000 + sequence),
            };
            File.WriteAllBytes(Path.Combine(files, file.Id + ".bin"), content);
            IndexText.Write(new IndexLine { File = file }, index);
        }
    }

    private static async Task ReportPageAsync(HttpClient http, Uri address)
    {
        List<double> times = [];
        for (int round = 0; round < Rounds + 10; round++)
        {
            var watch = Stopwatch.StartNew();
            (await http.GetAsync(address)).EnsureSuccessStatusCode();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        // During the first requests the code is still being compiled.
        List<double> warm = [.. times.Skip(10).Order()];
        Console.WriteLine(
            $"  {warm[Rounds / 2],6:N1} ms, {warm[^1],6:N1} at worst (at most 20)  GET {Uri.UnescapeDataString(address.PathAndQuery)}");
    }

    /// <summary>Measures a page in the middle of the list, which must cost the same as the first page.</summary>
    private static async Task ReportMiddleAsync(HttpClient http, Uri emulator)
    {
        string token = "";
        for (int page = 0; page < Files / 200; page++)
        {
            using var list =
                JsonDocument.Parse(await http.GetStringAsync(new Uri(emulator, $"v1/files?sort_by=filename&pagination_token={token}")));
            token = list.RootElement.GetProperty("pagination_token").GetString()!;
        }

        await ReportPageAsync(http, new Uri(emulator, $"v1/files?sort_by=filename&pagination_token={token}"));
    }

    private static async Task ReportUploadAsync(HttpClient http, Uri emulator)
    {
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        long before = self.WorkingSet64;
        long most = before;
        using var form = new MultipartFormDataContent { { new Zeros(LargeFile), "file", "large.bin" } };
        var watch = Stopwatch.StartNew();
        Task<HttpResponseMessage> upload = http.PostAsync(new Uri(emulator, "v1/files"), form);
        while (!upload.IsCompleted)
        {
            await Task.Delay(20);
            self.Refresh();
            most = Math.Max(most, self.WorkingSet64);
        }

        (await upload).EnsureSuccessStatusCode();
        Console.WriteLine(
            $"upload of 1 GiB: {watch.Elapsed.TotalSeconds:N1} s, client and emulator grew by {(most - before) / 1024.0 / 1024:N0} MiB "
            + "(at most 64)");
    }

    private sealed class Zeros(long count) : HttpContent
    {
        protected override bool TryComputeLength(out long length)
        {
            length = count;
            return true;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            byte[] block = new byte[64 * 1024];
            for (long sent = 0; sent < count; sent += block.Length)
            {
                await stream.WriteAsync(block);
            }
        }
    }
}
