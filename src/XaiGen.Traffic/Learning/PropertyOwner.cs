using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Traffic.Learning;

/// <summary>
/// The schema that has the properties of an object. Other places only refer to it: by <c>$ref</c>, by an <c>allOf</c> of it, or as the only
/// alternative to null.
/// </summary>
internal static class PropertyOwner
{
    private const int MostSteps = 8;

    public static JsonNode Of(ContractDocument document, JsonNode schema)
    {
        JsonNode? owner = schema;
        for (int step = 0; step < MostSteps && owner is not null; step++)
        {
            schema = owner;
            owner = Next(document, schema);
        }

        return schema;
    }

    private static JsonNode? Next(ContractDocument document, JsonNode schema)
    {
        if (schema.Text("$ref") is { } reference)
        {
            return document.Target(reference);
        }

        if (schema.Field("properties") is not null)
        {
            return null;
        }

        if (schema.Items("allOf") is { Count: > 0 } parts)
        {
            return parts.LastOrDefault(part => part.Field("properties") is not null) ?? (parts.Count == 1 ? parts[0] : null);
        }

        JsonNode[] members = [.. schema.Items(schema.Field("oneOf") is null ? "anyOf" : "oneOf").Where(member => !IsNull(member))];
        return members.Length == 1 ? members[0] : null;
    }

    /// <remarks>3.0 has no type for null and writes an enum of it.</remarks>
    private static bool IsNull(JsonNode schema) => schema.Text("type") == "null" || schema.Items("enum") is [JsonScalar { Value: null }];
}
