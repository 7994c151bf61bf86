namespace XaiGen.Emulator.Media.Mp4;

/// <summary>Reads MP4 files: size and duration of any file, and the complete content of this emulator's own.</summary>
internal static class Mp4Reader
{
    private const int MaxSide = 16_384;

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    /// <exception cref="MediaFormatException">The bytes are not an MP4 with a video track, or are damaged.</exception>
    public static Mp4Movie Read(ReadOnlyMemory<byte> file)
    {
        if (!MediaSniffer.LooksLikeMp4(file.Span))
        {
            throw new MediaFormatException("Not an MP4: the file does not start with an 'ftyp' box of an MP4 brand.");
        }

        Box movie = Box.In(file).Where(box => box.Type == "moov").Select(box => (Box?)box).FirstOrDefault()
            ?? throw new MediaFormatException("The MP4 is cut off or damaged: it has no 'moov' box.");
        Box track = movie.Children().Where(IsVideoTrack).Select(box => (Box?)box).FirstOrDefault()
            ?? throw new MediaFormatException("The MP4 has no video track.");

        ImageSize size = ReadSize(track.Need("tkhd"));
        TimeSpan duration = ReadDuration(file, movie, track);
        byte[]? note = movie.Children().Where(IsNote).Select(box => box.Bytes(16, box.Content.Length - 16).ToArray()).FirstOrDefault();
        return new(size, duration, note is null ? null : ReadOwnTrack(file, track, size, note));
    }

    private static bool IsVideoTrack(Box box)
        => box.Type == "trak" && box.Find("mdia", "hdlr") is { } handler && handler.Bytes(8, 4).Span.SequenceEqual("vide"u8);

    private static bool IsNote(Box box)
        => box.Type == "uuid" && box.Content.Length > 16 && new Guid(box.Content.Span[..16], bigEndian: true) == Mp4Writer.NoteId;

    private static ImageSize ReadSize(Box trackHeader)
    {
        int matrix = trackHeader.UInt32(0) >> 24 == 1 ? 52 : 40;
        var size = new ImageSize((int)(trackHeader.UInt32(matrix + 36) >> 16), (int)(trackHeader.UInt32(matrix + 40) >> 16));
        if (size is not { Width: > 0 and <= MaxSide, Height: > 0 and <= MaxSide })
        {
            throw new MediaFormatException($"The MP4's video track has the impossible size {size}.");
        }

        bool liesOnItsSide = trackHeader.UInt32(matrix) == 0 && trackHeader.UInt32(matrix + 16) == 0;
        return liesOnItsSide ? new(size.Height, size.Width) : size;
    }

    private static TimeSpan ReadDuration(ReadOnlyMemory<byte> file, Box movie, Box track)
    {
        Box header = movie.Need("mvhd");
        (uint scale, ulong ticks) = header.UInt32(0) >> 24 == 1
            ? (header.UInt32(20), header.UInt64(24))
            : (header.UInt32(12), header.UInt32(16));

        // The header of a fragmented file is written before its duration is known.
        if (ticks is 0 or uint.MaxValue or ulong.MaxValue && movie.Find("mvex") is { } extension)
        {
            (scale, ticks) = extension.Find("mehd") is { } told
                ? (scale, told.UInt32(0) >> 24 == 1 ? told.UInt64(4) : told.UInt32(4))
                : Mp4Fragments.DurationOf(file, extension, track);
        }

        if (scale == 0 || ticks == 0 || ticks / (double)scale > s_longest.TotalSeconds)
        {
            throw new MediaFormatException("The MP4 does not tell a usable duration.");
        }

        return TimeSpan.FromSeconds(ticks / (double)scale);
    }

    private static AvcTrack ReadOwnTrack(ReadOnlyMemory<byte> file, Box track, ImageSize size, byte[] note)
    {
        Box media = track.Need("mdia");
        Box table = media.Need("minf", "stbl");
        uint ticksPerFrame = table.Need("stts").UInt32(12);
        (byte[]? sequence, byte[]? picture) = ReadParameterSets(table.Need("stsd"));
        return new(
            size,
            ticksPerFrame == 0 ? 0 : (int)(media.Need("mdhd").UInt32(12) / ticksPerFrame),
            sequence,
            picture,
            ReadSamples(file, table),
            ReadKeyframes(table),
            note);
    }

    private static (byte[] Sequence, byte[] Picture) ReadParameterSets(Box descriptions)
    {
        const int listHeader = 8, visualEntry = 78;
        Box entry = Box.In(descriptions.Bytes(listHeader, descriptions.Content.Length - listHeader)).FirstOrDefault();
        if (entry.Type != "avc1")
        {
            throw new MediaFormatException("The MP4 is damaged: its samples are not described as H.264.");
        }

        Box configuration = new Box(entry.Type, entry.Bytes(visualEntry, entry.Content.Length - visualEntry)).Need("avcC");
        ReadOnlyMemory<byte> sequence = configuration.Bytes(8, configuration.UInt16(6));
        ReadOnlyMemory<byte> picture = configuration.Bytes(11 + sequence.Length, configuration.UInt16(9 + sequence.Length));
        return (sequence.ToArray(), picture.ToArray());
    }

    private static List<ReadOnlyMemory<byte>> ReadSamples(ReadOnlyMemory<byte> file, Box table)
    {
        Box sizes = table.Need("stsz");
        long position = (long)table.Need("stco").UInt32(8);
        var samples = new List<ReadOnlyMemory<byte>>();
        for (int i = 0; i < sizes.UInt32(8); i++)
        {
            uint length = sizes.UInt32(12 + i * 4);
            if (length <= Mp4Writer.LengthBytes || position + length > file.Length)
            {
                throw new MediaFormatException($"The MP4 is cut off or damaged: sample {i + 1} lies outside the file.");
            }

            samples.Add(file.Slice((int)position + Mp4Writer.LengthBytes, (int)length - Mp4Writer.LengthBytes));
            position += length;
        }
        return samples;
    }

    private static List<int> ReadKeyframes(Box table)
    {
        Box numbers = table.Need("stss");
        uint count = table.Need("stsz").UInt32(8);
        var keyframes = new List<int>();
        for (int i = 0; i < numbers.UInt32(4); i++)
        {
            long index = (long)numbers.UInt32(8 + i * 4) - 1;
            if (index >= count || index != 0 && keyframes.Count == 0 || keyframes.Count > 0 && index <= keyframes[^1])
            {
                throw new MediaFormatException("The MP4 is damaged: its list of keyframes does not fit its samples.");
            }

            keyframes.Add((int)index);
        }
        return keyframes.Count > 0 ? keyframes : throw new MediaFormatException("The MP4 is damaged: it has no keyframe.");
    }
}
