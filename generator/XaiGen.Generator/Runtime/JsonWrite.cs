#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Text.Json;

/// <summary>Writes one value.</summary>
internal delegate void JsonValueWriter<in T>(Utf8JsonWriter writer, T value);

/// <summary>Writes values for generated code.</summary>
internal static partial class JsonWrite
{
    internal static readonly JsonValueWriter<string> OfString = static (writer, item) => writer.WriteStringValue(item);

    internal static readonly JsonValueWriter<JsonElement> OfAny = static (writer, item) => item.WriteTo(writer);

    internal static readonly JsonValueWriter<IMembers> OfModel = Model;

    internal static void UnixTime(Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteNumberValue(value.ToUnixTimeSeconds());

    /// <summary>Writes any JSON; an element without a value, which was absent from what was read, as null.</summary>
    internal static void Any(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.WriteTo(writer);
        }
    }

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

    internal static void Model(Utf8JsonWriter writer, IMembers value)
    {
        var to = new WireWriter(writer);
        value.Write(ref to);
    }

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
