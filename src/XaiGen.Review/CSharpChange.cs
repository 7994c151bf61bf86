namespace XaiGen.Review;

/// <summary>A piece of the generated C#, before and after.</summary>
/// <param name="Member">The member: <c>ImageRequest.Prompt</c>.</param>
/// <param name="Before">The declaration, or the lines that differ; null for a new member.</param>
/// <param name="After">The new declaration or lines; null for a removed member.</param>
public sealed record CSharpChange(string Member, string? Before, string? After);
