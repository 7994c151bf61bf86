using XaiGen.Review.Json;

namespace XaiGen.Review.Documents;

/// <summary>Equality of JSON values, in which 1 and 1.0 are the same and the order of fields does not matter.</summary>
internal static class NodeEquality
{
    public static bool AreEqual(JsonNode? left, JsonNode? right) => (left, right) switch
    {
        (JsonMapping one, JsonMapping other) => one.Count == other.Count
            && one.All(field => other.Field(field.Name) is { } same && AreEqual(field.Value, same)),
        (JsonList one, JsonList other) => one.Count == other.Count && one.Zip(other).All(items => AreEqual(items.First, items.Second)),
        _ when left.Number() is { } one && right.Number() is { } other => one == other,
        _ => JsonNode.DeepEquals(left, right),
    };
}
