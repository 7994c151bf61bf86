namespace XaiGen.Contract.Model;

/// <summary>Properties of which exactly one is set; C# has one required property of a union type instead.</summary>
/// <param name="Name">The name of the C# property. The union's name is the type's name followed by it.</param>
/// <param name="Properties">The wire names, in written order.</param>
public sealed record ExactlyOne(string Name, EquatableArray<string> Properties);
