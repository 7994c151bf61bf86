using XaiGen.Emulator.Media;
using XaiGen.Emulator.Media.Jpeg;

namespace XaiGen.Emulator.Tests.Media;

/// <summary>The JPEGs beside this class all show the same image; they were created with cjpeg, and cmyk.jpg with ImageMagick.</summary>
public sealed class JpegTests
{
    private const int Width = 61, Height = 43;

    public static TheoryData<string> Read
    => [
        "baseline-420", "baseline-420-restarts", "baseline-440", "baseline-444", "baseline-rgb", "baseline-separate-scans",
        "progressive-420-restarts",
        "progressive-422", "progressive-444-refined", "cmyk",
    ];

    [Theory]
    [MemberData(nameof(Read))]
    public void Every_variant_shows_the_picture(string name)
    {
        PixelImage decoded = JpegDecoder.Decode(File(name));

        decoded.Size.ShouldBe(new ImageSize(Width, Height));
        Pictures.Distance(decoded, Pictures.Disc()).ShouldBeLessThan(name.Contains("444") || name.Contains("rgb") ? 2 : 6);
        JpegDecoder.IsRead(File(name)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("baseline-gray")]
    [InlineData("progressive-gray")]
    public void Gray_is_read(string name)
    {
        PixelImage expected = Pictures.Disc();
        for (int at = 0; at < expected.Rgb.Length; at += 3)
        {
            expected.Rgb.AsSpan(at, 3).Fill((byte)(0.299 * expected.Rgb[at] + 0.587 * expected.Rgb[at + 1] + 0.114 * expected.Rgb[at + 2]));
        }

        Pictures.Distance(JpegDecoder.Decode(File(name)), expected).ShouldBeLessThan(2);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_picture_is_turned_upright_as_its_camera_was_held(byte orientation)
    {
        byte[] file = File("baseline-444");
        PixelImage plain = JpegDecoder.Decode(file);
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        ];

        PixelImage turned = JpegDecoder.Decode([.. file[..2], .. exif, .. file[2..]]);

        turned.Size.ShouldBe(orientation >= 5 ? new ImageSize(Height, Width) : new ImageSize(Width, Height));

        // Where the first pixel of the file is displayed (TIFF 6.0, Orientation).
        (int x, int y) = orientation switch
        {
            2 => (Width - 1, 0),
            3 => (Width - 1, Height - 1),
            4 => (0, Height - 1),
            5 => (0, 0),
            6 => (Height - 1, 0),
            7 => (Height - 1, Width - 1),
            _ => (0, Width - 1),
        };
        turned.Rgb.AsSpan((y * turned.Width + x) * 3, 3).ToArray().ShouldBe(plain.Rgb[..3]);
        turned.Rgb.Order().ShouldBe(plain.Rgb.Order());
    }

    [Theory]
    [InlineData("arithmetic", "arithmetically")]
    public void A_variant_that_is_not_read_is_refused_as_such(string name, string reason)
    {
        Should.Throw<UnsupportedMediaException>(() => JpegDecoder.Decode(File(name))).Message.ShouldContain(reason);
        JpegDecoder.IsRead(File(name)).ShouldBeFalse();
        SourcePicture.Read(File(name)).Size.ShouldBe(new ImageSize(Width, Height));
    }

    [Fact]
    public void Twelve_bits_per_channel_are_refused_as_such()
    {
        byte[] file = File("baseline-444");
        file[file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 4] = 12;

        Should.Throw<UnsupportedMediaException>(() => JpegDecoder.Decode(file)).Message.ShouldContain("12 bits");
    }

    [Fact]
    public void A_picture_far_too_large_for_its_bytes_is_refused_before_any_memory_is_taken()
    {
        byte[] file = File("baseline-444");
        int header = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (file[header + 5], file[header + 7]) = (0x1A, 0x1A);

        Should.Throw<MediaFormatException>(() => JpegDecoder.Decode(file)).Message.ShouldContain("too few");
    }

    [Theory]
    [MemberData(nameof(Read))]
    public void Damage_never_leads_to_another_exception(string name)
    {
        foreach (byte[] damaged in Damage.Of(File(name), rounds: 2_000, seed: 21))
        {
            Damage.MustBeBorne(damaged, bytes => JpegDecoder.Decode(bytes));
            JpegDecoder.IsRead(damaged);
            MediaSniffer.Dimensions(damaged);
        }
    }

    [Fact]
    public void Cut_off_before_the_end_of_its_pixels_it_is_refused()
    {
        byte[] file = File("baseline-420");
        for (int length = 0; length < file.Length - 4; length++)
        {
            Should.Throw<MediaFormatException>(() => JpegDecoder.Decode(file.AsSpan(0, length)), $"{length}");
        }

        JpegDecoder.Decode(file.AsSpan(0, file.Length - 2)).Size.ShouldBe(new ImageSize(Width, Height));
    }

    [FfmpegTheory]
    [InlineData("yuvj420p")]
    [InlineData("yuvj422p")]
    [InlineData("yuvj444p")]
    public void Jpegs_of_ffmpeg_are_read_as_ffmpeg_reads_them(string format)
    {
        byte[] file = Ffmpeg.Make(".jpg", "-f", "lavfi", "-i", "testsrc2=size=166x92", "-frames:v", "1", "-pix_fmt", format, "-q:v", "2");
        byte[] expected =
            Ffmpeg.Decode(file, ".jpg", [], "-f", "rawvideo", "-pix_fmt", "rgb24", "-sws_flags", "neighbor+full_chroma_int+accurate_rnd");

        Pictures.Distance(JpegDecoder.Decode(file), new PixelImage(166, 92, expected)).ShouldBeLessThan(3);
    }

    internal static byte[] File(string name) => Pictures.File($"{name}.jpg");
}
