using System.Buffers.Binary;
using System.IO.Compression;
using XaiGen.Emulator.Media;

namespace XaiGen.Emulator.Tests.Media;

public sealed class PngTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 5)]
    [InlineData(300, 2)]
    [InlineData(64, 64)]
    public void What_is_written_is_read_back(int width, int height)
    {
        var image = Pictures.Noise(1, width, height);

        var decoded = PngDecoder.Decode(PngEncoder.Encode(image));

        decoded.Size.ShouldBe(image.Size);
        decoded.Rgb.ShouldBe(image.Rgb);
    }

    [Fact]
    public void Transparent_pixels_are_shown_on_white()
    {
        var png = PngEncoder.EncodeRgba(3, 1, [10, 20, 30, 255, 10, 20, 30, 0, 0, 0, 0, 128]);

        PngDecoder.Decode(png).Rgb.ShouldBe([10, 20, 30, 255, 255, 255, 127, 127, 127]);
    }

    [Fact]
    public void Gray_is_read() =>
        PngDecoder.Decode(Png(2, 1, colorType: 0, [0, 7, 200])).Rgb.ShouldBe([7, 7, 7, 200, 200, 200]);

    [Fact]
    public void Gray_with_opacity_is_read() =>
        PngDecoder.Decode(Png(2, 1, colorType: 4, [0, 7, 255, 200, 0])).Rgb.ShouldBe([7, 7, 7, 255, 255, 255]);

    [Fact]
    public void Palette_with_opacity_is_read() =>
        PngDecoder.Decode(Png(3, 1, colorType: 3, [0, 1, 0, 2], ("PLTE", [1, 2, 3, 4, 5, 6, 7, 8, 9]), ("tRNS", [255, 0]))).Rgb
            .ShouldBe([255, 255, 255, 1, 2, 3, 7, 8, 9]);

    [Fact]
    public void Every_filter_is_undone()
    {
        byte[] rows =
        [
            0, 10, 20, 30,
            1, 5, 5, 5, // left:     5, 10, 15
            2, 1, 1, 1, // above:    6, 11, 16
            3, 2, 2, 2, // average:  2+3=5, 2+(5+11)/2=10, 2+(10+16)/2=15
            4, 1, 1, 1, // Paeth:    1+5=6, 1+10=11 (above), 1+15=16 (above)
        ];

        var gray = PngDecoder.Decode(Png(3, 5, colorType: 0, rows)).Rgb.Where((_, i) => i % 3 == 0);

        gray.ShouldBe([10, 20, 30, 5, 10, 15, 6, 11, 16, 5, 10, 15, 6, 11, 16]);
    }

    [Fact]
    public void Pixels_in_several_chunks_and_unknown_harmless_chunks_are_read()
    {
        var pixels = Zlib([0, 1, 2, 3]);
        var png = File(Header(1, 1, 2), ("tEXt", "Title\0x"u8.ToArray()), ("IDAT", pixels[..3]), ("IDAT", []), ("IDAT", pixels[3..]), ("IEND", []));

        PngDecoder.Decode(png).Rgb.ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData(16, 0, "16 bits")]
    [InlineData(1, 0, "1 bits")]
    [InlineData(8, 1, "interlaced")]
    public void Variants_that_are_not_read_are_refused_as_such(byte depth, byte interlace, string reason) =>
        Should.Throw<UnsupportedMediaException>(() => PngDecoder.Decode(File(Header(1, 1, 0, depth, interlace), ("IDAT", Zlib([0, 0])), ("IEND", []))))
            .Message.ShouldContain(reason);

    [Fact]
    public void A_picture_far_too_large_is_refused_before_any_memory_is_taken() =>
        Should.Throw<UnsupportedMediaException>(() => PngDecoder.Decode(File(Header(60_000, 60_000, 2), ("IDAT", Zlib([0])), ("IEND", []))))
            .Message.ShouldContain("60000x60000");

    [Fact]
    public void Too_few_pixels_are_refused() =>
        Should.Throw<MediaFormatException>(() => PngDecoder.Decode(File(Header(5_000, 5_000, 2), ("IDAT", Zlib([0])), ("IEND", []))))
            .Message.ShouldContain("too few");

    [Fact]
    public void Each_kind_of_damage_is_named()
    {
        Refusal([]).ShouldContain("signature");
        Refusal("GIF89a and more"u8.ToArray()).ShouldContain("signature");
        Refusal(File(("IDAT", []))).ShouldContain("IHDR");
        Refusal(File(Header(0, 1, 2), ("IEND", []))).ShouldContain("0x1");
        Refusal(File(Header(1, 1, 5), ("IEND", []))).ShouldContain("colour type 5");
        Refusal(File(Header(1, 1, 2), ("ABCD", []))).ShouldContain("'ABCD'");
        Refusal(File(Header(1, 1, 2), ("IDAT", [1, 2, 3]), ("IEND", []))).ShouldContain("unpack");
        Refusal(Png(1, 1, colorType: 2, [9, 1, 2, 3])).ShouldContain("filter 9");
        Refusal(Png(1, 1, colorType: 3, [0, 4], ("PLTE", [1, 2, 3]))).ShouldContain("colour 4");

        var changed = PngEncoder.Encode(Pictures.Noise(1, 4, 4));
        changed[50] ^= 1;
        Refusal(changed).ShouldContain("checksum");
    }

    [Fact]
    public void Cut_off_anywhere_it_is_refused()
    {
        var png = PngEncoder.Encode(Pictures.Noise(2, 6, 6));
        for (var length = 0; length < png.Length; length++)
            Should.Throw<MediaFormatException>(() => PngDecoder.Decode(png.AsSpan(0, length)));
    }

    [Fact]
    public void Damage_never_leads_to_another_exception()
    {
        var image = Pictures.Noise(3, 20, 12);
        foreach (var damaged in Damage.Of(PngEncoder.Encode(image), rounds: 3_000, seed: 11))
            Damage.MustBeBorne(damaged, bytes => PngDecoder.Decode(bytes));

        // Beyond the checksums: damaged pixels and headers in sound chunks.
        foreach (var damaged in Damage.Of(Zlib(new byte[20 * 61]), rounds: 1_000, seed: 12))
            Damage.MustBeBorne(File(Header(20, 20, 2), ("IDAT", damaged), ("IEND", [])), bytes => PngDecoder.Decode(bytes));
        foreach (var damaged in Damage.Of(Header(2, 2, 3).Data, rounds: 1_000, seed: 13))
            Damage.MustBeBorne(File(("IHDR", damaged), ("IDAT", Zlib(new byte[6])), ("IEND", [])), bytes => PngDecoder.Decode(bytes));
    }

    [FfmpegFact]
    public void Ffmpeg_reads_the_same_pixels()
    {
        var image = Pictures.Noise(4, 33, 21);

        Ffmpeg.Decode(PngEncoder.Encode(image), ".png", [], "-f", "rawvideo", "-pix_fmt", "rgb24").ShouldBe(image.Rgb);
    }

    [FfmpegTheory]
    [InlineData("rgb24")]
    [InlineData("rgba")]
    [InlineData("gray")]
    [InlineData("pal8")]
    public void Pngs_of_ffmpeg_are_read(string format)
    {
        var png = Ffmpeg.Make(".png", "-f", "lavfi", "-i", "testsrc=size=67x45", "-frames:v", "1", "-pix_fmt", format);

        var expected = Ffmpeg.Decode(png, ".png", [], "-f", "rawvideo", "-pix_fmt", "rgb24");
        PngDecoder.Decode(png).Rgb.ShouldBe(expected);
    }

    private static string Refusal(byte[] file) => Should.Throw<MediaFormatException>(() => PngDecoder.Decode(file)).Message;

    private static byte[] Png(int width, int height, byte colorType, byte[] rows, params (string Type, byte[] Data)[] before) =>
        File([Header(width, height, colorType), .. before, ("IDAT", Zlib(rows)), ("IEND", [])]);

    private static (string Type, byte[] Data) Header(int width, int height, byte colorType, byte depth = 8, byte interlace = 0)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        (data[8], data[9], data[12]) = (depth, colorType, interlace);
        return ("IHDR", data);
    }

    private static byte[] File(params (string Type, byte[] Data)[] chunks)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        foreach (var (type, data) in chunks)
            PngFormat.WriteChunk(file, System.Text.Encoding.ASCII.GetBytes(type), data);
        return file.ToArray();
    }

    private static byte[] Zlib(byte[] data)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
            zlib.Write(data);
        return compressed.ToArray();
    }
}
