namespace XaiGen.Generator.CSharp;

/// <summary>The text of an XML doc comment, not yet escaped.</summary>
/// <param name="Source">The URL of the documentation that the description comes from.</param>
internal sealed record Doc(string? Summary, string? Remarks = null, string? Source = null, bool IsDeprecated = false)
{
    internal static readonly Doc None = new((string?)null);
}
