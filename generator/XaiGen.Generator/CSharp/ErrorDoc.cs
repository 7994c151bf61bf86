namespace XaiGen.Generator.CSharp;

/// <summary>The documentation of an error status.</summary>
/// <param name="Type">The type of the body, if the contract defines one.</param>
internal sealed record ErrorDoc(string Status, string Text, TypeRef? Type = null);
