using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Traffic.Learning;

/// <summary>A schema with or without null, in the words of its version.</summary>
internal static class NullForm
{
    public static JsonMapping With(JsonMapping schema, bool isVersion30)
    {
        var with = (JsonMapping)schema.DeepClone();
        bool isReference = with["$ref"] is not null;
        if (isVersion30)
        {
            with = isReference ? new JsonMapping { ["allOf"] = new JsonList(with) } : with;
            with["nullable"] = true;
        }
        else if (!isReference && with["type"] is JsonScalar { Value: string type })
        {
            with["type"] = new JsonList(type, "null");
        }
        else if (!isReference && with["type"] is JsonList types)
        {
            types.Add("null");
        }
        else
        {
            return new JsonMapping { ["anyOf"] = new JsonList(with, new JsonMapping { ["type"] = "null" }) };
        }

        if (with["enum"] is JsonList values && !values.Any(value => value is JsonScalar { IsNull: true }))
        {
            values.Add(new JsonScalar());
        }

        return with;
    }

    /// <summary>The schema as it is if it does not allow null itself, only where it refers to.</summary>
    public static JsonNode Without(JsonNode schema)
    {
        if (schema.DeepClone() is not JsonMapping without)
        {
            return schema;
        }

        without.Remove("nullable");
        foreach (JsonNode value in without.Items("enum").Where(value => value is JsonScalar { IsNull: true }).ToArray())
        {
            value.Remove();
        }

        if (without["type"] is JsonList types)
        {
            JsonNode[] others = [.. types.Where(type => type.Text() != "null")];
            without["type"] = others.Length == 1 ? others[0] : new JsonList(others);
        }

        foreach (string keyword in (string[])["oneOf", "anyOf"])
        {
            JsonNode[] others = [.. without.Items(keyword).Where(member => member.Text("type") != "null")];
            if (others.Length == 1 && without.Items(keyword).Count == 2 && without.Count == 1)
            {
                return others[0];
            }
        }

        return without;
    }
}
