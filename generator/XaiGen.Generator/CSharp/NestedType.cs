namespace XaiGen.Generator.CSharp;

/// <summary>A type inside another. Wrapped, because a record's list needs one element type that is equal by value.</summary>
internal sealed record NestedType(TypeModel Type);
