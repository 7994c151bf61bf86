using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>One <c>oneOf</c> or <c>anyOf</c>.</summary>
/// <param name="At">The list.</param>
/// <param name="IsOneOf">Whether exactly one must match.</param>
/// <param name="Members">The alternatives without null.</param>
/// <param name="HasNull">Whether null is one of the alternatives.</param>
internal sealed record UnionView(JsonNode At, bool IsOneOf, IReadOnlyList<JsonNode> Members, bool HasNull);
