namespace XaiGen.Generator;

/// <summary>What the project says about the code that it wants.</summary>
/// <param name="Namespace">The namespace of the generated types.</param>
/// <param name="ClientName">The root client's class; null takes it from the contract's title.</param>
public sealed record GenerationOptions(string Namespace, string? ClientName = null);
