using System.Text;
using System.Text.RegularExpressions;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>XML doc comments from the contract's words.</summary>
internal static class DocComment
{
    internal const string Obsolete = "[_sys::Obsolete(\"The contract marks this as deprecated.\")]";

    internal static SourceWriter Doc(this SourceWriter writer, Doc doc, string fallback = "")
    {
        writer.DocElement("summary", doc.Summary ?? (fallback.Length > 0 ? fallback : null));
        string? source = doc.Source is { } address ? $"Source: <see href=\"{Escape(address)}\"/>" : null;
        string?[] remarks = [doc.Remarks is null ? null : Paragraphs(doc.Remarks), source];
        string text = string.Join("\n", remarks.Where(part => part is not null));
        if (text.Length > 0)
        {
            writer.Element("remarks", text);
        }

        if (doc.IsDeprecated)
        {
            writer.Line(Obsolete);
        }

        return writer;
    }

    internal static SourceWriter DocElement(this SourceWriter writer, string element, string? text, string attribute = "")
    {
        if (text is null)
        {
            return writer;
        }

        return writer.Element(element, Markup(text.Trim()), attribute);
    }

    private static SourceWriter Element(this SourceWriter writer, string element, string content, string attribute = "")
    {
        string[] lines = content.Split('\n');
        if (lines.Length == 1)
        {
            return writer.Line($"/// <{element}{attribute}>{content}</{element}>");
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
    private static string Markup(string text)
    {
        string escaped = Escape(text);
        return escaped.IndexOf('`') < 0 ? escaped : Regex.Replace(escaped, "`([^`\n]+)`", "<c>$1</c>");
    }

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
