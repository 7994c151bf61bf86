namespace XaiGen.Review.Witnesses;

/// <summary>What remains of a claim after the search for examples.</summary>
/// <param name="IsTrue">Whether the claim holds for any message.</param>
/// <param name="Verdict">The verdict on the wire.</param>
/// <param name="Witness">An example.</param>
/// <param name="Note">A note to append to the reason.</param>
internal sealed record Judgement(bool IsTrue, WireVerdict Verdict, Witness? Witness, string? Note = null);
