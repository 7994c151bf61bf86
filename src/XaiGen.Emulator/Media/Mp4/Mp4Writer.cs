namespace XaiGen.Emulator.Media.Mp4;

/// <summary>Writes an MP4 file with its index before its samples, so that playback can start at once.</summary>
internal static class Mp4Writer
{
    /// <summary>Identifies the box with the emulator's own data; other readers ignore it.</summary>
    public static readonly Guid NoteId = new("7b1d5c0e-3f62-4b0a-9d55-9a2f6c8e41d7");

    /// <summary>The number of bytes of the length before each sample.</summary>
    public const int LengthBytes = 4;

    /// <summary>Ticks per picture: enough for players that use other units to round accurately.</summary>
    private const uint TicksPerFrame = 512;

    private const uint TrackIsShown = 3, DataIsHere = 1, VideoHeaderFlags = 1, Undetermined = 0x55C4;

    private static ReadOnlySpan<uint> Upright => [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

    public static byte[] Write(AvcTrack track)
    {
        // The index contains the offset of the samples, which includes its own length; the value does not affect the length.
        int beforeSamples = Head(track, 0).Length + 8;
        BoxWriter file = Head(track, (uint)beforeSamples);
        file.Box("mdat", () =>
        {
            foreach (ReadOnlyMemory<byte> sample in track.Samples)
            {
                file.UInt32((uint)sample.Length);
                file.Bytes(sample.Span);
            }
        });
        return file.ToArray();
    }

    private static BoxWriter Head(AvcTrack track, uint samplesStart)
    {
        var file = new BoxWriter();
        file.Box("ftyp", () =>
        {
            file.Text("isom");
            file.UInt32(0x200);
            file.Text("isomiso2avc1mp41");
        });
        file.Box("moov", () =>
        {
            MovieHeader(file, track);
            file.Box("trak", () =>
            {
                TrackHeader(file, track);
                file.Box("mdia", () => Media(file, track, samplesStart));
            });
            file.Box("uuid", () =>
            {
                file.Bytes(NoteId.ToByteArray(bigEndian: true));
                file.Bytes(track.Note);
            });
        });
        return file;
    }

    private static void MovieHeader(BoxWriter file, AvcTrack track) => file.FullBox("mvhd", 0, () =>
    {
        file.UInt32(0, 0, TimeScale(track), Duration(track), 0x10000);
        file.UInt16(0x100);
        file.Zeros(10);
        file.UInt32(Upright);
        file.Zeros(24);
        file.UInt32(2); // the next track's id
    });

    private static void TrackHeader(BoxWriter file, AvcTrack track) => file.FullBox("tkhd", TrackIsShown, () =>
    {
        file.UInt32(0, 0, 1, 0, Duration(track));
        file.Zeros(16);
        file.UInt32(Upright);
        file.UInt32((uint)track.Size.Width << 16, (uint)track.Size.Height << 16);
    });

    private static void Media(BoxWriter file, AvcTrack track, uint samplesStart)
    {
        file.FullBox("mdhd", 0, () => file.UInt32(0, 0, TimeScale(track), Duration(track), Undetermined << 16));
        file.FullBox("hdlr", 0, () =>
        {
            file.UInt32(0);
            file.Text("vide");
            file.Zeros(12);
            file.Text("Video\0");
        });
        file.Box("minf", () =>
        {
            file.FullBox("vmhd", VideoHeaderFlags, () => file.Zeros(8));
            file.Box("dinf", () => file.FullBox("dref", 0, () =>
            {
                file.UInt32(1);
                file.FullBox("url ", DataIsHere, () => { });
            }));
            file.Box("stbl", () => SampleTable(file, track, samplesStart));
        });
    }

    private static void SampleTable(BoxWriter file, AvcTrack track, uint samplesStart)
    {
        uint count = (uint)track.Samples.Count;
        file.FullBox("stsd", 0, () =>
        {
            file.UInt32(1);
            SampleDescription(file, track);
        });
        file.FullBox("stts", 0, () => file.UInt32(1, count, TicksPerFrame));
        file.FullBox("stss", 0, () =>
        {
            file.UInt32((uint)track.Keyframes.Count);
            foreach (int keyframe in track.Keyframes)
            {
                file.UInt32((uint)keyframe + 1);
            }
        });
        file.FullBox("stsc", 0, () => file.UInt32(1, 1, count, 1));
        file.FullBox("stsz", 0, () =>
        {
            file.UInt32(0, count);
            foreach (ReadOnlyMemory<byte> sample in track.Samples)
            {
                file.UInt32((uint)sample.Length + LengthBytes);
            }
        });
        file.FullBox("stco", 0, () => file.UInt32(1, samplesStart));
    }

    private static void SampleDescription(BoxWriter file, AvcTrack track) => file.Box("avc1", () =>
    {
        file.Zeros(6);
        file.UInt16(1); // the data reference
        file.Zeros(16);
        file.UInt16(track.Size.Width);
        file.UInt16(track.Size.Height);
        file.UInt32(0x480000, 0x480000, 0); // 72 dots per inch
        file.UInt16(1); // one picture in each sample
        file.Zeros(32);
        file.UInt16(24); // bits per pixel
        file.UInt16(0xFFFF);
        file.Box("avcC", () =>
        {
            file.Byte(1);
            file.Bytes(track.SequenceParameters.AsSpan(1, 3)); // profile, constraints, level
            file.Byte(0xFC | (LengthBytes - 1));
            file.Byte(0xE0 | 1);
            file.UInt16(track.SequenceParameters.Length);
            file.Bytes(track.SequenceParameters);
            file.Byte(1);
            file.UInt16(track.PictureParameters.Length);
            file.Bytes(track.PictureParameters);
        });
    });

    private static uint TimeScale(AvcTrack track) => (uint)track.FramesPerSecond * TicksPerFrame;

    private static uint Duration(AvcTrack track) => (uint)track.Samples.Count * TicksPerFrame;
}
