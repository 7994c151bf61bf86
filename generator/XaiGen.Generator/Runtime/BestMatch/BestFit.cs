#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Text;
using global::System.Text.Json;

/// <summary>Describes the objects of one case of a union.</summary>
internal sealed class Shape(int @case, ShapeProperty[] properties)
{
    internal int Case { get; } = @case;

    internal ShapeProperty[] Properties { get; } = properties;
}

/// <summary>Describes a property of these objects.</summary>
/// <param name="name">Its name on the wire.</param>
/// <param name="isRequired">Whether the objects always have it.</param>
/// <param name="kinds">
/// The allowed JSON kinds of the value as flags: 1 boolean, 2 and 4 number, 8 string, 16 array, 32 object; 0 for any kind.
/// </param>
/// <param name="values">The allowed values; empty if any value is allowed.</param>
internal sealed class ShapeProperty(string name, bool isRequired, int kinds, params string[] values)
{
    internal string Name { get; } = name;

    internal bool IsRequired { get; } = isRequired;

    internal bool Allows(ref Utf8JsonReader value)
    {
        int kind = value.TokenType switch
        {
            JsonTokenType.True or JsonTokenType.False => 1,
            JsonTokenType.Number => 2 | 4,
            JsonTokenType.String => 8,
            JsonTokenType.StartArray => 16,
            JsonTokenType.StartObject => 32,
            _ => 0,
        };
        if (kinds != 0 && (kinds & kind) == 0)
        {
            return false;
        }

        if (values.Length == 0)
        {
            return true;
        }

        string? text = value.TokenType switch
        {
            JsonTokenType.String => value.GetString(),
            JsonTokenType.Number => Encoding.UTF8.GetString(value.ValueSpan),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => null,
        };
        return text is null || Array.IndexOf(values, text) >= 0;
    }
}

/// <summary>Chooses among cases that no single property distinguishes.</summary>
internal static class BestFit
{
    /// <summary>
    /// Returns the index of the case with the most properties present, among those whose required properties are all present and whose
    /// values are all allowed. Of equal matches the first wins. Returns -1 if no case matches.
    /// </summary>
    internal static int Find(Utf8JsonReader reader, Shape[] shapes)
    {
        int[] present = new int[shapes.Length];
        int[] required = new int[shapes.Length];
        while (JsonRead.Next(ref reader))
        {
            Utf8JsonReader value = reader;
            value.Read();
            if (value.TokenType != JsonTokenType.Null)
            {
                Count(ref reader, ref value, shapes, present, required);
            }

            JsonRead.Skip(ref reader);
        }

        int best = -1;
        for (int i = 0; i < shapes.Length; i++)
        {
            int needed = 0;
            foreach (ShapeProperty property in shapes[i].Properties)
            {
                needed += property.IsRequired ? 1 : 0;
            }

            if (present[i] >= 0 && required[i] >= needed && (best < 0 || present[i] > present[best]))
            {
                best = i;
            }
        }

        return best < 0 ? -1 : shapes[best].Case;
    }

    private static void Count(ref Utf8JsonReader name, ref Utf8JsonReader value, Shape[] shapes, int[] present, int[] required)
    {
        for (int i = 0; i < shapes.Length; i++)
        {
            foreach (ShapeProperty property in shapes[i].Properties)
            {
                if (present[i] < 0 || !name.ValueTextEquals(property.Name))
                {
                    continue;
                }

                present[i] = property.Allows(ref value) ? present[i] + 1 : -1;
                required[i] += property.IsRequired ? 1 : 0;
                break;
            }
        }
    }
}
