namespace XaiGen.Review.Witnesses;

/// <summary>A part of a regular expression.</summary>
internal abstract record PatternNode
{
    private PatternNode()
    {
    }

    /// <summary>One character of the ranges.</summary>
    internal sealed record Letter(IReadOnlyList<(char First, char Last)> Ranges) : PatternNode;

    /// <summary>The start of the text, or its end.</summary>
    internal sealed record Anchor(bool IsStart) : PatternNode;

    internal sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    internal sealed record Choice(IReadOnlyList<PatternNode> Alternatives) : PatternNode;

    /// <param name="Part">What is repeated.</param>
    /// <param name="Least">The least number of repetitions.</param>
    /// <param name="Most">The greatest number; null if there is none.</param>
    internal sealed record Repetition(PatternNode Part, int Least, int? Most) : PatternNode;
}
