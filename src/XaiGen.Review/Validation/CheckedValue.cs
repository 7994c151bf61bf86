using NJsonSchema.Validation;

namespace XaiGen.Review.Validation;

/// <summary>What a validator says of a value.</summary>
/// <param name="Errors">What is wrong with it.</param>
/// <param name="NotChecked">Why that could not be said; null where it could.</param>
internal sealed record CheckedValue(IReadOnlyCollection<ValidationError> Errors, string? NotChecked)
{
    public bool IsValid => NotChecked is null && Errors.Count == 0;

    public static CheckedValue Undecided(string reason) => new([], reason);
}
