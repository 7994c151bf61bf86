using XaiGen.Contract.Editing;
using XaiGen.Review;

namespace XaiGen.Traffic.Learning;

/// <summary>A proposed change of the contract because of an observation.</summary>
/// <param name="Observation">The observation.</param>
/// <param name="Message">A sentence that describes the observation.</param>
/// <param name="Change">A short description of the change; null if a person must decide.</param>
/// <param name="Certainty">How certain the change is.</param>
/// <param name="Place">The place in the contract.</param>
/// <param name="Edits">The edits; each applies to the text after the previous ones.</param>
public sealed record Proposal(
    Observation Observation, string Message, string? Change, Certainty Certainty, SourceLocation Place, IReadOnlyList<Fix> Edits)
{
    /// <summary>The effect of the edit on the wire; null if there is no edit.</summary>
    public WireVerdict? Wire { get; init; }

    /// <summary>The effect on code that uses the generated C#; null if it was not compared.</summary>
    public CSharpVerdict? CSharp { get; init; }

    /// <summary>The C# members that the edit changes.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>A decision against the change, written as a comment beside the place.</summary>
    public string? Decision { get; init; }
}
