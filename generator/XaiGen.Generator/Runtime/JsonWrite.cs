#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Text.Json;

/// <summary>Writes one value.</summary>
internal delegate void JsonValueWriter<in T>(Utf8JsonWriter writer, T value);

/// <summary>What generated writing code is made of: values, and properties, which are left out where they have none.</summary>
internal static partial class JsonWrite
{
    internal static void String(Utf8JsonWriter writer, JsonEncodedText name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    internal static void Boolean(Utf8JsonWriter writer, JsonEncodedText name, bool? value)
    {
        if (value is { } flag)
        {
            writer.WriteBoolean(name, flag);
        }
    }

    internal static void Number(Utf8JsonWriter writer, JsonEncodedText name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    internal static void Number(Utf8JsonWriter writer, JsonEncodedText name, float? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    internal static void Number(Utf8JsonWriter writer, JsonEncodedText name, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    internal static void Number(Utf8JsonWriter writer, JsonEncodedText name, decimal? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    internal static void Uri(Utf8JsonWriter writer, JsonEncodedText name, Uri? value) => String(writer, name, value?.OriginalString);

    internal static void Guid(Utf8JsonWriter writer, JsonEncodedText name, Guid? value)
    {
        if (value is { } guid)
        {
            writer.WriteString(name, guid);
        }
    }

    internal static void DateTime(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            writer.WriteString(name, time);
        }
    }

    internal static void Date(Utf8JsonWriter writer, JsonEncodedText name, DateOnly? value) => String(writer, name, WireText.Of(value));

    internal static void UnixTime(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset? value) => Number(writer, name, value?.ToUnixTimeSeconds());

    internal static void Seconds(Utf8JsonWriter writer, JsonEncodedText name, TimeSpan? value)
    {
        if (value is { } span)
        {
            writer.WritePropertyName(name);
            Seconds(writer, span);
        }
    }

    internal static void Bytes(Utf8JsonWriter writer, JsonEncodedText name, byte[]? value)
    {
        if (value is not null)
        {
            writer.WriteBase64String(name, value);
        }
    }

    internal static void Any(Utf8JsonWriter writer, JsonEncodedText name, JsonElement? value)
    {
        if (value is { } element)
        {
            writer.WritePropertyName(name);
            element.WriteTo(writer);
        }
    }

    internal static void Model<T>(Utf8JsonWriter writer, JsonEncodedText name, T? value)
        where T : class, IWireModel<T>
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            value.Write(writer);
        }
    }

    internal static void Text<T>(Utf8JsonWriter writer, JsonEncodedText name, T? value)
        where T : struct, IWireString<T>
        => String(writer, name, value?.Value);

    internal static void Integer<T>(Utf8JsonWriter writer, JsonEncodedText name, T? value)
        where T : struct, IWireInteger<T>
        => Number(writer, name, value?.Value);

    internal static void List<T>(Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<T>? items, JsonValueWriter<T> write)
    {
        if (items is not null)
        {
            writer.WritePropertyName(name);
            List(writer, items, write);
        }
    }

    internal static void Map<T>(Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyDictionary<string, T>? items, JsonValueWriter<T> write)
    {
        if (items is not null)
        {
            writer.WritePropertyName(name);
            Map(writer, items, write);
        }
    }

    internal static void UnixTime(Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteNumberValue(value.ToUnixTimeSeconds());

    internal static void Seconds(Utf8JsonWriter writer, TimeSpan value)
    {
        if (value.Ticks % TimeSpan.TicksPerSecond == 0)
        {
            writer.WriteNumberValue(value.Ticks / TimeSpan.TicksPerSecond);
        }
        else
        {
            writer.WriteNumberValue(value.Ticks / (decimal)TimeSpan.TicksPerSecond);
        }
    }

    internal static void Model<T>(Utf8JsonWriter writer, T value)
        where T : class, IWireModel<T>
        => value.Write(writer);

    internal static void List<T>(Utf8JsonWriter writer, IReadOnlyList<T> items, JsonValueWriter<T> write)
    {
        writer.WriteStartArray();
        for (int i = 0; i < items.Count; i++)
        {
            write(writer, items[i]);
        }

        writer.WriteEndArray();
    }

    internal static void Map<T>(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> items, JsonValueWriter<T> write)
    {
        writer.WriteStartObject();
        Entries(writer, items, write);
        writer.WriteEndObject();
    }

    internal static void Entries<T>(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> items, JsonValueWriter<T> write)
    {
        foreach (KeyValuePair<string, T> item in items)
        {
            writer.WritePropertyName(item.Key);
            write(writer, item.Value);
        }
    }
}
