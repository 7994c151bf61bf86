#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Buffers.Text;
using global::System.Text;
using global::System.Text.Json;

/// <summary>Bytes inside a URL: <c>data:image/png;base64,…</c>.</summary>
internal static class DataUri
{
    private static ReadOnlySpan<byte> Scheme => "data:"u8;

    private static ReadOnlySpan<byte> Marker => ";base64,"u8;

    /// <summary>Decodes the bytes of the string at the reader's position, if it is a base64 data URI.</summary>
    internal static bool TryRead(ref Utf8JsonReader reader, out ReadOnlyMemory<byte> bytes, out string mediaType)
    {
        (bytes, mediaType) = (default, "");
        if (reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        byte[] text = new byte[reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length];
        Span<byte> uri = text.AsSpan(0, reader.CopyString(text));
        int marker = uri.IndexOf(Marker);
        if (marker < 0 || !Ascii.EqualsIgnoreCase(uri[..Scheme.Length], Scheme))
        {
            return false;
        }

        mediaType = Encoding.UTF8.GetString(uri[Scheme.Length..marker]);
        Span<byte> payload = uri[(marker + Marker.Length)..];
        if (Base64.DecodeFromUtf8InPlace(payload, out int written) != global::System.Buffers.OperationStatus.Done)
        {
            throw JsonRead.Mismatch(ref reader, "a data URI with bytes in base64");
        }

        int start = marker + Marker.Length;
        bytes = text.AsMemory(start, written);
        return true;
    }

    internal static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> bytes, string mediaType)
    {
        byte[] head = Encoding.UTF8.GetBytes($"data:{mediaType};base64,");
        byte[] text = new byte[head.Length + Base64.GetMaxEncodedToUtf8Length(bytes.Length)];
        head.CopyTo(text, 0);
        Base64.EncodeToUtf8(bytes, text.AsSpan(head.Length), out _, out int written);
        writer.WriteStringValue(text.AsSpan(0, head.Length + written));
    }
}
