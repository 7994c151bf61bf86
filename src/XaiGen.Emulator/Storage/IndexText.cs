using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace XaiGen.Emulator.Storage;

/// <summary>The lines of the index file: JSON objects, each with a checksum as its last property.</summary>
internal static class IndexText
{
    public const byte LineEnd = (byte)'\n';

    private static readonly int s_endLength = ",'crc32c':'00000000'}".Length;

    public static void Write(IndexLine line, Stream text)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(line, IndexJson.Default.IndexLine);
        ReadOnlySpan<byte> open = json.AsSpan(0, json.Length - 1);
        Span<byte> end = stackalloc byte[s_endLength];
        WriteEnd(open, end);
        text.Write(open);
        text.Write(end);
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
        bool hasSum = HasSum(line);
        try
        {
            return (Parse(line) is { IsChange: true } change ? change : null, hasSum);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return (null, hasSum);
        }
    }

    /// <summary>
    /// Parses a line property by property: for objects in objects the serialiser allocates a stack, which would be a quarter of all that
    /// the start allocates.
    /// </summary>
    private static IndexLine? Parse(ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var line = new IndexLine();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("file"u8))
            {
                line = line with { File = JsonSerializer.Deserialize(ref json, IndexJson.Default.StoredFile) };
            }
            else if (json.ValueTextEquals("removed"u8) && json.Read())
            {
                line = line with { Removed = json.GetString() };
            }
            else
            {
                json.Skip();
            }
        }

        return json.Read() ? null : line;
    }

    private static bool HasSum(ReadOnlySpan<byte> line)
    {
        if (line.Length < s_endLength)
        {
            return false;
        }

        Span<byte> end = stackalloc byte[s_endLength];
        WriteEnd(line[..^s_endLength], end);
        return line.EndsWith(end);
    }

    /// <summary>Writes the end of a line that starts with these bytes.</summary>
    private static void WriteEnd(ReadOnlySpan<byte> open, Span<byte> end)
        => Utf8.TryWrite(end, CultureInfo.InvariantCulture, $",\"crc32c\":\"{SumOf(open):x8}\"}}", out _);

    /// <summary>
    /// The CRC-32C of the bytes, which processors calculate themselves. All lines are checked at the start, before the runtime would
    /// optimise this method.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint SumOf(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            sum = BitOperations.Crc32C(sum, word);
        }

        foreach (byte value in bytes[(words.Length * sizeof(ulong))..])
        {
            sum = BitOperations.Crc32C(sum, value);
        }

        return ~sum;
    }
}
