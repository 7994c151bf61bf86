namespace XaiGen.Review.Pages;

/// <summary>The pages beside those of operations and types.</summary>
internal static class ReferenceSections
{
    public const string Overview = "index.html";
    public const string Types = "types.html";
    public const string Unions = "unions.html";
    public const string Errors = "errors.html";
    public const string Limits = "limits.html";
    public const string Prices = "prices.html";
    public const string History = "history.html";

    /// <summary>Those that the contract has something for, with their titles.</summary>
    public static IEnumerable<(string File, string Title)> Of(ApiReference reference)
    {
        yield return (Overview, "Overview");
        yield return (Types, "Types");
        if (reference.Types.Any(entry => entry.Form == TypeForm.Union))
        {
            yield return (Unions, "Unions");
        }

        yield return (Errors, "Errors");
        yield return (Limits, "Limits");
        if (reference.HasPrices)
        {
            yield return (Prices, "Prices");
        }

        if (reference.HasHistory)
        {
            yield return (History, "History");
        }
    }
}
