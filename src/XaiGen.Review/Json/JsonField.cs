namespace XaiGen.Review.Json;

/// <summary>A field of a mapping.</summary>
internal readonly record struct JsonField(string Name, JsonNode Value);
