namespace XaiGen.Emulator.Media.H264;

/// <summary>Codes one block of quantised coefficients, in scan order from the lowest frequency (ITU-T H.264, 9.2).</summary>
internal static class Cavlc
{
    /// <summary>The largest level that the escape code of the baseline profile can represent in every state.</summary>
    public const int MaxLevel = 2000;

    /// <summary>Used instead of the neighbours' number of coefficients, which the DC coefficients of a chroma plane do not use.</summary>
    public const int ChromaDc = -1;

    private const int Escape = 15;

    /// <returns>The number of coefficients that are not zero.</returns>
    public static int Write(BitWriter writer, ReadOnlySpan<int> coefficients, int around)
    {
        Span<int> levels = stackalloc int[16];
        Span<int> runs = stackalloc int[16];
        (int count, int zerosLeft, int trailingOnes) = Analyse(coefficients, levels, runs);

        CountCode(around).Write(writer, count * 4 + trailingOnes);
        if (count == 0)
        {
            return 0;
        }

        for (int i = 0; i < trailingOnes; i++)
        {
            writer.Bit(levels[i] < 0);
        }

        int suffixLength = FirstSuffixLength(count, trailingOnes);
        for (int i = trailingOnes; i < count; i++)
        {
            WriteLevel(writer, levels[i], suffixLength, bias: IsNeverOne(i, trailingOnes) ? 2 : 0);
            suffixLength = NextSuffixLength(suffixLength, levels[i]);
        }

        if (count < coefficients.Length)
        {
            ZerosCode(coefficients.Length, count).Write(writer, zerosLeft);
        }

        for (int i = 0; i < count - 1 && zerosLeft > 0; i++)
        {
            CavlcTables.RunBefore[Math.Min(zerosLeft, 7) - 1].Write(writer, runs[i]);
            zerosLeft -= runs[i];
        }
        return count;
    }

    /// <returns>The number of coefficients that are not zero.</returns>
    public static int Read(BitReader reader, Span<int> coefficients, int around)
    {
        coefficients.Clear();
        int symbol = CountCode(around).Read(reader);
        (int count, int trailingOnes) = (symbol / 4, symbol % 4);
        if (count > coefficients.Length)
        {
            throw new MediaFormatException("The video is damaged: a block has more coefficients than it can hold.");
        }

        if (count == 0)
        {
            return 0;
        }

        Span<int> levels = stackalloc int[count];
        for (int i = 0; i < trailingOnes; i++)
        {
            levels[i] = reader.Bits(1) == 0 ? 1 : -1;
        }

        int suffixLength = FirstSuffixLength(count, trailingOnes);
        for (int i = trailingOnes; i < count; i++)
        {
            levels[i] = ReadLevel(reader, suffixLength, bias: IsNeverOne(i, trailingOnes) ? 2 : 0);
            suffixLength = NextSuffixLength(suffixLength, levels[i]);
        }

        int zerosLeft = count < coefficients.Length ? ZerosCode(coefficients.Length, count).Read(reader) : 0;
        int position = count + zerosLeft - 1;
        for (int i = 0; i < count; i++)
        {
            if (position < 0 || position >= coefficients.Length)
            {
                throw new MediaFormatException("The video is damaged: a block has more zeros than it can hold.");
            }

            coefficients[position--] = levels[i];
            if (i == count - 1 || zerosLeft <= 0)
            {
                continue;
            }

            int run = CavlcTables.RunBefore[Math.Min(zerosLeft, 7) - 1].Read(reader);
            zerosLeft -= run;
            position -= run;
        }
        return count;
    }

    /// <summary>The levels from the highest frequency down, and the zeros before each.</summary>
    private static (int Count, int Zeros, int TrailingOnes) Analyse(ReadOnlySpan<int> coefficients, Span<int> levels, Span<int> runs)
    {
        (int count, int zeros, int trailingOnes, int run) = (0, 0, 0, 0);
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            int level = coefficients[i];
            if (level == 0)
            {
                run++;
                continue;
            }
            if (count > 0)
            {
                runs[count - 1] = run;
                zeros += run;
            }
            run = 0;
            if (trailingOnes == count && trailingOnes < 3 && level is 1 or -1)
            {
                trailingOnes++;
            }

            levels[count++] = level;
        }
        return (count, zeros + run, trailingOnes);
    }

    private static void WriteLevel(BitWriter writer, int level, int suffixLength, int bias)
    {
        int code = (level > 0 ? 2 * level - 2 : -2 * level - 1) - bias;
        if (suffixLength == 0 && code is >= 14 and < 30)
        {
            WritePrefix(writer, 14);
            writer.Bits((uint)(code - 14), 4);
        }
        else if (code < (suffixLength == 0 ? 14 : Escape << suffixLength))
        {
            WritePrefix(writer, code >> suffixLength);
            writer.Bits((uint)(code & ((1 << suffixLength) - 1)), suffixLength);
        }
        else
        {
            WritePrefix(writer, Escape);
            writer.Bits((uint)(code - EscapeStart(suffixLength)), 12);
        }
    }

    private static int ReadLevel(BitReader reader, int suffixLength, int bias)
    {
        int prefix = 0;
        while (reader.Bits(1) == 0)
        {
            if (++prefix > Escape)
            {
                throw new MediaFormatException("The video is damaged: a block has a coefficient that is out of range.");
            }
        }
        int code = prefix switch
        {
            Escape => EscapeStart(suffixLength) + reader.Bits(12),
            14 when suffixLength == 0 => 14 + reader.Bits(4),
            _ => (prefix << suffixLength) + reader.Bits(suffixLength),
        };
        code += bias;
        return (code & 1) == 0 ? code / 2 + 1 : -(code + 1) / 2;
    }

    private static void WritePrefix(BitWriter writer, int zeros) => writer.Bits(1, zeros + 1);

    private static int EscapeStart(int suffixLength) => suffixLength == 0 ? 30 : Escape << suffixLength;

    /// <summary>After fewer than three trailing ones the next level cannot be a one, so its codes start at two.</summary>
    private static bool IsNeverOne(int index, int trailingOnes) => index == trailingOnes && trailingOnes < 3;

    private static int FirstSuffixLength(int count, int trailingOnes) => count > 10 && trailingOnes < 3 ? 1 : 0;

    private static int NextSuffixLength(int suffixLength, int level)
    {
        int length = Math.Max(suffixLength, 1);
        return Math.Abs(level) > 3 << (length - 1) && length < 6 ? length + 1 : length;
    }

    private static PrefixCode CountCode(int around) => around switch
    {
        ChromaDc => CavlcTables.ChromaDcCount,
        < 2 => CavlcTables.Count[0],
        < 4 => CavlcTables.Count[1],
        < 8 => CavlcTables.Count[2],
        _ => CavlcTables.Count[3],
    };

    /// <summary>Blocks of 15 (without their DC) share the codes of blocks of 16.</summary>
    private static PrefixCode ZerosCode(int blockLength, int count)
        => (blockLength == 4 ? CavlcTables.ChromaDcTotalZeros : CavlcTables.TotalZeros)[count - 1];
}
