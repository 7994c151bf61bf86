using XaiGen.Review;

namespace XaiGen.Traffic.Learning;

/// <summary>What exchanges say about a contract.</summary>
/// <param name="Proposals">What to change, in the order of the contract.</param>
/// <param name="Text">The contract with the edits that are certain enough.</param>
/// <param name="Exchanges">How many exchanges were looked at.</param>
/// <param name="Unreadable">Why the contract could not be read.</param>
public sealed record Learned(IReadOnlyList<Proposal> Proposals, string Text, int Exchanges, IReadOnlyList<InputProblem> Unreadable);
