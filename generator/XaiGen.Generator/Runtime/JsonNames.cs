#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Linq;
using global::System.Text;
using global::System.Text.Json;

/// <summary>Names, or values that stand for a case, of which each is known by its place in the list.</summary>
internal class JsonNames(params string[] names)
{
    private readonly byte[][] _utf8 = Array.ConvertAll(names, Encoding.UTF8.GetBytes);

    private protected string[] Names { get; } = names;

    /// <summary>The name at a place.</summary>
    internal string NameAt(int index) => Names[index];

    /// <summary>
    /// The place of the value of a property of the object on which the reader stands, without moving it; -1 where there is none.
    /// Of several the first one counts, unlike elsewhere: to wait for a later one is to read every object to its end once
    /// more, and what lies in several once more for each.
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
    /// The place of the property that the object on which the reader stands has, without moving it; -1 where it has none.
    /// Of several the last one counts, or they are an error.
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

    /// <summary>The error of an object that should have exactly one of the properties.</summary>
    internal JsonException NotOne(ref Utf8JsonReader reader, string found)
        => JsonRead.NoCase(ref reader, $"Expected exactly one of {string.Join(", ", Names.Select(name => $"'{name}'"))}, found {found}");

    /// <summary>
    /// The place of the name or scalar on which the reader stands, sought from behind the last one; -1 where it is none of them.
    /// </summary>
    private protected int Find(ref Utf8JsonReader reader, int last)
    {
        // A service keeps to one order of its properties, so the name is mostly the one after the last.
        byte[][] candidates = _utf8;
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
