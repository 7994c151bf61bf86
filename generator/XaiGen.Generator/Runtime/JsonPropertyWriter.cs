#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Text.Json;

/// <summary>Writes the properties of an object by their indexes among its names; properties without a value are omitted.</summary>
internal readonly ref partial struct JsonPropertyWriter
{
    private readonly Utf8JsonWriter _writer;
    private readonly JsonProperties _names;

    internal JsonPropertyWriter(Utf8JsonWriter writer, JsonProperties names)
    {
        (_writer, _names) = (writer, names);
        writer.WriteStartObject();
    }

    internal void Null(int place) => _writer.WriteNull(_names[place]);

    internal void String(int place, string? value)
    {
        if (value is not null)
        {
            _writer.WriteString(_names[place], value);
        }
    }

    internal void Boolean(int place, bool? value)
    {
        if (value is { } flag)
        {
            _writer.WriteBoolean(_names[place], flag);
        }
    }

    internal void Number(int place, long? value)
    {
        if (value is { } number)
        {
            _writer.WriteNumber(_names[place], number);
        }
    }

    internal void Number(int place, float? value)
    {
        if (value is { } number)
        {
            _writer.WriteNumber(_names[place], number);
        }
    }

    internal void Number(int place, double? value)
    {
        if (value is { } number)
        {
            _writer.WriteNumber(_names[place], number);
        }
    }

    internal void Number(int place, decimal? value)
    {
        if (value is { } number)
        {
            _writer.WriteNumber(_names[place], number);
        }
    }

    internal void Uri(int place, Uri? value) => String(place, value?.OriginalString);

    internal void Guid(int place, Guid? value)
    {
        if (value is { } guid)
        {
            _writer.WriteString(_names[place], guid);
        }
    }

    internal void DateTime(int place, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            _writer.WriteString(_names[place], time);
        }
    }

    internal void Date(int place, DateOnly? value) => String(place, WireText.Of(value));

    internal void UnixTime(int place, DateTimeOffset? value) => Number(place, value?.ToUnixTimeSeconds());

    internal void Seconds(int place, TimeSpan? value)
    {
        if (value is { } span)
        {
            _writer.WritePropertyName(_names[place]);
            JsonWrite.Seconds(_writer, span);
        }
    }

    internal void Bytes(int place, byte[]? value)
    {
        if (value is not null)
        {
            _writer.WriteBase64String(_names[place], value);
        }
    }

    internal void Any(int place, JsonElement? value)
    {
        if (value is { } element)
        {
            _writer.WritePropertyName(_names[place]);
            element.WriteTo(_writer);
        }
    }

    internal void Model(int place, IWireModel? value)
    {
        if (value is not null)
        {
            _writer.WritePropertyName(_names[place]);
            value.Write(_writer);
        }
    }

    internal void Text<T>(int place, T? value)
        where T : struct, IWireString<T>
        => String(place, value?.Value);

    internal void Integer<T>(int place, T? value)
        where T : struct, IWireInteger<T>
        => Number(place, value?.Value);

    internal void List<T>(int place, IReadOnlyList<T>? items, JsonValueWriter<T> write)
    {
        if (items is not null)
        {
            _writer.WritePropertyName(_names[place]);
            JsonWrite.List(_writer, items, write);
        }
    }

    internal void Map<T>(int place, IReadOnlyDictionary<string, T>? items, JsonValueWriter<T> write)
    {
        if (items is not null)
        {
            _writer.WritePropertyName(_names[place]);
            JsonWrite.Map(_writer, items, write);
        }
    }
}
