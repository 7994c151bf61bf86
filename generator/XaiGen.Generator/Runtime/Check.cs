#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.Linq;
using global::System.Text.RegularExpressions;

/// <summary>The contract's constraints, checked before anything is sent.</summary>
internal static class Check
{
    /// <summary>A number's bounds; either may be absent.</summary>
    internal static void Range(
        decimal? value, string path, string name, decimal? minimum, decimal? maximum, string unit = "",
        bool aboveMinimum = false, bool belowMaximum = false)
    {
        if (value is not { } number)
        {
            return;
        }

        bool low = minimum is { } least && (aboveMinimum ? number <= least : number < least);
        bool high = maximum is { } most && (belowMaximum ? number >= most : number > most);
        if (low || high)
        {
            throw Violation(path, name, $"is {Number(number)}{unit}; it must be {Bounds(minimum, maximum, unit, aboveMinimum, belowMaximum)}");
        }
    }

    internal static void Floating(
        double? value, string path, string name, decimal? minimum, decimal? maximum, string unit = "",
        bool aboveMinimum = false, bool belowMaximum = false)
    {
        // Beyond what a decimal holds every bound is broken in the same way.
        const double Most = 1e28;
        decimal? number = value is { } finite && !double.IsNaN(finite) ? (decimal)Math.Clamp(finite, -Most, Most) : null;
        Range(number, path, name, minimum, maximum, unit, aboveMinimum, belowMaximum);
    }

    /// <summary>A duration's bounds, in seconds.</summary>
    internal static void Seconds(
        TimeSpan? value, string path, string name, decimal? minimum, decimal? maximum, bool whole,
        bool aboveMinimum = false, bool belowMaximum = false)
    {
        if (value is not { } span)
        {
            return;
        }

        if (whole && span.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            throw Violation(path, name, $"is {Number(span.Ticks / (decimal)TimeSpan.TicksPerSecond)} s; it must be a whole number of seconds");
        }

        Range(span.Ticks / (decimal)TimeSpan.TicksPerSecond, path, name, minimum, maximum, " s", aboveMinimum, belowMaximum);
    }

    internal static void MultipleOf(decimal? value, string path, string name, decimal step)
    {
        if (value is { } number && number % step != 0)
        {
            throw Violation(path, name, $"is {Number(number)}; it must be a multiple of {Number(step)}");
        }
    }

    internal static void Length(string? value, string path, string name, long? minimum, long? maximum)
    {
        if (value is null)
        {
            return;
        }

        // The contract counts characters; .NET counts UTF-16 units.
        long length = value.EnumerateRunes().Count();
        if (length < (minimum ?? 0) || length > (maximum ?? long.MaxValue))
        {
            throw Violation(path, name, $"has {length} characters; it must have {Bounds(minimum, maximum)}");
        }
    }

    internal static void Pattern(string? value, string path, string name, Regex pattern)
    {
        if (value is not null && !pattern.IsMatch(value))
        {
            throw Violation(path, name, $"does not match the pattern {pattern}");
        }
    }

    internal static void Items(int? count, string path, string name, long? minimum, long? maximum)
    {
        if (count is { } items && (items < (minimum ?? 0) || items > (maximum ?? long.MaxValue)))
        {
            throw Violation(path, name, $"has {items} items; it must have {Bounds(minimum, maximum)}");
        }
    }

    /// <summary>An identifier goes into paths, so it must not be able to lead elsewhere.</summary>
    internal static void Id(string? value, string path, string name)
    {
        if (value is null)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            throw Violation(path, name, "is blank; it must be an identifier that the API gave");
        }

        if (value is "." or ".." || value.AsSpan().ContainsAny('/', '\\') || value.Any(char.IsControl))
        {
            throw Violation(path, name, $"is '{value}'; an identifier has no slashes, dot segments or control characters");
        }
    }

    internal static void Each<T>(IEnumerable<T>? items, string path, string name, Action<T, string> check)
    {
        if (items is null)
        {
            return;
        }

        int index = 0;
        foreach (T item in items)
        {
            check(item, string.Create(CultureInfo.InvariantCulture, $"{path}{name}[{index++}]"));
        }
    }

    private static Api_ValidationException Violation(string path, string name, string message) => new(path + name, message);

    private static string Bounds(
        decimal? minimum, decimal? maximum, string unit = "", bool aboveMinimum = false, bool belowMaximum = false)
        => (minimum, maximum) switch
        {
            ({ } least, { } most) when aboveMinimum || belowMaximum
                => $"{(aboveMinimum ? "above" : "at least")} {Number(least)}{unit} and {(belowMaximum ? "below" : "at most")} {Number(most)}{unit}",
            ({ } least, { } most) => $"between {Number(least)}{unit} and {Number(most)}{unit}",
            ({ } least, null) => $"{(aboveMinimum ? "above" : "at least")} {Number(least)}{unit}",
            (null, { } most) => $"{(belowMaximum ? "below" : "at most")} {Number(most)}{unit}",
            _ => "",
        };

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
