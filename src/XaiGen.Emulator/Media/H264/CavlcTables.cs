namespace XaiGen.Emulator.Media.H264;

/// <summary>A prefix code: for each symbol the length of its code word in bits (0: no such symbol) and the word.</summary>
internal sealed class PrefixCode(byte[] lengths, byte[] words)
{
    public void Write(BitWriter writer, int symbol) => writer.Bits(words[symbol], lengths[symbol]);

    public int Read(BitReader reader)
    {
        int next = reader.Peek16();
        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            byte length = lengths[symbol];
            if (length == 0 || next >> (16 - length) != words[symbol])
            {
                continue;
            }

            reader.Skip(length);
            return symbol;
        }
        throw new MediaFormatException("The video is damaged: a picture holds a code word that does not exist.");
    }
}

/// <summary>The code words of CAVLC (ITU-T H.264, tables 9-5 and 9-7 to 9-10).</summary>
internal static class CavlcTables
{
    /// <summary>
    /// Symbol: number of coefficients * 4 + number of trailing ones. Indexed by the neighbours' number of coefficients: 0-1, 2-3, 4-7, 8
    /// and more.
    /// </summary>
    public static readonly PrefixCode[] Count =
    [
        new([1, 0, 0, 0, 6, 2, 0, 0, 8, 6, 3, 0, 9, 8, 7, 5, 10, 9, 8, 6, 11, 10, 9, 7, 13, 11, 10, 8, 13, 13, 11, 9, 13, 13, 13, 10,
                14, 14, 13, 11, 14, 14, 14, 13, 15, 15, 14, 14, 15, 15, 15, 14, 16, 15, 15, 15, 16, 16, 16, 15, 16, 16, 16, 16, 16, 16, 16,
                16],
            [1, 0, 0, 0, 5, 1, 0, 0, 7, 4, 1, 0, 7, 6, 5, 3, 7, 6, 5, 3, 7, 6, 5, 4, 15, 6, 5, 4, 11, 14, 5, 4, 8, 10, 13, 4,
                15, 14, 9, 4, 11, 10, 13, 12, 15, 14, 9, 12, 11, 10, 13, 8, 15, 1, 9, 12, 11, 14, 13, 8, 7, 10, 9, 12, 4, 6, 5, 8]),
        new([2, 0, 0, 0, 6, 2, 0, 0, 6, 5, 3, 0, 7, 6, 6, 4, 8, 6, 6, 4, 8, 7, 7, 5, 9, 8, 8, 6, 11, 9, 9, 6, 11, 11, 11, 7,
                12, 11, 11, 9, 12, 12, 12, 11, 12, 12, 12, 11, 13, 13, 13, 12, 13, 13, 13, 13, 13, 14, 13, 13, 14, 14, 14, 13, 14, 14, 14,
                14],
            [3, 0, 0, 0, 11, 2, 0, 0, 7, 7, 3, 0, 7, 10, 9, 5, 7, 6, 5, 4, 4, 6, 5, 6, 7, 6, 5, 8, 15, 6, 5, 4, 11, 14, 13, 4,
                15, 10, 9, 4, 11, 14, 13, 12, 8, 10, 9, 8, 15, 14, 13, 12, 11, 10, 9, 12, 7, 11, 6, 8, 9, 8, 10, 1, 7, 6, 5, 4]),
        new([4, 0, 0, 0, 6, 4, 0, 0, 6, 5, 4, 0, 6, 5, 5, 4, 7, 5, 5, 4, 7, 5, 5, 4, 7, 6, 6, 4, 7, 6, 6, 4, 8, 7, 7, 5,
                8, 8, 7, 6, 9, 8, 8, 7, 9, 9, 8, 8, 9, 9, 9, 8, 10, 9, 9, 9, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10],
            [15, 0, 0, 0, 15, 14, 0, 0, 11, 15, 13, 0, 8, 12, 14, 12, 15, 10, 11, 11, 11, 8, 9, 10, 9, 14, 13, 9, 8, 10, 9, 8, 15, 14,
                13, 13, 11, 14, 10, 12, 15, 10, 13, 12, 11, 14, 9, 12, 8, 10, 13, 8, 13, 7, 9, 12, 9, 12, 11, 10, 5, 8, 7, 6, 1, 4, 3, 2]),
        new([6, 0, 0, 0, 6, 6, 0, 0, 6, 6, 6, 0, .. Enumerable.Repeat((byte)6, 56)],
            [3, 0, 0, 0, 0, 1, 0, 0, 4, 5, 6, 0, .. Enumerable.Range(8, 56).Select(word => (byte)word)]),
    ];

