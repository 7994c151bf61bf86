using XaiGen.Emulator.Media;
using XaiGen.Emulator.Media.Painting;

namespace XaiGen.Emulator.Imagine;

/// <summary>The content of a new video: a picture of the prompt, starting from a first frame or combined with other images.</summary>
internal sealed record VideoScene(
    string Prompt, SourceMedia? FirstFrame, IReadOnlyList<SourceMedia> Pictures, string AspectRatio, string Resolution)
{
    public IEnumerable<SourceMedia> Sources => FirstFrame is null ? Pictures : Pictures.Prepend(FirstFrame);

    public bool HasUnreadSource => Sources.Any(source => source.IsUnread);

    public bool HasStandIn => Sources.Any(source => source.IsStandIn);

    public byte[] Render(TimeSpan duration)
    {
        PixelImage? still = FirstFrame?.ToPicture();
        ImageSize size = (still is null ? ImageSize.ForVideo(AspectRatio, Resolution) : ShapeOf(still)).FitForVideo();
        PixelImage[] pictures = [.. Pictures.Select(picture => picture.ToPicture())];
        PixelImage first = (still, pictures) switch
        {
            (null, []) => Painter.Paint(Prompt, 0, size),
            (null, _) => Painter.Edit(pictures, Prompt, 0, size),
            (_, []) => still.Cover(size),
            _ => Painter.Edit([still, .. pictures], Prompt, 0, size),
        };
        return VideoClip.Render(first, Prompt, duration, size).File;
    }

    /// <summary>The aspect ratio of the image, as far as a video supports it, in the requested resolution.</summary>
    private ImageSize ShapeOf(PixelImage still)
    {
        (int width, int height) = (still.Width, still.Height);
        return ImageSize.ForVideo($"{Math.Clamp(width, height / 4, height * 4)}:{height}", Resolution);
    }
}
