using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Yaml;

/// <summary>Parses the text of a document into a tree.</summary>
internal static class TreeReader
{
    /// <summary>The root; null if the text is empty or malformed. Problems are added to the list.</summary>
    public static YamlNode? Read(DocumentText text, List<Problem> problems, CancellationToken cancellation)
    {
        try
        {
            return IsJson(text.Content)
                ? JsonTreeReader.Read(text.Content, new TreeContext(text, problems, cancellation))
                : ReadYaml(text, problems, cancellation);
        }
        catch (UnreadableTextException fault)
        {
            problems.Add(new Problem(fault.Problem, JsonPointer.Root, text.FirstLine(fault.Start, fault.End)));
            return null;
        }
    }

    private static YamlNode? ReadYaml(DocumentText text, List<Problem> problems, CancellationToken cancellation)
    {
        int known = problems.Count;
        if (CommonYamlReader.Read(text.Content, new TreeContext(text, problems, cancellation)) is { } common)
        {
            return common;
        }

        problems.RemoveRange(known, problems.Count - known);
        try
        {
            return YamlTreeReader.Read(text.Content, new TreeContext(text, problems, cancellation));
        }
        catch (UnreadableTextException fault) when (fault.Problem.Rule == ProblemRules.Syntax
            && ShortenedText.Of(text.Content) is { } shortened)
        {
            problems.RemoveRange(known, problems.Count - known);
            return YamlTreeReader.Read(text.Content, new TreeContext(text, problems, cancellation), shortened);
        }
    }

    /// <summary>Whether the text starts with a brace, followed by a quote, a brace or nothing; YAML may start with a brace too.</summary>
    private static bool IsJson(string content)
    {
        char[] first = [.. content.Where(letter => letter != '\uFEFF' && !char.IsWhiteSpace(letter)).Take(2)];
        return first.Length > 0 && first[0] == '{' && (first.Length == 1 || first[1] is '"' or '}');
    }
}
