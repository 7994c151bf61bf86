#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.Linq;
using global::System.Runtime.CompilerServices;
using global::System.Text.Json;
using global::System.Text.RegularExpressions;

/// <summary>
/// Checks the contract's constraints before anything is sent, and collects all violations so that they are reported together.
/// </summary>
internal sealed class Check
{
    private List<Api_ValidationException.Violation>? _violations;

    /// <summary>Checks one object.</summary>
    internal static void All(Action<At, Check> validate)
    {
        var check = new Check();
        validate(default, check);
        check.ThrowIfAny();
    }

    internal void ThrowIfAny()
    {
        if (_violations is not null)
        {
            throw new Api_ValidationException(_violations);
        }
    }

    /// <summary>Checks that a required value is not null.</summary>
    internal void Required(object? value, At at, string name, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        if (value is null or JsonElement { ValueKind: JsonValueKind.Undefined })
        {
            Add(at, name, member, "is required, but has no value");
        }
    }

    /// <summary>Checks a number against its bounds; either may be absent.</summary>
    internal void Range(
        decimal? value, At at, string name, decimal? minimum, decimal? maximum, string unit = "",
        bool aboveMinimum = false, bool belowMaximum = false, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        if (value is not { } number)
        {
            return;
        }

        bool low = minimum is { } least && (aboveMinimum ? number <= least : number < least);
        bool high = maximum is { } most && (belowMaximum ? number >= most : number > most);
        if (low || high)
        {
            Add(at, name, member, $"is {Number(number)}{unit}; it must be {Bounds(minimum, maximum, unit, aboveMinimum, belowMaximum)}");
        }
    }

    internal void Floating(
        double? value, At at, string name, decimal? minimum, decimal? maximum, string unit = "",
        bool aboveMinimum = false, bool belowMaximum = false, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        // Beyond decimal, every bound is violated in the same way.
        const double Most = 1e28;
        decimal? number = value is { } finite && !double.IsNaN(finite) ? (decimal)Math.Clamp(finite, -Most, Most) : null;
        Range(number, at, name, minimum, maximum, unit, aboveMinimum, belowMaximum, member);
    }

    /// <summary>Checks a duration against its bounds, in seconds.</summary>
    internal void Seconds(
        TimeSpan? value, At at, string name, decimal? minimum, decimal? maximum, bool whole,
        bool aboveMinimum = false, bool belowMaximum = false, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        if (value is not { } span)
        {
            return;
        }

        if (whole && span.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            Add(at, name, member, $"is {Number(span.Ticks / (decimal)TimeSpan.TicksPerSecond)} s; it must be a whole number of seconds");
            return;
        }

        Range(span.Ticks / (decimal)TimeSpan.TicksPerSecond, at, name, minimum, maximum, " s", aboveMinimum, belowMaximum, member);
    }

    internal void MultipleOf(
        decimal? value, At at, string name, decimal step, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        if (value is { } number && number % step != 0)
        {
            Add(at, name, member, $"is {Number(number)}; it must be a multiple of {Number(step)}");
        }
    }

    internal void Length(
        string? value, At at, string name, long? minimum, long? maximum, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        if (value is null)
        {
            return;
        }

        // The contract counts characters; .NET counts UTF-16 units.
        long length = value.EnumerateRunes().Count();
        if (length < (minimum ?? 0) || length > (maximum ?? long.MaxValue))
        {
            Add(at, name, member, $"has {length} characters; it must have {Bounds(minimum, maximum)}");
        }
    }

    internal void Pattern(string? value, At at, string name, Regex pattern, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        if (value is not null && !pattern.IsMatch(value))
        {
            Add(at, name, member, $"does not match the pattern {pattern}");
        }
    }

    internal void Items<T>(
        IReadOnlyCollection<T>? items, At at, string name, long? minimum, long? maximum,
        [CallerArgumentExpression(nameof(items))] string member = "")
    {
        if (items is not null && (items.Count < (minimum ?? 0) || items.Count > (maximum ?? long.MaxValue)))
        {
            Add(at, name, member, $"has {items.Count} items; it must have {Bounds(minimum, maximum)}");
        }
    }

    /// <summary>Checks an identifier. Identifiers become part of URL paths, so they must not be able to change the path.</summary>
    internal void Id(string? value, At at, string name, [CallerArgumentExpression(nameof(value))] string member = "")
    {
        if (value is null)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            Add(at, name, member, "is blank; it must be an identifier that the API returned");
        }
        else if (value is "." or ".." || value.AsSpan().ContainsAny('/', '\\') || value.Any(char.IsControl))
        {
            Add(at, name, member, $"is '{value}'; an identifier has no slashes, dot segments or control characters");
        }
    }

    /// <param name="orNull">Whether an element may be null.</param>
    internal void Each<T>(
        IEnumerable<T>? items, At at, string name, bool orNull, Action<T, At, Check>? check = null,
        [CallerArgumentExpression(nameof(items))] string member = "")
    {
        if (items is null)
        {
            return;
        }

        int index = 0;
        foreach (T item in items)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"[{index++}]");
            One(item, at.In(name + place, At.NameOf(member) + place), orNull, check);
        }
    }

    internal void Each<T>(
        IReadOnlyDictionary<string, T>? items,
        At at,
        string name,
        bool orNull,
        Action<T, At, Check>? check = null,
        [CallerArgumentExpression(nameof(items))] string member = "")
    {
        foreach (KeyValuePair<string, T> item in items ?? new Dictionary<string, T>())
        {
            One(item.Value, at.In($"{name}.{item.Key}", $"{At.NameOf(member)}[\"{item.Key}\"]"), orNull, check);
        }
    }

    private void One<T>(T item, At at, bool orNull, Action<T, At, Check>? check)
    {
        if (item is not null)
        {
            check?.Invoke(item, at, this);
        }
        else if (!orNull)
        {
            Add(at, "", "", "is required, but has no value");
        }
    }

    private void Add(At at, string name, string member, string problem)
    {
        At here = at.In(name, name.Length == 0 ? "" : At.NameOf(member));
        (_violations ??= []).Add(new Api_ValidationException.Violation(here.Path.TrimEnd('.'), here.Member.TrimEnd('.'), problem));
    }

    private static string Bounds(
        decimal? minimum, decimal? maximum, string unit = "", bool aboveMinimum = false, bool belowMaximum = false)
        => (minimum, maximum) switch
        {
            ({ } least, { } most) when aboveMinimum || belowMaximum
                => $"{(aboveMinimum ? "above" : "at least")} {Number(least)}{unit} and {(belowMaximum ? "below" : "at most")} "
                    + $"{Number(most)}{unit}",
            ({ } least, { } most) => $"between {Number(least)}{unit} and {Number(most)}{unit}",
            ({ } least, null) => $"{(aboveMinimum ? "above" : "at least")} {Number(least)}{unit}",
            (null, { } most) => $"{(belowMaximum ? "below" : "at most")} {Number(most)}{unit}",
            _ => "",
        };

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
