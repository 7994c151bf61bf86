using System.IO.Compression;
using XaiGen.Traffic.Exchanges;

namespace XaiGen.Traffic.Recording;

/// <summary>Captures the start of a body that is forwarded, and its total length.</summary>
internal sealed class CapturedBody(int most)
{
    private readonly MemoryStream _kept = new();

    public long Length { get; private set; }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        _kept.Write(bytes[..(int)Math.Min(bytes.Length, most - _kept.Length)]);
    }

    /// <summary>The message as it is recorded: compressed bodies are decompressed, since secrets can be found only in plain text.</summary>
    public HttpMessage ToMessage(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var message = new HttpMessage(headers, null);
        if (Length == 0)
        {
            return message;
        }

        MessageBody sent = new(_kept.ToArray(), Length);
        return message.Header("Content-Encoding")?.Trim().ToLowerInvariant() switch
        {
            null or "" or "identity" => message with { Body = sent },
            "gzip" or "x-gzip"
                => message.With(Expanded(sent, stream => new GZipStream(stream, CompressionMode.Decompress)), "Content-Encoding"),
            "br" => message.With(Expanded(sent, stream => new BrotliStream(stream, CompressionMode.Decompress)), "Content-Encoding"),
            "deflate" => message.With(Expanded(sent, stream => new ZLibStream(stream, CompressionMode.Decompress)), "Content-Encoding"),
            _ => message,
        };
    }

    private MessageBody? Expanded(MessageBody sent, Func<Stream, Stream> open)
    {
        byte[] expanded = new byte[most];
        int length = 0;
        bool isWhole = false;
        try
        {
            using Stream stream = open(new MemoryStream(sent.Bytes.ToArray()));
            length = stream.ReadAtLeast(expanded, most, throwOnEndOfStream: false);
            isWhole = sent.IsWhole && stream.ReadByte() < 0;
        }
        catch (InvalidDataException)
        {
            // The body is truncated or does not have the encoding in its header; the part that could be read is used.
        }

        return length == 0 ? null : new MessageBody(expanded.AsMemory(0, length), isWhole ? length : Math.Max(length + 1, sent.Length));
    }
}
