using System.Text.RegularExpressions;

namespace XaiGen.Review;

/// <summary>Accepts certain findings until a date.</summary>
/// <param name="Rule">The rule's ID.</param>
/// <param name="Pointer">
/// The name of the place, such as <c>#/components/schemas/Order/required/model</c>, in which <c>*</c> matches any part of a name and
/// <c>**</c> any number of names.
/// </param>
/// <param name="Reason">Why the finding is accepted.</param>
/// <param name="Until">The last day of the waiver.</param>
public sealed partial record Waiver(string Rule, string Pointer, string Reason, DateOnly Until)
{
    private readonly Lazy<Regex> _pattern = new(() => Pattern(Pointer));

    /// <summary>The direction in which values are sent; null for both.</summary>
    public Direction? Direction { get; init; }

    /// <summary>The waiver's location in its file.</summary>
    public SourceLocation? Place { get; init; }

    internal bool Matches(Finding finding)
        => finding.Rule.Id == Rule && (Direction is null || finding.Direction == Direction) && IsAt(finding);

    internal bool IsAt(Finding finding) => _pattern.Value.IsMatch(finding.Name);

    private static Regex Pattern(string pointer)
        => new(
            "^" + Star().Replace(Regex.Escape(pointer), match => match.Length > 2 ? ".*" : "[^/]*") + @"\z",
            RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    [GeneratedRegex(@"(\\\*)+")]
    private static partial Regex Star();
}
