namespace XaiGen.Generator.Naming;

/// <summary>The C# name that an element of the contract would have if no other element wanted it.</summary>
/// <param name="Text">The contract's name for it.</param>
/// <param name="Given">The name that the contract sets.</param>
/// <param name="Tiebreaker">
/// Distinguishes it from others with the same text. If it is a valid identifier, it is appended when the name is taken.
/// </param>
internal sealed record NameRequest(string Text, string Name, GivenName? Given = null, string Tiebreaker = "");
