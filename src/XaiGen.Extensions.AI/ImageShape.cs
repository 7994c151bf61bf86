using System.Drawing;

namespace XaiGen.Extensions.AI;

/// <summary>The aspect ratio and resolution of the service that are closest to a size in pixels.</summary>
internal sealed record ImageShape(ImageAspectRatio Ratio, ImageResolution Resolution)
{
    private static readonly (double Width, double Height, ImageAspectRatio Ratio)[] s_ratios =
    [
        (1, 1, ImageAspectRatio.Ratio1x1),
        (3, 4, ImageAspectRatio.Ratio3x4),
        (4, 3, ImageAspectRatio.Ratio4x3),
        (9, 16, ImageAspectRatio.Ratio9x16),
        (16, 9, ImageAspectRatio.Ratio16x9),
        (2, 3, ImageAspectRatio.Ratio2x3),
        (3, 2, ImageAspectRatio.Ratio3x2),
        (9, 19.5, ImageAspectRatio.Ratio9x19_5),
        (19.5, 9, ImageAspectRatio.Ratio19_5x9),
        (9, 20, ImageAspectRatio.Ratio9x20),
        (20, 9, ImageAspectRatio.Ratio20x9),
        (1, 2, ImageAspectRatio.Ratio1x2),
        (2, 1, ImageAspectRatio.Ratio2x1),
        (21, 9, ImageAspectRatio.Ratio21x9),
        (5, 2, ImageAspectRatio.Ratio5x2),
    ];

    private static readonly (double Side, ImageResolution Resolution)[] s_resolutions =
        [(1024, ImageResolution.Res1K), (1536, ImageResolution.Res1_5K), (2048, ImageResolution.Res2K)];

    public static ImageShape? Of(Size? size)
    {
        if (size is not { Width: > 0, Height: > 0 } wanted)
        {
            return size is null
                ? null
                : throw new ArgumentException($"ImageSize is {size}; both sides must be at least 1 pixel.", nameof(size));
        }

        double ratio = (double)wanted.Width / wanted.Height, side = Math.Sqrt((double)wanted.Width * wanted.Height);
        return new ImageShape(
            s_ratios.MinBy(known => Math.Abs(Math.Log(known.Width / known.Height / ratio))).Ratio,
            s_resolutions.MinBy(known => Math.Abs(Math.Log(known.Side / side))).Resolution);
    }
}
