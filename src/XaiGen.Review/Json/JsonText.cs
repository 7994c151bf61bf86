using System.Globalization;
using Newtonsoft.Json;

namespace XaiGen.Review.Json;

/// <summary>Reads and writes the text of JSON.</summary>
internal static class JsonText
{
    /// <summary>Reads JSON, in which times stay texts; of fields with the same name the last one counts.</summary>
    /// <exception cref="JsonException">It is not JSON, or deeper than Json.NET reads.</exception>
    public static JsonNode Parse(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        Advance(reader);
        return Read(reader);
    }

    public static string Write(JsonNode node, bool isIndented)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new JsonTextWriter(text) { Formatting = isIndented ? Formatting.Indented : Formatting.None };
        Write(node, writer);
        return text.ToString();
    }

    /// <summary>A text in double quotes.</summary>
    public static string Quote(string text) => JsonConvert.ToString(text);

    private static JsonNode Read(JsonTextReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                JsonMapping mapping = [];
                while (Advance(reader) != JsonToken.EndObject)
                {
                    string name = (string)reader.Value!;
                    Advance(reader);
                    mapping[name] = Read(reader);
                }

                return mapping;
            case JsonToken.StartArray:
                JsonList list = [];
                while (Advance(reader) != JsonToken.EndArray)
                {
                    list.Add(Read(reader));
                }

                return list;
            case JsonToken.String:
                return (string)reader.Value!;
            case JsonToken.Boolean:
                return (bool)reader.Value!;
            case JsonToken.Integer or JsonToken.Float:
                return JsonScalar.OfNumber(reader.Value!);
            case JsonToken.Null:
                return new JsonScalar();
            default:
                throw new JsonReaderException($"{reader.TokenType} is not a value of JSON.");
        }
    }

    private static JsonToken Advance(JsonTextReader reader)
    {
        do
        {
            if (!reader.Read())
            {
                throw new JsonReaderException("The JSON ends too early.");
            }
        }
        while (reader.TokenType == JsonToken.Comment);

        return reader.TokenType;
    }

    private static void Write(JsonNode node, JsonTextWriter writer)
    {
        switch (node)
        {
            case JsonMapping mapping:
                writer.WriteStartObject();
                foreach (JsonField field in mapping)
                {
                    writer.WritePropertyName(field.Name);
                    Write(field.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonList list:
                writer.WriteStartArray();
                foreach (JsonNode item in list)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonRaw raw:
                writer.WriteRawValue(raw.ToString());
                break;
            case JsonScalar scalar:
                writer.WriteValue(scalar.Value);
                break;
        }
    }
}
