#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Text.Json;

// Bytes as BinaryData, as libraries based on System.ClientModel use them.

internal static partial class JsonRead
{
    internal static BinaryData Base64(ref Utf8JsonReader reader) => BinaryData.FromBytes(Decoded(ref reader));
}

internal static partial class JsonOrNull
{
    internal static BinaryData? Base64(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.Base64(ref reader);
}

internal partial struct WireWriter
{
    internal void Base64(int place, BinaryData? value)
    {
        if (value is not null && Writes(place, value))
        {
            _json.WriteBase64String(_names[place], value.ToMemory().Span);
        }
    }
}

internal static partial class WireText
{
    internal static string? Base64(BinaryData? value) => value is null ? null : Convert.ToBase64String(value.ToMemory().Span);
}
