using XaiGen.Emulator.Media;
using XaiGen.Emulator.Media.Painting;

namespace XaiGen.Emulator.Imagine;

/// <summary>The content of images: a picture of the prompt, laid over the sources if there are any.</summary>
internal sealed record ImageScene(
    string Prompt, IReadOnlyList<SourceMedia> Sources, string AspectRatio, string Resolution)
{
    public bool HasUnreadSource => Sources.Any(source => source.IsUnread);

    public bool HasStandIn => Sources.Any(source => source.IsStandIn);

    /// <summary>Renders one of the images as PNG.</summary>
    public byte[] Render(int index) => PngEncoder.Encode(Paint(index));

    private PixelImage Paint(int index)
    {
        if (Sources is [])
        {
            return Painter.Paint(Prompt, index, ImageSize.For(AspectRatio, Resolution));
        }

        PixelImage[] sources = [.. Sources.Select(source => source.ToPicture())];
        return Painter.Edit(sources, Prompt, index, ImageSize.For(AspectRatio, Resolution, sources[0].Size));
    }
}
