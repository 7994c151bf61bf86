using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace XaiGen.Review.Reports;

/// <summary>JSON for programs that is also safe to show on a terminal: always well-formed, and without hidden characters.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions s_layout =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = Deepest };

    /// <summary>Values in a contract are nested at most 200 levels deep.</summary>
    private const int Deepest = 1_000;

    /// <remarks>Hidden characters occur only in strings, where an escape sequence is equivalent.</remarks>
    public static string Write(JsonNode report)
    {
        string json = report.ToJsonString(s_layout);
        var shown = new StringBuilder(json.Length + 1);
        Span<char> units = stackalloc char[2];
        foreach (Rune rune in json.EnumerateRunes())
        {
            ReadOnlySpan<char> letter = units[..rune.EncodeToUtf16(units)];
            if (rune.Value == '\n' || !ReportText.IsHidden(rune))
            {
                shown.Append(letter);
                continue;
            }

            foreach (char unit in letter)
            {
                shown.Append("\\u").Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return ReportText.Command().Replace(shown.Append('\n').ToString(), @"\u0023#");
    }

    /// <summary>A string value; lone surrogates become U+FFFD, since JSON cannot contain them.</summary>
    public static JsonValue? Text(string? text) => text is null ? null : JsonValue.Create(WellFormed(text));

    /// <summary>Parses a value that is already JSON.</summary>
    public static JsonNode? Value(string json)
        => JsonNode.Parse(WellFormed(json), documentOptions: new JsonDocumentOptions { MaxDepth = Deepest });

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(Text)]);

    private static string WellFormed(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]))
            {
                // Encoding replaces lone surrogates.
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            }
        }

        return text;
    }
}
