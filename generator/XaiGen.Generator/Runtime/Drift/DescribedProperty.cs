#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Text;

/// <summary>A property that the contract describes.</summary>
internal sealed class DescribedProperty(string name, int number, DescribedValue value)
{
    private const int MostForms = 16;

    private int _forms;
    private WrittenProperty? _first;
    private WrittenProperty? _other;

    public string Name => name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    public DescribedValue Value => value;

    /// <summary>The bit of a property in <see cref="DescribedValue.RequiredBits"/>.</summary>
    public ulong Bit { get; } = number < 64 ? 1UL << number : 0;

    /// <summary>Keeps how it is written: other objects are probably written in the same way.</summary>
    public WrittenProperty Written(ReadOnlySpan<byte> bytes, bool isFirst)
    {
        ref WrittenProperty? kept = ref isFirst ? ref _first : ref _other;
        return kept is null || (!kept.Is(bytes) && _forms++ < MostForms) ? kept = new WrittenProperty(bytes.ToArray(), this) : kept;
    }
}
