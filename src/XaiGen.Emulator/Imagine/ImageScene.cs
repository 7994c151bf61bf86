using XaiGen.Emulator.Media;
using XaiGen.Emulator.Media.Painting;

namespace XaiGen.Emulator.Imagine;

/// <summary>What pictures show: the prompt, laid over the sources where there are any.</summary>
internal sealed record ImageScene(
    string Prompt, IReadOnlyList<SourceMedia> Sources, string AspectRatio, string Resolution)
{
    public bool HasUnreadSource => Sources.Any(source => source.IsUnread);

    public bool HasStandIn => Sources.Any(source => source.IsStandIn);

    /// <summary>One of the pictures, as PNG.</summary>
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
