using System.Buffers.Binary;

namespace XaiGen.Emulator.Media.Jpeg;

/// <summary>Reads JPEG files, baseline and progressive, with 8 bits per channel, and applies the camera's orientation.</summary>
internal sealed class JpegDecoder
{
    private const byte StartOfScan = 0xDA, EndOfImage = 0xD9, HuffmanTables = 0xC4, ArithmeticTables = 0xCC, QuantizationTables = 0xDB,
        RestartInterval = 0xDD, App1 = 0xE1, App14 = 0xEE, Progressive = 0xC2;

    private readonly ushort[]?[] _quantization = new ushort[4][];
    private readonly JpegHuffmanTable?[] _constants = new JpegHuffmanTable[4];
    private readonly JpegHuffmanTable?[] _waves = new JpegHuffmanTable[4];
    private readonly List<JpegComponent> _components = [];
    private ImageSize _size;
    private bool _isProgressive;
    private bool _hasPixels;
    private int _restartInterval;
    private int _orientation = 1;

    /// <summary>The colour transform from Adobe's marker; null if there is none.</summary>
    private byte? _adobeColours;

    private JpegDecoder()
    {
    }

    /// <exception cref="MediaFormatException">The file is not a valid JPEG.</exception>
    /// <exception cref="UnsupportedMediaException">The variant of JPEG is not supported.</exception>
    public static PixelImage Decode(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            throw new MediaFormatException("Not a JPEG: the file does not start as one.");
        }

