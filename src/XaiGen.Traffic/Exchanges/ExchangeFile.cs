using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace XaiGen.Traffic.Exchanges;

/// <summary>Reads and writes an exchange as a JSON file: text bodies as text, others as base64.</summary>
public static class ExchangeFile
{
    private const string Format = "xaigen-exchange/1";

    private static readonly JsonWriterOptions s_readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static byte[] Write(Exchange exchange)
    {
        using var file = new MemoryStream();
        using (var json = new Utf8JsonWriter(file, s_readable))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("at", exchange.At.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("method", exchange.Method);
            json.WriteString("url", exchange.Url.AbsoluteUri);
            json.WriteNumber("status", exchange.Status);
            Write(json, "request", exchange.Request);
            Write(json, "response", exchange.Response);
            json.WriteEndObject();
        }

        file.WriteByte((byte)'\n');
        return file.ToArray();
    }

    /// <exception cref="TrafficException">The text is not such a file.</exception>
    public static Exchange Read(string name, ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            return root.GetProperty("format").GetString() == Format
                ? new Exchange(
                    root.GetProperty("at").GetDateTimeOffset(),
                    root.GetProperty("method").GetString()!,
                    new Uri(root.GetProperty("url").GetString()!),
                    Message(root.GetProperty("request")),
                    root.GetProperty("status").GetInt32(),
                    Message(root.GetProperty("response")))
                : throw new TrafficException($"'{name}' is an exchange of a newer format than {Format}. Update xaigen.");
        }
        catch (Exception fault)
            when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new TrafficException($"'{name}' is not a recorded exchange: {fault.Message} Record it again, or remove the file.");
        }
    }

    private static void Write(Utf8JsonWriter json, string name, HttpMessage message)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("headers");
        foreach ((string header, string value) in message.Headers)
        {
            json.WriteStartArray();
            json.WriteStringValue(header);
            json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        if (message.Body is { } body)
        {
            json.WriteStartObject("body");
            json.WriteNumber("length", body.Length);
            if (body.Text is { } text)
            {
                json.WriteString("text", text);
            }
            else
            {
                json.WriteBase64String("base64", body.Bytes.Span);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static HttpMessage Message(JsonElement json)
    {
        MessageBody? body = null;
        if (json.TryGetProperty("body", out JsonElement written))
        {
            ReadOnlyMemory<byte> bytes = written.TryGetProperty("text", out JsonElement text)
                ? MessageBody.Of(text.GetString()!).Bytes : written.GetProperty("base64").GetBytesFromBase64();
            body = new MessageBody(bytes, Math.Max(bytes.Length, written.GetProperty("length").GetInt64()));
        }

        return new HttpMessage([.. json.GetProperty("headers").EnumerateArray()
            .Select(header => KeyValuePair.Create(header[0].GetString()!, header[1].GetString()!))], body);
    }
}
