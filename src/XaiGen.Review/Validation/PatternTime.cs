namespace XaiGen.Review.Validation;

/// <summary>The time that all patterns of a contract may take together, and whether one could not be decided.</summary>
internal sealed class PatternTime
{
    private TimeSpan _left = TimeSpan.FromSeconds(1);

    public static TimeSpan OfOne { get; } = TimeSpan.FromMilliseconds(200);

    public bool IsOver => _left <= TimeSpan.Zero;

    /// <summary>Why a pattern was not decided since the last <see cref="Begin"/>; null where all were.</summary>
    public string? Undecided { get; private set; }

    public void Begin() => Undecided = null;

    public void Spend(TimeSpan time) => _left -= time;

    public void GiveUp(string reason) => Undecided ??= reason;
}
