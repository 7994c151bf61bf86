#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.Text.Json;
using _sys = global::System;

/// <summary>Reads one value. On entry the reader is at the value's first token, on return at its last.</summary>
internal delegate T JsonReader<T>(ref Utf8JsonReader reader);

/// <summary>Reads the properties of an object beside a value that was read before.</summary>
internal delegate T JsonReaderBeside<T, TValue>(TValue value, ref Utf8JsonReader reader);

/// <summary>Reads values for generated code. For an invalid value it throws a <see cref="JsonException"/> with the value's path.</summary>
internal static partial class JsonRead
{
    internal static readonly JsonReader<string> OfString = String;

    internal static readonly JsonReader<JsonElement> OfAny = Any;

    /// <summary>Reads a complete value. Every read starts here, so that the path can be added to a nested error.</summary>
    internal static T Root<T>(ref Utf8JsonReader reader, JsonReader<T> read)
    {
        Utf8JsonReader start = reader;
        try
        {
            return read(ref reader);
        }
        catch (JsonMismatchException mismatch)
        {
            throw Located(
                mismatch.Message, PathTo(start, mismatch.Offset) + (mismatch.Property is { } property ? "." + property : ""), mismatch);
        }
        catch (InvalidOperationException e)
        {
            // This is how the reader rejects text that is not UTF-8, or half of a surrogate pair.
            throw Located("Expected text that is valid Unicode", PathTo(start, reader.TokenStartIndex), e);
        }
        catch (JsonException e) when (e.Path is null)
        {
            throw Located(e.Message.TrimEnd('.'), PathTo(start, reader.TokenStartIndex), e);
        }
    }

    /// <summary>Reads a JSON text to its end.</summary>
    internal static T Document<T>(ReadOnlySpan<byte> json, JsonReader<T> read)
    {
        if (json.IsEmpty)
        {
            throw new JsonException("the body is empty.");
        }

        var reader = new Utf8JsonReader(json);
        reader.Read();
        T value = Root(ref reader, read);
        return reader.Read() ? throw new JsonException("there is more than one JSON value.") : value;
    }

    /// <summary>Reads a JSON text that is optional; returns the default if it cannot be read.</summary>
    internal static T? DocumentIfValid<T>(ReadOnlySpan<byte> json, JsonReader<T> read)
    {
        try
        {
            return Document(json, read);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    internal static void Object(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Mismatch(ref reader, "an object");
        }
    }

    /// <summary>Moves to the next property name; returns false at the end of the object.</summary>
    internal static bool Next(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Moves from a property name to its value; returns false if the value is null.</summary>
    internal static bool HasValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType != JsonTokenType.Null;
    }

    internal static void Skip(ref Utf8JsonReader reader)
    {
        // Converters always receive a complete value, so no more data is needed.
        _ = reader.TrySkip();
    }

    internal static string String(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Mismatch(ref reader, "a string");

    internal static bool Boolean(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Mismatch(ref reader, "true or false"),
    };

    internal static int Int32(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int value))
        {
            return value;
        }

        long wide = Int64(ref reader);
        return wide is >= int.MinValue and <= int.MaxValue ? (int)wide : throw Mismatch(ref reader, "a 32-bit integer");
    }

    internal static long Int64(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (reader.TryGetInt64(out long value))
            {
                return value;
            }

            // 1.0 and 1e3 are also integers.
            if (reader.TryGetDecimal(out decimal number) && decimal.Truncate(number) == number
                && number is >= long.MinValue and <= long.MaxValue)
            {
                return (long)number;
            }
        }

