namespace XaiGen.Review.Witnesses;

/// <summary>What a search for examples leaves of a claim.</summary>
/// <param name="IsTrue">Whether the claim is true of any message.</param>
/// <param name="Verdict">What it means on the wire.</param>
/// <param name="Witness">An example that shows it.</param>
/// <param name="Note">What is to be added to the reason.</param>
internal sealed record Judgement(bool IsTrue, WireVerdict Verdict, Witness? Witness, string? Note = null);
