using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Yaml;

/// <summary>A text as a tree, and what is wrong with it; there may be no tree.</summary>
internal sealed record ParsedText(YamlNode? Root, IReadOnlyList<Problem> Problems)
{
    public static ParsedText Of(DocumentText text, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        return new ParsedText(TreeReader.Read(text, problems, cancellation), problems);
    }
}
