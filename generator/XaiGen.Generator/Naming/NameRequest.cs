namespace XaiGen.Generator.Naming;

/// <summary>The C# name that an element of the contract would have if it were alone.</summary>
/// <param name="Text">What the contract calls it.</param>
/// <param name="IsExplicit">The contract says the C# name.</param>
/// <param name="Tiebreaker">
/// What tells it from others of the same text, of which the first goes first; as a word it is added to the name.
/// </param>
internal sealed record NameRequest(string Text, string Name, bool IsExplicit = false, string Tiebreaker = "");
