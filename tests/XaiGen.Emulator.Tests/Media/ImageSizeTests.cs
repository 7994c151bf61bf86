using XaiGen.Emulator.Media;

namespace XaiGen.Emulator.Tests.Media;

public sealed class ImageSizeTests
{
    private static readonly string[] s_pictureRatios =
        ["1:1", "3:4", "4:3", "9:16", "16:9", "2:3", "3:2", "9:19.5", "19.5:9", "9:20", "20:9", "1:2", "2:1", "21:9", "5:2"];

    private static readonly string[] s_videoRatios = ["1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3"];

    public static TheoryData<string, string> Pictures() => Pair(s_pictureRatios, ["1k", "1.5k", "2k"]);

    public static TheoryData<string, string> Videos() => Pair(s_videoRatios, ["480p", "720p", "1080p"]);

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_has_the_asked_shape_and_area(string ratio, string resolution)
    {
        var size = ImageSize.For(ratio, resolution);

        int side = resolution switch { "1k" => 1024, "1.5k" => 1536, _ => 2048 };
        (size.Width % 16, size.Height % 16).ShouldBe((0, 0));
        ((double)size.Width * size.Height).ShouldBe((double)side * side, side * side * 0.02);
        ((double)size.Width / size.Height).ShouldBe(Shape(ratio), Shape(ratio) * 0.03);
    }

    [Theory]
    [MemberData(nameof(Videos))]
    public void A_video_has_the_asked_shape_and_short_side(string ratio, string resolution)
    {
        var size = ImageSize.ForVideo(ratio, resolution);

        Math.Min(size.Width, size.Height).ShouldBe(int.Parse(resolution.TrimEnd('p')));
        (size.Width % 2, size.Height % 2).ShouldBe((0, 0));
        ((double)size.Width / size.Height).ShouldBe(Shape(ratio), Shape(ratio) * 0.005);
    }

    [Fact]
    public void Auto_follows_the_source()
    {
        ImageSize.For("auto", "1k").ShouldBe(new ImageSize(1024, 1024));
        ImageSize.For("auto", "1k", new ImageSize(1600, 900)).ShouldBe(ImageSize.For("16:9", "1k"));
        ImageSize.For("auto", "2k", new ImageSize(30, 4000)).ShouldBe(ImageSize.For("9:20", "2k"));
    }

    [Fact]
    public void Any_size_can_be_fitted_for_video()
    {
        new ImageSize(3840, 2160).FitForVideo().ShouldBe(new ImageSize(1920, 1080));
        new ImageSize(2160, 3840).FitForVideo().ShouldBe(new ImageSize(1080, 1920));
        new ImageSize(641, 361).FitForVideo().ShouldBe(new ImageSize(640, 360));
        new ImageSize(640, 361).FitForVideo().ShouldBe(new ImageSize(640, 360));
        new ImageSize(1, 9000).FitForVideo().ShouldBe(new ImageSize(16, 1920));
    }

    [Theory]
    [InlineData("16x9", "1k")]
    [InlineData("0:9", "1k")]
    [InlineData("-1:-1", "1k")]
    [InlineData("1:1", "4k")]
    public void What_is_not_a_shape_or_a_resolution_is_refused(string ratio, string resolution)
        => Should.Throw<ArgumentException>(() => ImageSize.For(ratio, resolution)).Message.ShouldContain("'");

    private static double Shape(string ratio)
    {
        double[] sides = ratio.Split(':').Select(side => double.Parse(side, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return sides[0] / sides[1];
    }

    private static TheoryData<string, string> Pair(string[] ratios, string[] resolutions)
    {
        var data = new TheoryData<string, string>();
        foreach (string ratio in ratios)
        {
            foreach (string resolution in resolutions)
            {
                data.Add(ratio, resolution);
            }
        }
        return data;
    }
}
