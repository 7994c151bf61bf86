using System.Runtime.CompilerServices;
using XaiGen.Review.Json;

namespace XaiGen.Review.Validation;

/// <summary>Compares schemas and values by identity, not by content.</summary>
internal sealed class SameNodes : IEqualityComparer<(JsonNode Schema, JsonNode Value)>
{
    public static readonly SameNodes Instance = new();

    public bool Equals((JsonNode Schema, JsonNode Value) x, (JsonNode Schema, JsonNode Value) y)
        => ReferenceEquals(x.Schema, y.Schema) && ReferenceEquals(x.Value, y.Value);

    public int GetHashCode((JsonNode Schema, JsonNode Value) pair)
        => HashCode.Combine(RuntimeHelpers.GetHashCode(pair.Schema), RuntimeHelpers.GetHashCode(pair.Value));
}
