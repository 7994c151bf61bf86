namespace XaiGen.Generator.CSharp;

/// <summary>A literal of the path template, or the parameter that stands there.</summary>
internal sealed record PathPart(string? Literal, string? ParameterWireName);
