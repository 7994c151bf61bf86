using XaiGen.Review;

namespace XaiGen.Traffic.Learning;

/// <summary>What to change in the contract because of an observation.</summary>
/// <param name="Observation">What was seen.</param>
/// <param name="Message">What was seen, in a sentence.</param>
/// <param name="Change">What to change, in a few words; null where a person must decide.</param>
/// <param name="Certainty">How sure that is.</param>
/// <param name="Place">The place in the contract.</param>
/// <param name="Edits">The edits, of which each is of the text that those before left.</param>
public sealed record Proposal(
    Observation Observation, string Message, string? Change, Certainty Certainty, SourceLocation Place, IReadOnlyList<Fix> Edits)
{
    /// <summary>What the edit means on the wire; null where there is none.</summary>
    public WireVerdict? Wire { get; init; }

    /// <summary>What it means to code that uses the generated C#; null where that was not compared.</summary>
    public CSharpVerdict? CSharp { get; init; }

    /// <summary>The C# members that it changes.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>A decision that stands beside the place as a comment, and says otherwise.</summary>
    public string? Decision { get; init; }
}
