#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections;
using global::System.Text;
using global::System.Text.Json;

/// <summary>A type whose equality, hash code and text are derived from its members.</summary>
internal interface IMembers
{
    Members ToMembers();
}

/// <summary>
/// The members of an object, listed once. For a record, the C# compiler would emit code per member to compare, hash and format it. Lists
/// and maps are equal if their contents are.
/// </summary>
internal readonly partial struct Members
{
    private readonly JsonNames? _wireNames;
    private readonly object?[] _values;
    private readonly string[] _names;

    /// <param name="wireNames">The wire names of the first members, from which their C# names follow.</param>
    /// <param name="values">All members.</param>
    /// <param name="names">The names of the remaining members, which come last.</param>
    internal Members(JsonNames wireNames, object?[] values, params string[] names)
        : this(values, names)
        => _wireNames = wireNames;

    internal Members(object?[] values, params string[] names) => (_values, _names) = (values, names);

    internal static bool AreEqual(IMembers own, IMembers? other)
        => ReferenceEquals(own, other)
            || (other is not null && own.GetType() == other.GetType() && AreEqual(own.ToMembers()._values, other.ToMembers()._values));

    internal static int HashOf(IMembers own) => HashCode.Combine(own.GetType(), HashOf((object)own.ToMembers()._values));

    /// <summary>Formats the members as a record does.</summary>
    internal static string TextOf(IMembers own)
    {
        var text = new StringBuilder(own.GetType().Name).Append(" { ");
        return (Print(own, text) ? text.Append(' ') : text).Append('}').ToString();
    }

    internal static bool Print(IMembers own, StringBuilder text)
    {
        Members members = own.ToMembers();
        for (int i = 0; i < members._values.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(members.NameOf(i)).Append(" = ");
            Print(members._values[i], text);
        }

        return members._values.Length > 0;
    }

    private string NameOf(int index)
    {
        int others = _values.Length - _names.Length;
        return index < others ? Capitalized(_wireNames!.NameAt(index)) : _names[index - others];
    }

    /// <summary>
    /// Returns the C# name, such as <c>CreatedAt</c> for <c>created_at</c>. If the C# name differs from this, the generator passes it.
    /// </summary>
    private static string Capitalized(string wireName)
    {
        var name = new StringBuilder();
        bool begins = true;
        foreach (char c in wireName)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                name.Append(begins ? char.ToUpperInvariant(c) : c);
            }

            begins = !char.IsAsciiLetterOrDigit(c);
        }

        return name.ToString();
    }

    private static bool AreEqual(object? own, object? other) => (own, other) switch
    {
        (JsonElement one, JsonElement two)
            => one.ValueKind == two.ValueKind && (one.ValueKind == default || one.GetRawText() == two.GetRawText()),
        (string, _) => own.Equals(other),
        _ when BytesOf(own) is { } one => BytesOf(other) is { } two && one.Span.SequenceEqual(two.Span),
        (IDictionary one, IDictionary two) => one.Count == two.Count && HasAll(one, two),
        (IEnumerable one, IEnumerable two) => HasInOrder(one.GetEnumerator(), two.GetEnumerator()),
        _ => Equals(own, other),
    };

    private static ReadOnlyMemory<byte>? BytesOf(object? value)
    {
        ReadOnlyMemory<byte>? bytes = null;
        if (value is byte[] array)
        {
            bytes = array;
        }
        else if (value is ReadOnlyMemory<byte> memory)
        {
            bytes = memory;
        }

        BytesOf(value, ref bytes);
        return bytes;
    }

    /// <summary>Returns the bytes of a BinaryData, which types without a client do not use.</summary>
    static partial void BytesOf(object? value, ref ReadOnlyMemory<byte>? bytes);

    private static bool HasAll(IDictionary own, IDictionary other)
    {
        foreach (DictionaryEntry entry in own)
        {
            if (!other.Contains(entry.Key) || !AreEqual(entry.Value, other[entry.Key]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasInOrder(IEnumerator own, IEnumerator other)
    {
        while (own.MoveNext())
        {
            if (!other.MoveNext() || !AreEqual(own.Current, other.Current))
            {
                return false;
            }
        }

        return !other.MoveNext();
    }

    private static int HashOf(object? value)
    {
        var hash = new HashCode();
        switch (value)
        {
            case JsonElement element:
                hash.Add(element.ValueKind);
                break;
            case not null when BytesOf(value) is { } bytes:
                hash.AddBytes(bytes.Span);
                break;
            case IDictionary map:
                hash.Add(map.Count);
                break;
            case IEnumerable items and not string:
                foreach (object? item in items)
                {
                    hash.Add(HashOf(item));
                }

                break;
            default:
                hash.Add(value);
                break;
        }

        return hash.ToHashCode();
    }

    private static void Print(object? value, StringBuilder text)
    {
        switch (value)
        {
            case not null when BytesOf(value) is { } bytes:
                text.Append(global::System.Globalization.CultureInfo.InvariantCulture, $"{bytes.Length} bytes");
                break;
            case IDictionary map:
                string start = "{ ";
                foreach (DictionaryEntry entry in map)
                {
                    text.Append(start).Append(entry.Key).Append(" = ");
                    Print(entry.Value, text);
                    start = ", ";
                }

                text.Append(map.Count == 0 ? "{ }" : " }");
                break;
            case IEnumerable items and not string:
                text.Append('[');
                string between = "";
                foreach (object? item in items)
                {
                    Print(item, text.Append(between));
                    between = ", ";
                }

                text.Append(']');
                break;
            default:
                text.Append(global::System.Globalization.CultureInfo.InvariantCulture, $"{value}");
                break;
        }
    }
}
