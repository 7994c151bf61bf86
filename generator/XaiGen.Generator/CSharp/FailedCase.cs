namespace XaiGen.Generator.CSharp;

internal sealed record FailedCase(string Name, string WireState, string? Code, string? Message);
