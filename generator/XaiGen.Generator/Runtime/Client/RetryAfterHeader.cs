#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel.Primitives;
using global::System.Globalization;

/// <summary>Reads the Retry-After header: seconds or a date.</summary>
internal static class RetryAfterHeader
{
    private const NumberStyles Seconds = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    public static TimeSpan? Read(PipelineResponse response, TimeProvider time)
    {
        if (!response.Headers.TryGetValue("Retry-After", out string? text))
        {
            return null;
        }

        double seconds;
        if (double.TryParse(text, Seconds, CultureInfo.InvariantCulture, out double number))
        {
            // "NaN" and "Infinity" are numbers in any style.
            if (!double.IsFinite(number))
            {
                return null;
            }

            seconds = number;
        }
        else if (Date(text) is { } date)
        {
            // The clock of this machine may be wrong.
            response.Headers.TryGetValue("Date", out string? sent);
            seconds = (date - (Date(sent) ?? time.GetUtcNow())).TotalSeconds;
        }
        else
        {
            return null;
        }

        return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, ApiTimer.Longest.TotalSeconds));
    }

    private static DateTimeOffset? Date(string? text)
        => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? date
            : null;
}
