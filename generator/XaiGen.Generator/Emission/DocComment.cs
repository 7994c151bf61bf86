using System.Text.RegularExpressions;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>XML doc comments from the contract's words.</summary>
internal static class DocComment
{
    private static readonly Regex s_blankLines = new(@"\n\s*\n", RegexOptions.CultureInvariant);

    private static readonly Code s_summary = $"summary";
    private static readonly Code s_param = $"param";
    private static readonly Code s_returns = $"returns";
    private static readonly Code s_exception = $"exception";
    private static readonly Code s_remarks = $"remarks";

    internal static readonly Code Obsolete = $"[_sys::Obsolete(\"The contract marks this as deprecated.\")]";

    /// <summary>The summary, the remarks, and the attribute of a deprecated member.</summary>
    /// <param name="pointer">Where the contract describes it; empty if another comment says so, or if it does not.</param>
    internal static Code Of(Doc doc, string fallback, string pointer = "")
        => Code.Lines([Summary(doc.Summary ?? fallback), Remarks(doc, pointer), Code.If(doc.IsDeprecated, Obsolete)]);

    /// <summary>Where the contract describes something inside another; empty if the comment of that leads there.</summary>
    /// <param name="outer">Where the contract describes the other; empty if it does not.</param>
    internal static string Place(string pointer, string outer)
        => outer.Length > 0 && pointer.StartsWith(outer + "/", StringComparison.Ordinal) ? "" : pointer;

    internal static Code Summary(string text) => Element(s_summary, Code.None, LinesOf(text));

    internal static Code Parameter(Identifier name, string text)
        => Element(s_param, $" name=\"{DocText.Attribute(name.Bare)}\"", LinesOf(text));

    internal static Code Returns(string text) => Element(s_returns, Code.None, LinesOf(text));

    /// <param name="type">The exception as C# names it.</param>
    internal static Code Exception(Code type, string text) => Element(s_exception, $" cref=\"{type}\"", LinesOf(text));

    private static Code Remarks(Doc doc, string pointer)
    {
        var lines = new List<Code>();
        if (doc.Remarks is { } remarks)
        {
            string[] paragraphs = remarks.IndexOf('\n') < 0 ? [remarks] : s_blankLines.Split(remarks.Trim());
            lines.AddRange(paragraphs.Length == 1 ? LinesOf(remarks) : paragraphs.SelectMany(Paragraph));
        }

        if (doc.Source is { } source)
        {
            lines.Add($"Source: <see href=\"{DocText.Attribute(source)}\"/>");
        }

        if (pointer.Length > 0)
        {
            lines.Add($"Contract: <c>{DocText.Attribute(pointer)}</c>");
        }

        return lines.Count == 0 ? Code.None : Element(s_remarks, Code.None, lines);
    }

    private static Code[] LinesOf(string text) => Array.ConvertAll(DocText.Lines(text.Trim()), line => Code.Of($"{line}"));

    private static Code Element(Code tag, Code attributes, IReadOnlyList<Code> lines)
        => lines.Count == 1
            ? Code.Of($"/// <{tag}{attributes}>{lines[0]}</{tag}>")
            : $"""
                /// <{tag}{attributes}>
                {Code.Lines(lines.Select(line => Code.Of($"/// {line}")))}
                /// </{tag}>
                """;

    private static Code[] Paragraph(string text)
    {
        Code[] lines = LinesOf(text);
        lines[0] = $"<para>{lines[0]}";
        lines[lines.Length - 1] = $"{lines[lines.Length - 1]}</para>";
        return lines;
    }
}
