namespace XaiGen.Contract.Model;

public sealed record Discriminator(string PropertyName, EquatableArray<DiscriminatorMapping> Mapping);
