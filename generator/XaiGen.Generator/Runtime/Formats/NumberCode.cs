#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Globalization;
using global::System.Text.Json;
using _sys = global::System;

// Numbers that most contracts do not use: of other widths, and as text.

internal static partial class JsonRead
{
    /// <summary>Reads an integer of any width.</summary>
    internal static T Whole<T>(ref Utf8JsonReader reader)
        where T : struct, _sys::Numerics.IBinaryInteger<T>
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            ReadOnlySpan<byte> digits = reader.HasValueSequence
                ? _sys::Buffers.BuffersExtensions.ToArray(reader.ValueSequence)
                : reader.ValueSpan;
            if (T.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T value))
            {
                return value;
            }

            // 1.0 and 1e3 are also integers.
            if (reader.TryGetDecimal(out decimal number) && decimal.Truncate(number) == number
                && T.TryParse(
                    number.ToString("0", CultureInfo.InvariantCulture), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                    out value))
            {
                return value;
            }
        }

        throw Mismatch(ref reader, $"an integer that {typeof(T).Name} can hold");
    }

    /// <summary>Reads a number that may be written as text.</summary>
    internal static T NumberOrText<T>(ref Utf8JsonReader reader, JsonReader<T> read)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return read(ref reader);
        }

        // A longer text cannot be a number.
        const int MaxLength = 512;
        Span<byte> text = stackalloc byte[MaxLength];
        int length = (int)Math.Min(MaxLength + 1L, reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length);
        if (length <= MaxLength)
        {
            text = text[..reader.CopyString(text)];
            var number = new Utf8JsonReader(text);
            try
            {
                if (number.Read() && number.TokenType == JsonTokenType.Number && number.BytesConsumed == text.Length)
                {
                    return read(ref number);
                }
            }
            catch (JsonException)
            {
                // Reported below, with the position of the text.
            }
        }

        throw Mismatch(ref reader, "a number");
    }

    /// <summary>As <see cref="NumberOrText"/>, and also reads the names of values that are not finite.</summary>
    internal static T NumberOrName<T>(ref Utf8JsonReader reader, JsonReader<T> read)
        where T : struct, _sys::Numerics.IFloatingPointIeee754<T>
        => reader.TokenType != JsonTokenType.String ? read(ref reader)
            : reader.ValueTextEquals("NaN"u8) ? T.NaN
            : reader.ValueTextEquals("Infinity"u8) ? T.PositiveInfinity
            : reader.ValueTextEquals("-Infinity"u8) ? T.NegativeInfinity
            : NumberOrText(ref reader, read);
}

internal static partial class JsonOrNull
{
    internal static T? NumberOrText<T>(ref Utf8JsonReader reader, JsonReader<T> read)
        where T : struct
        => IsNull(ref reader) ? null : JsonRead.NumberOrText(ref reader, read);

    internal static T? NumberOrName<T>(ref Utf8JsonReader reader, JsonReader<T> read)
        where T : struct, _sys::Numerics.IFloatingPointIeee754<T>
        => IsNull(ref reader) ? null : JsonRead.NumberOrName(ref reader, read);
}

internal static partial class JsonWrite
{
    internal static void Wide(Utf8JsonWriter writer, Int128 value)
        => writer.WriteRawValue(WireText.Wide(value)!, skipInputValidation: true);

    internal static void Wide(Utf8JsonWriter writer, UInt128 value)
        => writer.WriteRawValue(WireText.Wide(value)!, skipInputValidation: true);

    /// <summary>Writes a number; values that are not finite have no JSON form and are written as strings.</summary>
    internal static void NumberOrName<T>(Utf8JsonWriter writer, T value)
        where T : struct, _sys::Numerics.IFloatingPointIeee754<T>
    {
        string text = value.ToString(null, _sys::Globalization.CultureInfo.InvariantCulture);
        if (T.IsFinite(value))
        {
            writer.WriteRawValue(text, skipInputValidation: true);
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }
}

internal partial struct WireWriter
{
    internal void Number(int place, ulong? value)
    {
        if (value is { } number && Writes(place, number))
        {
            _json.WriteNumber(_names[place], number);
        }
    }

    internal void Wide(int place, Int128? value)
    {
        if (value is { } number && Writes(place, number))
        {
            _json.WritePropertyName(_names[place]);
            JsonWrite.Wide(_json, number);
        }
    }

    internal void Wide(int place, UInt128? value)
    {
        if (value is { } number && Writes(place, number))
        {
            _json.WritePropertyName(_names[place]);
            JsonWrite.Wide(_json, number);
        }
    }

    internal void NumberOrName<T>(int place, T? value)
        where T : struct, _sys::Numerics.IFloatingPointIeee754<T>
    {
        if (value is { } number && Writes(place, number))
        {
            _json.WritePropertyName(_names[place]);
            JsonWrite.NumberOrName(_json, number);
        }
    }
}

internal static partial class WireText
{
    internal static string? Of(ulong? value) => value?.ToString(CultureInfo.InvariantCulture);

    internal static string? Wide(Int128? value) => value?.ToString(CultureInfo.InvariantCulture);

    internal static string? Wide(UInt128? value) => value?.ToString(CultureInfo.InvariantCulture);
}
