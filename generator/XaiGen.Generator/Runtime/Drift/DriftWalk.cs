#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.Linq;
using global::System.Text.Json;
using global::System.Text.RegularExpressions;

/// <summary>Takes a way in which a value leaves the contract.</summary>
/// <param name="value">The value, of which nothing but its types is kept; none where there is none.</param>
/// <param name="tag">What else has to be known of the place: the tag's property, the media type.</param>
/// <param name="bound">How far a bound was passed, roughly.</param>
/// <param name="visits">How often the place was seen.</param>
internal delegate void DriftFound(
    string kind, string pointer, string name, JsonElement value = default, string? tag = null, decimal? bound = null, long visits = 0);

/// <summary>Holds values against what the contract says of them.</summary>
internal sealed class DriftWalk(DriftFound found)
{
    private const int MostNames = 20;

    public void Walk(DescribedValue site, JsonElement value, DescribedValue? union = null)
    {
        DescribedValue node = site.End;
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!site.IsNullable && !node.IsNullable && node.Kind != 'a')
            {
                found("unexpected-null", site.Pointer, "null", value);
            }

            return;
        }

        node.Visits++;
        if (!IsOf(node.Kind, value))
        {
            found("other-type", node.Pointer, DriftShape.TypeOf(value), value, visits: node.Visits);
        }
        else if (node.Values is { } values)
        {
            if (!values.Contains(DriftNames.Text(value)))
            {
                found("unknown-value", node.Pointer, DriftNames.Value(DriftNames.Text(value)), value, visits: node.Visits);
            }
        }
        else
        {
            switch (node.Kind)
            {
                case 'o':
                    WalkObject(node, value, union);
                    break;
                case 'l':
                    CheckBounds(node, value.GetArrayLength(), "too-short", "too-long", isLength: true);
                    foreach (JsonElement item in value.EnumerateArray())
                    {
                        Walk(node.Items!, item);
                    }

                    break;
                case 'u':
                    WalkUnion(node, value);
                    break;
                case 's':
                    WalkText(node, value);
                    break;
                case 'i' or 'd' when value.TryGetDecimal(out decimal number):
                    CheckBounds(node, number, "below-minimum", "above-maximum", isLength: false);
                    if (node.Format is { } format && number is < int.MinValue or > int.MaxValue)
                    {
                        found("other-format", node.Pointer, node.Format!, visits: node.Visits);
                    }

                    break;
            }
        }
    }

    private void WalkObject(DescribedValue node, JsonElement value, DescribedValue? union)
    {
        List<JsonProperty>? unknown = null;
        foreach (JsonProperty field in value.EnumerateObject())
        {
            if (node.Properties?.GetValueOrDefault(field.Name) is { } property)
            {
                Walk(property, field.Value);
            }
            else if (node.Rest is { } rest)
            {
                Walk(rest, field.Value);
            }
            else if (!node.IsOpen && node.Properties is not null && !IsOfOther(union, field.Name))
            {
                (unknown ??= []).Add(field);
            }
        }

        foreach (string name in node.Required)
        {
            if (!value.TryGetProperty(name, out _))
            {
                found("missing-property", node.Pointer, name, visits: node.Visits);
            }
        }

        foreach (JsonProperty field in unknown ?? [])
        {
            bool isData = unknown!.Count > MostNames || DriftNames.IsData(field.Name);
            found("unknown-property", node.Pointer, isData ? "*" : field.Name, field.Value, visits: node.Visits);
        }
    }

    private void WalkUnion(DescribedValue node, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && node.Tag is { } tag && value.TryGetProperty(tag, out JsonElement said)
            && said.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null))
        {
            int chosen = Array.FindIndex(node.TagValues!, values => values.Contains(DriftNames.Text(said)));
            if (chosen < 0)
            {
                found("unknown-case", node.Pointer, DriftNames.Value(DriftNames.Text(said)), value, tag, visits: node.Visits);
            }
            else
            {
                Walk(node.Members[chosen], value);
            }

            return;
        }

        DescribedValue[] possible = [.. node.Members.Where(member => IsOf(member.End.Kind, value))];
        DescribedValue[] fitting = possible.Length < 2 ? possible : [.. possible.Where(member => Fits(member.End, value))];
        if (fitting.Length > 0)
        {
            // What belongs to several members may be described by any of them.
            DescribedValue? all = node.IsOpen || node.Tag is null ? node : null;
            Walk(fitting.MaxBy(member => Known(member.End, value))!, value, all);
        }
        else
        {
            found("unknown-case", node.Pointer, DriftShape.TypeOf(value), value, visits: node.Visits);
        }
    }

    private void WalkText(DescribedValue node, JsonElement value)
    {
        string text = value.GetString()!;
        if (node.Least is not null || node.Most is not null)
        {
            CheckBounds(node, text.EnumerateRunes().Count(), "too-short", "too-long", isLength: true);
        }

        try
        {
            if (node.Pattern?.IsMatch(text) == false)
            {
                found("other-pattern", node.Pointer, "pattern", visits: node.Visits);
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // Whether it matches is not worth more time.
        }

        bool isOfFormat = node.Format switch
        {
            "date-time" => value.TryGetDateTimeOffset(out _)
                || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
            "date" => DriftShape.IsDate(text),
            "uuid" => Guid.TryParse(text, out _),
            _ => true,
        };
        if (!isOfFormat)
        {
            found("other-format", node.Pointer, node.Format!, visits: node.Visits);
        }
    }

    private void CheckBounds(DescribedValue node, decimal number, string below, string above, bool isLength)
    {
        string end = !isLength ? "imum" : node.Kind == 'l' ? "Items" : "Length";
        if (number < node.Least || (node.IsLeastOut && number == node.Least))
        {
            decimal bound = isLength ? number : DriftNames.Outwards(number, isUp: false);
            found(below, node.Pointer, "min" + end, bound: bound, visits: node.Visits);
        }

        if (number > node.Most || (node.IsMostOut && number == node.Most))
        {
            decimal bound = isLength ? number : DriftNames.Outwards(number, isUp: true);
            found(above, node.Pointer, "max" + end, bound: bound, visits: node.Visits);
        }
    }

    private static bool IsOf(char kind, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => kind is 'o' or 'u' or 'a',
        JsonValueKind.Array => kind is 'l' or 'u' or 'a',
        JsonValueKind.String => kind is 's' or 'x' or 'u' or 'a',
        JsonValueKind.Number => kind is 'd' or 'x' or 'u' or 'a' || (kind == 'i' && DriftShape.IsWhole(value)),
        JsonValueKind.Null => true,
        _ => kind is 'b' or 'u' or 'a',
    };

    private static bool IsOfOther(DescribedValue? union, string name)
        => union is not null && Array.Exists(union.Members, member => member.End is var end
            && (end.Properties?.ContainsKey(name) == true || (end.Kind == 'u' && IsOfOther(end, name))));

    private static bool Fits(DescribedValue member, JsonElement value)
        => member.Values is { } values ? values.Contains(DriftNames.Text(value))
            : member.Kind != 'o' || (member.Required.All(name => value.TryGetProperty(name, out _))
                && (member.Properties is null || member.Properties.All(property => property.Value.End.Values is not { Count: 1 } only
                    || !value.TryGetProperty(property.Key, out JsonElement said) || only.Contains(DriftNames.Text(said)))));

    private static int Known(DescribedValue member, JsonElement value)
        => member.Properties is { } properties && value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().Count(field => properties.ContainsKey(field.Name))
            : 0;
}
