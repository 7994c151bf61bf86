using Microsoft.CodeAnalysis;
using XaiGen.Generator.Symbols;

namespace XaiGen.Review.Pages;

/// <summary>A parameter or a property: name, type, description and constraints.</summary>
internal sealed class MemberRow(SchemaNotes notes)
{
    public required string Name { get; init; }

    /// <summary>How it is called on the wire.</summary>
    public required string? Wire { get; init; }

    public ITypeSymbol? Type { get; init; }

    public GeneratedSymbol? Symbol { get; init; }

    public required string Pointer { get; init; }

    public bool IsRequired { get; init; }

    public bool IsDeprecated { get; init; }

    public void Write(Page page)
    {
        page.Append($"<dt><code class=\"name\">{Name}</code> ");
        if (Type is not null)
        {
            page.Type(Type).Append($" ");
        }

        if (IsRequired)
        {
            page.Append($"<span class=\"badge\">required</span> ");
        }

        if (IsDeprecated || notes.IsDeprecated(Pointer))
        {
            page.Append($"<span class=\"badge warning\">deprecated</span> ");
        }

        if (Wire is not null)
        {
            page.Append($"<span class=\"wire\">{Wire}</span>");
        }

        page.Append($"</dt>\n<dd>");
        page.Prose(notes.Description(Pointer));
        Limits(page);
        page.Append($"</dd>\n");
    }

    private void Limits(Page page)
    {
        (string Words, string? Code)[] limits = [.. Symbol is null ? [] : Constraints.Of(Symbol), .. Others()];
        if (limits.Length == 0)
        {
            return;
        }

        page.Append($"<p class=\"limits\">");
        Constraints.Write(page, limits, " · ");
        page.Append($"</p>\n");
    }

    private IEnumerable<(string Words, string? Code)> Others()
    {
        switch (notes.Unit(Pointer))
        {
            case "seconds":
                yield return ("seconds on the wire", null);
                break;
            case "usd-ticks":
                yield return ("10,000,000,000 are one US dollar", null);
                break;
        }

        if (GeneratedApi.Fact(Symbol, "type") is { } wire && wire.StartsWith("Unix", StringComparison.Ordinal))
        {
            yield return ("Unix seconds on the wire", null);
        }

        if (GeneratedApi.Fact(Symbol, "constant") is { } constant)
        {
            yield return ("always", constant);
        }
        else if (notes.Default(Pointer) is { } otherwise)
        {
            yield return ("by default", otherwise);
        }
    }
}
