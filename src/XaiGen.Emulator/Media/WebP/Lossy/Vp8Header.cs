using System.Buffers.Binary;

namespace XaiGen.Emulator.Media.WebP.Lossy;

/// <summary>The header of a key frame, before its macroblocks (RFC 6386, sections 9 and 19.2).</summary>
internal sealed class Vp8Header
{
    private const int TagLength = 10, Segments = 4;

    private readonly byte[] _coefficients = Vp8Tables.Coefficients.ToArray();
    private readonly byte[] _segmentTree = [255, 255, 255];
    private readonly int[] _segmentSteps = new int[Segments];
    private readonly int[] _segmentLevels = new int[Segments];
    private bool _hasSegments;
    private bool _isSegmentAbsolute;

    /// <exception cref="MediaFormatException">The data is not a frame, or is damaged.</exception>
    public Vp8Header(ReadOnlyMemory<byte> frame)
    {
        ReadOnlySpan<byte> tag = frame.Span;
        if (tag.Length < TagLength || (tag[0] & 1) != 0 || !tag[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
        {
            throw new MediaFormatException("The WebP is damaged: its pixels do not start with a key frame.");
        }

        Size = new ImageSize(
            BinaryPrimitives.ReadUInt16LittleEndian(tag[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(tag[8..]) & 0x3FFF);
        SourcePicture.CheckSize("WebP", Size);
        int firstLength = (tag[0] | tag[1] << 8 | tag[2] << 16) >> 5;
        if (firstLength > frame.Length - TagLength)
        {
            throw CutOff();
        }

        Modes = new BoolDecoder(frame.Slice(TagLength, firstLength));
        Modes.Number(2); // The colour space and whether values are clamped: neither changes how a still picture is read.
        ReadSegments();
        ReadFilter();
        Coefficients = PartitionsOf(frame[(TagLength + firstLength)..], 1 << Modes.Number(2));
        Steps = ReadSteps();
        Modes.Flag(); // What following frames begin with.
        ReadProbabilities();
        SkipProbability = Modes.Flag() ? Modes.Number(8) : null;
    }

    public ImageSize Size { get; }

    /// <summary>The decoder of the macroblocks' modes, which follow the header.</summary>
    public BoolDecoder Modes { get; }

    /// <summary>The decoders of the coefficient partitions; rows of macroblocks use them in turn.</summary>
    public IReadOnlyList<BoolDecoder> Coefficients { get; }

    /// <summary>The quantizer steps for each segment.</summary>
    public IReadOnlyList<Vp8Steps> Steps { get; }

    /// <summary>The coefficient probabilities by kind of block, band and context.</summary>
    public ReadOnlySpan<byte> Probabilities => _coefficients;

    /// <summary>The probability that a macroblock has coefficients; null if all have.</summary>
    public int? SkipProbability { get; }

    public bool IsFilterSimple { get; private set; }

    public int FilterLevel { get; private set; }

    public int FilterSharpness { get; private set; }

    /// <summary>Whether each macroblock has a segment ID.</summary>
    public bool HasSegmentOfEach { get; private set; }

    /// <summary>
    /// The adjustments of the filter level in a key frame: for every macroblock, and for those with a mode for each block.
    /// </summary>
    public (int Each, int OfBlocks) FilterChanges { get; private set; }

    public int ReadSegment() => Modes.Bit(_segmentTree[0])
        ? Modes.Bit(_segmentTree[2]) ? 3 : 2
        : Modes.Bit(_segmentTree[1]) ? 1 : 0;

    /// <summary>The filter level of a macroblock (section 9.6).</summary>
    public int FilterLevelOf(int segment, bool hasBlockModes)
    {
        int level = !_hasSegments ? FilterLevel
            : _isSegmentAbsolute ? _segmentLevels[segment]
            : Math.Clamp(FilterLevel + _segmentLevels[segment], 0, 63);
        return Math.Clamp(level + FilterChanges.Each + (hasBlockModes ? FilterChanges.OfBlocks : 0), 0, 63);
    }

    private static MediaFormatException CutOff() => new("The WebP is cut off: its pixels are longer than what is left.");

    private static List<BoolDecoder> PartitionsOf(ReadOnlyMemory<byte> rest, int count)
    {
        ReadOnlySpan<byte> lengths = rest.Span;
        int start = 3 * (count - 1);
        List<BoolDecoder> partitions = [];
        for (int number = 0; number < count; number++)
        {
            // The last partition takes all remaining bytes.
            int length = start > rest.Length ? -1
                : number == count - 1 ? rest.Length - start
                : lengths[number * 3] | lengths[number * 3 + 1] << 8 | lengths[number * 3 + 2] << 16;
            if (length < 0 || length > rest.Length - start)
            {
                throw CutOff();
            }

            partitions.Add(new BoolDecoder(rest.Slice(start, length)));
            start += length;
        }

        return partitions;
    }

    private void ReadSegments()
    {
        _hasSegments = Modes.Flag();
        if (!_hasSegments)
        {
            return;
        }

        HasSegmentOfEach = Modes.Flag();
        if (Modes.Flag())
        {
            _isSegmentAbsolute = Modes.Flag();
            foreach ((int[] values, int length) in new[] { (_segmentSteps, 7), (_segmentLevels, 6) })
            {
                for (int segment = 0; segment < Segments; segment++)
                {
                    values[segment] = Modes.OptionalSigned(length) ?? 0;
                }
            }
        }

        for (int node = 0; HasSegmentOfEach && node < _segmentTree.Length; node++)
        {
            _segmentTree[node] = Modes.Flag() ? (byte)Modes.Number(8) : (byte)255;
        }
    }

    private void ReadFilter()
    {
        (IsFilterSimple, FilterLevel, FilterSharpness) = (Modes.Flag(), Modes.Number(6), Modes.Number(3));
        if (!Modes.Flag() || !Modes.Flag())
        {
            return;
        }

        // Four adjustments for reference frames and four for modes; a key frame uses only the first of each.
        int[] changes = [.. Enumerable.Range(0, 8).Select(_ => Modes.OptionalSigned(6) ?? 0)];
        FilterChanges = (changes[0], changes[4]);
    }

    private Vp8Steps[] ReadSteps()
    {
        int all = Modes.Number(7);
        int[] changes = [.. Enumerable.Range(0, 5).Select(_ => Modes.OptionalSigned(4) ?? 0)];
        return
        [
            .. _segmentSteps.Select(own => Vp8Steps.Of(_hasSegments ? _isSegmentAbsolute ? own : all + own : all, changes)),
        ];
    }

    private void ReadProbabilities()
    {
        for (int place = 0; place < _coefficients.Length; place++)
        {
            if (Modes.Bit(Vp8Tables.CoefficientUpdates[place]))
            {
                _coefficients[place] = (byte)Modes.Number(8);
            }
        }
    }
}
