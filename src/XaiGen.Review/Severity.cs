namespace XaiGen.Review;

/// <summary>The severity of a finding in reports.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}
