using XaiGen.Emulator.Media;
using XaiGen.Emulator.Tests.Media;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>Small files of the relevant types.</summary>
internal static class Samples
{
    public static byte[] Png { get; } = PngEncoder.Encode(new PixelImage(new ImageSize(64, 48)));

    public static byte[] Jpeg { get; } = JpegTests.File("baseline-gray");

    public static byte[] Pdf { get; } = [.. "%PDF-1.7\n%%EOF"u8];

    public static byte[] WebP { get; } = Pictures.File("palette.webp");

    /// <summary>The header of a sound of that length, with one byte per second, without the sound data.</summary>
    public static byte[] Wav(int seconds)
    => [
        .. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 8, 0,
        .. "data"u8, .. BitConverter.GetBytes(seconds),
    ];

    public static byte[] Text { get; } = [.. "Grüße vom Emulator"u8];
}
