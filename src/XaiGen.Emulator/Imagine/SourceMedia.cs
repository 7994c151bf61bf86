using System.Text;
using XaiGen.Emulator.Media;

namespace XaiGen.Emulator.Imagine;

/// <summary>A source image or clip; if it has no content, it is on another host and was not read.</summary>
internal sealed record SourceMedia(string Name, string ContentType, SourceContent? Content)
{
    public bool IsUnread => Content is null;

    /// <summary>Whether it is an image whose pixels cannot be read and are replaced by a stand-in.</summary>
    public bool IsStandIn
        => ContentType.StartsWith("image/", StringComparison.Ordinal) && Read() is { } bytes && !SourcePicture.IsRead(bytes);

    public byte[]? Read() => Content?.Read();

    /// <exception cref="MediaFormatException">It is a picture that is damaged.</exception>
    public void CheckPicture()
    {
        if (Read() is { } bytes)
        {
            SourcePicture.Read(bytes);
        }
    }

    /// <summary>The pixels of an image. An image that was not read is replaced by one derived from its name.</summary>
    public PixelImage ToPicture() => Read() is { } bytes
        ? SourcePicture.Read(bytes)
        : SourcePicture.StandIn(Encoding.UTF8.GetBytes(Name));
}
