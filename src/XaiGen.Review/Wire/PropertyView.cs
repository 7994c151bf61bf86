using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>A property: the schemas that its values must satisfy.</summary>
internal sealed record PropertyView(JsonNode At, IReadOnlyList<JsonNode> Parts);
