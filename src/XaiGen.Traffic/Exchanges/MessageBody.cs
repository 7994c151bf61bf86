using System.Text;

namespace XaiGen.Traffic.Exchanges;

/// <summary>A body, or the beginning of a long one.</summary>
/// <param name="Bytes">What was kept.</param>
/// <param name="Length">How many bytes were sent.</param>
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
