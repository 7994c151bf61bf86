using System.Buffers;
using System.Text;
using Microsoft.Net.Http.Headers;
using XaiGen.Emulator.Media;

namespace XaiGen.Emulator.Files;

/// <summary>Determines content types: the first bytes of the content take precedence over the type that the sender states.</summary>
internal static class ContentTypes
{
    /// <summary>Types that can be recognised by their first bytes; other content is never of these types.</summary>
    private static readonly string[] s_recognisable =
    [
        "image/png", "image/jpeg", "image/webp", "image/gif", "video/mp4", "application/pdf", "audio/wav", "audio/mpeg",
    ];

    public static string Of(ReadOnlySpan<byte> head, string? declared)
    {
        string sniffed = MediaSniffer.ContentType(WithoutCutCharacter(head));
        if (s_recognisable.Contains(sniffed)
            || !MediaTypeHeaderValue.TryParse(declared, out MediaTypeHeaderValue? type)
            || type.MediaType.Value?.ToLowerInvariant() is not { } named
            || s_recognisable.Contains(named))
        {
            return sniffed;
        }

        return named;
    }

    /// <summary>Removes a character cut off at the end of the sample, which would otherwise not look like text.</summary>
    private static ReadOnlySpan<byte> WithoutCutCharacter(ReadOnlySpan<byte> head)
    {
        for (int length = 1; length <= Math.Min(3, head.Length); length++)
        {
            if (Rune.DecodeFromUtf8(head[^length..], out _, out _) == OperationStatus.NeedMoreData)
            {
                return head[..^length];
            }
        }

        return head;
    }
}
