using XaiGen.Emulator.Media;
using XaiGen.Emulator.Media.Painting;

namespace XaiGen.Emulator.Imagine;

/// <summary>A source clip. A clip on another host is replaced by a stand-in, always the same one.</summary>
internal sealed class SourceClip
{
    private static readonly TimeSpan s_unreadDuration = TimeSpan.FromSeconds(6);
    private static readonly ImageSize s_unreadSize = ImageSize.ForVideo("16:9", "480p");

    private readonly SourceMedia _source;
    private readonly ImageSize _size;

    private SourceClip(SourceMedia source, ImageSize size, TimeSpan duration, bool isStandIn)
        => (_source, _size, Duration, IsStandIn) = (source, size, duration, isStandIn);

    public TimeSpan Duration { get; }

    public string Name => _source.Name;

    /// <summary>Whether its frames cannot be read and are replaced by a stand-in.</summary>
    public bool IsStandIn { get; }

    public bool IsUnread => _source.IsUnread;

    /// <summary>The resolution that it is billed at.</summary>
    public string Resolution => Math.Min(_size.Width, _size.Height) switch
    {
        <= 480 => "480p",
        <= 720 => "720p",
        _ => "1080p",
    };

    public static async Task<SourceClip> ReadAsync(SourceReader reader, Caller caller, VideoInput input)
    {
        SourceMedia source = await reader.ReadVideoAsync(caller, input, "video");
        if (source.Read() is not { } bytes)
        {
            return new SourceClip(source, s_unreadSize, s_unreadDuration, isStandIn: false);
        }

        try
        {
            var clip = VideoClip.Read(bytes);
            return new SourceClip(source, clip.Size, clip.Duration, isStandIn: !clip.IsOwn);
        }
        catch (MediaFormatException fault)
        {
            throw ApiFault.Invalid($"'video' cannot be read: {fault.Message}");
        }
    }

    public VideoClip Read() => _source.Read() is { } bytes
        ? VideoClip.Read(bytes)
        : VideoClip.Render(Painter.Paint(_source.Name, 0, _size), _source.Name, Duration, _size);
}
