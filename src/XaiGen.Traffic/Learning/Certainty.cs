namespace XaiGen.Traffic.Learning;

/// <summary>How sure it is that an edit says what is true.</summary>
public enum Certainty
{
    /// <summary>Seen once, or guessed from the shape of values.</summary>
    Possible,

    /// <summary>Seen several times, or once in a way that leaves little doubt.</summary>
    Likely,

    /// <summary>Seen often.</summary>
    Certain,
}
