namespace XaiGen.Review.Pages;

/// <summary>A file of the reference.</summary>
public sealed record PageFile(string Name, string Text);
