using System.Buffers.Binary;
using XaiGen.Emulator.Media;
using XaiGen.Emulator.Media.WebP;
using XaiGen.Emulator.Media.WebP.Lossy;

namespace XaiGen.Emulator.Tests.Media;

/// <summary>The WebPs in the folder beside this class were created with libwebp.</summary>
public sealed class WebPTests
{
    public static TheoryData<string> Files => ["lossless", "lossless-alpha", "lossy", "lossy-alpha", "moving", "palette"];

    [Theory]
    [InlineData("lossless")]
    [InlineData("moving")]
    public void Lossless_pixels_are_read_as_they_were(string name)
        => WebPDecoder.Decode(File(name)).Rgb.ShouldBe(Pictures.Disc().Rgb);

    [Fact]
    public void Colours_of_a_palette_are_read()
    {
        PixelImage picture = WebPDecoder.Decode(File("palette"));

        picture.Size.ShouldBe(new ImageSize(61, 43));
        for (int place = 0; place < picture.Rgb.Length / 3; place++)
        {
            (int x, int y) = (place % picture.Width, place / picture.Width);
            byte[] colour = (x - 30) * (x - 30) + (y - 20) * (y - 20) < 144 ? [230, 20, 30]
                : (x / 8 + y / 8) % 2 == 1 ? [20, 30, 200] : [240, 240, 240];
            picture.Rgb.AsSpan(place * 3, 3).ToArray().ShouldBe(colour, $"{x}, {y}");
        }
    }

    [Fact]
    public void Lossy_pixels_are_read_nearly_as_they_were()
        => Pictures.Distance(WebPDecoder.Decode(File("lossy")), Pictures.Disc()).ShouldBeLessThan(4);

    [Theory]
    [InlineData("lossless-alpha", 0.01)]
    [InlineData("lossy-alpha", 4)]
    public void Transparent_pixels_are_shown_on_white(string name, double distance)
    {
        PixelImage expected = Pictures.Disc();
        for (int at = 0; at < expected.Rgb.Length; at++)
        {
            (int x, int y) = (at / 3 % expected.Width, at / 3 / expected.Width);
            bool isInside = (x - 30) * (x - 30) + (y - 20) * (y - 20) < 144;
            expected.Rgb[at] = (byte)(255 - (255 - expected.Rgb[at]) * (isInside ? 255 : Math.Min(255, x * 4)) / 255);
        }

        Pictures.Distance(WebPDecoder.Decode(File(name)), expected).ShouldBeLessThan(distance);
    }

    [FfmpegTheory]
    [InlineData("testsrc2=size=166x92", "-lossless", "1", "-pix_fmt", "bgra")]
    [InlineData("testsrc=size=320x240", "-lossless", "1", "-pix_fmt", "bgra", "-compression_level", "0")]
    [InlineData("testsrc2=size=200x150,noise=alls=30:all_seed=1", "-lossless", "1", "-pix_fmt", "bgra", "-quality", "100")]
    [InlineData("rgbtestsrc=size=17x13", "-lossless", "1", "-pix_fmt", "bgra")]
    [InlineData("color=red:size=32x32,format=rgb24,crop=1:1", "-lossless", "1", "-pix_fmt", "bgra")]
    [InlineData("testsrc2=size=64x90,format=rgb24,crop=1:90", "-lossless", "1", "-pix_fmt", "bgra")]
    public void Lossless_webps_are_read_as_ffmpeg_reads_them(string source, params string[] options)
    {
        byte[] file = Make(".webp", source, ["-c:v", "libwebp", .. options]);

        WebPDecoder.Decode(file).Rgb.ShouldBe(Ffmpeg.Decode(file, ".webp", [], "-f", "rawvideo", "-pix_fmt", "rgb24"));
    }

