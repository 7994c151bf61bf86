namespace XaiGen.Contract.Diagnostics;

/// <summary>A place in the text. Index and length count UTF-16 units; lines and columns start at 1.</summary>
public readonly record struct TextRange(int Start, int Length, int Line, int Column, int EndLine, int EndColumn);
