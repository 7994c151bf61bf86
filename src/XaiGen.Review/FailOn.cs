namespace XaiGen.Review;

/// <summary>The lowest severity at which a check fails.</summary>
public enum FailOn
{
    Breaking,
    Warning,
    Any,
}
