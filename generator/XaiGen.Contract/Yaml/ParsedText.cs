using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Yaml;

/// <summary>The tree of a text and the problems with it; the tree may be null.</summary>
internal sealed record ParsedText(YamlNode? Root, IReadOnlyList<Problem> Problems)
{
    public static ParsedText Of(DocumentText text, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        return new ParsedText(TreeReader.Read(text, problems, cancellation), problems);
    }
}
