using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace XaiGen.Emulator.Http;

/// <summary>Converts spellings of other APIs, which the API accepts but the contract omits, to those of the contract.</summary>
internal static class OtherSpellings
{
    private const string Duration = "duration";

    public static JsonElement Translate(JsonElement body)
    {
        if (!IsIn(body))
        {
            return body;
        }

        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            Write(body, json);
        }

        var reader = new Utf8JsonReader(text.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private static string NameOf(JsonProperty property) => property.Name switch
    {
        "seconds" => Duration,
        "input_reference" => "image",
        "image_url" => "url",
        var name => name,
    };

    /// <summary>A duration may be a string.</summary>
    private static long? NumberIn(JsonProperty property)
        => NameOf(property) == Duration
            && property.Value.ValueKind == JsonValueKind.String
            && long.TryParse(property.Value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : null;

    private static bool IsIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(
            property => NameOf(property) != property.Name || NumberIn(property) is not null || IsIn(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(IsIn),
        _ => false,
    };

    private static void Write(JsonElement value, Utf8JsonWriter json)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    json.WritePropertyName(NameOf(property));
                    if (NumberIn(property) is { } number)
                    {
                        json.WriteNumberValue(number);
                    }
                    else
                    {
                        Write(property.Value, json);
                    }
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Write(item, json);
                }

                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
