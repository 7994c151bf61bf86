#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Text.Json;

internal static partial class JsonRead
{
    internal static BinaryData Base64Url(ref Utf8JsonReader reader) => BinaryData.FromBytes(BytesUrl(ref reader));
}

internal static partial class WireText
{
    internal static string? Base64Url(BinaryData? value) => BytesUrl(value?.ToArray());
}
