namespace XaiGen.Contract.Diagnostics;

/// <summary>A range of the text. Index and length count UTF-16 units; lines and columns start at 1.</summary>
public readonly record struct TextRange(int Start, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The path of the file that holds the text, as it was passed in; null if the text has no file.</summary>
    public string? File { get; init; }
}
