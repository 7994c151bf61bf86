namespace XaiGen.Contract.Model;

/// <param name="PropertyName">The property whose value tells which schema an object has.</param>
/// <param name="Mapping">The schemas by that value.</param>
/// <param name="Default">The pointer of the schema for objects with any other value, or none; null if there is no such schema.</param>
public sealed record Discriminator(string PropertyName, EquatableArray<DiscriminatorMapping> Mapping, string? Default = null);
