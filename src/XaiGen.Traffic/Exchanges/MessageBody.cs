using System.Text;

namespace XaiGen.Traffic.Exchanges;

/// <summary>A body, or the start of a long one.</summary>
/// <param name="Bytes">The recorded bytes.</param>
/// <param name="Length">The number of bytes that were sent.</param>
public sealed record MessageBody(ReadOnlyMemory<byte> Bytes, long Length)
{
    public bool IsWhole => Bytes.Length == Length;

    /// <summary>The text, if it is well-formed UTF-8; null otherwise.</summary>
    public string? Text
    {
        get
        {
            try
            {
                return s_strict.GetString(Bytes.Span);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
    }

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static MessageBody Of(ReadOnlyMemory<byte> bytes) => new(bytes, bytes.Length);

    public static MessageBody Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
