using XaiGen.Review;

namespace XaiGen.Traffic.Learning;

/// <summary>The result of learning from exchanges.</summary>
/// <param name="Proposals">The proposed changes, in the order of the contract.</param>
/// <param name="Text">The contract with the edits that are certain enough.</param>
/// <param name="Exchanges">The number of exchanges examined.</param>
/// <param name="Unreadable">Why the contract could not be read.</param>
public sealed record Learned(IReadOnlyList<Proposal> Proposals, string Text, int Exchanges, IReadOnlyList<InputProblem> Unreadable);
