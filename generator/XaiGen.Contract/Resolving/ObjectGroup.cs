using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>Properties of an object of which exactly one is set.</summary>
/// <param name="Group">The properties, and the group's C# name.</param>
/// <param name="Pointer">The pointer of the schema that declares the group.</param>
public sealed record ObjectGroup(ExactlyOne Group, string Pointer);
