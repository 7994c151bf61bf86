namespace XaiGen.Emulator.Media.WebP.Lossless;

/// <summary>The pixels of a lossless WebP.</summary>
/// <param name="Size">Its size.</param>
/// <param name="HasOpacity">Whether its opacity counts.</param>
/// <param name="Pixels">Opacity, red, green and blue of each, from the highest byte on.</param>
internal sealed record Vp8lPicture(ImageSize Size, bool HasOpacity, uint[] Pixels);
