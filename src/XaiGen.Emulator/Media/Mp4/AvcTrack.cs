namespace XaiGen.Emulator.Media.Mp4;

/// <summary>The only H.264 track of a clip.</summary>
/// <param name="Size">Width and height in pixels.</param>
/// <param name="FramesPerSecond">The frame rate; all samples have the same duration.</param>
/// <param name="SequenceParameters">The H.264 unit that describes the stream.</param>
/// <param name="PictureParameters">The H.264 unit that describes the pictures.</param>
/// <param name="Samples">One H.264 unit for each picture, in the order they are shown.</param>
/// <param name="Keyframes">The indexes of the samples that can be decoded without earlier ones.</param>
/// <param name="Note">Data that the emulator stores for itself beside the samples.</param>
internal sealed record AvcTrack(
    ImageSize Size,
    int FramesPerSecond,
    byte[] SequenceParameters,
    byte[] PictureParameters,
    IReadOnlyList<ReadOnlyMemory<byte>> Samples,
    IReadOnlyList<int> Keyframes,
    byte[] Note);
