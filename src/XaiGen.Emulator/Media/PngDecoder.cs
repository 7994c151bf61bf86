using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace XaiGen.Emulator.Media;

/// <summary>Reads PNG files of 8 bits per channel, not interlaced. Transparent pixels are shown on white.</summary>
internal static class PngDecoder
{
    private const int MaxPixels = 50_000_000;

    /// <summary>Deflate cannot shrink further than this, so fewer compressed bytes cannot hold the picture.</summary>
    private const int MaxCompressionRatio = 1032;

    /// <exception cref="MediaFormatException">The bytes are not a sound PNG file.</exception>
    /// <exception cref="UnsupportedMediaException">The PNG is of a variant that is not read.</exception>
    public static PixelImage Decode(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(PngFormat.Signature))
            throw new MediaFormatException("Not a PNG: the file does not start with the PNG signature.");

        var rest = file[PngFormat.Signature.Length..];
        var header = Header.Read(ReadChunk(ref rest, out var firstType), firstType);
        var compressed = new MemoryStream();
        ReadOnlySpan<byte> palette = [];
        ReadOnlySpan<byte> opacity = [];
        while (true)
        {
            var data = ReadChunk(ref rest, out var type);
            switch (type)
            {
                case "PLTE":
                    palette = data;
                    break;
                case "tRNS" when header.ColorType == PngFormat.Palette:
                    opacity = data;
                    break;
                case "IDAT":
                    compressed.Write(data);
                    break;
                case "IEND":
                    var samples = Unfilter(header, compressed);
                    return new PixelImage(header.Width, header.Height, ToRgb(header.ColorType, samples, palette, opacity));
                case var _ when char.IsAsciiLetterUpper(type[0]):
                    throw new MediaFormatException($"The PNG has a chunk '{type}' that is needed to show it but is not known.");
            }
        }
    }

    private static ReadOnlySpan<byte> ReadChunk(scoped ref ReadOnlySpan<byte> rest, out string type)
    {
        if (rest.Length < 12)
            throw new MediaFormatException("The PNG is cut off: it ends before its IEND chunk.");
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - 12)
            throw new MediaFormatException($"The PNG is cut off: a chunk claims {length} bytes, only {rest.Length - 12} are left.");
        var typeBytes = rest.Slice(4, 4);
        type = Encoding.Latin1.GetString(typeBytes);
        if (!type.All(char.IsAsciiLetter))
            throw new MediaFormatException("The PNG is damaged: a chunk's type is not four letters.");
        var typeAndData = rest.Slice(4, 4 + (int)length);
        if (Crc32.Of(typeAndData) != BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]))
            throw new MediaFormatException($"The PNG is damaged: the checksum of its {type} chunk does not match.");
        rest = rest[(12 + (int)length)..];
        return typeAndData[4..];
    }

    private static byte[] Unfilter(Header header, MemoryStream compressed)
    {
        var stride = header.Width * header.Channels;
        if ((long)(stride + 1) * header.Height > compressed.Length * MaxCompressionRatio)
            throw new MediaFormatException($"The PNG is cut off: {compressed.Length} bytes of pixels are too few for {header.Width}x{header.Height}.");

        var samples = new byte[stride * header.Height];
        ReadOnlySpan<byte> above = new byte[stride];
        compressed.Position = 0;
        try
        {
            using var zlib = new ZLibStream(compressed, CompressionMode.Decompress);
            for (var y = 0; y < header.Height; y++)
            {
                var filter = zlib.ReadByte();
                var row = samples.AsSpan(y * stride, stride);
                zlib.ReadExactly(row);
                UnfilterRow(filter, row, above, header.Channels);
                above = row;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new MediaFormatException("The PNG is damaged: its pixels do not unpack.", e);
        }
        return samples;
    }

    private static void UnfilterRow(int filter, Span<byte> row, ReadOnlySpan<byte> above, int channels)
    {
        if (filter is < PngFormat.FilterNone or > PngFormat.FilterPaeth)
            throw new MediaFormatException($"The PNG is damaged: a row has the unknown filter {filter}.");
        if (filter == PngFormat.FilterNone)
            return;
        for (var i = 0; i < row.Length; i++)
        {
            var left = i < channels ? 0 : row[i - channels];
            var corner = i < channels ? 0 : above[i - channels];
            row[i] += (byte)(filter switch
            {
                PngFormat.FilterSub => left,
                PngFormat.FilterUp => above[i],
                PngFormat.FilterAverage => (left + above[i]) / 2,
                _ => PngFormat.Paeth(left, above[i], corner),
            });
        }
    }

    private static byte[] ToRgb(byte colorType, byte[] samples, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> opacity)
    {
        if (colorType == PngFormat.Rgb)
            return samples;

        var channels = Header.ChannelsOf(colorType);
        var rgb = new byte[samples.Length / channels * 3];
        for (int from = 0, to = 0; from < samples.Length; from += channels, to += 3)
        {
            var pixel = samples.AsSpan(from, channels);
            var target = rgb.AsSpan(to, 3);
            switch (colorType)
            {
                case PngFormat.Gray:
                    target.Fill(pixel[0]);
                    break;
                case PngFormat.GrayAlpha:
                    target.Fill(OnWhite(pixel[0], pixel[1]));
                    break;
                case PngFormat.Rgba:
                    for (var i = 0; i < 3; i++)
                        target[i] = OnWhite(pixel[i], pixel[3]);
                    break;
                case PngFormat.Palette:
                    int index = pixel[0];
                    if (index * 3 + 3 > palette.Length)
                        throw new MediaFormatException($"The PNG is damaged: a pixel has colour {index}, the palette has {palette.Length / 3}.");
                    for (var i = 0; i < 3; i++)
                        target[i] = OnWhite(palette[index * 3 + i], index < opacity.Length ? opacity[index] : (byte)255);
                    break;
            }
        }
        return rgb;
    }

    private static byte OnWhite(byte value, byte opacity) => (byte)(255 - (255 - value) * opacity / 255);

    private readonly record struct Header(int Width, int Height, byte ColorType)
    {
        public int Channels => ChannelsOf(ColorType);

        public static Header Read(ReadOnlySpan<byte> data, string chunkType)
        {
            if (chunkType != "IHDR" || data.Length != 13)
                throw new MediaFormatException("The PNG is damaged: it does not start with an IHDR chunk of 13 bytes.");
            var width = BinaryPrimitives.ReadUInt32BigEndian(data);
            var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
            if (width == 0 || height == 0)
                throw new MediaFormatException($"The PNG is damaged: its size is {width}x{height}.");
            if ((ulong)width * height > MaxPixels)
                throw new UnsupportedMediaException($"The PNG has {width}x{height} pixels; at most {MaxPixels / 1_000_000} million are read.");
            var (bitDepth, colorType) = (data[8], data[9]);
            if (ChannelsOf(colorType) == 0)
                throw new MediaFormatException($"The PNG is damaged: colour type {colorType} does not exist.");
            if (bitDepth != 8)
                throw new UnsupportedMediaException($"The PNG has {bitDepth} bits per channel; only 8 are read.");
            if (data[12] != 0)
                throw new UnsupportedMediaException("The PNG is interlaced; only PNGs without interlacing are read.");
            if (data[10] != 0 || data[11] != 0)
                throw new MediaFormatException("The PNG is damaged: its compression or filter method does not exist.");
            return new((int)width, (int)height, colorType);
        }

        public static int ChannelsOf(byte colorType) => colorType switch
        {
            PngFormat.Gray or PngFormat.Palette => 1,
            PngFormat.GrayAlpha => 2,
            PngFormat.Rgb => 3,
            PngFormat.Rgba => 4,
            _ => 0,
        };
    }
}
