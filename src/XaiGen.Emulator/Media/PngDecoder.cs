using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace XaiGen.Emulator.Media;

/// <summary>Reads PNG files of every bit depth, interlaced or not. Transparent pixels are blended with white.</summary>
internal static class PngDecoder
{
    /// <summary>The maximum compression ratio of deflate: with fewer compressed bytes, the image must be incomplete.</summary>
    private const int MaxCompressionRatio = 1032;

    /// <exception cref="MediaFormatException">The file is not a valid PNG.</exception>
    /// <exception cref="UnsupportedMediaException">The variant of PNG is not supported.</exception>
    public static PixelImage Decode(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(PngFormat.Signature))
        {
            throw new MediaFormatException("Not a PNG: the file does not start with the PNG signature.");
        }

        ReadOnlySpan<byte> rest = file[PngFormat.Signature.Length..];
        var header = Header.Read(ReadChunk(ref rest, out string? firstType), firstType);
        var compressed = new MemoryStream();
        ReadOnlySpan<byte> palette = [];
        ReadOnlySpan<byte> opacity = [];
        while (true)
        {
            ReadOnlySpan<byte> data = ReadChunk(ref rest, out string? type);
            switch (type)
            {
                case "PLTE":
                    palette = data;
                    break;
                case "tRNS":
                    opacity = data;
                    break;
                case "IDAT":
                    compressed.Write(data);
                    break;
                case "IEND":
                    return Unpack(header, compressed, palette, opacity);
                case var _ when char.IsAsciiLetterUpper(type[0]):
                    throw new MediaFormatException($"The PNG has a chunk '{type}' that is needed to show it but is not known.");
            }
        }
    }

    private static ReadOnlySpan<byte> ReadChunk(scoped ref ReadOnlySpan<byte> rest, out string type)
    {
        if (rest.Length < 12)
        {
            throw new MediaFormatException("The PNG is cut off: it ends before its IEND chunk.");
        }

        uint length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - 12)
        {
            throw new MediaFormatException($"The PNG is cut off: a chunk claims {length} bytes, only {rest.Length - 12} are left.");
        }

        ReadOnlySpan<byte> typeBytes = rest.Slice(4, 4);
        type = Encoding.Latin1.GetString(typeBytes);
        if (!type.All(char.IsAsciiLetter))
        {
            throw new MediaFormatException("The PNG is damaged: a chunk's type is not four letters.");
        }

        ReadOnlySpan<byte> typeAndData = rest.Slice(4, 4 + (int)length);
        if (Crc32.Of(typeAndData) != BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]))
        {
            throw new MediaFormatException($"The PNG is damaged: the checksum of its {type} chunk does not match.");
        }

        rest = rest[(12 + (int)length)..];
        return typeAndData[4..];
    }

    private static PixelImage Unpack(Header header, MemoryStream compressed, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> opacity)
    {
        if (header.Passes.Sum(pass => (header.RowLength(pass.Width) + 1L) * pass.Height) > compressed.Length * MaxCompressionRatio)
        {
            throw new MediaFormatException(
                $"The PNG is cut off: {compressed.Length} bytes of pixels are too few for {header.Width}x{header.Height}.");
        }

        var image = new PixelImage(header.Width, header.Height, new byte[header.Width * header.Height * 3]);
        var colours = new Colours(header, palette, opacity);
        compressed.Position = 0;
        try
        {
            using var zlib = new ZLibStream(compressed, CompressionMode.Decompress);
            foreach (Pass pass in header.Passes)
            {
                (byte[]? row, byte[]? above) = (new byte[header.RowLength(pass.Width)], new byte[header.RowLength(pass.Width)]);
                for (int y = 0; y < pass.Height; y++)
                {
                    int filter = zlib.ReadByte();
                    zlib.ReadExactly(row);
                    UnfilterRow(filter, row, above, header.PixelLength);
                    if (colours.AreAsShown)
                    {
                        row.CopyTo(image.Rgb, y * row.Length);
                    }
                    else
                    {
                        for (int x = 0; x < pass.Width; x++)
                        {
                            int to = ((pass.Top + y * pass.Down) * header.Width + pass.Left + x * pass.Across) * 3;
                            colours.Write(row, x, image.Rgb.AsSpan(to, 3));
                        }
                    }

                    (row, above) = (above, row);
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new MediaFormatException("The PNG is damaged: its pixels do not unpack.", e);
        }
        return image;
    }

    private static void UnfilterRow(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixelLength)
    {
        switch (filter)
        {
            case PngFormat.FilterNone:
                break;
            case PngFormat.FilterSub:
                for (int i = pixelLength; i < row.Length; i++)
                {
                    row[i] += row[i - pixelLength];
                }

                break;
            case PngFormat.FilterUp:
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] += above[i];
                }

                break;
            case PngFormat.FilterAverage:
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] += (byte)(((i < pixelLength ? 0 : row[i - pixelLength]) + above[i]) / 2);
                }

                break;
            case PngFormat.FilterPaeth:
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] += i < pixelLength
                        ? above[i]
                        : (byte)PngFormat.Paeth(row[i - pixelLength], above[i], above[i - pixelLength]);
                }

                break;
            default:
                throw new MediaFormatException($"The PNG is damaged: a row has the unknown filter {filter}.");
        }
    }

    /// <summary>Converts the samples of a row to red, green and blue.</summary>
    private readonly ref struct Colours(Header header, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> opacity)
    {
        private readonly ReadOnlySpan<byte> _palette = palette;
        private readonly ReadOnlySpan<byte> _opacity = opacity;

        /// <summary>Whether the samples of a row can be copied unchanged, as for most images.</summary>
        public bool AreAsShown
            => header is { ColorType: PngFormat.Rgb, BitDepth: 8, IsInterlaced: false } && _opacity.IsEmpty;

        public void Write(ReadOnlySpan<byte> row, int x, Span<byte> target)
        {
            int first = x * header.Channels;
            switch (header.ColorType)
            {
                case PngFormat.Palette:
                    WriteOfPalette(Sample(row, first), target);
                    return;
                case PngFormat.Gray or PngFormat.GrayAlpha:
                    target.Fill(Shown(Sample(row, first)));
                    break;
                default:
                    for (int i = 0; i < 3; i++)
                    {
                        target[i] = Shown(Sample(row, first + i));
                    }

                    break;
            }

            byte opaque = header.ColorType is PngFormat.GrayAlpha or PngFormat.Rgba
                ? Shown(Sample(row, first + header.Channels - 1))
                : IsTransparent(row, first) ? (byte)0 : (byte)255;
            if (opaque < 255)
            {
                for (int i = 0; i < 3; i++)
                {
                    target[i] = SourcePicture.OnWhite(target[i], opaque);
                }
            }
        }

        private void WriteOfPalette(int index, Span<byte> target)
        {
            if (index * 3 + 3 > _palette.Length)
            {
                throw new MediaFormatException($"The PNG is damaged: a pixel has colour {index}, the palette has {_palette.Length / 3}.");
            }

            for (int i = 0; i < 3; i++)
            {
                target[i] = SourcePicture.OnWhite(_palette[index * 3 + i], index < _opacity.Length ? _opacity[index] : (byte)255);
            }
        }

        /// <summary>Whether the pixel has the one colour that is transparent in images without an alpha channel.</summary>
        private bool IsTransparent(ReadOnlySpan<byte> row, int first)
        {
            if (_opacity.Length < header.Channels * 2)
            {
                return false;
            }

            for (int i = 0; i < header.Channels; i++)
            {
                if (Sample(row, first + i) != BinaryPrimitives.ReadUInt16BigEndian(_opacity[(i * 2)..]))
                {
                    return false;
                }
            }
            return true;
        }

        private int Sample(ReadOnlySpan<byte> row, int number) => header.BitDepth switch
        {
            8 => row[number],
            16 => BinaryPrimitives.ReadUInt16BigEndian(row[(number * 2)..]),
            var bits => row[number * bits / 8] >> 8 - bits - number * bits % 8 & (1 << bits) - 1,
        };

        /// <summary>Converts a sample of any bit depth to 8 bits.</summary>
        private byte Shown(int sample) => header.BitDepth switch
        {
            8 => (byte)sample,
            16 => (byte)((sample * 255 + 32_767) / 65_535),
            var bits => (byte)(sample * 255 / ((1 << bits) - 1)),
        };
    }

    /// <summary>The pixels of one interlacing pass, at fixed distances to the right and below.</summary>
    private readonly record struct Pass(int Left, int Top, int Across, int Down, int Width, int Height)
    {
        public static Pass Of(int left, int top, int across, int down, int width, int height) => new(
            left, top, across, down, Math.Max(0, (width - left + across - 1) / across), Math.Max(0, (height - top + down - 1) / down));

        public bool HasPixels => Width > 0 && Height > 0;
    }

    private sealed record Header(int Width, int Height, byte BitDepth, byte ColorType, bool IsInterlaced)
    {
        public int Channels { get; } = ChannelsOf(ColorType);

        /// <summary>The length of a pixel in whole bytes, as the filters use it.</summary>
        public int PixelLength => Math.Max(1, Channels * BitDepth / 8);

        public IReadOnlyList<Pass> Passes { get; } = [.. PassesOf(Width, Height, IsInterlaced).Where(pass => pass.HasPixels)];

        public static Header Read(ReadOnlySpan<byte> data, string chunkType)
        {
            if (chunkType != "IHDR" || data.Length != 13)
            {
                throw new MediaFormatException("The PNG is damaged: it does not start with an IHDR chunk of 13 bytes.");
            }

            var size = new ImageSize(BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
            SourcePicture.CheckSize("PNG", size);
            (byte bitDepth, byte colorType) = (data[8], data[9]);
            if (ChannelsOf(colorType) == 0)
            {
                throw new MediaFormatException($"The PNG is damaged: colour type {colorType} does not exist.");
            }

            if (!DepthsOf(colorType).Contains(bitDepth))
            {
                throw new MediaFormatException(
                    $"The PNG is damaged: colour type {colorType} does not come with {bitDepth} bits per channel.");
            }

            if (data[10] != 0 || data[11] != 0 || data[12] > 1)
            {
                throw new MediaFormatException("The PNG is damaged: its compression, filter or interlace method does not exist.");
            }

            return new(size.Width, size.Height, bitDepth, colorType, data[12] == 1);
        }

        public int RowLength(int width) => (int)(((long)width * Channels * BitDepth + 7) / 8);

        private static IEnumerable<Pass> PassesOf(int width, int height, bool isInterlaced) => isInterlaced
            ?
            [
                Pass.Of(0, 0, 8, 8, width, height), Pass.Of(4, 0, 8, 8, width, height), Pass.Of(0, 4, 4, 8, width, height),
                Pass.Of(2, 0, 4, 4, width, height), Pass.Of(0, 2, 2, 4, width, height), Pass.Of(1, 0, 2, 2, width, height),
                Pass.Of(0, 1, 1, 2, width, height),
            ]
            : [Pass.Of(0, 0, 1, 1, width, height)];

        private static byte[] DepthsOf(byte colorType) => colorType switch
        {
            PngFormat.Gray => [1, 2, 4, 8, 16],
            PngFormat.Palette => [1, 2, 4, 8],
            _ => [8, 16],
        };

        private static int ChannelsOf(byte colorType) => colorType switch
        {
            PngFormat.Gray or PngFormat.Palette => 1,
            PngFormat.GrayAlpha => 2,
            PngFormat.Rgb => 3,
            PngFormat.Rgba => 4,
            _ => 0,
        };
    }
}
