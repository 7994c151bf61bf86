using System.Globalization;
using System.Text;
using System.Text.Json;

namespace XaiGen.Emulator.Storage;

/// <summary>The lines of the index file: JSON objects, each with a checksum as its last property.</summary>
internal static class IndexText
{
    public const byte LineEnd = (byte)'\n';

    private const int DigitsLength = 8;

    private static readonly int s_sumLength = SumOf([]).Length;

    public static void Write(IndexLine line, Stream text)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(line, IndexJson.Default.IndexLine);
        ReadOnlySpan<byte> open = json.AsSpan(0, json.Length - 1);
        text.Write(open);
        text.Write(SumOf(open));
        text.WriteByte(LineEnd);
    }

    /// <summary>Reads all complete lines, and checks what follows the last one.</summary>
    public static IndexReading Read(byte[] text)
    {
        List<Range> ranges = [];
        int start = 0;
        for (int length; (length = text.AsSpan(start).IndexOf(LineEnd)) >= 0; start += length + 1)
        {
            ranges.Add(start..(start + length));
        }

        // Lines are parsed in parallel: parsing takes much longer than applying them, and they are independent.
        var lines = new (IndexLine? Line, bool HasSum)[ranges.Count];
        Parallel.For(0, lines.Length, number => lines[number] = Read(text.AsSpan(ranges[number])));

        // Lines without checksums, from earlier versions, may precede lines with checksums, but not follow them.
        int firstSummed = Array.FindIndex(lines, line => line.HasSum) is >= 0 and var first ? first : lines.Length;
        List<IndexLine> sound = new(lines.Length);
        List<DamagedLine> damaged = [];
        for (int number = 0; number < lines.Length; number++)
        {
            if (lines[number] is { Line: { } line, HasSum: var hasSum } && (hasSum || number < firstSummed))
            {
                sound.Add(line);
            }
            else
            {
                damaged.Add(new DamagedLine(number + 1, text[ranges[number]]));
            }
        }

        byte[] rest = text[start..];
        if (rest.Length > 0 && !IsTorn(rest))
        {
            damaged.Add(new DamagedLine(lines.Length + 1, rest));
        }

        return new IndexReading(sound, damaged, start);
    }

    /// <summary>
    /// Whether it is the start of a line whose writing was interrupted, so that it was never acknowledged. After a power failure a disk may
    /// contain zeros instead.
    /// </summary>
    private static bool IsTorn(ReadOnlySpan<byte> rest) => rest[0] == '{' && !rest.Contains((byte)0);

    private static (IndexLine? Line, bool HasSum) Read(ReadOnlySpan<byte> line)
    {
        bool hasSum = line.Length > s_sumLength && SumOf(line[..^s_sumLength]).AsSpan().SequenceEqual(line[^s_sumLength..]);
        try
        {
            return (JsonSerializer.Deserialize(line, IndexJson.Default.IndexLine) is { IsChange: true } change ? change : null, hasSum);
        }
        catch (JsonException)
        {
            return (null, hasSum);
        }
    }

    /// <summary>The end of a line that starts with these bytes.</summary>
    private static byte[] SumOf(ReadOnlySpan<byte> open)
        => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"crc32\":\"{Crc32.Of(open):x8}\"}}"));
}
