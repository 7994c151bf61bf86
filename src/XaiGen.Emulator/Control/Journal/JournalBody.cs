using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace XaiGen.Emulator.Control;

/// <summary>A body in the journal: JSON with long strings shortened, or the type and length of anything else.</summary>
public sealed class JournalBody
{
    /// <summary>Larger JSON is shortened when it is received, smaller JSON when it is displayed.</summary>
    internal const int MaxKeptBytes = 16 * 1024;

    private const int MaxTextBytes = 4096;
    private const int MaxOpaqueBytes = 256;
    private const int ShownOfOpaque = 48;

    private static readonly JsonWriterOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly SearchValues<byte> s_base64 =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    private readonly ReadOnlyMemory<byte> _json;
    private readonly string? _note;

    private JournalBody(string? contentType, long? length, ReadOnlyMemory<byte> json = default, string? note = null)
        => (ContentType, Length, _json, _note) = (contentType, length, json, note);

    /// <summary>The media type from the request or response.</summary>
    public string? ContentType { get; }

    /// <summary>The length in bytes; null if it is unknown.</summary>
    public long? Length { get; }

    /// <summary>The JSON, or a note about other content; null if there is nothing to show.</summary>
    public string? Text => _json.IsEmpty ? _note : Encoding.UTF8.GetString(Shorten(_json).Span);

    /// <summary>The JSON as it was sent; null if only a part of it was kept.</summary>
    internal ReadOnlyMemory<byte>? Whole => !_json.IsEmpty && _json.Length == Length ? _json : (ReadOnlyMemory<byte>?)null;

    internal long KeptBytes => _json.Length + (_note?.Length ?? 0);

    internal static JournalBody OfJson(string? contentType, ReadOnlyMemory<byte> json)
        => new(contentType, json.Length, json.Length > MaxKeptBytes ? Shorten(json) : json);

    internal static JournalBody OfOther(string? contentType, long? length, string? note = null)
        => new(contentType, length, default, note);

    /// <summary>Shortens JSON in one pass, so that at most a small part of it is kept.</summary>
    private static ReadOnlyMemory<byte> Shorten(ReadOnlyMemory<byte> json)
    {
        using var shortened = new MemoryStream();
        try
        {
            using var writer = new Utf8JsonWriter(shortened, s_readable);
            var reader = new Utf8JsonReader(json.Span);
            while (reader.Read())
            {
                Copy(ref reader, writer);
                if (writer.BytesCommitted + writer.BytesPending > MaxKeptBytes)
                {
                    writer.Flush();
                    shortened.Write("…"u8);
                    return shortened.ToArray();
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Not JSON, whatever its type is, or it contains half a surrogate pair: shown unchanged.
            return json.Length <= MaxTextBytes ? json : (byte[])[.. json.Span[..MaxTextBytes], .. "…"u8];
        }

        return shortened.ToArray();
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(reader.GetString()!);
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(Cut(ref reader));
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }

    private static string Cut(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> raw = reader.ValueSpan;
        if (raw.Length > MaxOpaqueBytes && IsOpaque(raw[..MaxOpaqueBytes]))
        {
            return $"{Encoding.UTF8.GetString(raw[..ShownOfOpaque])}… ({raw.Length} characters)";
        }

        string text = reader.GetString()!;
        if (text.Length <= MaxTextBytes)
        {
            return text;
        }

        int end = char.IsHighSurrogate(text[MaxTextBytes - 1]) ? MaxTextBytes - 1 : MaxTextBytes;
        return $"{text[..end]}… ({text.Length} characters)";
    }

    /// <summary>Whether the text is not readable: base64 in one piece, with or without the prefix of a data URI.</summary>
    private static bool IsOpaque(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> payload = start.StartsWith("data:"u8) && start.IndexOf((byte)',') is > 0 and var comma
            ? start[(comma + 1)..]
            : start;
        return !payload.ContainsAnyExcept(s_base64);
    }
}
