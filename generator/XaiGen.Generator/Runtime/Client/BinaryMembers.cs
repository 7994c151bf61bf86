#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;

/// <summary>Bytes as BinaryData, the form that types with a client use.</summary>
internal sealed partial class Members
{
    static partial void BytesOf(object? value, ref ReadOnlyMemory<byte>? bytes)
    {
        if (value is BinaryData data)
        {
            bytes = data.ToMemory();
        }
    }
}
