#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Text.Json;

/// <summary>Reads one value as <see cref="JsonRead"/> does, or null.</summary>
internal static partial class JsonOrNull
{
    internal static string? String(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.String(ref reader);

    internal static bool? Boolean(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.Boolean(ref reader);

    internal static int? Int32(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.Int32(ref reader);

    internal static long? Int64(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.Int64(ref reader);

    internal static float? Single(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.Single(ref reader);

    internal static double? Double(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.Double(ref reader);

    internal static decimal? Decimal(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.Decimal(ref reader);

    internal static Uri? Uri(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.Uri(ref reader);

    /// <summary>Reads a URL. An absent URL may be sent as an empty string.</summary>
    internal static Uri? UriOrEmpty(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("") ? null : Uri(ref reader);

    internal static Guid? Guid(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.Guid(ref reader);

    internal static DateTimeOffset? DateTime(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.DateTime(ref reader);

    internal static DateOnly? Date(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.Date(ref reader);

    internal static DateTimeOffset? UnixTime(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.UnixTime(ref reader);

    internal static TimeSpan? Seconds(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.Seconds(ref reader);

    internal static byte[]? Bytes(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.Bytes(ref reader);

    internal static JsonElement? Any(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.Any(ref reader);

    internal static T? Model<T>(ref Utf8JsonReader reader)
        where T : class, IWireModel<T>
        => IsNull(ref reader) ? null : JsonRead.Model<T>(ref reader);

    internal static T? Text<T>(ref Utf8JsonReader reader)
        where T : struct, IWireString<T>
        => IsNull(ref reader) ? default(T?) : JsonRead.Text<T>(ref reader);

    internal static T? Integer<T>(ref Utf8JsonReader reader)
        where T : struct, IWireInteger<T>
        => IsNull(ref reader) ? null : JsonRead.Integer<T>(ref reader);

    internal static IReadOnlyList<T>? List<T>(ref Utf8JsonReader reader, JsonReader<T> item)
        => IsNull(ref reader) ? null : JsonRead.List(ref reader, item);

    internal static IReadOnlyList<T>? Models<T>(ref Utf8JsonReader reader)
        where T : class, IWireModel<T>
        => IsNull(ref reader) ? null : JsonRead.Models<T>(ref reader);

    internal static IReadOnlyList<string>? Strings(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : JsonRead.Strings(ref reader);

    internal static IReadOnlyDictionary<string, T>? Map<T>(ref Utf8JsonReader reader, JsonReader<T> item)
        => IsNull(ref reader) ? null : JsonRead.Map(ref reader, item);

    private static bool IsNull(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null;
}
