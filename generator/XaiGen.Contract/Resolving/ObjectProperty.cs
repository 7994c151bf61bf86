using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>A property of an object, as the object uses it.</summary>
public sealed record ObjectProperty(string Name, Schema Schema, bool IsRequired);
