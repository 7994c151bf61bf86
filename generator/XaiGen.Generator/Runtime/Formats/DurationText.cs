#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Globalization;
using global::System.Text;

/// <summary>
/// Durations in ISO 8601 format: <c>P1DT2H3M4.5S</c> or <c>P2W</c>. Years and months are not supported, because their length varies.
/// </summary>
internal static class DurationText
{
    private const string Units = "WDHMS";

    private static readonly decimal[] s_seconds = [7 * 86400, 86400, 3600, 60, 1];

    internal static string Of(TimeSpan value)
    {
        var text = new StringBuilder(value < TimeSpan.Zero ? "-P" : "P");
        // TimeSpan.MinValue has no positive counterpart.
        decimal seconds = Math.Abs(value.Ticks / (decimal)TimeSpan.TicksPerSecond);
        for (int i = 1; i < Units.Length; i++)
        {
            decimal count = Units[i] == 'S' ? seconds : decimal.Truncate(seconds / s_seconds[i]);
            seconds -= count * s_seconds[i];
            if (Units[i] == 'H' && (count > 0 || seconds > 0 || value == TimeSpan.Zero))
            {
                text.Append('T');
            }

            if (count > 0 || (Units[i] == 'S' && value == TimeSpan.Zero))
            {
                text.Append(count.ToString("0.#######", CultureInfo.InvariantCulture)).Append(Units[i]);
            }
        }

        return text.ToString();
    }

    /// <summary>Parses ISO 8601's format and .NET's format.</summary>
    internal static bool TryParse(string text, out TimeSpan value)
    {
        if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        ReadOnlySpan<char> rest = text;
        int sign = rest.StartsWith("-") ? -1 : 1;
        rest = rest.TrimStart(['+', '-']);
        if (text.Length - rest.Length > 1 || !rest.StartsWith("P") || rest.Length < 3)
        {
            return false;
        }

        rest = rest[1..];
        decimal seconds = 0;
        int last = -1;
        for (bool hasTime = false; rest.Length > 0;)
        {
            if (!hasTime && rest[0] == 'T')
            {
                hasTime = true;
                rest = rest[1..];
            }

            int length = rest.IndexOfAnyExcept("0123456789.,");
            int unit = length < 1 ? -1 : Units.IndexOf(rest[length]);
            if (unit <= last
                || unit > 1 != hasTime
                || !decimal.TryParse(
                    rest[..length].ToString().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                    out decimal count)
                || count > 922_337_203_685)
            {
                return false;
            }

            seconds += count * s_seconds[unit];
            last = unit;
            rest = rest[(length + 1)..];
        }

        decimal ticks = sign * seconds * TimeSpan.TicksPerSecond;
        bool fits = ticks is >= long.MinValue and <= long.MaxValue;
        value = fits ? TimeSpan.FromTicks((long)ticks) : default;
        return fits;
    }
}