        throw Mismatch(ref reader, "an integer");
    }

    internal static float Single(ref Utf8JsonReader reader)
        => (float)Double(ref reader) is var value && float.IsFinite(value)
            ? value
            : throw Mismatch(ref reader, "a number that a float can hold");

    internal static double Double(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double value) && double.IsFinite(value)
            ? value
            : throw Mismatch(ref reader, "a number that a double can hold");

    internal static decimal Decimal(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out decimal value)
            ? value
            : throw Mismatch(ref reader, "a decimal number");

    internal static Uri Uri(ref Utf8JsonReader reader)
        => _sys::Uri.TryCreate(String(ref reader), UriKind.RelativeOrAbsolute, out Uri? value)
            ? value
            : throw Mismatch(ref reader, "a URI");

    internal static Guid Guid(ref Utf8JsonReader reader)
        => _sys::Guid.TryParse(String(ref reader), out Guid value) ? value : throw Mismatch(ref reader, "a UUID");

    internal static DateTimeOffset DateTime(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset value))
        {
            // Without an offset, the machine's time zone would be assumed.
            return reader.TryGetDateTime(out DateTime time) && time.Kind == DateTimeKind.Unspecified
                ? new DateTimeOffset(time, default)
                : value;
        }

        return DateTimeOffset.TryParse(String(ref reader), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value)
            ? value
            : throw Mismatch(ref reader, "a date and time as in RFC 3339");
    }

    internal static DateOnly Date(ref Utf8JsonReader reader)
        => DateOnly.TryParseExact(
            String(ref reader),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateOnly value)
            ? value
            : throw Mismatch(ref reader, "a date as in RFC 3339");

    internal static DateTimeOffset UnixTime(ref Utf8JsonReader reader)
    {
        const long First = -62_135_596_800, Last = 253_402_300_799;
        long seconds = Int64(ref reader);
        return seconds is >= First and <= Last
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw Mismatch(ref reader, "a time in seconds since 1970");
    }

    internal static TimeSpan Seconds(ref Utf8JsonReader reader)
    {
        const decimal Most = long.MaxValue / (decimal)_sys::TimeSpan.TicksPerSecond;
        decimal seconds = Decimal(ref reader);
        return seconds is >= -Most and <= Most
            ? _sys::TimeSpan.FromTicks((long)(seconds * _sys::TimeSpan.TicksPerSecond))
            : throw Mismatch(ref reader, "a duration in seconds");
    }

    /// <summary>
    /// Decodes base64 directly from the reader's buffer. A text that is escaped or segmented is first copied, and decoded in place.
    /// </summary>
    internal static ReadOnlyMemory<byte> Decoded(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            bool isPlain = !reader.HasValueSequence && !reader.ValueIsEscaped;
            int length = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
            byte[] bytes = new byte[isPlain ? _sys::Buffers.Text.Base64.GetMaxDecodedFromUtf8Length(length) : length];
            _sys::Buffers.OperationStatus status = isPlain
                ? _sys::Buffers.Text.Base64.DecodeFromUtf8(reader.ValueSpan, bytes, out _, out int written)
                : _sys::Buffers.Text.Base64.DecodeFromUtf8InPlace(bytes.AsSpan(0, reader.CopyString(bytes)), out written);
            if (status == _sys::Buffers.OperationStatus.Done)
            {
                return bytes.AsMemory(0, written);
            }
        }

        throw Mismatch(ref reader, "bytes in base64");
    }

    internal static byte[] Bytes(ref Utf8JsonReader reader) => Decoded(ref reader).ToArray();

    internal static JsonElement Any(ref Utf8JsonReader reader)
    {
        // JsonElement decodes strings only when they are accessed, which is too late to reject invalid ones.
        Utf8JsonReader texts = reader;
        int depth = reader.CurrentDepth;
        do
        {
            if (texts.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsPlain(ref texts))
            {
                _ = texts.GetString();
            }
        }
        while ((texts.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray || texts.CurrentDepth > depth) && texts.Read());

        return JsonElement.ParseValue(ref reader);
    }

    internal static T Model<T>(ref Utf8JsonReader reader)
        where T : class, IWireModel<T>
        => _sys::Runtime.CompilerServices.Unsafe.As<T>(T.Read(ref reader));

    internal static T Text<T>(ref Utf8JsonReader reader)
        where T : struct, IWireString<T>
        => String(ref reader);

    internal static T Integer<T>(ref Utf8JsonReader reader)
        where T : struct, IWireInteger<T>
        => Int64(ref reader);

    internal static IReadOnlyList<T> List<T>(ref Utf8JsonReader reader, JsonReader<T> item)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Mismatch(ref reader, "an array");
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(item(ref reader));
        }

        return items;
    }

    internal static IReadOnlyList<T> Models<T>(ref Utf8JsonReader reader)
        where T : class, IWireModel<T>
        => List(ref reader, Model<T>);

    internal static IReadOnlyList<string> Strings(ref Utf8JsonReader reader) => List(ref reader, OfString);

    internal static IReadOnlyDictionary<string, T> Map<T>(ref Utf8JsonReader reader, JsonReader<T> item)
    {
        Object(ref reader);
        var items = new Dictionary<string, T>();
        while (Next(ref reader))
        {
            string name = reader.GetString()!;
            reader.Read();
            items[name] = item(ref reader);
        }

        return items;
    }

    /// <summary>Reads an object and returns the value of one property.</summary>
    internal static T Property<T>(ref Utf8JsonReader reader, string property, JsonReader<T> read)
    {
        (bool isThere, T value) = (false, default!);
        while (Next(ref reader))
        {
            if (reader.ValueTextEquals(property) && HasValue(ref reader))
            {
                (isThere, value) = (true, read(ref reader));
            }
            else
            {
                Skip(ref reader);
            }
        }

        return isThere ? value : throw Missing(ref reader, property);
    }

    /// <summary>Reads an object, first the value of one property and then the properties beside it.</summary>
    internal static T Property<T, TValue>(
        ref Utf8JsonReader reader, string property, JsonReader<TValue> read, JsonReaderBeside<T, TValue> readBeside)
    {
        Utf8JsonReader start = reader;
        return readBeside(Property(ref reader, property, read), ref start);
    }

    /// <summary>Keeps a property that the contract does not define.</summary>
    internal static void Entry<T>(ref Utf8JsonReader reader, ref Dictionary<string, T>? entries, JsonReader<T> item)
    {
        string name = reader.GetString()!;
        reader.Read();
        (entries ??= [])[name] = item(ref reader);
    }

    /// <summary>The error for a required property missing from the object just read.</summary>
    internal static JsonException Missing(ref Utf8JsonReader reader, string property)
        => new JsonMismatchException($"The required property '{property}' is missing", reader.TokenStartIndex, property);

    /// <summary>The error for a value that is not of the expected kind.</summary>
    internal static JsonException Mismatch(ref Utf8JsonReader reader, string expected)
        => new JsonMismatchException($"Expected {expected}, found {Found(ref reader)}", reader.TokenStartIndex);

    /// <summary>The error for an object that matches no case of a union.</summary>
    internal static JsonException NoCase(ref Utf8JsonReader reader, string expected)
        => new JsonMismatchException(expected, reader.TokenStartIndex);

    private static bool IsPlain(ref Utf8JsonReader reader)
        => !reader.HasValueSequence && !reader.ValueIsEscaped && _sys::Text.Ascii.IsValid(reader.ValueSpan);

    private static JsonException Located(string message, string path, Exception cause)
        => new($"{message} (at {path})", path, null, null, cause);

    private static string Found(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        _ => "no value",
    };

    /// <summary>Finds the path of the token that failed by reading the value again, which happens only after a failure.</summary>
    private static string PathTo(Utf8JsonReader reader, long offset)
    {
        var path = new List<(string? Property, int Index)>();
        do
        {
            if (reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray or JsonTokenType.PropertyName)
                && path.Count > 0 && path[^1] is { Property: null } element)
            {
                path[^1] = (null, element.Index + 1);
            }

            if (reader.TokenStartIndex >= offset)
            {
                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    path.RemoveAt(path.Count - 1);
                }
                else if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    path[^1] = (Name(ref reader), 0);
                }

                break;
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    path.Add(("", 0));
                    break;
                case JsonTokenType.StartArray:
                    path.Add((null, -1));
                    break;
                case JsonTokenType.PropertyName:
                    path[^1] = (Name(ref reader), 0);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.RemoveAt(path.Count - 1);
                    break;
            }
        }
        while (HasMore(ref reader));

        var text = new _sys::Text.StringBuilder("$");
        foreach ((string? property, int index) in path)
        {
            _ = property switch
            {
                null => text.Append('[').Append(index).Append(']'),
                "" => text,
                _ => text.Append('.').Append(property),
            };
        }

        return ShownText.OneLine(text.ToString());

        // If the text itself is malformed, the path ends before the error.
        static bool HasMore(ref Utf8JsonReader reader)
        {
            try
            {
                return reader.Read();
            }
            catch (JsonException)
            {
                return false;
            }
        }

        static string Name(ref Utf8JsonReader reader)
        {
            try
            {
                return reader.GetString()!;
            }
            catch (InvalidOperationException)
            {
                return _sys::Text.Encoding.UTF8.GetString(
                    reader.HasValueSequence ? _sys::Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan);
            }
        }
    }
}

/// <summary>An invalid value at an offset of the text being read.</summary>
internal sealed class JsonMismatchException(string message, long offset, string? property = null) : JsonException(message)
{
    internal long Offset { get; } = offset;

    /// <summary>The required property that is missing from the object at the offset.</summary>
    internal string? Property { get; } = property;
}
