#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Globalization;
using global::System.Text.Json;

// Strings that represent times, durations and bytes.

internal static partial class JsonRead
{
    internal static TimeOnly Time(ref Utf8JsonReader reader)
    {
        // RFC 3339 requires an offset after the time. Without a date only that of UTC is meaningful, so only 'Z' is accepted.
        ReadOnlySpan<char> text = String(ref reader).AsSpan().TrimEnd("Zz");

        // Java and Go write nanoseconds, of which a tick is a hundred.
        const int Ticks = 16;
        if (text.Length > Ticks && text[Ticks..].IndexOfAnyExceptInRange('0', '9') < 0)
        {
            text = text[..Ticks];
        }

        return TimeOnly.TryParseExact(
            text, ["HH:mm:ss", "HH:mm:ss.FFFFFFF", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out TimeOnly value)
            ? value
            : throw Mismatch(ref reader, "a time of day without an offset");
    }

    internal static DateTime LocalDateTime(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.String && reader.TryGetDateTime(out DateTime value) && value.Kind == DateTimeKind.Unspecified
            ? value
            : throw Mismatch(ref reader, "a date and time without an offset");

    /// <summary>Reads ISO 8601's format or .NET's, which some of .NET's libraries describe with the same format name.</summary>
    internal static TimeSpan Duration(ref Utf8JsonReader reader)
        => DurationText.TryParse(String(ref reader), out TimeSpan value) ? value
            : throw Mismatch(ref reader, "a duration as in ISO 8601, of weeks, days, hours, minutes and seconds");

    internal static TimeSpan TimeSpan(ref Utf8JsonReader reader)
        => global::System.TimeSpan.TryParseExact(String(ref reader), "c", CultureInfo.InvariantCulture, out TimeSpan value) ? value
            : throw Mismatch(ref reader, "a duration such as 1.02:03:04");

    internal static byte[] BytesUrl(ref Utf8JsonReader reader)
    {
        string text = String(ref reader).Replace('-', '+').Replace('_', '/').TrimEnd('=');
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out int length)
            ? bytes[..length]
            : throw Mismatch(ref reader, "bytes in base64url");
    }
}

internal static partial class JsonOrNull
{
    /// <summary>Reads a value of any other type, or null.</summary>
    internal static T? Value<T>(ref Utf8JsonReader reader, JsonReader<T> read)
        where T : struct
        => IsNull(ref reader) ? null : read(ref reader);

    internal static T? Object<T>(ref Utf8JsonReader reader, JsonReader<T> read)
        where T : class
        => IsNull(ref reader) ? null : read(ref reader);
}

internal partial struct WireWriter
{
    /// <summary>A value that is written as text.</summary>
    internal void Formatted<T>(int place, T? value, string? text)
        where T : struct
    {
        if (value is { } item && Writes(place, item))
        {
            _json.WriteString(_names[place], text);
        }
    }

    internal void Formatted(int place, object? value, string? text)
    {
        if (value is not null && Writes(place, value))
        {
            _json.WriteString(_names[place], text);
        }
    }
}

internal static partial class WireText
{
    internal static string? Of(TimeOnly? value) => value?.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    internal static string? Of(DateTime? value) => value?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    /// <summary>Formats a duration as .NET does.</summary>
    internal static string? Of(TimeSpan? value) => value?.ToString("c", CultureInfo.InvariantCulture);

    /// <summary>Formats a duration in ISO 8601.</summary>
    internal static string? Duration(TimeSpan? value) => value is { } span ? DurationText.Of(span) : null;

    internal static string? BytesUrl(byte[]? value)
        => value is null ? null : Convert.ToBase64String(value).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
