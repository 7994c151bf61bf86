namespace XaiGen.Generator.CSharp;

/// <summary>What the server says with an error status.</summary>
/// <param name="Type">The type of the body, where the contract names one.</param>
internal sealed record ErrorDoc(string Status, string Text, TypeRef? Type = null);
