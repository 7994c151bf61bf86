using XaiGen.Emulator.Media;

namespace XaiGen.Emulator.Tests.Media;

/// <summary>Test images, and the difference between two images.</summary>
internal static class Pictures
{
    /// <summary>A red disc on a gradient, as in the files beside the tests.</summary>
    public static PixelImage Disc()
    {
        var picture = new PixelImage(new ImageSize(61, 43));
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                bool isInside = (x - 30) * (x - 30) + (y - 20) * (y - 20) < 144;
                byte[] colour = isInside ? [230, 20, 30] : [(byte)(x * 4), (byte)(y * 5), 128];
                colour.CopyTo(picture.Rgb.AsSpan((y * picture.Width + x) * 3));
            }
        }

        return picture;
    }

    /// <summary>A file beside the tests.</summary>
    public static byte[] File(string name)
    {
        using Stream stream = typeof(Pictures).Assembly.GetManifestResourceStream(name).ShouldNotBeNull(name);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static PixelImage Noise(int seed, int width, int height)
    {
        var image = new PixelImage(new ImageSize(width, height));
        new Random(seed).NextBytes(image.Rgb);
        return image;
    }

    /// <summary>The mean difference of the samples, from 0 to 255.</summary>
    public static double Distance(PixelImage one, PixelImage other)
    {
        other.Size.ShouldBe(one.Size);
        return one.Rgb.Zip(other.Rgb, (a, b) => Math.Abs(a - b)).Average();
    }

    public static double Mean(PixelImage image, int channel) => image.Rgb.Where((_, i) => i % 3 == channel).Average(value => value);

    public static double Brightness(PixelImage image) => image.Rgb.Average(value => value);
}

/// <summary>Damages bytes in the same way on every run.</summary>
internal static class Damage
{
    /// <summary>Returns copies of the bytes: some changed, some truncated, some with a moved range.</summary>
    public static IEnumerable<byte[]> Of(byte[] bytes, int rounds, int seed, int focus = int.MaxValue)
    {
        var random = new Random(seed);
        for (int round = 0; round < rounds; round++)
        {
            byte[] copy = bytes.ToArray();
            int reach = Math.Min(copy.Length, focus);
            switch (random.Next(4))
            {
                case 0:
                    copy = copy[..random.Next(copy.Length)];
                    break;
                case 1:
                    int length = random.Next(1, Math.Min(64, reach / 2));
                    copy.AsSpan(random.Next(reach - length), length).CopyTo(copy.AsSpan(random.Next(reach - length)));
                    break;
                default:
                    for (int i = random.Next(1, 6); i > 0; i--)
                    {
                        copy[random.Next(reach)] = random.Next(3) == 0 ? (byte)255 : (byte)random.Next(256);
                    }

                    break;
            }
            yield return copy;
        }
    }

    /// <summary>Runs the reader; a valid result or a refusal is accepted, any other exception fails the test.</summary>
    public static void MustBeBorne(byte[] bytes, Action<byte[]> read)
    {
        try
        {
            read(bytes);
        }
        catch (MediaFormatException e)
        {
            e.Message.ShouldNotBeNullOrWhiteSpace();
        }
    }
}
