namespace XaiGen.Contract.Reading.Parts;

/// <summary>The content of a field: one object, a list of objects, or a map of objects by name.</summary>
/// <param name="Kind">The kind of the objects.</param>
/// <param name="IsList">Whether the field is a list.</param>
/// <param name="IsMap">Whether the field is a map by name.</param>
/// <param name="IsExtensible">Whether entries of the map whose names start with <c>x-</c> are data.</param>
internal readonly record struct FieldShape(NodeKind Kind, bool IsList, bool IsMap, bool IsExtensible);
