#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Globalization;

/// <summary>Formats values for paths, queries, headers and forms.</summary>
internal static partial class WireText
{
    internal static string? Of(string? value) => value;

    internal static string? Of(bool? value) => value switch { true => "true", false => "false", null => null };

    internal static string? Of(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    internal static string? Of(float? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    internal static string? Of(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    internal static string? Of(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    internal static string? Of(Guid? value) => value?.ToString("D");

    internal static string? Of(Uri? value) => value?.OriginalString;

    internal static string? Of(DateOnly? value) => value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <remarks>The time zone of UTC is Z, because some servers accept nothing else.</remarks>
    internal static string? Of(DateTimeOffset? value)
        => value?.ToString($"yyyy-MM-dd'T'HH:mm:ss.FFFFFFF{(value.Value.Offset == default ? "Z" : "K")}", CultureInfo.InvariantCulture);

    internal static string? UnixTime(DateTimeOffset? value) => Of(value?.ToUnixTimeSeconds());

    internal static string? Seconds(TimeSpan? value)
        => value is { } span ? (span.Ticks / (decimal)TimeSpan.TicksPerSecond).ToString("0.#######", CultureInfo.InvariantCulture) : null;
}
