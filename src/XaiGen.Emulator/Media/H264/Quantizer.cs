namespace XaiGen.Emulator.Media.H264;

/// <summary>Converts coefficients to levels and back for one quantisation parameter (0 fine … 51 coarse).</summary>
internal sealed class Quantizer
{
    /// <summary>Indexed by parameter mod 6, then by the three classes of positions in a 4x4 block.</summary>
    private static readonly int[,] s_multipliers =
    {
        { 13107, 5243, 8066 }, { 11916, 4660, 7490 }, { 10082, 4194, 6554 },
        { 9362, 3647, 5825 }, { 8192, 3355, 5243 }, { 7282, 2893, 4559 },
    };

    private static readonly int[,] s_scales =
    {
        { 10, 16, 13 }, { 11, 18, 14 }, { 13, 20, 16 }, { 14, 23, 18 }, { 16, 25, 20 }, { 18, 29, 23 },
    };

    private static readonly byte[] s_chromaFrom30 =
        [29, 30, 31, 32, 32, 33, 34, 34, 35, 35, 36, 36, 37, 37, 37, 38, 38, 38, 39, 39, 39, 39];

    private readonly int[] _multipliers = new int[16];
    private readonly int[] _scales = new int[16];
    private readonly int _shift;
    private readonly int _exponent;

    public Quantizer(int parameter)
    {
        _exponent = parameter / 6;
        _shift = 15 + _exponent;
        for (int i = 0; i < 16; i++)
        {
            int oddPlaces = (i & 1) + (i >> 2 & 1);
            int positionClass = oddPlaces == 1 ? 2 : oddPlaces / 2;
            _multipliers[i] = s_multipliers[parameter % 6, positionClass];
            _scales[i] = s_scales[parameter % 6, positionClass];
        }
    }

    /// <summary>Chroma is quantised less coarsely than luma at the coarse end.</summary>
    public static int ChromaParameter(int parameter) => parameter < 30 ? parameter : s_chromaFrom30[parameter - 30];

    public int Level(int coefficient, int position) => Level(coefficient, _multipliers[position], _shift);

    public int DcLevel(int coefficient) => Level(coefficient, _multipliers[0], _shift + 1);

    public int Coefficient(int level, int position) => level * _scales[position] << _exponent;

    /// <summary>A luma DC coefficient, from its value after the second transform.</summary>
    public int LumaDc(int value)
        => _exponent >= 2 ? value * _scales[0] << (_exponent - 2) : (value * _scales[0] + (1 << (1 - _exponent))) >> (2 - _exponent);

    /// <summary>A chroma DC coefficient, from its value after the second transform.</summary>
    public int ChromaDc(int value) => (value * _scales[0] << _exponent) >> 1;

    private static int Level(int coefficient, int multiplier, int shift)
    {
        // Adds a third instead of a half: rounding down slightly is not visible and saves many bits.
        int magnitude = (int)Math.Min((Math.Abs((long)coefficient) * multiplier + (1L << shift) / 3) >> shift, Cavlc.MaxLevel);
        return coefficient < 0 ? -magnitude : magnitude;
    }
}
