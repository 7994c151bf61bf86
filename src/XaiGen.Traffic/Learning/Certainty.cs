namespace XaiGen.Traffic.Learning;

/// <summary>How certain it is that an edit is correct.</summary>
public enum Certainty
{
    /// <summary>Seen once, or guessed from the form of values.</summary>
    Possible,

    /// <summary>Seen several times, or once in a form that leaves little doubt.</summary>
    Likely,

    /// <summary>Seen often.</summary>
    Certain,
}
