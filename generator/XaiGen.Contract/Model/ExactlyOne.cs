namespace XaiGen.Contract.Model;

/// <summary>Of these properties exactly one is set; C# sees one required property of a union type.</summary>
/// <param name="Name">The C# property's name; the union's is the type's name followed by it.</param>
/// <param name="Properties">The wire names, in written order.</param>
public sealed record ExactlyOne(string Name, EquatableArray<string> Properties);
