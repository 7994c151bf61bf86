using System.Text;
using System.Text.RegularExpressions;

namespace XaiGen.Generator.CSharp;

/// <summary>A line of an XML doc comment: text that cannot be read as XML and cannot end the comment.</summary>
internal sealed class DocText
{
    private const char Replacement = '\ufffd';

    private static readonly Regex s_codeSpan = new("`([^`]+)`", RegexOptions.CultureInvariant);

    private readonly string _xml;

    private DocText(string xml) => _xml = xml;

    /// <summary>Splits the text into lines. Markdown's code spans become <c>c</c> elements.</summary>
    internal static DocText[] Lines(string text)
    {
        string xml = Escape(text);
        return xml.IndexOf('\n') < 0
            ? [new DocText(WithCodeSpans(xml))]
            : [.. xml.Split('\n').Select(line => new DocText(WithCodeSpans(line.TrimEnd())))];
    }

    /// <summary>Escapes the value of an attribute.</summary>
    internal static DocText Attribute(string text) => new(Escape(text).Replace('\n', ' '));

    public override string ToString() => _xml;

    private static string WithCodeSpans(string xml) => xml.IndexOf('`') < 0 ? xml : s_codeSpan.Replace(xml, "<c>$1</c>");

    private static string Escape(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\n' or '\t' => escaped.Append(c),
                // These also end a line of C#.
                '\r' or '\u0085' or '\u2028' or '\u2029' => escaped.Append(' '),
                // XML cannot represent these.
                < ' ' or '\ufffe' or '\uffff' => escaped.Append(Replacement),
                // These would make an editor display the following text in another order than the compiler reads it.
                >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' => escaped.Append(Replacement),
                _ when char.IsSurrogate(c) => escaped.Append(SurrogateOf(text, i)),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Whether no character needs an escape, as in most sentences.</summary>
    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (c is > '~' or '&' or '<' or '>' or '"' or (< ' ' and not ('\n' or '\t')))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns the surrogate if its other half is present; otherwise the replacement character.</summary>
    private static char SurrogateOf(string text, int i)
    {
        bool isPaired = char.IsHighSurrogate(text[i])
            ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
            : i > 0 && char.IsHighSurrogate(text[i - 1]);
        return isPaired ? text[i] : Replacement;
    }
}
