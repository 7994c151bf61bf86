namespace XaiGen.Emulator.Media.WebP.Lossless;

/// <summary>Reads the pixels of a lossless WebP, as ARGB with alpha in the highest byte (RFC 9649, section 3).</summary>
internal sealed class Vp8lDecoder
{
    private const byte Signature = 0x2F;
    private const int Literals = 256, LengthPrefixes = 24, DistancePrefixes = 40, LargestCacheBits = 11;

    /// <summary>The multiplier of the hash that determines a colour's position in the cache.</summary>
    private const uint CacheFactor = 0x1E35A7BD;

    /// <summary>The minimum number of bits of five codes.</summary>
    private const int LeastBitsOfCodes = 20;

    private readonly Vp8lBits _bits;

    private Vp8lDecoder(Vp8lBits bits) => _bits = bits;

    /// <summary>
    /// The short distance codes: the number of rows above in the high four bits, and 8 minus the number of columns to the left in the low
    /// ones.
    /// </summary>
    private static ReadOnlySpan<byte> NearPlaces
    => [
        0x18, 0x07, 0x17, 0x19, 0x28, 0x06, 0x27, 0x29, 0x16, 0x1A, 0x26, 0x2A, 0x38, 0x05, 0x37, 0x39, 0x15, 0x1B, 0x36, 0x3A,
        0x25, 0x2B, 0x48, 0x04, 0x47, 0x49, 0x14, 0x1C, 0x35, 0x3B, 0x46, 0x4A, 0x24, 0x2C, 0x58, 0x45, 0x4B, 0x34, 0x3C, 0x03,
        0x57, 0x59, 0x13, 0x1D, 0x56, 0x5A, 0x23, 0x2D, 0x44, 0x4C, 0x55, 0x5B, 0x33, 0x3D, 0x68, 0x02, 0x67, 0x69, 0x12, 0x1E,
        0x66, 0x6A, 0x22, 0x2E, 0x54, 0x5C, 0x43, 0x4D, 0x65, 0x6B, 0x32, 0x3E, 0x78, 0x01, 0x77, 0x79, 0x53, 0x5D, 0x11, 0x1F,
        0x64, 0x6C, 0x42, 0x4E, 0x76, 0x7A, 0x21, 0x2F, 0x75, 0x7B, 0x31, 0x3F, 0x63, 0x6D, 0x52, 0x5E, 0x00, 0x74, 0x7C, 0x41,
        0x4F, 0x10, 0x20, 0x62, 0x6E, 0x30, 0x73, 0x7D, 0x51, 0x5F, 0x40, 0x72, 0x7E, 0x61, 0x6F, 0x50, 0x71, 0x7F, 0x60, 0x70,
    ];

    /// <exception cref="MediaFormatException">The image data is not valid.</exception>
    /// <exception cref="UnsupportedMediaException">The image is too large.</exception>
    public static Vp8lPicture Decode(ReadOnlyMemory<byte> bytes)
    {
        var bits = new Vp8lBits(bytes);
        if (bits.Number(8) != Signature)
        {
            throw Damaged("its pixels do not start with their signature");
        }

        var size = new ImageSize(bits.Number(14) + 1, bits.Number(14) + 1);
        bool hasOpacity = bits.Flag();
        if (bits.Number(3) != 0)
        {
            throw Damaged("its pixels are of a version that does not exist");
        }

        SourcePicture.CheckSize("WebP", size);
        return new Vp8lPicture(size, hasOpacity, new Vp8lDecoder(bits).ReadTransformed(size));
    }

    /// <summary>Reads pixels whose size is known from elsewhere.</summary>
    public static uint[] Decode(ReadOnlyMemory<byte> bytes, ImageSize size) => new Vp8lDecoder(new Vp8lBits(bytes)).ReadTransformed(size);

    private static MediaFormatException Damaged(string what) => new($"The WebP is damaged: {what}.");

    private uint[] ReadTransformed(ImageSize size)
    {
        Stack<Vp8lTransform> transforms = [];
        int width = size.Width;
        while (_bits.Flag())
        {
            Vp8lTransform transform = ReadTransform(width, size.Height);
            if (transforms.Any(other => other.GetType() == transform.GetType()))
            {
                throw Damaged("one of the changes of its pixels was made twice");
            }

            transforms.Push(transform);
            width = transform.WrittenWidth;
        }

        uint[] pixels = ReadPixels(width, size.Height, isWhole: true);
        foreach (Vp8lTransform transform in transforms)
        {
            pixels = transform.Undo(pixels);
        }

        return pixels;
    }

