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
        PixelImage image = Pictures.Noise(1, width, height);

        PixelImage decoded = PngDecoder.Decode(PngEncoder.Encode(image));

        decoded.Size.ShouldBe(image.Size);
        decoded.Rgb.ShouldBe(image.Rgb);
    }

    [Fact]
    public void Transparent_pixels_are_shown_on_white()
    {
        byte[] png = PngEncoder.EncodeRgba(3, 1, [10, 20, 30, 255, 10, 20, 30, 0, 0, 0, 0, 128]);

        PngDecoder.Decode(png).Rgb.ShouldBe([10, 20, 30, 255, 255, 255, 127, 127, 127]);
    }

    [Fact]
    public void Gray_is_read()
        => PngDecoder.Decode(Png(2, 1, colorType: 0, [0, 7, 200])).Rgb.ShouldBe([7, 7, 7, 200, 200, 200]);

    [Fact]
    public void Gray_with_opacity_is_read()
        => PngDecoder.Decode(Png(2, 1, colorType: 4, [0, 7, 255, 200, 0])).Rgb.ShouldBe([7, 7, 7, 255, 255, 255]);

    [Fact]
    public void Palette_with_opacity_is_read()
        => PngDecoder.Decode(Png(3, 1, colorType: 3, [0, 1, 0, 2], ("PLTE", [1, 2, 3, 4, 5, 6, 7, 8, 9]), ("tRNS", [255, 0]))).Rgb
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

        IEnumerable<byte> gray = PngDecoder.Decode(Png(3, 5, colorType: 0, rows)).Rgb.Where((_, i) => i % 3 == 0);

        gray.ShouldBe([10, 20, 30, 5, 10, 15, 6, 11, 16, 5, 10, 15, 6, 11, 16]);
    }

    [Fact]
    public void Pixels_in_several_chunks_and_unknown_harmless_chunks_are_read()
    {
        byte[] pixels = Zlib([0, 1, 2, 3]);
        byte[] png = File(
            Header(1, 1, 2), ("tEXt", "Title\0x"u8.ToArray()), ("IDAT", pixels[..3]), ("IDAT", []), ("IDAT", pixels[3..]), ("IEND", []));

        PngDecoder.Decode(png).Rgb.ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData(1, new byte[] { 0b0110_0000 }, new byte[] { 0, 255, 255, 0 })]
    [InlineData(2, new byte[] { 0b0001_1011 }, new byte[] { 0, 85, 170, 255 })]
    [InlineData(4, new byte[] { 0x0F, 0x5A }, new byte[] { 0, 255, 85, 170 })]
    [InlineData(8, new byte[] { 0, 255, 85, 170 }, new byte[] { 0, 255, 85, 170 })]
    [InlineData(16, new byte[] { 0, 0, 255, 255, 85, 85, 170, 170 }, new byte[] { 0, 255, 85, 170 })]
    public void Every_depth_is_read(byte depth, byte[] row, byte[] gray)
        => PngDecoder.Decode(File(Header(4, 1, 0, depth), ("IDAT", Zlib([0, .. row])), ("IEND", []))).Rgb.Where((_, i) => i % 3 == 0)
            .ShouldBe(gray);

    [Fact]
    public void Colours_of_16_bits_are_read_with_their_opacity()
        => PngDecoder.Decode(File(Header(1, 1, 6, 16), ("IDAT", Zlib([0, 10, 1, 20, 2, 30, 3, 128, 0])), ("IEND", []))).Rgb.ShouldBe(
            [133, 138, 143]);

    [Fact]
    public void One_colour_can_stand_for_what_is_transparent()
    {
        PngDecoder.Decode(Png(2, 1, colorType: 0, [0, 7, 200], ("tRNS", [0, 7]))).Rgb.ShouldBe([255, 255, 255, 200, 200, 200]);
        PngDecoder.Decode(Png(2, 1, colorType: 2, [0, 1, 2, 3, 1, 2, 4], ("tRNS", [0, 1, 0, 2, 0, 3]))).Rgb.ShouldBe(
            [255, 255, 255, 1, 2, 4]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(5, 5)]
    [InlineData(8, 8)]
    [InlineData(17, 13)]
    public void Interlaced_pixels_come_to_their_places(int width, int height)
    {
        PixelImage image = Pictures.Noise(5, width, height);
        List<byte> passes = [];
        foreach ((int left, int top, int across, int down) in new[] { (
            0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2) })
        {
            for (int y = top; y < height && left < width; y += down)
            {
                passes.Add(0);
                for (int x = left; x < width; x += across)
                {
                    passes.AddRange(image.Rgb.AsSpan((y * width + x) * 3, 3));
                }
            }
        }

        PngDecoder.Decode(File(Header(width, height, 2, interlace: 1), ("IDAT", Zlib([.. passes])), ("IEND", []))).Rgb.ShouldBe(image.Rgb);
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 16)]
    [InlineData(0, 3)]
    [InlineData(6, 0)]
    public void A_depth_that_a_colour_type_does_not_have_is_refused(byte colorType, byte depth)
        => Refusal(File(Header(1, 1, colorType, depth), ("IDAT", Zlib([0, 0])), ("IEND", []))).ShouldContain($"{depth} bits");

    [Fact]
    public void A_picture_far_too_large_is_refused_before_any_memory_is_taken()
        => Should.Throw<UnsupportedMediaException>(
            () => PngDecoder.Decode(File(Header(60_000, 60_000, 2), ("IDAT", Zlib([0])), ("IEND", []))))
            .Message.ShouldContain("60000x60000");

    [Fact]
    public void Too_few_pixels_are_refused()
        => Should.Throw<MediaFormatException>(() => PngDecoder.Decode(File(Header(5_000, 5_000, 2), ("IDAT", Zlib([0])), ("IEND", []))))
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

        byte[] changed = PngEncoder.Encode(Pictures.Noise(1, 4, 4));
        changed[50] ^= 1;
        Refusal(changed).ShouldContain("checksum");
    }

    [Fact]
    public void Cut_off_anywhere_it_is_refused()
    {
        byte[] png = PngEncoder.Encode(Pictures.Noise(2, 6, 6));
        for (int length = 0; length < png.Length; length++)
        {
            Should.Throw<MediaFormatException>(() => PngDecoder.Decode(png.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Damage_never_leads_to_another_exception()
    {
        PixelImage image = Pictures.Noise(3, 20, 12);
        foreach (byte[] damaged in Damage.Of(PngEncoder.Encode(image), rounds: 3_000, seed: 11))
        {
            Damage.MustBeBorne(damaged, bytes => PngDecoder.Decode(bytes));
        }

        // Beyond the checksums: damaged pixels and headers in sound chunks.
        foreach (byte[] damaged in Damage.Of(Zlib(new byte[20 * 61]), rounds: 1_000, seed: 12))
        {
            Damage.MustBeBorne(File(Header(20, 20, 2), ("IDAT", damaged), ("IEND", [])), bytes => PngDecoder.Decode(bytes));
        }

        foreach (byte[] damaged in Damage.Of(Header(2, 2, 3).Data, rounds: 1_000, seed: 13))
        {
            Damage.MustBeBorne(File(("IHDR", damaged), ("IDAT", Zlib(new byte[6])), ("IEND", [])), bytes => PngDecoder.Decode(bytes));
        }
    }

    [FfmpegFact]
    public void Ffmpeg_reads_the_same_pixels()
    {
        PixelImage image = Pictures.Noise(4, 33, 21);

        Ffmpeg.Decode(PngEncoder.Encode(image), ".png", [], "-f", "rawvideo", "-pix_fmt", "rgb24").ShouldBe(image.Rgb);
    }

    [FfmpegTheory]
    [InlineData("rgb24")]
    [InlineData("rgba")]
    [InlineData("gray")]
    [InlineData("pal8")]
    [InlineData("gray16be")]
    [InlineData("rgb48be")]
    [InlineData("monob")]
    public void Pngs_of_ffmpeg_are_read(string format)
    {
        byte[] png = Ffmpeg.Make(".png", "-f", "lavfi", "-i", "testsrc=size=67x45", "-frames:v", "1", "-pix_fmt", format);

        byte[] expected = Ffmpeg.Decode(png, ".png", [], "-f", "rawvideo", "-pix_fmt", "rgb24");
        byte[] decoded = PngDecoder.Decode(png).Rgb;

        // ffmpeg reduces 16 bits to 8 in its own way.
        decoded.Zip(expected, (one, other) => Math.Abs(one - other))
            .Max().ShouldBeLessThanOrEqualTo(format.Contains("16") || format.Contains("48") ? 1 : 0);
    }

    private static string Refusal(byte[] file) => Should.Throw<MediaFormatException>(() => PngDecoder.Decode(file)).Message;

    private static byte[] Png(int width, int height, byte colorType, byte[] rows, params (string Type, byte[] Data)[] before)
        => File([Header(width, height, colorType), .. before, ("IDAT", Zlib(rows)), ("IEND", [])]);

    private static (string Type, byte[] Data) Header(int width, int height, byte colorType, byte depth = 8, byte interlace = 0)
    {
        byte[] data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        (data[8], data[9], data[12]) = (depth, colorType, interlace);
        return ("IHDR", data);
    }

    private static byte[] File(params (string Type, byte[] Data)[] chunks)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        foreach ((string? type, byte[]? data) in chunks)
        {
            PngFormat.WriteChunk(file, System.Text.Encoding.ASCII.GetBytes(type), data);
        }

        return file.ToArray();
    }

    private static byte[] Zlib(byte[] data)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            zlib.Write(data);
        }

        return compressed.ToArray();
    }
}
