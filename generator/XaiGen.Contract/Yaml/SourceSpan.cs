using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Yaml;

/// <summary>A range of characters of a text.</summary>
internal readonly record struct SourceSpan(DocumentText Text, int Start, int End)
{
    public TextRange Range => Text.Range(Start, End);

    /// <summary>The range, cut at the end of its first line.</summary>
    public TextRange FirstLine => Text.FirstLine(Start, End);
}
