namespace XaiGen.Contract.Model;

/// <summary>A property as one schema describes it. Whether an object requires it is known only once all its schemas are.</summary>
public sealed record SchemaProperty(string Name, Schema Schema);
