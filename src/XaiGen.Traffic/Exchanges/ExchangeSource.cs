using System.IO.Compression;
using System.Text.Json;

namespace XaiGen.Traffic.Exchanges;

/// <summary>
/// Reads exchanges from a folder of recordings, one recording, a HAR file, as it is or with its bodies in a ZIP file, or the emulator's
/// journal.
/// </summary>
public static class ExchangeSource
{
    private const long MostUnpackedBytes = 1L << 30;

    /// <summary>All exchanges, in the order in which they were recorded.</summary>
    /// <exception cref="TrafficException">The path does not exist, or has none of these formats.</exception>
    public static IEnumerable<Exchange> Read(string path)
        => Directory.Exists(path) ? ReadFolder(path) : ReadFile(path);

    private static IEnumerable<Exchange> ReadFolder(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".json" or ".har" or ".zip")
            .Order(StringComparer.Ordinal)];
        return files.Length > 0
            ? files.SelectMany(ReadFile)
            : throw new TrafficException($"The folder '{folder}' holds no recordings: no file ends in .json, .har or .zip.");
    }

    private static Exchange[] ReadFile(string path)
    {
        byte[] text;
        try
        {
            text = File.ReadAllBytes(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new TrafficException($"The exchanges in '{path}' cannot be read: {cause.Message}");
        }

        return text.AsSpan().StartsWith("PK\u0003\u0004"u8)
            ? ReadZip(path, text)
            : ReadJson(path, text, name => BytesOf(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "", name)));
    }

    /// <summary>Playwright packs a HAR file and its bodies.</summary>
    private static Exchange[] ReadZip(string path, byte[] packed)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(packed));
            ZipArchiveEntry har = zip.Entries.FirstOrDefault(entry => entry.Name.EndsWith(".har", StringComparison.OrdinalIgnoreCase))
                ?? throw new TrafficException($"The ZIP file '{path}' holds no HAR file: no name in it ends in .har.");
            if (zip.Entries.Sum(entry => entry.Length) > MostUnpackedBytes)
            {
                throw new TrafficException($"The ZIP file '{path}' holds more than {MostUnpackedBytes >> 20} MiB; unpack it.");
            }

            return ReadJson(path, Unpacked(har), name => zip.GetEntry(name) is { } body ? Unpacked(body) : null);
        }
        catch (InvalidDataException fault)
        {
            throw new TrafficException($"The ZIP file '{path}' cannot be read: {fault.Message}");
        }
    }

    private static byte[] Unpacked(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        byte[] bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static byte[]? BytesOf(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static Exchange[] ReadJson(string path, byte[] text, Func<string, byte[]?> beside)
    {
        ReadOnlyMemory<byte> json = text.AsSpan().StartsWith("\uFEFF"u8) ? text.AsMemory(3) : text;
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException fault)
        {
            throw new TrafficException($"'{path}' is not JSON ({fault.Message}), so it is no HAR file, recording or journal.");
        }

        using (document)
        {
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("format", out _) ? [ExchangeFile.Read(path, json)]
                : HarFile.Is(root) ? [.. HarFile.Read(root, beside)]
                : JournalFile.Is(root) ? [.. JournalFile.Read(root)]
                : throw new TrafficException($"'{path}' holds no exchanges. It must be a HAR file, a recording or a journal.");
        }
    }
}
