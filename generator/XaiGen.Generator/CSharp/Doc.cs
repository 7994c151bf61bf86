namespace XaiGen.Generator.CSharp;

/// <summary>The text of an XML doc comment, still unescaped.</summary>
/// <param name="Source">The address that the facts come from.</param>
internal sealed record Doc(string? Summary, string? Remarks = null, string? Source = null, bool IsDeprecated = false)
{
    internal static readonly Doc None = new((string?)null);
}
