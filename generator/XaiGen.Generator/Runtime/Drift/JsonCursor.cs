#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Buffers.Text;
using global::System.Numerics;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.InteropServices;
using global::System.Runtime.Intrinsics;
using global::System.Text.Json;

/// <summary>A place in JSON, which moves over its tokens without allocations.</summary>
/// <param name="json">The JSON.</param>
/// <param name="masks">
/// Room for a bit for each byte of a window that ends a text, and for each that ends digits: the ends of texts are found without a look at
/// what is between.
/// </param>
internal ref struct JsonCursor(ReadOnlySpan<byte> json, Span<byte> masks)
{
    public const int MaskBytes = 2 * (Window + 64) / 8;

    private const int Window = 4096;

    private readonly ref byte _masks = ref MemoryMarshal.GetReference(masks);
    private int _window = -Window;

    public readonly ReadOnlySpan<byte> Json = json;

    public int At;

    public readonly byte Peek() => At < Json.Length ? Json[At] : (byte)0;

    /// <summary>The next byte that is not white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Next() => (uint)At < (uint)Json.Length && Json[At] > ' ' ? Json[At] : NextAfterSpace();

    private byte NextAfterSpace()
    {
        while (At < Json.Length && Json[At] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            At++;
        }

        return Peek();
    }

    public int Digits()
    {
        int start = At;
        At = DigitsEnd(At);
        return At - start;
    }

    public bool Word(ReadOnlySpan<byte> word)
    {
        bool isThere = Json[At..].StartsWith(word);
        At += isThere ? word.Length : 0;
        return isThere;
    }

    public bool String(out bool isEscaped)
    {
        isEscaped = false;
        At++;
        while (true)
        {
            int stop = TextEnd(At);
            if (stop >= Json.Length || Json[stop] < ' ')
            {
                return false;
            }

            At = stop + 1;
            if (Json[stop] == '"')
            {
                return true;
            }

            isEscaped = true;
            if ("\"\\/bfnrt"u8.Contains(Peek()))
            {
                At++;
            }
            else if (Peek() == 'u' && Json.Length - At > 4
                && Utf8Parser.TryParse(Json.Slice(At + 1, 4), out ushort _, out int hex, 'x') && hex == 4)
            {
                At += 5;
            }
            else
            {
                return false;
            }
        }
    }

    /// <summary>The text of the string that begins at <paramref name="start"/> and ends here.</summary>
    public readonly ReadOnlySpan<byte> Decoded(int start, bool isEscaped)
    {
        if (!isEscaped)
        {
            return Json[(start + 1)..(At - 1)];
        }

        var reader = new Utf8JsonReader(Json[start..At]);
        reader.Read();
        byte[] text = new byte[At - start];
        return text.AsSpan(0, reader.CopyString(text));
    }

    /// <summary>The value that begins at <paramref name="start"/> and ends here.</summary>
    public readonly JsonElement Element(int start)
    {
        var reader = new Utf8JsonReader(Json[start..At]);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>The place of the first quotation mark, backslash or control character, or the end.</summary>
    public int TextEnd(int at) => End(ref _masks, at);

    /// <summary>The place after the digits.</summary>
    public int DigitsEnd(int at) => End(ref Unsafe.Add(ref _masks, MaskBytes / 2), at);

    /// <summary>The same as <see cref="TextEnd"/>; -1 if it is not in the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int NearTextEnd(int at) => NearEnd(ref _masks, at);

    /// <summary>The same as <see cref="DigitsEnd"/>; -1 if it is not in the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int NearDigitsEnd(int at) => NearEnd(ref Unsafe.Add(ref _masks, MaskBytes / 2), at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int NearEnd(ref byte mask, int at)
    {
        for (int place = at - _window; unchecked((uint)place) < Window;)
        {
            ulong ends = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref mask, (uint)place >> 3)) >> (place & 7);
            if (ends != 0)
            {
                return at + BitOperations.TrailingZeroCount(ends);
            }

            int passed = 64 - (place & 7);
            (place, at) = (place + passed, at + passed);
        }

        return -1;
    }

    private int End(ref byte mask, int at)
    {
        int end;
        while ((end = NearEnd(ref mask, at)) < 0)
        {
            at = unchecked((uint)(at - _window)) < Window ? _window + Window : at;
            Move(at);
        }

        return end;
    }

    /// <summary>Moves the window to a place.</summary>
    private void Move(int at)
    {
        _window = at & ~63;
        Span<ulong> stops = MemoryMarshal.Cast<byte, ulong>(MemoryMarshal.CreateSpan(ref _masks, MaskBytes));
        Span<ulong> others = stops[(MaskBytes / 16)..];
        ReadOnlySpan<byte> rest = Json[Math.Min(_window, Json.Length)..];
        int i = 0;
        for (; i < MaskBytes / 16 && rest.Length >= 64; i++)
        {
            (stops[i], others[i]) = Masks(rest);
            rest = rest[64..];
        }

        if (i < MaskBytes / 16)
        {
            // The zeros behind the JSON end texts and digits, too.
            Span<byte> last = stackalloc byte[64];
            rest.CopyTo(last);
            (stops[i], others[i]) = Masks(last);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong Stops, ulong Others) Masks(scoped ReadOnlySpan<byte> block)
    {
        var bytes = Vector512.Create(block);
        return (
            (Vector512.Equals(bytes, Vector512.Create((byte)'"')) | Vector512.Equals(bytes, Vector512.Create((byte)'\\'))
                | Vector512.LessThan(bytes, Vector512.Create((byte)' '))).ExtractMostSignificantBits(),
            Vector512.GreaterThan(bytes - Vector512.Create((byte)'0'), Vector512.Create((byte)9)).ExtractMostSignificantBits());
    }
}