    /// <summary>VP8 decoding is exact: each sample has one correct value.</summary>
    [FfmpegTheory]
    [InlineData("testsrc2=size=166x92", "-quality", "75")]
    [InlineData("testsrc2=size=166x92", "-quality", "5")]
    [InlineData("testsrc2=size=321x243,noise=alls=30:all_seed=2", "-quality", "30", "-preset", "photo")]
    [InlineData("testsrc2=size=321x243,noise=alls=30:all_seed=2", "-quality", "95", "-preset", "drawing")]
    [InlineData("rgbtestsrc=size=33x17", "-quality", "60", "-compression_level", "0")]
    [InlineData("gradients=size=200x120:seed=4", "-quality", "0", "-preset", "text")]
    public void Lossy_webps_have_the_samples_that_ffmpeg_reads(string source, params string[] options)
        => CheckSamples(Make(".webp", source, ["-c:v", "libwebp", .. options]));

    [FfmpegTheory]
    [InlineData("-slices", "8")]
    [InlineData("-sharpness", "3")]
    [InlineData("-sharpness", "7", "-profile:v", "1")]
    [InlineData("-profile:v", "2")]
    [InlineData("-profile:v", "3", "-crf", "60", "-b:v", "20k")]
    [InlineData("-crf", "63", "-b:v", "10k")]
    [InlineData("-error-resilient", "partitions", "-slices", "4")]
    public void Frames_of_libvpx_have_the_samples_that_ffmpeg_reads(params string[] options)
    {
        const int headers = 32 + 12;
        byte[] frame = Make(".ivf", "testsrc2=size=330x250,noise=alls=20:all_seed=3", ["-c:v", "libvpx", .. options])[headers..];

        CheckSamples(Riff("VP8 ", frame));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Damage_never_leads_to_another_exception(string name)
    {
        foreach (byte[] damaged in Damage.Of(File(name), rounds: 1_000, seed: 31))
        {
            Damage.MustBeBorne(damaged, bytes => WebPDecoder.Decode(bytes));
            SourcePicture.IsRead(damaged);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Cut_off_anywhere_it_is_refused(string name)
    {
        byte[] file = File(name);
        int pixelsEnd = name == "moving" ? file.AsSpan().LastIndexOf("ANMF"u8) : file.Length - 1;
        for (int length = 0; length < pixelsEnd; length++)
        {
            Should.Throw<MediaFormatException>(() => WebPDecoder.Decode(file.AsSpan(0, length)), $"{length}");
        }
    }

    [Fact]
    public void A_picture_far_too_large_is_refused_before_any_memory_is_taken()
    {
        byte[] file = File("lossy");
        (file[27], file[29]) = (0x3F, 0x3F);
        Should.Throw<UnsupportedMediaException>(() => WebPDecoder.Decode(file)).Message.ShouldContain("at most 50 million");
        SourcePicture.IsRead(file).ShouldBeFalse();

        (file[27], file[29]) = (0x1A, 0x1A);
        Should.Throw<MediaFormatException>(() => WebPDecoder.Decode(file)).Message.ShouldContain("too few");
    }

    private static byte[] File(string name) => Pictures.File($"{name}.webp");

    private static byte[] Make(string extension, string source, string[] options)
        => Ffmpeg.Make(extension, ["-f", "lavfi", "-i", source, "-frames:v", "1", .. options]);

    private static byte[] Riff(string type, byte[] data)
    {
        byte[] head = [.. "RIFF\0\0\0\0WEBP"u8, .. System.Text.Encoding.Latin1.GetBytes(type), 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), 12 + data.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), data.Length);
        return [.. head, .. data, .. new byte[data.Length % 2]];
    }

    private static void CheckSamples(byte[] file)
    {
        byte[] expected = Ffmpeg.Decode(file, ".webp", [], "-f", "rawvideo", "-pix_fmt", "yuv420p");
        Vp8Frame frame = Vp8Decoder.Decode(file.AsMemory(file.AsSpan().IndexOf("VP8 "u8) + 8));
        List<byte> samples = [];
        foreach ((Vp8Plane plane, int half) in new[] { (frame.Luma, 0), (frame.Chroma[0], 1), (frame.Chroma[1], 1) })
        {
            for (int y = 0; y < frame.Size.Height + half >> half; y++)
            {
                samples.AddRange(plane.Samples.AsSpan(plane.At(0, y), frame.Size.Width + half >> half));
            }
        }

        samples.ShouldBe(expected);
    }
}
