namespace XaiGen.Emulator.Media;

/// <summary>Width and height in pixels, and the sizes that the API's aspect ratios and resolutions stand for.</summary>
internal readonly record struct ImageSize(int Width, int Height)
{
    private static readonly ImageSize s_largestVideo = new(1920, 1080);

    /// <summary>
    /// The size of an image: an area of about 1024², 1536² or 2048² pixels in the requested aspect ratio, with both sides multiples of 16.
    /// <c>auto</c> uses the aspect ratio of <paramref name="source"/>, and is square without one.
    /// </summary>
    public static ImageSize For(string aspectRatio, string resolution, ImageSize? source = null)
    {
        int side = resolution switch
        {
            "1k" => 1024,
            "1.5k" => 1536,
            "2k" => 2048,
            _ => throw new ArgumentException($"'{resolution}' is not a picture resolution; use 1k, 1.5k or 2k.", nameof(resolution)),
        };
        double ratio = aspectRatio == "auto" ? AutoRatio(source) : Ratio(aspectRatio);
        return new(RoundTo(side * Math.Sqrt(ratio), 16), RoundTo(side / Math.Sqrt(ratio), 16));
    }

    /// <summary>The size of a video: the short side is the number of the resolution, the long side is even.</summary>
    public static ImageSize ForVideo(string aspectRatio, string resolution)
    {
        int side = resolution switch
        {
            "480p" => 480,
            "720p" => 720,
            "1080p" => 1080,
            _ => throw new ArgumentException($"'{resolution}' is not a video resolution; use 480p, 720p or 1080p.", nameof(resolution)),
        };
        double ratio = Ratio(aspectRatio);
        return ratio >= 1
            ? new(RoundTo(side * ratio, 2), side)
            : new(side, RoundTo(side / ratio, 2));
    }

    /// <summary>The nearest size that the video encoder supports: even sides, and at most 1920x1080 in either orientation.</summary>
    public ImageSize FitForVideo()
    {
        ImageSize largest = Width >= Height ? s_largestVideo : new(s_largestVideo.Height, s_largestVideo.Width);
        double scale = Math.Min(1, Math.Min((double)largest.Width / Width, (double)largest.Height / Height));
        return new(Math.Max(16, RoundTo(Width * scale, 2)), Math.Max(16, RoundTo(Height * scale, 2)));
    }

    public override string ToString() => $"{Width}x{Height}";

    /// <summary>A source outside the API's aspect ratios uses the nearest extreme (9:20 or 5:2), so that no side collapses.</summary>
    private static double AutoRatio(ImageSize? source)
        => source is { } size ? Math.Clamp((double)size.Width / size.Height, 0.45, 2.5) : 1;

    private static double Ratio(string aspectRatio)
    {
        int colon = aspectRatio.IndexOf(':');
        return colon > 0
            && double.TryParse(aspectRatio.AsSpan(0, colon), out double across) && across > 0
            && double.TryParse(aspectRatio.AsSpan(colon + 1), out double down) && down > 0
            && across / down is >= 0.2 and <= 5
                ? across / down
                : throw new ArgumentException($"'{aspectRatio}' is not an aspect ratio; write it like 16:9.", nameof(aspectRatio));
    }

    private static int RoundTo(double value, int multiple) => (int)Math.Round(value / multiple) * multiple;
}
