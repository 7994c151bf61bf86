#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.InteropServices;
using global::System.Runtime.Intrinsics;

/// <summary>A described property as the server writes it, from the brace or comma before it to its value.</summary>
internal sealed class WrittenProperty
{
    private readonly byte[] _bytes;
    private readonly int _room;
    private readonly Vector256<byte> _start;
    private readonly Vector256<byte> _mask;

    public WrittenProperty(byte[] bytes, DescribedProperty property)
    {
        (_bytes, Length, _room) = (bytes, bytes.Length, Math.Max(bytes.Length + 1, Vector256<byte>.Count));
        byte[] start = new byte[Vector256<byte>.Count], mask = new byte[Vector256<byte>.Count];
        int length = Math.Min(Length, start.Length);
        bytes.AsSpan(0, length).CopyTo(start);
        mask.AsSpan(0, length).Fill(byte.MaxValue);
        (_start, _mask) = (Vector256.Create(start), Vector256.Create(mask));
        (Value, End, Bit) = (property.Value, property.Value.End, property.Bit);
    }

    public int Length { get; }

    public DescribedValue Value { get; }

    public DescribedValue End { get; }

    public ulong Bit { get; }

    /// <summary>The property that followed it in the last object.</summary>
    public WrittenProperty? Next { get; set; }

    /// <summary>The length of the value as long as it is always the same; -1 if it varies.</summary>
    public int UsualLength { get; set; }

    public bool Is(ReadOnlySpan<byte> bytes) => bytes.SequenceEqual(_bytes);

    /// <summary>Whether it is at that place, and followed by more.</summary>
    public bool IsAt(ReadOnlySpan<byte> json, int at) => json.Length - at > Length && json[at..].StartsWith(_bytes);

    /// <summary>The same, without calls; false also for long names, and at the end of the JSON.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsShortAt(ReadOnlySpan<byte> json, int at)
        => json.Length - at >= _room
            && (Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)at) & _mask) == _start
            && Length <= Vector256<byte>.Count;
}
