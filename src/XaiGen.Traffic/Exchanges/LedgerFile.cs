using System.Text;
using System.Text.Json;

namespace XaiGen.Traffic.Exchanges;

/// <summary>
/// The ledger of generated clients (<c>DriftLedger</c> of their options): a JSON object in each line, which adds to what the lines before
/// it say of the same.
/// </summary>
public static class LedgerFile
{
    private const string Mark = "{\"drift\":";

    /// <summary>Whether the file is a ledger.</summary>
    public static bool Is(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] start = new byte[Mark.Length];
            return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
                && Encoding.UTF8.GetString(start) == Mark;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Each kind of difference between responses and the contract, once.</summary>
    /// <exception cref="TrafficException">A file cannot be read.</exception>
    public static IReadOnlyList<LedgerEntry> Read(IEnumerable<string> paths)
    {
        Dictionary<(string, string, string), LedgerEntry> entries = [];
        foreach (LedgerEntry entry in paths.SelectMany(ReadLines))
        {
            (string Kind, string Pointer, string Name) key = (entry.Kind, entry.Pointer, entry.Name);
            entries[key] = entries.TryGetValue(key, out LedgerEntry? known) ? known.With(entry) : entry;
        }

        return [.. entries.Values];
    }

    private static IEnumerable<LedgerEntry> ReadLines(string path)
    {
        string[] lines;
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader text = new(file, Encoding.UTF8);
            lines = text.ReadToEnd().Split('\n');
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new TrafficException($"The ledger '{path}' cannot be read: {cause.Message}");
        }

        return lines.Select(Entry).OfType<LedgerEntry>();
    }

    /// <summary>A line; null where a process ended while it wrote it.</summary>
    private static LedgerEntry? Entry(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            return root.Text("drift") is { } kind && root.Text("pointer") is { } pointer && root.Text("name") is { } name
                ? new LedgerEntry(kind, pointer, name)
                {
                    Operation = root.Text("operation") ?? "",
                    Tag = root.Text("tag"),
                    Count = (long)(root.Number("count") ?? 1),
                    Visits = (long)(root.Number("of") ?? 1),
                    First = Time(root, "first"),
                    Last = Time(root, "last"),
                    Bound = root.TryGetProperty("bound", out JsonElement bound) && bound.TryGetDecimal(out decimal value) ? value : null,
                    Shape = root.TryGetProperty("shape", out JsonElement shape) && shape.ValueKind == JsonValueKind.Object
                        ? shape.EnumerateObject().ToDictionary(place => place.Name, Types, StringComparer.Ordinal)
                        : new Dictionary<string, IReadOnlyDictionary<string, long>>(),
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyDictionary<string, long> Types(JsonProperty place)
        => place.Value.ValueKind == JsonValueKind.Object
            ? place.Value.EnumerateObject()
                .Where(type => type.Value.ValueKind == JsonValueKind.Number)
                .ToDictionary(type => type.Name, type => (long)type.Value.GetDouble(), StringComparer.Ordinal)
            : new Dictionary<string, long>();

    private static DateTimeOffset Time(JsonElement root, string name)
        => root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            && value.TryGetDateTimeOffset(out DateTimeOffset time) ? time : DateTimeOffset.UnixEpoch;
}
