#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Text;
using global::System.Text.Json;

/// <summary>
/// The properties of an object by their wire names: first those that must have a value, then those that may be null or absent. Absent
/// counts as null also where the contract requires the property: many servers leave out all nulls.
/// </summary>
/// <param name="required">The number of properties that must have a value.</param>
internal sealed class JsonProperties(int required, params string[] names) : JsonNames(names)
{
    private readonly int _required = required;
    private readonly string[]? _members;

    // Needed only for writing.
    private JsonEncodedText[]? _encoded;

    /// <param name="required">The number of properties that must have a value.</param>
    /// <param name="members">The C# names of the first properties, if those cannot be derived or some properties have none.</param>
    /// <param name="names">The wire names.</param>
    internal JsonProperties(int required, string[] members, params string[] names)
        : this(required, names)
        => _members = members;

    /// <summary>How many of them are members of the C# type.</summary>
    internal int Count => _members?.Length ?? Names.Length;

    /// <summary>A name in the form that a writer takes.</summary>
    internal JsonEncodedText this[int index]
        => (_encoded ??= Array.ConvertAll(Names, static name => JsonEncodedText.Encode(Encoding.UTF8.GetBytes(name))))[index];

    /// <summary>The C# name, such as <c>CreatedAt</c> for <c>created_at</c>.</summary>
    internal string MemberAt(int index)
    {
        if (_members is not null)
        {
            return _members[index];
        }

        var name = new StringBuilder();
        bool begins = true;
        foreach (char c in Names[index])
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                name.Append(begins ? char.ToUpperInvariant(c) : c);
            }

            begins = !char.IsAsciiLetterOrDigit(c);
        }

        return name.ToString();
    }

    /// <summary>Moves to the value of the next property that is in the list; false at the end of the object.</summary>
    /// <remarks>
    /// A name in another case counts if the object does not have the property otherwise: some servers write names as in C# and describe
    /// them in camel case.
    /// </remarks>
    internal bool Next(ref Utf8JsonReader reader, ref JsonPlace place)
    {
        while (NextOrOther(ref reader, ref place, inAnyCase: true))
        {
            if (place.Index >= 0)
            {
                return true;
            }

            JsonRead.Skip(ref reader);
        }

        return false;
    }

    /// <summary>
    /// The same as <see cref="Next"/>, but also stops at a property that is not in the list: at its name, not at its value.
    /// </summary>
    internal bool NextOrOther(ref Utf8JsonReader reader, ref JsonPlace place, bool inAnyCase = false)
    {
        if (!place.HasBegun)
        {
            JsonRead.Object(ref reader);
            place.Begin(_required);
        }

        while (JsonRead.Next(ref reader))
        {
            place.Index = Find(ref reader, place.Index);
            if (place.Index < 0 && inAnyCase)
            {
                place.Index = FindInAnyCase(ref reader, ref place);
            }

            if (place.Index < 0)
            {
                return true;
            }

            place.See(place.Index);
            reader.Read();
            if (place.Index >= _required)
            {
                return true;
            }

            // A property that must have a value counts as absent if it is null.
            bool isThere = reader.TokenType != JsonTokenType.Null;
            place.Note(isThere);
            if (isThere)
            {
                return true;
            }
        }

        int missing = place.FirstMissing();
        return missing < 0 ? false : throw JsonRead.Missing(ref reader, Names[missing]);
    }

    /// <summary>Finds the name at the reader's position in another case, unless the object has the property itself; else -1.</summary>
    private int FindInAnyCase(ref Utf8JsonReader reader, ref JsonPlace place)
    {
        ReadOnlySpan<byte> name = reader.HasValueSequence
            ? global::System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan;
        for (int i = 0; i < Utf8.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(name, Utf8[i]) && place.See(i))
            {
                return IsAhead(reader, Utf8[i]) ? -1 : i;
            }
        }

        return -1;
    }

    private static bool IsAhead(Utf8JsonReader reader, byte[] name)
    {
        JsonRead.Skip(ref reader);
        while (JsonRead.Next(ref reader))
        {
            if (reader.ValueTextEquals(name))
            {
                return true;
            }

            JsonRead.Skip(ref reader);
        }

        return false;
    }
}

/// <summary>The state of reading an object.</summary>
internal struct JsonPlace
{
    private ulong _missing;
    private ulong _seen;
    private bool[]? _missingBeyond;

    /// <summary>The index of the property that was read last; -1 if it is not in the list.</summary>
    internal int Index;

    internal bool HasBegun;

    internal void Begin(int expected)
    {
        (HasBegun, Index) = (true, -1);
        _missing = expected >= 64 ? ulong.MaxValue : (1UL << expected) - 1;
        if (expected > 64)
        {
            _missingBeyond = new bool[expected - 64];
            Array.Fill(_missingBeyond, true);
        }
    }

    /// <summary>Records that a property was seen; returns whether that is new. Those beyond the first 64 are not recorded.</summary>
    internal bool See(int index)
    {
        ulong before = _seen;
        _seen |= index < 64 ? 1UL << index : 0;
        return _seen != before;
    }

    /// <summary>Records whether the last property is present.</summary>
    internal void Note(bool isThere)
    {
        if (Index >= 64)
        {
            _missingBeyond![Index - 64] = !isThere;
        }
        else if (isThere)
        {
            _missing &= ~(1UL << Index);
        }
        else
        {
            _missing |= 1UL << Index;
        }
    }

    internal readonly int FirstMissing()
    {
        if (_missing != 0)
        {
            return global::System.Numerics.BitOperations.TrailingZeroCount(_missing);
        }

        int beyond = _missingBeyond is null ? -1 : Array.IndexOf(_missingBeyond, true);
        return beyond < 0 ? -1 : beyond + 64;
    }
}
