namespace XaiGen.Contract.Model;

/// <param name="Value">The discriminator's value on the wire.</param>
/// <param name="Reference">The pointer of the schema for this value.</param>
public sealed record DiscriminatorMapping(string Value, string Reference);
