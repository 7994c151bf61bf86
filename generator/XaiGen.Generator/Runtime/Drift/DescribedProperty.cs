#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System.Text;
using global::System.Text.Encodings.Web;
using global::System.Text.Json;

/// <summary>A property that the contract describes.</summary>
internal sealed class DescribedProperty(string name, int number, DescribedValue value)
{
    public string Name => name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    /// <summary>The name as most services write it, up to the colon.</summary>
    public byte[] Start { get; }
        = Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\":");

    public DescribedValue Value => value;

    /// <summary>The bit of a property in <see cref="DescribedValue.RequiredBits"/>.</summary>
    public ulong Bit { get; } = number < 64 ? 1UL << number : 0;

    /// <summary>The property that followed it in the last object.</summary>
    public DescribedProperty? Next { get; set; }
}
