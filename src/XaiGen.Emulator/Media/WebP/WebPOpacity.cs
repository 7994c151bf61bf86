using XaiGen.Emulator.Media.WebP.Lossless;

namespace XaiGen.Emulator.Media.WebP;

/// <summary>Reads the alpha channel of a lossy WebP, which is stored separately (RFC 9649, section 2.7.1.2).</summary>
internal static class WebPOpacity
{
    private const int Uncompressed = 0, Lossless = 1;
    private const int FromLeft = 1, FromAbove = 2, FromBoth = 3;

    public static byte[] Decode(ReadOnlyMemory<byte> chunk, ImageSize size)
    {
        int head = chunk.Length > 0 ? chunk.Span[0] : throw Damaged();
        byte[] opacity = (head & 3) switch
        {
            Uncompressed when chunk.Length > size.Width * size.Height => chunk.Span.Slice(1, size.Width * size.Height).ToArray(),
            Lossless => Array.ConvertAll(Vp8lDecoder.Decode(chunk[1..], size), pixel => (byte)(pixel >> 8)),
            _ => throw Damaged(),
        };
        Unfilter(opacity, size.Width, head >> 2 & 3);
        return opacity;
    }

    private static MediaFormatException Damaged() => new("The WebP is cut off or damaged: the opacity of its pixels cannot be read.");

    private static void Unfilter(byte[] opacity, int width, int filter)
    {
        for (int at = 1; filter is FromLeft or FromAbove or FromBoth && at < opacity.Length; at++)
        {
            int? left = at % width > 0 ? opacity[at - 1] : null, above = at >= width ? opacity[at - width] : null;
            opacity[at] += (byte)(filter switch
            {
                FromLeft => left ?? above,
                FromAbove => above ?? left,
                _ when left is { } one && above is { } other => Math.Clamp(one + other - opacity[at - width - 1], 0, 255),
                _ => left ?? above,
            } ?? 0);
        }
    }
}
