using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>Schemas that all apply to one value, such as the members of <c>allOf</c> and the target of a <c>$ref</c>.</summary>
internal sealed record SchemaGroup(JsonNode At, IReadOnlyList<JsonNode> Parts)
{
    /// <summary>Whether the first schema allows no value.</summary>
    public bool IsNever { get; } = SchemaViews.AllowsNothing(Parts[0]);
}
