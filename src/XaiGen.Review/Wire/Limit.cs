namespace XaiGen.Review.Wire;

/// <summary>A bound of a number.</summary>
internal readonly record struct Limit(double Value, bool IsExclusive);
