#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.Linq;

/// <summary>Reads typed values from a response's headers; null if a header is absent or cannot be read.</summary>
internal static class HeaderValue
{
    public static string? String(PipelineResponse response, string name)
        => response.Headers.TryGetValue(name, out string? value) ? value : null;

    public static bool? Boolean(PipelineResponse response, string name)
        => bool.TryParse(String(response, name), out bool value) ? value : null;

    public static int? Int32(PipelineResponse response, string name) => Number<int>(response, name);

    public static long? Int64(PipelineResponse response, string name) => Number<long>(response, name);

    public static double? Double(PipelineResponse response, string name) => Number<double>(response, name);

    public static decimal? Decimal(PipelineResponse response, string name) => Number<decimal>(response, name);

    public static Uri? Uri(PipelineResponse response, string name)
        => global::System.Uri.TryCreate(String(response, name), UriKind.RelativeOrAbsolute, out Uri? value) ? value : null;

    public static Guid? Guid(PipelineResponse response, string name)
        => global::System.Guid.TryParse(String(response, name), out Guid value) ? value : null;

    /// <summary>Reads a time in the contract's format or in HTTP's.</summary>
    public static DateTimeOffset? DateTime(PipelineResponse response, string name)
        => DateTimeOffset.TryParse(
            String(response, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset value) ? value : null;

    public static DateTimeOffset? UnixTime(PipelineResponse response, string name)
        => Number<long>(response, name) is >= -62_135_596_800 and <= 253_402_300_799 and { } seconds
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    public static TimeSpan? Seconds(PipelineResponse response, string name)
        => Number<double>(response, name) is > -1e11 and < 1e11 and { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public static T? Text<T>(PipelineResponse response, string name)
        where T : struct, IWireString<T>
        => String(response, name) is { Length: > 0 } value ? (T)value : default(T?);

    public static T? Integer<T>(PipelineResponse response, string name)
        where T : struct, IWireInteger<T>
        => Number<long>(response, name) is { } value ? (T)value : null;

    public static IReadOnlyList<string>? List(PipelineResponse response, string name)
        => response.Headers.TryGetValues(name, out IEnumerable<string>? values)
            ? [.. values!.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]
            : null;

    private static T? Number<T>(PipelineResponse response, string name)
        where T : struct, ISpanParsable<T>
        => T.TryParse(String(response, name), CultureInfo.InvariantCulture, out T value) ? value : null;
}
