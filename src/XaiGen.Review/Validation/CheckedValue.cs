using NJsonSchema.Validation;

namespace XaiGen.Review.Validation;

/// <summary>The result of validating a value.</summary>
/// <param name="Errors">The errors of the value.</param>
/// <param name="NotChecked">Why the value could not be checked; null if it was.</param>
internal sealed record CheckedValue(IReadOnlyCollection<ValidationError> Errors, string? NotChecked)
{
    public bool IsValid => NotChecked is null && Errors.Count == 0;

    public static CheckedValue Undecided(string reason) => new([], reason);
}
