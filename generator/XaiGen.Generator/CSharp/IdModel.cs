namespace XaiGen.Generator.CSharp;

/// <summary>An identifier: a string of a type of its own.</summary>
internal sealed record IdModel : TypeModel;
