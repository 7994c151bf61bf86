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
            seconds = (date - (Sent(response) ?? time.GetUtcNow())).TotalSeconds;
        }
        else
        {
            return null;
        }

        return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, ApiTimer.Longest.TotalSeconds));
    }

    /// <summary>When the response was sent, by the clock of the server.</summary>
    public static DateTimeOffset? Sent(PipelineResponse response)
        => response.Headers.TryGetValue("Date", out string? sent) ? Date(sent) : null;

    private static DateTimeOffset? Date(string? text)
        => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? date
            : null;
}
