using XaiGen.Emulator.Media;
using XaiGen.Emulator.Media.Painting;

namespace XaiGen.Emulator.Tests.Media;

public sealed class PainterTests
{
    private static readonly ImageSize s_size = new(192, 128);

    [Fact]
    public void The_same_request_gives_the_same_bytes()
        => PngEncoder.Encode(Painter.Paint("a lighthouse", 2, s_size))
            .ShouldBe(PngEncoder.Encode(Painter.Paint("a lighthouse", 2, s_size)));

    [Fact]
    public void Other_prompts_and_other_indexes_give_pictures_plainly_different()
    {
        string[] prompts =
            ["a cat", "a cat!", "the ocean at dusk", "city at night", "deep forest", "desert", "a planet", "snowy peaks", "bubbles"];
        PixelImage[] pictures =
        [
            .. prompts.Select(prompt => Painter.Paint(prompt, 0, s_size)), Painter.Paint("a cat", 1, s_size),
            Painter.Paint("a cat", 2, s_size),
        ];

        for (int i = 0; i < pictures.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Pictures.Distance(pictures[i], pictures[j]).ShouldBeGreaterThan(3, $"pictures {j} and {i}");
            }
        }
    }

    [Fact]
    public void Known_words_show()
    {
        Pictures.Brightness(Painter.Paint("a village at night", 0, s_size))
            .ShouldBeLessThan(Pictures.Brightness(Painter.Paint("a village on a sunny day", 0, s_size)) - 50);

        PixelImage red = Painter.Paint("a red village by day", 0, s_size);
        Pictures.Mean(red, 0).ShouldBeGreaterThan(Pictures.Mean(red, 2) + 20);
        PixelImage blue = Painter.Paint("a blue village by day", 0, s_size);
        Pictures.Mean(blue, 2).ShouldBeGreaterThan(Pictures.Mean(blue, 0) + 20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t")]
    [InlineData("日本の海 🌊")]
    [InlineData("<IMAGE_0> & \"quotes\"")]
    public void Any_prompt_gives_a_picture(string prompt)
        => Painter.Paint(prompt, 0, new(16, 16)).Rgb.Distinct().Count().ShouldBeGreaterThan(10);

    [Fact]
    public void Every_subject_is_painted_at_every_shape()
    {
        foreach (string word in (string[])["hill", "mountain", "sea", "city", "forest", "desert", "planet", "bubbles"])
        {
            foreach (ImageSize shape in (ImageSize[])[new(16, 16), new(16, 320), new(320, 16), new(96, 208)])
            {
                Painter.Paint(word, 0, shape).Size.ShouldBe(shape);
            }
        }
    }

    [Fact]
    public void An_edit_shows_its_source_and_its_prompt()
    {
        PixelImage source = Painter.Paint("city by day", 0, s_size);
        PixelImage other = Painter.Paint("ocean at night", 0, s_size);

        PixelImage edit = Painter.Edit([source], "purple bubbles", 0, s_size);

        Pictures.Distance(edit, source).ShouldBeGreaterThan(8);
        Pictures.Distance(edit, source).ShouldBeLessThan(Pictures.Distance(edit, other));
        Pictures.Distance(edit, Painter.Edit([source], "golden hills", 0, s_size)).ShouldBeGreaterThan(8);
        Pictures.Distance(edit, Painter.Edit([other], "purple bubbles", 0, s_size)).ShouldBeGreaterThan(8);
    }

    [Fact]
    public void An_edit_of_several_sources_shows_the_first_at_the_left_and_the_last_at_the_right()
    {
        (PixelImage? white, PixelImage? black) = (Plain(255), Plain(0));

        PixelImage edit = Painter.Edit([white, black], "hills by day", 0, s_size);

        Pictures.Distance(LeftThird(edit), LeftThird(Painter.Edit([white], "hills by day", 0, s_size))).ShouldBe(0);
        Pictures.Distance(RightFifth(edit), RightFifth(Painter.Edit([black], "hills by day", 0, s_size))).ShouldBe(0);
    }

    [Fact]
    public void Sources_of_other_sizes_are_fitted()
        => Painter.Edit([Painter.Paint("a", 0, new(64, 64)), Painter.Paint("b", 0, new(300, 20))], "c", 0, s_size).Size.ShouldBe(s_size);

    [Fact]
    public void A_source_whose_pixels_are_not_read_has_a_stand_in_of_its_shape()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xC9, 0, 11, 8, 0, 60, 0, 80, 1, 1, 0x11, 0];
        byte[] another = [.. jpeg, 1];

        SourcePicture.Read(jpeg).Size.ShouldBe(new ImageSize(80, 60));
        SourcePicture.Read(jpeg).Rgb.ShouldBe(SourcePicture.Read(jpeg).Rgb);
        Pictures.Distance(SourcePicture.Read(jpeg), SourcePicture.Read(another)).ShouldBeGreaterThan(3);
        SourcePicture.Read(PngEncoder.Encode(Plain(9))).Rgb.ShouldBe(Plain(9).Rgb);
        Should.Throw<MediaFormatException>(() => SourcePicture.Read("hello"u8)).Message.ShouldContain("text/plain");
        Should.Throw<MediaFormatException>(() => SourcePicture.Read(PngEncoder.Encode(Plain(9)).AsSpan(0, 60)));
    }

    private static PixelImage Plain(byte value)
        => new(s_size.Width, s_size.Height, [.. Enumerable.Repeat(value, s_size.Width * s_size.Height * 3)]);

    private static PixelImage LeftThird(PixelImage image) => image.Crop(0, 0, 64, 128, new(64, 128));

    private static PixelImage RightFifth(PixelImage image) => image.Crop(154, 0, 38, 128, new(38, 128));
}
