using System.Buffers.Binary;
using System.IO.Compression;

namespace XaiGen.Emulator.Media;

/// <summary>Writes PNG files with 8 bits per channel.</summary>
internal static class PngEncoder
{
    public static byte[] Encode(PixelImage image) => Encode(image.Width, image.Height, PngFormat.Rgb, 3, image.Rgb);

    /// <summary>Encodes an image with transparency: four bytes (red, green, blue, alpha) per pixel.</summary>
    public static byte[] EncodeRgba(int width, int height, ReadOnlySpan<byte> rgba) => Encode(width, height, PngFormat.Rgba, 4, rgba);

    private static byte[] Encode(int width, int height, byte colorType, int channels, ReadOnlySpan<byte> pixels)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = colorType;

        using var output = new MemoryStream();
        output.Write(PngFormat.Signature);
        PngFormat.WriteChunk(output, "IHDR"u8, header);
        PngFormat.WriteChunk(output, "IDAT"u8, Compress(pixels, width * channels, channels));
        PngFormat.WriteChunk(output, "IEND"u8, []);
        return output.ToArray();
    }

    private static ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> pixels, int stride, int channels)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            ReadOnlySpan<byte> above = new byte[stride];
            byte[] best = new byte[stride + 1];
            byte[] candidate = new byte[stride + 1];
            for (int start = 0; start < pixels.Length; start += stride)
            {
                ReadOnlySpan<byte> row = pixels.Slice(start, stride);
                FilterRow(row, above, channels, ref best, ref candidate);
                zlib.Write(best);
                above = row;
            }
        }
        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    /// <summary>
    /// Stores in <paramref name="best"/> the filtered row that is likely to compress best: the one with the smallest values.
    /// </summary>
    private static void FilterRow(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int channels, ref byte[] best, ref byte[] candidate)
    {
        long smallest = Filter(PngFormat.FilterUp, row, above, channels, best);
        foreach (byte filter in (ReadOnlySpan<byte>)[PngFormat.FilterSub, PngFormat.FilterPaeth])
        {
            if (smallest == 0)
            {
                return;
            }

            long sum = Filter(filter, row, above, channels, candidate);
            if (sum >= smallest)
            {
                continue;
            }

            smallest = sum;
            (best, candidate) = (candidate, best);
        }
    }

    private static long Filter(byte filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int channels, Span<byte> output)
    {
        output[0] = filter;
        Span<byte> target = output[1..(row.Length + 1)];
        for (int i = 0; i < channels; i++)
        {
            target[i] = (byte)(row[i] - (filter == PngFormat.FilterSub ? 0 : above[i]));
        }

        switch (filter)
        {
            case PngFormat.FilterSub:
                for (int i = channels; i < target.Length; i++)
                {
                    target[i] = (byte)(row[i] - row[i - channels]);
                }

                break;
            case PngFormat.FilterUp:
                for (int i = channels; i < target.Length; i++)
                {
                    target[i] = (byte)(row[i] - above[i]);
                }

                break;
            case PngFormat.FilterPaeth:
                for (int i = channels; i < target.Length; i++)
                {
                    target[i] = (byte)(row[i] - PngFormat.Paeth(row[i - channels], above[i], above[i - channels]));
                }

                break;
        }

        long sum = 0L;
        foreach (byte value in target)
        {
            sum += Math.Abs((int)(sbyte)value);
        }

        return sum;
    }
}
