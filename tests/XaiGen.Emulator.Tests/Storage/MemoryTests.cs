using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using XaiGen.Emulator.Media;

namespace XaiGen.Emulator.Tests.Storage;

/// <summary>The sources of results can be requested for a day, and do not stay in memory during that time.</summary>
public sealed class MemoryTests : IDisposable
{
    /// <summary>
    /// <c>XAIGEN_MEMORY_EDITS=all dotnet test tests/XaiGen.Emulator.Tests --filter FullyQualifiedName~MemoryTests</c> makes a thousand
    /// edits of sources of 8 MiB within 256 MiB; otherwise it is half the size, and fewer.
    /// </summary>
    private static readonly bool s_isWhole = Environment.GetEnvironmentVariable("XAIGEN_MEMORY_EDITS") == "all";

    private static readonly long s_heapLimit = (s_isWhole ? 256 : 128) * 1024 * 1024;
    private static readonly int s_sourceBytes = (s_isWhole ? 8 : 4) * 1024 * 1024;

    /// <summary>In CI half more than the memory limit.</summary>
    private static readonly int s_edits = s_isWhole ? 1_000 : 48;

    private readonly string _folder = Directory.CreateTempSubdirectory("xaigen-memory-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Edits_of_large_sources_do_not_fill_the_memory(bool isStored)
    {
        using EmulatorProcess emulator = await EmulatorProcess.StartAsync(_folder, s_heapLimit);
        byte[] source = LargePicture();
        string? stored = isStored ? await StoreAsync(emulator, source) : null;
        List<string> results = [];
        for (int edit = 0; edit < s_edits; edit++)
        {
            string image = stored is null
                ? $$"""{"url":"data:image/png;base64,{{Convert.ToBase64String([.. source, (byte)edit])}}"}"""
                : $$"""{"file_id":"{{stored}}"}""";
            using var body =
                new StringContent($$"""{"prompt":"{{edit}}","image":{{image}}}""", new MediaTypeHeaderValue("application/json"));
            using HttpResponseMessage response = await emulator.Http.PostAsync("v1/images/edits", body);
            string text = await response.Content.ReadAsStringAsync();
            response.StatusCode.ShouldBe(HttpStatusCode.OK, $"edit {edit}: {text}");
            results.Add(JsonNode.Parse(text)!["data"]![0]!["url"]!.GetValue<string>());
        }

        MediaSniffer.ContentType(await emulator.Http.GetByteArrayAsync(results[0])).ShouldBe("image/png");
        MediaSniffer.ContentType(await emulator.Http.GetByteArrayAsync(results[^1])).ShouldBe("image/png");
    }

    private static async Task<string> StoreAsync(EmulatorProcess emulator, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", "large.png" } };
        using HttpResponseMessage response = await emulator.Http.PostAsync("v1/files", form);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
    }

    /// <summary>Noise, which cannot be compressed.</summary>
    private static byte[] LargePicture()
    {
        var picture = new PixelImage(new ImageSize(1024, s_sourceBytes / 1024 / 3));
        new Random(1).NextBytes(picture.Rgb);
        byte[] file = PngEncoder.Encode(picture);
        file.Length.ShouldBeInRange(s_sourceBytes * 9 / 10, s_sourceBytes * 11 / 10);
        return file;
    }
}
