using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>A keyword's value, and the node that contains it.</summary>
internal sealed record Written<T>(T Value, JsonNode At);