        var decoder = new JpegDecoder();
        decoder.Read(file);
        return JpegColours.Upright(decoder.ToImage(), decoder._orientation);
    }

    /// <summary>
    /// Whether the variant in the file's header is supported; true for a damaged header, because that is reported when the file is read.
    /// </summary>
    public static bool IsRead(ReadOnlySpan<byte> file)
    {
        try
        {
            int position = 2;
            return new JpegDecoder().ReadSegments(file, ref position);
        }
        catch (MediaFormatException fault)
        {
            return fault is not UnsupportedMediaException;
        }
    }

    private static MediaFormatException Damaged(string what) => new($"The JPEG is damaged: {what}.");

    private void Read(ReadOnlySpan<byte> file)
    {
        int position = 2;
        if (!ReadSegments(file, ref position))
        {
            throw Damaged("it has no pixels");
        }

        Allocate(file.Length);
        do
        {
            ReadOnlySpan<byte> segment = Segment(file, ref position);
            position += ReadScan(segment, file[position..]);
            _hasPixels = true;
        }
        while (ReadSegments(file, ref position));
    }

    /// <summary>Reads all segments up to the next scan.</summary>
    /// <returns>Whether there is one.</returns>
    private bool ReadSegments(ReadOnlySpan<byte> file, ref int position)
    {
        while (true)
        {
            switch (NextMarker(file, ref position))
            {
                case EndOfImage:
                    return false;
                case StartOfScan:
                    return true;
                case 0x01 or >= 0xD0 and <= 0xD7:
                    break;
                case var marker:
                    ReadSegment(marker, Segment(file, ref position));
                    break;
            }
        }
    }

    /// <summary>
    /// Finds the next marker. Other bytes before it are skipped; once there are pixels, the end of the file counts as the end marker.
    /// </summary>
    private byte NextMarker(ReadOnlySpan<byte> file, ref int position)
    {
        while (position < file.Length)
        {
            if (file[position++] == 0xFF && position < file.Length && file[position] is not (0 or 0xFF))
            {
                return file[position++];
            }
        }

        return _hasPixels ? EndOfImage : throw new MediaFormatException("The JPEG is cut off: it ends before its pixels.");
    }

    private static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> file, ref int position)
    {
        int length = position + 2 <= file.Length ? BinaryPrimitives.ReadUInt16BigEndian(file[position..]) : 0;
        if (length < 2 || position + length > file.Length)
        {
            throw new MediaFormatException("The JPEG is cut off or damaged: one of its segments is longer than what is left.");
        }

        ReadOnlySpan<byte> segment = file.Slice(position + 2, length - 2);
        position += length;
        return segment;
    }

    private void ReadSegment(byte marker, ReadOnlySpan<byte> segment)
    {
        switch (marker)
        {
            case QuantizationTables:
                ReadQuantization(segment);
                break;
            case HuffmanTables:
                ReadHuffman(segment);
                break;
            case RestartInterval when segment.Length >= 2:
                _restartInterval = BinaryPrimitives.ReadUInt16BigEndian(segment);
                break;
            case App1:
                _orientation = ExifOrientation.Read(segment) ?? _orientation;
                break;
            case App14 when segment.Length >= 12 && segment.StartsWith("Adobe"u8):
                _adobeColours = segment[11];
                break;
            case >= 0xC0 and <= Progressive:
                _isProgressive = marker == Progressive;
                ReadFrame(segment);
                break;
            case > Progressive and <= 0xCF and not ArithmeticTables:
                throw new UnsupportedMediaException(
                    "The JPEG is lossless, hierarchical or arithmetically coded; only baseline and progressive JPEGs are read.");
        }
    }

    private void ReadQuantization(ReadOnlySpan<byte> segment)
    {
        while (segment.Length > 0)
        {
            int bytes = segment[0] >> 4 == 0 ? 1 : 2, length = 1 + JpegComponent.BlockLength * bytes;
            if (segment.Length < length)
            {
                throw Damaged("a quantization table is cut off");
            }

            ushort[] table = new ushort[JpegComponent.BlockLength];
            for (int place = 0; place < table.Length; place++)
            {
                table[JpegScan.Zigzag[place]] = bytes == 1
                    ? segment[1 + place]
                    : BinaryPrimitives.ReadUInt16BigEndian(segment[(1 + place * 2)..]);
            }

            _quantization[segment[0] & 3] = table;
            segment = segment[length..];
        }
    }

    private void ReadHuffman(ReadOnlySpan<byte> segment)
    {
        while (segment.Length > 0)
        {
            const int head = 1 + JpegHuffmanTable.LongestCode;
            int symbols = 0;
            foreach (byte count in segment.Length < head ? throw Damaged("a Huffman table is cut off") : segment[1..head])
            {
                symbols += count;
            }

            if (symbols > 256 || segment.Length < head + symbols)
            {
                throw Damaged("a Huffman table is cut off");
            }

            JpegHuffmanTable?[] tables = segment[0] >> 4 == 0 ? _constants : _waves;
            tables[segment[0] & 3] = new JpegHuffmanTable(segment[1..head], segment.Slice(head, symbols));
            segment = segment[(head + symbols)..];
        }
    }

    private void ReadFrame(ReadOnlySpan<byte> segment)
    {
        if (_components.Count > 0 || segment.Length < 6 || segment.Length < 6 + segment[5] * 3)
        {
            throw Damaged("its header is cut off, or there are two");
        }

        if (segment[0] != 8)
        {
            throw new UnsupportedMediaException($"The JPEG has {segment[0]} bits per channel; only 8 are read.");
        }

        _size = new ImageSize(BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]));
        SourcePicture.CheckSize("JPEG", _size);
        if (segment[5] is not (1 or 3 or 4))
        {
            throw new UnsupportedMediaException($"The JPEG has {segment[5]} channels; only 1, 3 or 4 are read.");
        }

        for (int channel = 0; channel < segment[5]; channel++)
        {
            ReadOnlySpan<byte> described = segment.Slice(6 + channel * 3, 3);
            (byte id, int across, int down) = (described[0], described[1] >> 4, described[1] & 15);
            if (across is < 1 or > 4 || down is < 1 or > 4 || _components.Any(other => other.Id == id))
            {
                throw Damaged("its channels cannot be as its header says");
            }

            _components.Add(new JpegComponent(id, across, down, (byte)(described[2] & 3)));
        }
    }

    private void Allocate(int fileLength)
    {
        if (_components.Count == 0)
        {
            throw Damaged("its pixels come before its header");
        }

        int across = _components.Max(component => component.Across), down = _components.Max(component => component.Down);
        long units = (long)((_size.Width - 1) / (8 * across) + 1) * ((_size.Height - 1) / (8 * down) + 1);
        long blocks = units * _components.Sum(component => component.Across * component.Down);

        // Every block takes at least one bit.
        if (blocks > fileLength * 8L)
        {
            throw new MediaFormatException($"The JPEG is cut off: {fileLength} bytes are too few for {_size} pixels.");
        }

        foreach (JpegComponent component in _components)
        {
            component.Allocate(_size, across, down);
        }
    }

    private int ReadScan(ReadOnlySpan<byte> segment, ReadOnlySpan<byte> bytes)
    {
        int count = segment.Length > 0 ? segment[0] : 0;
        if (count is < 1 or > 4 || segment.Length < 4 + count * 2)
        {
            throw Damaged("what is said of its pixels is cut off");
        }

        List<JpegScanChannel> channels = [];
        for (int channel = 0; channel < count; channel++)
        {
            (byte id, byte tables) = (segment[1 + channel * 2], segment[2 + channel * 2]);
            JpegComponent component = _components.Find(component => component.Id == id)
                ?? throw Damaged("its pixels are of a channel that it does not have");
            channels.Add(new JpegScanChannel(component, _constants[tables >> 4 & 3], _waves[tables & 3]));
        }

        ReadOnlySpan<byte> part = segment[(1 + count * 2)..];
        JpegScan scan = _isProgressive
            ? new JpegScan(channels, part[0], part[1], part[2] >> 4, part[2] & 15)
            : new JpegScan(channels, 0, JpegComponent.BlockLength - 1, 0, 0);
        if (scan.Last >= JpegComponent.BlockLength || scan.First > scan.Last || scan.Low > 13
            || (scan.First > 0 && count > 1) || channels.DistinctBy(channel => channel.Component.Id).Count() < count)
        {
            throw Damaged("a pass over its pixels has an impossible order");
        }

        return scan.Read(bytes, _restartInterval, _isProgressive);
    }

    private PixelImage ToImage()
    {
        foreach (JpegComponent component in _components)
        {
            component.Transform(_quantization[component.Quantization] ?? throw Damaged("a quantization table that it uses is missing"));
        }

        return JpegColours.ToImage(_components, _size, _adobeColours);
    }
}
