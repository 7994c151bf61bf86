using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Yaml;

/// <summary>From one character of a text to another.</summary>
internal readonly record struct SourceSpan(DocumentText Text, int Start, int End)
{
    public TextRange Range => Text.Range(Start, End);

    /// <summary>To the end, or to that of the line if it comes first.</summary>
    public TextRange FirstLine => Text.FirstLine(Start, End);
}
