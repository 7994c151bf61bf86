using System.Text.Json;

namespace XaiGen.Traffic.Exchanges;

/// <summary>Reads files with arbitrary content: a value that is absent or has another type is returned as null or empty.</summary>
internal static class JsonElementReading
{
    public static string? Text(this JsonElement node, string name)
        => node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static double? Number(this JsonElement node, string name)
        => node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    public static IReadOnlyList<JsonElement> Items(this JsonElement node, string name)
        => node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [];
}
