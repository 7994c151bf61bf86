namespace XaiGen.Review.Json;

/// <summary>Compares nodes by content.</summary>
internal sealed class JsonContent : IEqualityComparer<JsonNode>
{
    public static readonly JsonContent Comparer = new();

    public bool Equals(JsonNode? x, JsonNode? y) => JsonNode.DeepEquals(x, y);

    public int GetHashCode(JsonNode node) => node.ContentHash();
}