    private Vp8lTransform ReadTransform(int width, int height)
    {
        switch (_bits.Number(2))
        {
            case 0:
                int predictionBits = _bits.Number(3) + 2;
                return new Vp8lTransform.Prediction(width, height, predictionBits, ReadSquares(width, height, predictionBits));
            case 1:
                int colourBits = _bits.Number(3) + 2;
                return new Vp8lTransform.CrossColour(width, height, colourBits, ReadSquares(width, height, colourBits));
            case 2:
                return new Vp8lTransform.WithoutGreen(width, height);
            default:
                int colours = _bits.Number(8) + 1;
                return Vp8lTransform.Palette.Of(width, height, ReadPixels(colours, 1, isWhole: false));
        }
    }

    private uint[] ReadSquares(int width, int height, int bits)
        => ReadPixels((width - 1 >> bits) + 1, (height - 1 >> bits) + 1, isWhole: false);

    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="isWhole">Whether they are the image itself, which may have different codes for its parts.</param>
    private uint[] ReadPixels(int width, int height, bool isWhole)
    {
        int cacheBits = _bits.Flag() ? _bits.Number(4) : 0;
        if (cacheBits > LargestCacheBits)
        {
            throw Damaged("its cache of colours is larger than there can be");
        }

        (int squareBits, uint[]? squares) = (0, null);
        if (isWhole && _bits.Flag())
        {
            squareBits = _bits.Number(3) + 2;
            squares = ReadSquares(width, height, squareBits);
        }

        int groups = squares is null ? 1 : squares.Max(GroupOf) + 1;
        if ((long)groups * LeastBitsOfCodes > _bits.Left)
        {
            throw Damaged("it has more prefix codes than there is room for");
        }

        List<Codes> codes = [];
        for (int group = 0; group < groups; group++)
        {
            codes.Add(Codes.Read(_bits, cacheBits));
        }

        uint[] pixels = new uint[width * height];
        uint[] cache = cacheBits == 0 ? [] : new uint[1 << cacheBits];
        int squaresAcross = (width - 1 >> squareBits) + 1;
        for (int at = 0; at < pixels.Length;)
        {
            Codes own = squares is null
                ? codes[0]
                : codes[GroupOf(squares[(at / width >> squareBits) * squaresAcross + (at % width >> squareBits)])];
            int green = own.Green.Next(_bits);
            int start = at;
            if (green < Literals)
            {
                int red = own.Red.Next(_bits), blue = own.Blue.Next(_bits), opacity = own.Opacity.Next(_bits);
                pixels[at++] = (uint)opacity << 24 | (uint)red << 16 | (uint)green << 8 | (uint)blue;
            }
            else if (green < Literals + LengthPrefixes)
            {
                int length = ReadLong(green - Literals);
                int distance = DistanceOf(ReadLong(own.Distance.Next(_bits)), width);
                if (distance > at || length > pixels.Length - at)
                {
                    throw Damaged("it repeats pixels that are not there");
                }

                for (int end = at + length; at < end; at++)
                {
                    pixels[at] = pixels[at - distance];
                }
            }
            else
            {
                pixels[at++] = cache[green - Literals - LengthPrefixes];
            }

            for (int place = start; cacheBits > 0 && place < at; place++)
            {
                cache[pixels[place] * CacheFactor >> 32 - cacheBits] = pixels[place];
            }
        }

        return pixels;
    }

    private static int GroupOf(uint square) => (int)(square >> 8 & 0xFFFF);

    /// <summary>Reads a length or distance, whose first bits are in its prefix symbol.</summary>
    private int ReadLong(int prefix)
    {
        if (prefix < 4)
        {
            return prefix + 1;
        }

        int bits = prefix - 2 >> 1;
        return (2 + (prefix & 1) << bits) + _bits.Number(bits) + 1;
    }

    private static int DistanceOf(int code, int width)
    {
        if (code > NearPlaces.Length)
        {
            return code - NearPlaces.Length;
        }

        byte place = NearPlaces[code - 1];
        return Math.Max(1, (place >> 4) * width + 8 - (place & 15));
    }

    /// <summary>The five codes of a pixel group.</summary>
    private sealed record Codes(Vp8lCode Green, Vp8lCode Red, Vp8lCode Blue, Vp8lCode Opacity, Vp8lCode Distance)
    {
        public static Codes Read(Vp8lBits bits, int cacheBits) => new(
            Vp8lCode.Read(bits, Literals + LengthPrefixes + (cacheBits == 0 ? 0 : 1 << cacheBits)),
            Vp8lCode.Read(bits, Literals),
            Vp8lCode.Read(bits, Literals),
            Vp8lCode.Read(bits, Literals),
            Vp8lCode.Read(bits, DistancePrefixes));
    }
}
