using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>Properties of an object of which exactly one is set.</summary>
/// <param name="Group">The properties, and the group's name in C#.</param>
/// <param name="Pointer">The schema that says so.</param>
public sealed record ObjectGroup(ExactlyOne Group, string Pointer);
