using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace XaiGen.Review.Reports;

/// <summary>
/// JSON for programs that a terminal may show all the same: well-formed whatever a contract holds, with no hidden character in it.
/// </summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions s_layout =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = Deepest };

    /// <summary>Values of a contract stand at most 200 deep.</summary>
    private const int Deepest = 1_000;

    /// <remarks>Characters that must not be seen as they are stand in texts only, where an escape means the same.</remarks>
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

    /// <summary>A text; halves of characters become U+FFFD, for JSON cannot hold them.</summary>
    public static JsonValue? Text(string? text) => text is null ? null : JsonValue.Create(WellFormed(text));

    /// <summary>A value that is written as JSON already.</summary>
    public static JsonNode? Value(string json)
        => JsonNode.Parse(WellFormed(json), documentOptions: new JsonDocumentOptions { MaxDepth = Deepest });

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(Text)]);

    private static string WellFormed(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]))
            {
                // Encoding replaces what is no character.
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            }
        }

        return text;
    }
}
