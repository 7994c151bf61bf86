#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Linq;
using global::System.Text;
using global::System.Text.Json;

/// <summary>Names, or values that identify a case, each identified by its index in the list.</summary>
internal class JsonNames(params string[] names)
{
    private protected string[] Names { get; } = names;

    private protected byte[][] Utf8 { get; } = Array.ConvertAll(names, Encoding.UTF8.GetBytes);

    /// <summary>
    /// Returns the index of a property's value in the object at the reader's position, without moving the reader; -1 if there is none. If
    /// the property is repeated, the first wins (elsewhere the last does). Looking for a later one would scan every object twice, and
    /// nested unions once more per level.
    /// </summary>
    internal int ValueOf(Utf8JsonReader reader, ReadOnlySpan<byte> property)
    {
        while (JsonRead.Next(ref reader))
        {
            bool found = reader.ValueTextEquals(property);
            reader.Read();
            if (found && reader.TokenType is not (JsonTokenType.Null or JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                return Find(ref reader, -1);
            }

            JsonRead.Skip(ref reader);
        }

        return -1;
    }

    /// <summary>
    /// Returns the index of the property that the object at the reader's position has, without moving the reader; -1 if it has none. If it
    /// has several, the last wins, or they are an error.
    /// </summary>
    internal int PropertyOf(Utf8JsonReader reader, bool single)
    {
        int found = -1;
        while (JsonRead.Next(ref reader))
        {
            int at = Find(ref reader, found);
            if (at >= 0 && JsonRead.HasValue(ref reader))
            {
                if (single && found >= 0 && found != at)
                {
                    throw NotOne(ref reader, "several");
                }

                found = at;
            }

            JsonRead.Skip(ref reader);
        }

        return found;
    }

    /// <summary>The error for an object that should have exactly one of the properties.</summary>
    internal JsonException NotOne(ref Utf8JsonReader reader, string found)
        => JsonRead.NoCase(ref reader, $"Expected exactly one of {string.Join(", ", Names.Select(name => $"'{name}'"))}, found {found}");

    /// <summary>
    /// Returns the index of the name or scalar at the reader's position, searching from the index after the last one; -1 if it is not in
    /// the list.
    /// </summary>
    private protected int Find(ref Utf8JsonReader reader, int last)
    {
        // A service keeps its properties in one order, so the name is usually the one after the last.
        byte[][] candidates = Utf8;
        bool isPlain = !reader.HasValueSequence && !reader.ValueIsEscaped;
        for (int i = 0; i < candidates.Length; i++)
        {
            last = last + 1 < candidates.Length ? last + 1 : 0;
            if (isPlain ? reader.ValueSpan.SequenceEqual(candidates[last])
                : reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.ValueTextEquals(candidates[last])
                : global::System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence).AsSpan().SequenceEqual(candidates[last]))
            {
                return last;
            }
        }

        return -1;
    }
}
