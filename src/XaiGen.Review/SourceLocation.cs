namespace XaiGen.Review;

/// <summary>A place in a file. Lines and columns start at 1.</summary>
public sealed record SourceLocation(string File, string Pointer, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The pointer with names instead of list indexes, which change: <c>required/model</c> instead of <c>required/1</c>.</summary>
    public string Name { get; init; } = Pointer;
}
