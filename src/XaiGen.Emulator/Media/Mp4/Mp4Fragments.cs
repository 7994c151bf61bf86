namespace XaiGen.Emulator.Media.Mp4;

/// <summary>The samples of a fragmented MP4, as recorders and streaming tools write it.</summary>
internal static class Mp4Fragments
{
    private const uint HasBase = 1, HasDescription = 2, HasDuration = 8;
    private const uint RunHasOffset = 1, RunHasFirstFlags = 4, RunHasDurations = 0x100;

    /// <summary>The optional fields of a sample in a run, each four bytes: duration, size, flags, composition offset.</summary>
    private static readonly uint[] s_sampleFields = [RunHasDurations, 0x200, 0x400, 0x800];

    /// <returns>The ticks per second, and the total ticks of all fragments of the track.</returns>
    public static (uint Scale, ulong Ticks) DurationOf(ReadOnlyMemory<byte> file, Box extension, Box track)
    {
        Box media = track.Need("mdia", "mdhd"), header = track.Need("tkhd");
        uint scale = media.UInt32(media.UInt32(0) >> 24 == 1 ? 20 : 12);
        uint id = header.UInt32(header.UInt32(0) >> 24 == 1 ? 20 : 12);
        uint usual = extension.Children()
            .Where(box => box.Type == "trex" && box.UInt32(4) == id).Select(box => box.UInt32(12)).FirstOrDefault();
        ulong ticks = 0;
        foreach (Box fragment in Box.In(file)
            .Where(box => box.Type == "moof").SelectMany(box => box.Children()).Where(box => box.Type == "traf"))
        {
            Box fragmentHeader = fragment.Need("tfhd");
            if (fragmentHeader.UInt32(4) == id)
            {
                uint usualHere = UsualOf(fragmentHeader) ?? usual;
                ticks += fragment.Children().Where(box => box.Type == "trun").Aggregate(0UL, (sum, run) => sum + TicksOf(run, usualHere));
            }
        }

        return (scale, ticks);
    }

    /// <summary>The default duration of samples in a fragment.</summary>
    private static uint? UsualOf(Box header)
    {
        uint flags = header.UInt32(0) & 0xFFFFFF;
        int place = 8 + ((flags & HasBase) != 0 ? 8 : 0) + ((flags & HasDescription) != 0 ? 4 : 0);
        return (flags & HasDuration) != 0 ? header.UInt32(place) : null;
    }

    private static ulong TicksOf(Box run, uint usual)
    {
        uint flags = run.UInt32(0) & 0xFFFFFF, count = run.UInt32(4);
        if ((flags & RunHasDurations) == 0)
        {
            return (ulong)count * usual;
        }

        int start = 8 + ((flags & RunHasOffset) != 0 ? 4 : 0) + ((flags & RunHasFirstFlags) != 0 ? 4 : 0);
        int length = 4 * s_sampleFields.Count(field => (flags & field) != 0);
        ulong ticks = 0;
        for (uint sample = 0; sample < count; sample++)
        {
            ticks += run.UInt32(checked((int)(start + sample * length)));
        }

        return ticks;
    }
}