    /// <summary>As <see cref="Count"/>, for the four DC coefficients of a chroma plane.</summary>
    public static readonly PrefixCode ChromaDcCount = new(
        [2, 0, 0, 0, 6, 1, 0, 0, 6, 6, 3, 0, 6, 7, 7, 6, 6, 8, 8, 7],
        [1, 0, 0, 0, 7, 1, 0, 0, 4, 6, 1, 0, 3, 3, 2, 5, 2, 3, 2, 0]);

    /// <summary>Symbol: number of zeros before the last coefficient. Indexed by the number of coefficients, from 1.</summary>
    public static readonly PrefixCode[] TotalZeros =
    [
        new([1, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 9], [1, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 1]),
        new([3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 6, 6, 6, 6], [7, 6, 5, 4, 3, 5, 4, 3, 2, 3, 2, 3, 2, 1, 0]),
        new([4, 3, 3, 3, 4, 4, 3, 3, 4, 5, 5, 6, 5, 6], [5, 7, 6, 5, 4, 3, 4, 3, 2, 3, 2, 1, 1, 0]),
        new([5, 3, 4, 4, 3, 3, 3, 4, 3, 4, 5, 5, 5], [3, 7, 5, 4, 6, 5, 4, 3, 3, 2, 2, 1, 0]),
        new([4, 4, 4, 3, 3, 3, 3, 3, 4, 5, 4, 5], [5, 4, 3, 7, 6, 5, 4, 3, 2, 1, 1, 0]),
        new([6, 5, 3, 3, 3, 3, 3, 3, 4, 3, 6], [1, 1, 7, 6, 5, 4, 3, 2, 1, 1, 0]),
        new([6, 5, 3, 3, 3, 2, 3, 4, 3, 6], [1, 1, 5, 4, 3, 3, 2, 1, 1, 0]),
        new([6, 4, 5, 3, 2, 2, 3, 3, 6], [1, 1, 1, 3, 3, 2, 2, 1, 0]),
        new([6, 6, 4, 2, 2, 3, 2, 5], [1, 0, 1, 3, 2, 1, 1, 1]),
        new([5, 5, 3, 2, 2, 2, 4], [1, 0, 1, 3, 2, 1, 1]),
        new([4, 4, 3, 3, 1, 3], [0, 1, 1, 2, 1, 3]),
        new([4, 4, 2, 1, 3], [0, 1, 1, 1, 1]),
        new([3, 3, 1, 2], [0, 1, 1, 1]),
        new([2, 2, 1], [0, 1, 1]),
        new([1, 1], [0, 1]),
    ];

    /// <summary>As <see cref="TotalZeros"/>, for the four DC coefficients of a chroma plane.</summary>
    public static readonly PrefixCode[] ChromaDcTotalZeros =
    [
        new([1, 2, 3, 3], [1, 1, 1, 0]),
        new([1, 2, 2], [1, 1, 0]),
        new([1, 1], [1, 0]),
    ];

    /// <summary>
    /// Symbol: number of zeros before one coefficient. Indexed by the number of zeros left, from 1; the last is for all above 6.
    /// </summary>
    public static readonly PrefixCode[] RunBefore =
    [
        new([1, 1], [1, 0]),
        new([1, 2, 2], [1, 1, 0]),
        new([2, 2, 2, 2], [3, 2, 1, 0]),
        new([2, 2, 2, 3, 3], [3, 2, 1, 1, 0]),
        new([2, 2, 3, 3, 3, 3], [3, 2, 3, 2, 1, 0]),
        new([2, 3, 3, 3, 3, 3, 3], [3, 0, 1, 3, 2, 5, 4]),
        new([3, 3, 3, 3, 3, 3, 3, 4, 5, 6, 7, 8, 9, 10, 11], [7, 6, 5, 4, 3, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1]),
    ];
}
