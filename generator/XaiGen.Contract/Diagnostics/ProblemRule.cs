namespace XaiGen.Contract.Diagnostics;

/// <summary>A numbered rule of the catalogue, <see cref="ProblemRules"/>.</summary>
public sealed record ProblemRule(string Id, ProblemSeverity Severity, string Title);
