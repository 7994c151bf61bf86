namespace XaiGen.Emulator.Media.Jpeg;

/// <summary>One scan of some of the channels, with all of their coefficients or, in a progressive JPEG, a part of them.</summary>
/// <param name="Channels">The channels with their tables; a table that the scan does not need may be null.</param>
/// <param name="First">The first coefficient of the scan, in zigzag order.</param>
/// <param name="Last">The last coefficient of the scan.</param>
/// <param name="High">The lowest bit that earlier scans contained; 0 for the first scan.</param>
/// <param name="Low">The lowest bit that this scan contains.</param>
internal sealed record JpegScan(IReadOnlyList<JpegScanChannel> Channels, int First, int Last, int High, int Low)
{
    /// <summary>Maps zigzag order to the position in the block.</summary>
    public static ReadOnlySpan<byte> Zigzag
    => [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    /// <summary>The number of following blocks without new data in this scan.</summary>
    private int _emptyBlocks;

    /// <returns>The number of bytes read.</returns>
    public int Read(ReadOnlySpan<byte> bytes, int restartInterval, bool isProgressive)
    {
        var bits = new JpegBits(bytes);
        JpegComponent lead = Channels[0].Component;
        bool isInterleaved = Channels.Count > 1;
        int columns = isInterleaved ? lead.Stride / lead.Across : lead.OwnColumns;
        int rows = isInterleaved ? lead.Rows / lead.Down : lead.OwnRows;
        Reset();
        for (int unit = 0; unit < columns * rows; unit++)
        {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0)
            {
                bits.Restart();
                Reset();
            }

            foreach (JpegScanChannel channel in Channels)
            {
                (int across, int down) = isInterleaved ? (channel.Component.Across, channel.Component.Down) : (1, 1);
                for (int block = 0; block < across * down; block++)
                {
                    Span<short> target =
                        channel.Component.Block(unit % columns * across + block % across, unit / columns * down + block / across);
                    if (isProgressive)
                    {
                        ReadPart(ref bits, channel, target);
                    }
                    else
                    {
                        ReadWhole(ref bits, channel, target);
                    }
                }
            }
        }

        return bits.Position;
    }

    private static JpegHuffmanTable Need(JpegHuffmanTable? table)
        => table ?? throw new MediaFormatException("The JPEG is damaged: a Huffman table that it uses is missing.");

    private static int ReadDifference(ref JpegBits bits, JpegScanChannel channel)
    {
        int length = bits.Read(Need(channel.Constant));
        if (length > 15)
        {
            throw new MediaFormatException("The JPEG is damaged: a frequency is larger than possible.");
        }

        return channel.Component.Predicted += bits.ReadSigned(length);
    }

    private static void ReadWhole(ref JpegBits bits, JpegScanChannel channel, Span<short> block)
    {
        block[0] = (short)ReadDifference(ref bits, channel);
        JpegHuffmanTable table = Need(channel.Waves);
        for (int place = 1; place < block.Length; place++)
        {
            int symbol = bits.Read(table), zeros = symbol >> 4, length = symbol & 15;
            if (length == 0 && zeros < 15)
            {
                return;
            }

            place += zeros;
            if (length > 0)
            {
                block[PlaceOf(place)] = (short)bits.ReadSigned(length);
            }
        }
    }

    private static int PlaceOf(int place) => place < Zigzag.Length
        ? Zigzag[place]
        : throw new MediaFormatException("The JPEG is damaged: a block has more frequencies than there are.");

    private void Reset()
    {
        _emptyBlocks = 0;
        foreach (JpegScanChannel channel in Channels)
        {
            channel.Component.Predicted = 0;
        }
    }

    private void ReadPart(ref JpegBits bits, JpegScanChannel channel, Span<short> block)
    {
        switch (First, High)
        {
            case (0, 0):
                block[0] = (short)(ReadDifference(ref bits, channel) << Low);
                break;
            case (0, _):
                block[0] |= (short)(bits.Read(1) << Low);
                break;
            case (_, 0):
                ReadWaves(ref bits, Need(channel.Waves), block);
                break;
            default:
                RefineWaves(ref bits, Need(channel.Waves), block);
                break;
        }
    }

    private void ReadWaves(ref JpegBits bits, JpegHuffmanTable table, Span<short> block)
    {
        if (_emptyBlocks > 0)
        {
            _emptyBlocks--;
            return;
        }

        for (int place = First; place <= Last; place++)
        {
            int symbol = bits.Read(table), zeros = symbol >> 4, length = symbol & 15;
            if (length == 0 && zeros < 15)
            {
                _emptyBlocks = (1 << zeros) - 1 + bits.Read(zeros);
                return;
            }

            place += zeros;
            if (length > 0)
            {
                block[PlaceOf(place)] = (short)(bits.ReadSigned(length) << Low);
            }
        }
    }

    /// <summary>Reads one more bit for each nonzero coefficient, and the first bit of coefficients that become nonzero (G.1.2.3).</summary>
    private void RefineWaves(ref JpegBits bits, JpegHuffmanTable table, Span<short> block)
    {
        int place = First;
        for (; place <= Last && _emptyBlocks == 0; place++)
        {
            int symbol = bits.Read(table), zeros = symbol >> 4;
            short added = 0;
            if ((symbol & 15) != 0)
            {
                added = (short)((bits.Read(1) == 1 ? 1 : -1) << Low);
            }
            else if (zeros < 15)
            {
                _emptyBlocks = (1 << zeros) + bits.Read(zeros);
                break;
            }

            place = PassOver(ref bits, block, place, zeros);
            if (added != 0 && place <= Last)
            {
                block[Zigzag[place]] = added;
            }
        }

        if (_emptyBlocks > 0)
        {
            PassOver(ref bits, block, place, int.MaxValue);
            _emptyBlocks--;
        }
    }

    /// <returns>The position after the given number of zero coefficients; nonzero ones in between receive their next bit.</returns>
    private int PassOver(ref JpegBits bits, Span<short> block, int place, int zeros)
    {
        for (; place <= Last; place++)
        {
            ref short frequency = ref block[Zigzag[place]];
            if (frequency != 0)
            {
                if (bits.Read(1) == 1)
                {
                    frequency += (short)((frequency > 0 ? 1 : -1) << Low);
                }
            }
            else if (zeros-- == 0)
            {
                break;
            }
        }

        return place;
    }
}
