#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Linq;
using global::System.Text;
using global::System.Text.Json;

/// <summary>Finds the member of a union that a value is probably meant to be although it does not fit.</summary>
internal static class ClosestMember
{
    /// <summary>The only member of the value's type; otherwise the one that describes the most of it; null if there is none.</summary>
    public static DescribedValue? Of(DescribedValue union, JsonElement value, byte first)
    {
        DescribedValue[] ofType = [.. union.Members.Where(member => member.End.Takes(first))];
        return ofType.Length == 1
            ? ofType[0]
            : ofType.Where(member => Fits(member.End, value)).MaxBy(member => Known(member.End, value));
    }

    private static bool Fits(DescribedValue member, JsonElement value)
        => member.Values is { } values ? IsIn(values, value)
            : member.Kind != 'o' || ((member.Properties ?? []).Take(member.Required).All(one => value.TryGetProperty(one.Name, out _))
                && (member.Properties ?? []).All(one => one.Value.End.Values is not { Length: 1 } only
                    || !value.TryGetProperty(one.Name, out JsonElement said) || IsIn(only, said)));

    private static bool IsIn(byte[][] values, JsonElement value)
        => DescribedValue.Holds(values, Encoding.UTF8.GetBytes(DriftNames.Text(value)));

    private static int Known(DescribedValue member, JsonElement value)
        => (member.Properties ?? []).Count(property => value.TryGetProperty(property.Name, out _));
}
