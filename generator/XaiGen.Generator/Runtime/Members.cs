#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections;
using global::System.Collections.Generic;
using global::System.Text;
using global::System.Text.Json;

/// <summary>A type with members, which its JSON, equality, hash code and text are derived from.</summary>
/// <remarks>
/// Not generic, because the assembly would contain the full name of each generic interface for each of its methods; and only one, because
/// it contains each interface of each type.
/// </remarks>
internal interface IMembers
{
    /// <summary>Reads an object of the type itself; what is not a JSON value of its own has no such code.</summary>
    static virtual object Read(ref Utf8JsonReader reader) => throw new NotSupportedException();

    void Write(ref WireWriter to);

    Members ToMembers() => Members.Of(this);
}

/// <summary>
/// The members of an object, listed once. For a record, the C# compiler would emit code per member to compare, hash and format it. Lists
/// and maps are equal if their contents are.
/// </summary>
internal sealed partial class Members
{
    private readonly List<object?> _values = [];

    // Of the values beyond the properties.
    private readonly List<string> _names = [];
    private JsonProperties? _properties;

    internal Members(object?[] values, params string[] names)
    {
        _values.AddRange(values);
        _names.AddRange(names);
    }

    private Members()
    {
    }

    /// <summary>The members that an object writes.</summary>
    internal static Members Of(IMembers own)
    {
        var members = new Members();
        var to = new WireWriter(null, members);
        own.Write(ref to);
        return members;
    }

    internal void Begin(JsonProperties properties)
    {
        _properties = properties;
        _values.AddRange(new object?[properties.Count]);
    }

    internal void Set(int place, object? value) => _values[place] = value;

    internal void Add(string name, object? value)
    {
        _values.Add(value);
        _names.Add(name);
    }

    internal static bool AreEqual(IMembers own, IMembers? other)
        => ReferenceEquals(own, other)
            || (other is not null && own.GetType() == other.GetType() && AreEqual(own.ToMembers(), other.ToMembers()));

    internal static bool AreEqual(Members own, Members other) => AreEqual((object)own._values, other._values);

    internal static int HashOf(IMembers own) => HashCode.Combine(own.GetType(), HashOf(own.ToMembers()));

    internal static int HashOf(Members own) => HashOf((object)own._values);

    /// <summary>Formats the members as a record does.</summary>
    internal static string TextOf(IMembers own)
    {
        var text = new StringBuilder(own.GetType().Name).Append(" { ");
        return (Print(own, text) ? text.Append(' ') : text).Append('}').ToString();
    }

    internal static bool Print(IMembers own, StringBuilder text) => Print(own.ToMembers(), text);

    internal static bool Print(Members members, StringBuilder text)
    {
        for (int i = 0; i < members._values.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(members.NameOf(i)).Append(" = ");
            Print(members._values[i], text);
        }

        return members._values.Count > 0;
    }

    private string NameOf(int index)
    {
        int others = _values.Count - _names.Count;
        return index < others ? _properties!.MemberAt(index) : _names[index - others];
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
