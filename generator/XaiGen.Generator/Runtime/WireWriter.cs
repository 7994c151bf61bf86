#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Diagnostics.CodeAnalysis;
using global::System.Text.Json;

/// <summary>
/// Receives an object's properties by their indexes among its names: writes them as JSON, without those that have no value, or lists them,
/// to compare or show the object. So a type names its properties once for both.
/// </summary>
internal partial struct WireWriter
{
    private readonly Utf8JsonWriter? _json;
    private readonly Members? _list;
    private JsonProperties _names;

    internal WireWriter(Utf8JsonWriter? json, Members? list = null) => (_json, _list, _names) = (json, list, null!);

    /// <summary>The writer of a value that is not an object with properties; such a value is not listed.</summary>
    internal Utf8JsonWriter Json => _json!;

    internal void Begin(JsonProperties names)
    {
        _names = names;
        _json?.WriteStartObject();
        _list?.Begin(names);
    }

    internal void End() => _json?.WriteEndObject();

    /// <summary>The property that identifies a case of a union, which the case's type stands for.</summary>
    internal void Tag(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) => _json?.WriteString(name, value);

    internal void Tag(ReadOnlySpan<byte> name, long value) => _json?.WriteNumber(name, value);

    internal void Tag(ReadOnlySpan<byte> name, bool value) => _json?.WriteBoolean(name, value);

    /// <summary>A member that writes a property of its own.</summary>
    internal void Group(string name, IMembers? value)
    {
        _list?.Add(name, value);
        if (_json is not null)
        {
            value!.Write(ref this);
        }
    }

    /// <summary>Properties that the contract does not define.</summary>
    internal void Others<T>(string name, IReadOnlyDictionary<string, T>? items, JsonValueWriter<T> write)
    {
        _list?.Add(name, items);
        if (_json is not null && items is not null)
        {
            JsonWrite.Entries(_json, items, write);
        }
    }

    internal void Null(int place)
    {
        if (Writes(place, DBNull.Value))
        {
            _json.WriteNull(_names[place]);
        }
    }

    internal void String(int place, string? value)
    {
        if (value is not null && Writes(place, value))
        {
            _json.WriteString(_names[place], value);
        }
    }

    internal void Boolean(int place, bool? value)
    {
        if (value is { } flag && Writes(place, flag))
        {
            _json.WriteBoolean(_names[place], flag);
        }
    }

    internal void Number(int place, long? value)
    {
        if (value is { } number && Writes(place, number))
        {
            _json.WriteNumber(_names[place], number);
        }
    }

    internal void Number(int place, float? value)
    {
        if (value is { } number && Writes(place, number))
        {
            _json.WriteNumber(_names[place], number);
        }
    }

    internal void Number(int place, double? value)
    {
        if (value is { } number && Writes(place, number))
        {
            _json.WriteNumber(_names[place], number);
        }
    }

    internal void Number(int place, decimal? value)
    {
        if (value is { } number && Writes(place, number))
        {
            _json.WriteNumber(_names[place], number);
        }
    }

    internal void Uri(int place, Uri? value)
    {
        if (value is not null && Writes(place, value))
        {
            _json.WriteString(_names[place], value.OriginalString);
        }
    }

    internal void Guid(int place, Guid? value)
    {
        if (value is { } guid && Writes(place, guid))
        {
            _json.WriteString(_names[place], guid);
        }
    }

    internal void DateTime(int place, DateTimeOffset? value)
    {
        if (value is not { } time || !Writes(place, time))
        {
            return;
        }

        // Of a DateTime, the time zone is written as Z.
        if (time.Offset == default)
        {
            _json.WriteString(_names[place], time.UtcDateTime);
        }
        else
        {
            _json.WriteString(_names[place], time);
        }
    }

    internal void Date(int place, DateOnly? value)
    {
        if (value is { } date && Writes(place, date))
        {
            _json.WriteString(_names[place], WireText.Of(value));
        }
    }

    internal void UnixTime(int place, DateTimeOffset? value)
    {
        if (value is { } time && Writes(place, time))
        {
            _json.WriteNumber(_names[place], time.ToUnixTimeSeconds());
        }
    }

    internal void Seconds(int place, TimeSpan? value)
    {
        if (value is { } span && Writes(place, span))
        {
            _json.WritePropertyName(_names[place]);
            JsonWrite.Seconds(_json, span);
        }
    }

    internal void Bytes(int place, byte[]? value)
    {
        if (value is not null && Writes(place, value))
        {
            _json.WriteBase64String(_names[place], value);
        }
    }

    internal void Any(int place, JsonElement? value)
    {
        if (value is { } element && Writes(place, element))
        {
            _json.WritePropertyName(_names[place]);
            JsonWrite.Any(_json, element);
        }
    }

    internal void Model(int place, IMembers? value)
    {
        if (value is not null && Writes(place, value))
        {
            _json.WritePropertyName(_names[place]);
            JsonWrite.Model(_json, value);
        }
    }

    internal void Text<T>(int place, T? value)
        where T : struct, IWireString<T>
    {
        if (value is { } text && Writes(place, text))
        {
            _json.WriteString(_names[place], text.Value);
        }
    }

    internal void Integer<T>(int place, T? value)
        where T : struct, IWireInteger<T>
    {
        if (value is { } number && Writes(place, number))
        {
            _json.WriteNumber(_names[place], number.Value);
        }
    }

    internal void List<T>(int place, IReadOnlyList<T>? items, JsonValueWriter<T> write)
    {
        if (items is not null && Writes(place, items))
        {
            _json.WritePropertyName(_names[place]);
            JsonWrite.List(_json, items, write);
        }
    }

    internal void Models<T>(int place, IReadOnlyList<T>? items)
        where T : class, IMembers
        => List(place, items, JsonWrite.Model);

    internal void Strings(int place, IReadOnlyList<string>? items)
        => List(place, items, JsonWrite.OfString);

    internal void Map<T>(int place, IReadOnlyDictionary<string, T>? items, JsonValueWriter<T> write)
    {
        if (items is not null && Writes(place, items))
        {
            _json.WritePropertyName(_names[place]);
            JsonWrite.Map(_json, items, write);
        }
    }

    /// <summary>Whether to write a value; lists it otherwise. Generic, so that a value that is written is not boxed.</summary>
    [MemberNotNullWhen(true, nameof(_json))]
    private bool Writes<T>(int place, T value)
        where T : struct
    {
        if (_json is not null)
        {
            return true;
        }

        _list!.Set(place, value);
        return false;
    }

    [MemberNotNullWhen(true, nameof(_json))]
    private bool Writes(int place, object value)
    {
        if (_json is not null)
        {
            return true;
        }

        _list!.Set(place, value);
        return false;
    }
}
