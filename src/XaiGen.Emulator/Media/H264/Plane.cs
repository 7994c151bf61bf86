namespace XaiGen.Emulator.Media.H264;

/// <summary>One component (luma or chroma) of a frame, padded to whole macroblocks.</summary>
internal sealed class Plane(int width, int height)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public byte[] Samples { get; } = new byte[width * height];

    public Span<byte> Row(int x, int y, int length) => Samples.AsSpan(y * Width + x, length);
}
