#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.InteropServices;
using global::System.Runtime.Intrinsics;
using global::System.Text;
using global::System.Text.Encodings.Web;
using global::System.Text.Json;

/// <summary>A property that the contract describes.</summary>
internal sealed class DescribedProperty
{
    private readonly Vector128<byte> _start;
    private readonly Vector128<byte> _mask;

    public DescribedProperty(string name, int number, DescribedValue value)
    {
        (Name, Value, Utf8Name) = (name, value, Encoding.UTF8.GetBytes(name));
        Bit = number < 64 ? 1UL << number : 0;
        Start = Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\":");
        byte[] start = new byte[Vector128<byte>.Count], mask = new byte[Vector128<byte>.Count];
        Start.AsSpan(0, Math.Min(Start.Length, start.Length)).CopyTo(start);
        mask.AsSpan(0, Math.Min(Start.Length, start.Length)).Fill(byte.MaxValue);
        (_start, _mask) = (Vector128.Create(start), Vector128.Create(mask));
    }

    public string Name { get; }

    public byte[] Utf8Name { get; }

    /// <summary>The name as most services write it, up to the colon.</summary>
    public byte[] Start { get; }

    public DescribedValue Value { get; }

    /// <summary>The bit of a property in <see cref="DescribedValue.RequiredBits"/>.</summary>
    public ulong Bit { get; }

    /// <summary>The property that followed it in the last object.</summary>
    public DescribedProperty? Next { get; set; }

    /// <summary>Whether <see cref="Start"/> is at that place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Begins(ReadOnlySpan<byte> json, int at)
        => json.Length - at >= Vector128<byte>.Count
            ? (Vector128.LoadUnsafe(in MemoryMarshal.GetReference(json), (nuint)at) & _mask) == _start
                && (Start.Length <= Vector128<byte>.Count || json[at..].StartsWith(Start))
            : json[at..].StartsWith(Start);
}
