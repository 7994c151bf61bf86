#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Buffers.Text;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.Linq;
using global::System.Text;
using global::System.Text.Json;

/// <summary>What values have in common, as counts of types by the places inside them: <c>/items/[]/id</c>.</summary>
internal sealed class DriftShape
{
    private const int MostPlaces = 200, MostDepth = 8, MostNames = 20;

    public Dictionary<string, Dictionary<string, long>> Places { get; } = [];

    public static bool IsDate(string text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Whether a text has the format. Formats that are not checked allow any text.</summary>
    public static bool IsOf(string format, ReadOnlySpan<byte> text, ReadOnlySpan<byte> json)
    {
        switch (format)
        {
            case "date-time":
                var reader = new Utf8JsonReader(json);
                return (reader.Read() && reader.TryGetDateTimeOffset(out _)) || DateTimeOffset.TryParse(
                    Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
            case "date":
                return IsDate(Encoding.UTF8.GetString(text));
            case "uuid":
                return (Utf8Parser.TryParse(text, out Guid _, out int length) && length == text.Length)
                    || Guid.TryParse(Encoding.UTF8.GetString(text), out _);
            default:
                return true;
        }
    }

    public static bool IsWhole(JsonElement number)
        => number.TryGetInt64(out _) || (number.TryGetDecimal(out decimal value) && decimal.Truncate(value) == value);

    public static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => IsWhole(value) ? "integer" : "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };

    public void Add(JsonElement value, string place = "")
    {
        string type = value.ValueKind == JsonValueKind.Number && IsWhole(value) && !value.TryGetInt32(out _) ? "integer:int64"
            : value.ValueKind == JsonValueKind.String && FormatOf(value) is { } format ? $"string:{format}"
            : TypeOf(value);
        if (!Places.TryGetValue(place, out Dictionary<string, long>? types))
        {
            if (Places.Count >= MostPlaces)
            {
                return;
            }

            Places.Add(place, types = []);
        }

        types[type] = types.GetValueOrDefault(type) + 1;
        if (place.Count(letter => letter == '/') >= MostDepth)
        {
            return;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                Add(item, place + "/[]");
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            // One name that is data is a sign that the others are, too.
            bool isMap = value.EnumerateObject().Count() > MostNames
                || value.EnumerateObject().Any(field => DriftNames.IsData(field.Name));
            foreach (JsonProperty field in value.EnumerateObject())
            {
                string key = isMap ? "*" : field.Name.Replace("~", "~0", StringComparison.Ordinal);
                Add(field.Value, $"{place}/{key}");
            }
        }
    }

    private static string? FormatOf(JsonElement value)
        => value.GetString() is not { Length: >= 8 } text ? null
            : IsDate(text) ? "date"
            : value.TryGetDateTimeOffset(out _) ? "date-time"
            : Guid.TryParse(text, out _) ? "uuid"
            : Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "https" or "http" ? "uri"
            : null;
}
