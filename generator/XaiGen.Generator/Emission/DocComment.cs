using System.Text;
using System.Text.RegularExpressions;

namespace XaiGen.Generator;

/// <summary>XML doc comments from the contract's words.</summary>
internal static class DocComment
{
    internal static SourceWriter Doc(this SourceWriter writer, Doc doc, string fallback = "")
    {
        writer.DocElement("summary", doc.Summary ?? (fallback.Length > 0 ? fallback : null));
        string? source = doc.Source is { } address ? $"Source: <see href=\"{Escape(address)}\"/>" : null;
        if (doc.Remarks is not null || source is not null)
        {
            string remarks = doc.Remarks is null ? "" : Paragraphs(doc.Remarks);
            writer.Line("/// <remarks>");
            foreach (string line in (remarks + (remarks.Length > 0 && source is not null ? "\n" : "") + source).Split('\n'))
            {
                writer.Line("/// " + line.TrimEnd());
            }

            writer.Line("/// </remarks>");
        }

        if (doc.IsDeprecated)
        {
            writer.Line("[_sys::Obsolete(\"The contract marks this as deprecated.\")]");
        }

        return writer;
    }

    internal static SourceWriter DocElement(this SourceWriter writer, string element, string? text, string attribute = "")
    {
        if (text is null)
        {
            return writer;
        }

        string[] lines = Markup(text.Trim()).Split('\n');
        if (lines.Length == 1)
        {
            return writer.Line($"/// <{element}{attribute}>{lines[0]}</{element}>");
        }

        writer.Line($"/// <{element}{attribute}>");
        foreach (string line in lines)
        {
            writer.Line("/// " + line.TrimEnd());
        }

        return writer.Line($"/// </{element}>");
    }

    private static string Paragraphs(string text)
    {
        string[] paragraphs = Regex.Split(text.Trim(), @"\n\s*\n");
        return paragraphs.Length == 1
            ? Markup(paragraphs[0])
            : string.Join("\n", paragraphs.Select(paragraph => $"<para>{Markup(paragraph.Trim())}</para>"));
    }

    /// <summary>Markdown's code spans become <c>c</c> elements; everything else is text.</summary>
    private static string Markup(string text) => Regex.Replace(Escape(text), "`([^`\n]+)`", "<c>$1</c>");

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\r' or '\u0085' or '\u2028' or '\u2029' => escaped.Append(' '),
                '\n' or '\t' => escaped.Append(c),
                // XML has no way to write these.
                < ' ' or '\ufffe' or '\uffff' => escaped.Append('\ufffd'),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
