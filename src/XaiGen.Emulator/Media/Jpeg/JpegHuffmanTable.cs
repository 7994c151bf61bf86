namespace XaiGen.Emulator.Media.Jpeg;

/// <summary>A code of up to 16 bits for each of up to 256 symbols; the codes of one length are consecutive.</summary>
internal sealed class JpegHuffmanTable
{
    public const int LongestCode = 16;

    private readonly int[] _firstCode = new int[LongestCode + 1];
    private readonly int[] _firstSymbol = new int[LongestCode + 1];
    private readonly byte[] _counts;
    private readonly byte[] _symbols;

    /// <param name="counts">The number of codes of each length, starting at 1.</param>
    /// <param name="symbols">The symbols, those with the shortest codes first.</param>
    public JpegHuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        (_counts, _symbols) = ([0, .. counts], symbols.ToArray());
        int code = 0, symbol = 0;
        for (int length = 1; length <= LongestCode; length++)
        {
            (_firstCode[length], _firstSymbol[length]) = (code, symbol);
            code += _counts[length];
            symbol += _counts[length];
            if (code > 1 << length)
            {
                throw new MediaFormatException("The JPEG is damaged: one of its Huffman tables has more codes than there can be.");
            }

            code <<= 1;
        }
    }

    public byte? Find(int code, int length)
        => code - _firstCode[length] is >= 0 and var place && place < _counts[length] ? _symbols[_firstSymbol[length] + place] : null;
}
