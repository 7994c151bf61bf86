using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Documents;

/// <summary>Equality of JSON values, in which 1 and 1.0 are the same and the order of fields does not matter.</summary>
internal static class TokenEquality
{
    public static bool AreEqual(JToken? left, JToken? right) => (left, right) switch
    {
        (JObject one, JObject other) => one.Count == other.Count
            && one.Properties().All(field => other.Field(field.Name) is { } same && AreEqual(field.Value, same)),
        (JArray one, JArray other) => one.Count == other.Count && one.Zip(other).All(items => AreEqual(items.First, items.Second)),
        _ when left.Number() is { } one && right.Number() is { } other => one == other,
        _ => JToken.DeepEquals(left, right),
    };
}
