namespace XaiGen.Emulator.Media.WebP.Lossless;

/// <summary>Reverses one of the transforms that were applied to the pixels before encoding (RFC 9649, section 3.5).</summary>
/// <param name="Width">The width of the image without the transform.</param>
/// <param name="Height">The height of the image.</param>
internal abstract record Vp8lTransform(int Width, int Height)
{
    private const uint Opaque = 0xFF000000;

    /// <summary>The width of the image with the transform.</summary>
    public virtual int WrittenWidth => Width;

    public abstract uint[] Undo(uint[] pixels);

    /// <summary>Adds channel by channel, without carry.</summary>
    private static uint Sum(uint one, uint other)
        => (one & 0xFF00FF00) + (other & 0xFF00FF00) & 0xFF00FF00 | (one & 0x00FF00FF) + (other & 0x00FF00FF) & 0x00FF00FF;

    private static uint Mean(uint one, uint other) => ((one ^ other) & 0xFEFEFEFE) / 2 + (one & other);

    /// <summary>The predictor transform: pixels are encoded as the difference from a prediction by their neighbours.</summary>
    /// <param name="Width">The width of the image.</param>
    /// <param name="Height">The height of the image.</param>
    /// <param name="Bits">The side of the blocks that share a mode, as a power of two.</param>
    /// <param name="Modes">The prediction modes, in the green channel.</param>
    public sealed record Prediction(int Width, int Height, int Bits, uint[] Modes) : Vp8lTransform(Width, Height)
    {
        public override uint[] Undo(uint[] pixels)
        {
            int modesAcross = (Width - 1 >> Bits) + 1;
            pixels[0] = Sum(pixels[0], Opaque);
            for (int x = 1; x < Width; x++)
            {
                pixels[x] = Sum(pixels[x], pixels[x - 1]);
            }

            for (int y = 1, at = Width; y < Height; y++)
            {
                pixels[at] = Sum(pixels[at], pixels[at - Width]);
                at++;
                for (int x = 1; x < Width; x++, at++)
                {
                    uint mode = Modes[(y >> Bits) * modesAcross + (x >> Bits)] >> 8 & 15;

                    // For the last pixel of a row, the neighbour at the upper right is the first pixel of its own row.
                    pixels[at] = Sum(
                        pixels[at], Expect(mode, pixels[at - 1], pixels[at - Width], pixels[at - Width - 1], pixels[at - Width + 1]));
                }
            }

            return pixels;
        }

        private static uint Expect(uint mode, uint left, uint above, uint corner, uint right) => mode switch
        {
            1 => left,
            2 => above,
            3 => right,
            4 => corner,
            5 => Mean(Mean(left, right), above),
            6 => Mean(left, corner),
            7 => Mean(left, above),
            8 => Mean(corner, above),
            9 => Mean(above, right),
            10 => Mean(Mean(left, corner), Mean(above, right)),
            11 => Nearer(left, above, corner),
            12 => EachChannel(left, above, corner, (l, a, c) => l + a - c),
            13 => EachChannel(Mean(left, above), corner, 0, (mean, c, _) => mean + (mean - c) / 2),
            _ => Opaque,
        };

        private static uint Nearer(uint left, uint above, uint corner)
        {
            int toLeft = 0, toAbove = 0;
            for (int shift = 0; shift < 32; shift += 8)
            {
                toLeft += Math.Abs((int)(above >> shift & 255) - (int)(corner >> shift & 255));
                toAbove += Math.Abs((int)(left >> shift & 255) - (int)(corner >> shift & 255));
            }

            return toLeft < toAbove ? left : above;
        }

        private static uint EachChannel(uint one, uint two, uint three, Func<int, int, int, int> combine)
        {
            uint combined = 0;
            for (int shift = 0; shift < 32; shift += 8)
            {
                int value = combine((int)(one >> shift & 255), (int)(two >> shift & 255), (int)(three >> shift & 255));
                combined |= (uint)Math.Clamp(value, 0, 255) << shift;
            }

            return combined;
        }
    }

    /// <summary>
    /// The colour transform: red and blue are encoded as the difference from a prediction by green, and for blue also by red.
    /// </summary>
    /// <param name="Width">The width of the image.</param>
    /// <param name="Height">The height of the image.</param>
    /// <param name="Bits">The side of the blocks that share the factors, as a power of two.</param>
    /// <param name="Factors">The factors green to red, green to blue and red to blue, in the blue, green and red channel.</param>
    public sealed record CrossColour(int Width, int Height, int Bits, uint[] Factors) : Vp8lTransform(Width, Height)
    {
        public override uint[] Undo(uint[] pixels)
        {
            int factorsAcross = (Width - 1 >> Bits) + 1;
            for (int at = 0; at < pixels.Length; at++)
            {
                uint pixel = pixels[at], factors = Factors[(at / Width >> Bits) * factorsAcross + (at % Width >> Bits)];
                int green = (int)(pixel >> 8);
                int red = (int)(pixel >> 16) + Change((int)factors, green);
                int blue = (int)pixel + Change((int)(factors >> 8), green) + Change((int)(factors >> 16), red);
                pixels[at] = pixel & 0xFF00FF00 | (uint)(byte)red << 16 | (byte)blue;
            }

            return pixels;
        }

        private static int Change(int factor, int channel) => (sbyte)factor * (sbyte)channel >> 5;
    }

    /// <summary>The subtract-green transform: green was subtracted from red and blue.</summary>
    /// <param name="Width">The width of the image.</param>
    /// <param name="Height">The height of the image.</param>
    public sealed record WithoutGreen(int Width, int Height) : Vp8lTransform(Width, Height)
    {
        public override uint[] Undo(uint[] pixels)
        {
            for (int at = 0; at < pixels.Length; at++)
            {
                uint green = pixels[at] >> 8 & 255;
                pixels[at] = Sum(pixels[at], green << 16 | green);
            }

            return pixels;
        }
    }

    /// <summary>The colour-indexing transform: pixels are indexes of a palette, several in one pixel if the palette is small.</summary>
    /// <param name="Width">The width of the image.</param>
    /// <param name="Height">The height of the image.</param>
    /// <param name="Colours">The palette.</param>
    public sealed record Palette(int Width, int Height, uint[] Colours) : Vp8lTransform(Width, Height)
    {
        /// <summary>The number of indexes in a pixel, as a power of two.</summary>
        private int Bits { get; } = Colours.Length <= 2 ? 3 : Colours.Length <= 4 ? 2 : Colours.Length <= 16 ? 1 : 0;

        public override int WrittenWidth => (Width - 1 >> Bits) + 1;

        public override uint[] Undo(uint[] pixels)
        {
            uint[] unpacked = new uint[Width * Height];
            int bitsOfEach = 8 >> Bits, mask = (1 << bitsOfEach) - 1;
            for (int y = 0, at = 0; y < Height; y++)
            {
                for (int x = 0; x < Width; x++, at++)
                {
                    int packed = (int)(pixels[y * WrittenWidth + (x >> Bits)] >> 8 & 255);
                    int number = packed >> (x & (1 << Bits) - 1) * bitsOfEach & mask;
                    unpacked[at] = number < Colours.Length ? Colours[number] : 0;
                }
            }

            return unpacked;
        }

        /// <summary>Creates the transform from a palette whose colours are encoded as the difference from the previous one.</summary>
        public static Palette Of(int width, int height, uint[] differences)
        {
            for (int number = 1; number < differences.Length; number++)
            {
                differences[number] = Sum(differences[number], differences[number - 1]);
            }

            return new Palette(width, height, differences);
        }
    }
}
