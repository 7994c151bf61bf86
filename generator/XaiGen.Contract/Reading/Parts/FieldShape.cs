namespace XaiGen.Contract.Reading.Parts;

/// <summary>What a field holds: one object, a list of them, or a map by names.</summary>
/// <param name="Kind">The objects.</param>
/// <param name="IsList">Several in a row.</param>
/// <param name="IsMap">Several by name.</param>
/// <param name="IsExtensible">Names of the map that begin with <c>x-</c> are data.</param>
internal readonly record struct FieldShape(NodeKind Kind, bool IsList, bool IsMap, bool IsExtensible);
