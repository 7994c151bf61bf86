using XaiGen.Emulator.Media;
using XaiGen.Emulator.Media.H264;
using XaiGen.Emulator.Media.Mp4;
using XaiGen.Emulator.Media.Painting;

namespace XaiGen.Emulator.Tests.Media;

public sealed class H264Tests
{
    [Fact]
    public void Any_block_of_coefficients_is_read_back_as_written()
    {
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++)
        {
            (int length, int around) =
                random.Next(3) switch { 0 => (4, Cavlc.ChromaDc), 1 => (15, random.Next(17)), _ => (16, random.Next(17)) };
            double density = random.NextDouble();
            int largest = 1 << random.Next(12);
            int[] block =
                [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() < density ? random.Next(-largest, largest + 1) : 0)];
            foreach (ref int level in block.AsSpan())
            {
                level = Math.Clamp(level, -Cavlc.MaxLevel, Cavlc.MaxLevel);
            }

            var writer = new BitWriter();
            int written = Cavlc.Write(writer, block, around);
            int[] back = new int[length];
            int read = Cavlc.Read(new BitReader(writer.Finish().ToArray()), back, around);

            back.ShouldBe(block);
            (written, read).ShouldBe((block.Count(level => level != 0), written));
        }
    }

    [Fact]
    public void Numbers_and_units_are_read_back_as_written()
    {
        var writer = new BitWriter();
        for (int value = -600; value <= 600; value++)
        {
            writer.Signed(value);
            writer.Unsigned(value + 600);
        }
        var reader = new BitReader(writer.Finish().ToArray());
        for (int value = -600; value <= 600; value++)
        {
            (reader.Signed(), reader.Unsigned()).ShouldBe((value, value + 600));
        }

        byte[] payload = [0, 0, 0, 0, 0, 1, 0, 0, 3, 5, 0, 0, 2, 0, 0, 4, 0, 0];
        byte[] unit = NalUnit.Wrap(NalUnit.Slice, payload);
        NalUnit.Unwrap(unit).ShouldBe(payload);
        Enumerable.Range(0, unit.Length - 2)
            .Any(i => unit[i] == 0 && unit[i + 1] == 0 && unit[i + 2] < 3).ShouldBeFalse("a start code inside a unit");
    }

    [Theory]
    [InlineData(10, 1.5)]
    [InlineData(22, 2.5)]
    [InlineData(40, 9)]
    public void A_keyframe_looks_like_its_picture(int quantisation, double tolerance)
    {
        PixelImage picture = Painter.Paint("ocean sunset", 0, new(150, 90));

        PixelImage decoded = KeyframeDecoder.Decode(KeyframeEncoder.Encode(Frame.From(picture), quantisation, 0), picture.Size).ToImage();

        Pictures.Distance(decoded, picture).ShouldBeLessThan(tolerance);
    }

    [Fact]
    public void Damaged_keyframes_are_borne()
    {
        var size = new ImageSize(64, 48);
        foreach (int quantisation in (int[])[8, 24, 45])
        {
            byte[] unit = KeyframeEncoder.Encode(Frame.From(Pictures.Noise(3, size.Width, size.Height)), quantisation, 1);
            foreach (byte[] damaged in Damage.Of(unit, rounds: 400, seed: quantisation))
            {
                Damage.MustBeBorne(damaged, bytes => KeyframeDecoder.Decode(bytes, size));
            }
        }
    }

    /// <summary>
    /// Noise uses every code word there is, so this proves tables, transforms and predictions against another decoder, to the bit.
    /// </summary>
    [FfmpegTheory]
    [InlineData(2)]
    [InlineData(11)]
    [InlineData(18)]
    [InlineData(25)]
    [InlineData(33)]
    [InlineData(38)]
    [InlineData(47)]
    [InlineData(51)]
    public void Ffmpeg_decodes_keyframes_to_the_same_samples(int quantisation)
    {
        var size = new ImageSize(98, 66);
        PixelImage[] pictures =
            [Pictures.Noise(quantisation, size.Width, size.Height), Painter.Paint("city", 0, size), Painter.Paint("forest", 0, size)];
        byte[][] units = [.. pictures.Select((picture, i) => KeyframeEncoder.Encode(Frame.From(picture), quantisation, i))];
        byte[] file = Mp4Writer.Write(new(
            size, 24, ParameterSets.Sequence(size, 24), ParameterSets.Picture(), [.. units.Select(unit => (ReadOnlyMemory<byte>)unit)],
            [0, 1, 2], [0]));

        // Our decoder omits the deblocking filter, which only matters for display.
        byte[] theirs = Ffmpeg.Decode(file, ".mp4", ["-skip_loop_filter", "all"], "-f", "rawvideo", "-pix_fmt", "yuv420p");

        byte[] ours = [.. units.SelectMany(unit => Planar(KeyframeDecoder.Decode(unit, size)))];
        theirs.AsSpan().SequenceEqual(ours).ShouldBeTrue();
    }

    private static IEnumerable<byte> Planar(Frame frame)
        => Shown(frame.Luma, frame.Size.Width, frame.Size.Height)
            .Concat(frame.Chroma.SelectMany(plane => Shown(plane, frame.Size.Width / 2, frame.Size.Height / 2)));

    private static IEnumerable<byte> Shown(Plane plane, int width, int height)
        => Enumerable.Range(0, height).SelectMany(y => plane.Row(0, y, width).ToArray());
}
