using System.Text.Json;

namespace XaiGen.Traffic.Exchanges;

/// <summary>Reads exchanges from a folder of recordings, one recording, a HAR file, or the emulator's journal.</summary>
public static class ExchangeSource
{
    /// <summary>All exchanges, in the order in which they were recorded.</summary>
    /// <exception cref="TrafficException">The path does not exist, or has none of these formats.</exception>
    public static IEnumerable<Exchange> Read(string path)
        => Directory.Exists(path) ? ReadFolder(path) : ReadFile(path);

    private static IEnumerable<Exchange> ReadFolder(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".json" or ".har")
            .Order(StringComparer.Ordinal)];
        return files.Length > 0
            ? files.SelectMany(ReadFile)
            : throw new TrafficException($"The folder '{folder}' holds no recordings: no file ends in .json or .har.");
    }

    private static IEnumerable<Exchange> ReadFile(string path)
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
                : HarFile.Is(root) ? [.. HarFile.Read(root, Path.GetDirectoryName(Path.GetFullPath(path)) ?? "")]
                : JournalFile.Is(root) ? [.. JournalFile.Read(root)]
                : throw new TrafficException($"'{path}' holds no exchanges. It must be a HAR file, a recording or a journal.");
        }
    }
}
