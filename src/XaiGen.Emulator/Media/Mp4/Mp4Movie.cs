namespace XaiGen.Emulator.Media.Mp4;

/// <summary>Information about the video track of an MP4, in any codec.</summary>
/// <param name="Size">The displayed width and height.</param>
/// <param name="Duration">The duration.</param>
/// <param name="OwnTrack">The track itself, if this emulator wrote the file; otherwise null.</param>
internal sealed record Mp4Movie(ImageSize Size, TimeSpan Duration, AvcTrack? OwnTrack);
