using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;

namespace XaiGen.Traffic.Learning;

/// <summary>A schema with or without null, in the words of its version.</summary>
internal static class NullForm
{
    public static JObject With(JObject schema, bool isVersion30)
    {
        var with = (JObject)schema.DeepClone();
        bool isReference = with["$ref"] is not null;
        if (isVersion30)
        {
            with = isReference ? new JObject { ["allOf"] = new JArray(with) } : with;
            with["nullable"] = true;
        }
        else if (!isReference && with["type"] is JValue { Value: string type })
        {
            with["type"] = new JArray(type, "null");
        }
        else if (!isReference && with["type"] is JArray types)
        {
            types.Add("null");
        }
        else
        {
            return new JObject { ["anyOf"] = new JArray(with, new JObject { ["type"] = "null" }) };
        }

        if (with["enum"] is JArray values && !values.Any(value => value.Type == JTokenType.Null))
        {
            values.Add(JValue.CreateNull());
        }

        return with;
    }

    /// <summary>The schema as it is if it does not allow null itself, only where it refers to.</summary>
    public static JToken Without(JToken schema)
    {
        if (schema.DeepClone() is not JObject without)
        {
            return schema;
        }

        without.Remove("nullable");
        foreach (JToken value in without.Items("enum").Where(value => value.Type == JTokenType.Null).ToArray())
        {
            value.Remove();
        }

        if (without["type"] is JArray types)
        {
            JToken[] others = [.. types.Where(type => type.Text() != "null")];
            without["type"] = others.Length == 1 ? others[0] : new JArray(others.Cast<object>().ToArray());
        }

        foreach (string keyword in (string[])["oneOf", "anyOf"])
        {
            JToken[] others = [.. without.Items(keyword).Where(member => member.Text("type") != "null")];
            if (others.Length == 1 && without.Items(keyword).Count == 2 && without.Count == 1)
            {
                return others[0];
            }
        }

        return without;
    }
}
