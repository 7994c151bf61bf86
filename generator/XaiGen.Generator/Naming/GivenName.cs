namespace XaiGen.Generator.Naming;

/// <summary>A C# name that the contract sets.</summary>
/// <param name="Name">The name, in the case that all names of its kind have.</param>
/// <param name="Pointer">The place of the keyword that sets it.</param>
internal sealed record GivenName(string Name, string Pointer);
