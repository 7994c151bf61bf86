using System.Text.RegularExpressions;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>A piece of an embedded template, and the hole that follows it.</summary>
/// <remarks>The only text that becomes <see cref="Code"/> unescaped: it can come only from this assembly's resources.</remarks>
internal sealed class TemplateText
{
    private const string Root = "Runtime/", Private = "private ";

    private static readonly string s_internalNamespace = $"namespace SupportNamespace.{SupportEmitter.Namespace};";

    // All holes are found in one pass, so that inserted text is not searched: a namespace may well contain 'Api_'.
    private static readonly Regex s_holes
        = new("SupportNamespace|Api_|^public(?= )", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    // The client's own types that shared code names, but not in strings.
    private static readonly Regex s_ownTypes = new(@"(?<![\w.""])Api_\w+", RegexOptions.CultureInvariant);

    private readonly string _text;

    private TemplateText(string text, TemplateHole? hole) => (_text, Hole) = (text, hole);

    /// <summary>The hole after this piece; null at the template's end.</summary>
    internal TemplateHole? Hole { get; }

    internal static IEnumerable<string> Names
        => typeof(TemplateText).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Root, StringComparison.Ordinal));

    internal static TemplateText[] Load(string name)
    {
        using var reader = new StreamReader(typeof(TemplateText).Assembly.GetManifestResourceStream(name)!);
        string[] lines = reader.ReadToEnd().Replace("\r\n", "\n").Split('\n');
        string text = string.Join("\n", (lines.Contains(s_internalNamespace) ? Internal(lines) : lines).Select(Shortened));
        var pieces = new List<TemplateText>();
        int start = 0;
        foreach (Match match in s_holes.Matches(text))
        {
            TemplateHole hole = match.Value switch
            {
                "SupportNamespace" => TemplateHole.Namespace,
                "Api_" => TemplateHole.Prefix,
                _ => TemplateHole.Access,
            };
            pieces.Add(new TemplateText(text.Substring(start, match.Index - start), hole));
            start = match.Index + match.Length;
        }

        pieces.Add(new TemplateText(text.Substring(start), null));
        return [.. pieces];
    }

    public override string ToString() => _text;

    /// <summary>
    /// The lines of a file of internal types, with an alias for each of the client's own types that it names: without one, the client
    /// <c>System</c> would have its SystemException taken for that of the imported namespace System.
    /// </summary>
    private static IEnumerable<string> Internal(string[] lines)
    {
        string[] code = [.. lines.Where(line => !IsComment(line))];
        int first = Array.IndexOf(code, s_internalNamespace) + 1;
        IEnumerable<string> aliases = code.SelectMany(line => s_ownTypes.Matches(line).OfType<Match>()).Select(name => name.Value)
            .Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => $"using {name} = global::SupportNamespace.{name};");
        return [.. code.Take(first), .. aliases, .. code.Skip(first)];
    }

    /// <summary>Whether the line is a comment. Those of internal types are not emitted, because consumers cannot see these types.</summary>
    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    /// <summary>
    /// Indents with tabs, leaves out the accessibility that members have without it, and switches nullable warnings off, like all emitted
    /// code.
    /// </summary>
    private static string Shortened(string line)
    {
        if (line == "#nullable enable")
        {
            return "#nullable enable annotations\n#nullable disable warnings";
        }

        string code = line.TrimStart(' ');
        int spaces = line.Length - code.Length;
        bool isPrivate = code.StartsWith(Private, StringComparison.Ordinal)
            && !code.StartsWith("private protected ", StringComparison.Ordinal);
        return new string('\t', spaces / 4) + new string(' ', spaces % 4) + (isPrivate ? code.Substring(Private.Length) : code);
    }
}
