namespace XaiGen.Contract.Model;

/// <summary>A schema with the pointer by which it is referred to and the last, unescaped segment of that pointer.</summary>
public sealed record NamedSchema(string Pointer, string Name, Schema Schema);
