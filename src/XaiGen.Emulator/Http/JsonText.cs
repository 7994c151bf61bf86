using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace XaiGen.Emulator.Http;

/// <summary>
/// Validates received JSON so that every string and name can be read. .NET's parser accepts invalid escapes and fails only when the string
/// is read, so they are checked here once.
/// </summary>
internal static class JsonText
{
    /// <exception cref="ApiFault">It is not JSON, or contains a lone surrogate.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> text)
    {
        if (!Utf8.IsValid(text.Span))
        {
            throw NotJson(text.Span, FirstInvalid(text.Span), "the text is not UTF-8");
        }

        try
        {
            CheckEscapes(text.Span);
            return JsonDocument.Parse(text);
        }
        catch (JsonException fault)
        {
            throw ApiFault.Invalid(
                $"The body is not JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: "
                    + fault.Message.Split(" LineNumber:")[0]);
        }
    }

    /// <summary>An escape such as <c>\ud83c</c> is half of a surrogate pair; the other half must follow.</summary>
    private static void CheckEscapes(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("\\ud"u8) < 0 && text.IndexOf("\\uD"u8) < 0)
        {
            return;
        }

        var reader = new Utf8JsonReader(text);
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.String or JsonTokenType.PropertyName, ValueIsEscaped: true })
            {
                CheckText(text, ref reader);
            }
        }
    }

    private static void CheckText(ReadOnlySpan<byte> text, ref Utf8JsonReader reader)
    {
        try
        {
            reader.GetString();
        }
        catch (InvalidOperationException)
        {
            throw NotJson(text, (int)reader.TokenStartIndex, "the string has half of a surrogate pair in it, such as a cut emoji leaves");
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        int start = 0;
        while (Rune.DecodeFromUtf8(text[start..], out _, out int length) == OperationStatus.Done)
        {
            start += length;
        }

        return start;
    }

    private static ApiFault NotJson(ReadOnlySpan<byte> text, int at, string reason)
    {
        ReadOnlySpan<byte> before = text[..at];
        return ApiFault.Invalid(
            $"The body is not JSON: line {before.Count((byte)'\n') + 1}, byte {at - before.LastIndexOf((byte)'\n')}: {reason}");
    }
}
