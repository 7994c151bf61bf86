namespace XaiGen.Emulator.Media.WebP.Lossless;

/// <summary>The pixels of a lossless WebP.</summary>
/// <param name="Size">The size of the image.</param>
/// <param name="HasOpacity">Whether the alpha channel is used.</param>
/// <param name="Pixels">The pixels as ARGB, with alpha in the highest byte.</param>
internal sealed record Vp8lPicture(ImageSize Size, bool HasOpacity, uint[] Pixels);
