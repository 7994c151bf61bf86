namespace XaiGen.Review.Validation;

/// <summary>The time budget that all patterns of a contract share, and whether a pattern could not be decided.</summary>
internal sealed class PatternTime
{
    private TimeSpan _left = TimeSpan.FromSeconds(1);

    public static TimeSpan OfOne { get; } = TimeSpan.FromMilliseconds(200);

    public bool IsOver => _left <= TimeSpan.Zero;

    /// <summary>Why a pattern has been undecided since the last <see cref="Begin"/>; null if all were decided.</summary>
    public string? Undecided { get; private set; }

    public void Begin() => Undecided = null;

    public void Spend(TimeSpan time) => _left -= time;

    public void GiveUp(string reason) => Undecided ??= reason;
}
