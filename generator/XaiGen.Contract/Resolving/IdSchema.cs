using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>An identifier: a string with a dedicated C# type.</summary>
/// <param name="Written">The schema as written.</param>
/// <param name="Name">The name of the type, from <c>x-xaigen-id</c>.</param>
public sealed record IdSchema(Schema Written, string Name) : ResolvedSchema(Written);
