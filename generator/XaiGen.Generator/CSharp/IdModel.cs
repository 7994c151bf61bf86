namespace XaiGen.Generator.CSharp;

/// <summary>An identifier: a string with a dedicated type.</summary>
internal sealed record IdModel : TypeModel;
