using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Tests;

/// <summary>Small random schemas, single edits of them, and all the values between which such schemas can distinguish.</summary>
internal static class SchemaEdits
{
    private static readonly string[] s_names = ["a", "b", "c"];
    private static readonly string[] s_words = ["", "x", "xx", "xxx", "xxxx", "xxxxx"];

    public static JObject Schema(Random random, int depth)
    {
        switch (random.Next(depth > 0 ? 6 : 4))
        {
            case 0:
                return Bounded("integer", "minimum", "maximum", random);
            case 1:
                return Bounded("string", "minLength", "maxLength", random);
            case 2:
                return new JObject
                {
                    ["type"] =
                    "string",
                    ["enum"] = new JArray(s_words.OrderBy(_ => random.Next()).Take(1 + random.Next(3)))
                };
            case 3:
                return new JObject { ["type"] = random.Next(2) == 0 ? "boolean" : "number" };
            case 4:
                JObject list = Bounded("array", "minItems", "maxItems", random);
                list["items"] = Schema(random, 0);
                return list;
            default:
                string[] names = [.. s_names.Take(1 + random.Next(2))];
                var schema = new JObject
                {
                    ["type"] = "object",
                    ["properties"] = new JObject(names.Select(name => new JProperty(name, Schema(random, 0)))),
                    ["required"] = new JArray(names.Where(_ => random.Next(2) == 0)),
                };
                if (random.Next(3) == 0)
                {
                    schema["additionalProperties"] = false;
                }

                return schema;
        }
    }

    /// <summary>A schema, or a union of two or three.</summary>
    public static JObject SchemaOrUnion(Random random)
        => random.Next(3) == 0
            ? Schema(random, depth: 1)
            : new JObject
            {
                [random.Next(2) == 0 ? "oneOf" : "anyOf"] =
                    new JArray(Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Schema(random, depth: 1))),
            };

    public static JObject Edit(JObject schema, Random random)
    {
        var edited = (JObject)schema.DeepClone();
        JObject[] places = [.. edited.DescendantsAndSelf().OfType<JObject>().Where(node => node["type"] is JValue)];
        JObject place = places[random.Next(places.Length)];
        switch ((string?)place["type"])
        {
            case "integer":
                Move(place, random.Next(2) == 0 ? "minimum" : "maximum", random);
                break;
            case "string" when place["enum"] is JArray values:
                string word = s_words[random.Next(s_words.Length)];
                if (values.FirstOrDefault(value => (string?)value == word) is { } known && values.Count > 1)
                {
                    known.Remove();
                }
                else if (values.All(value => (string?)value != word))
                {
                    values.Add(word);
                }

                break;
            case "string":
                Move(place, random.Next(2) == 0 ? "minLength" : "maxLength", random);
                break;
            case "array":
                Move(place, random.Next(2) == 0 ? "minItems" : "maxItems", random);
                break;
            case "object":
                EditObject(place, random);
                break;
            default:
                place["type"] = random.Next(3) switch { 0 => "string", 1 => "integer", _ => new JArray(place["type"]!.ToString(), "null") };
                break;
        }

        return edited;
    }

    /// <summary>Every kind of value, and for objects and lists every combination of a few.</summary>
    public static IEnumerable<JToken> Values(JObject old, JObject @new)
    {
        JToken[] simple = [.. Simple()];
        foreach (JToken value in simple)
        {
            yield return value;
        }

        if (old["type"]!.ToString() == "array" || @new["type"]!.ToString() == "array")
        {
            foreach (JToken value in simple)
            {
                for (int count = 0; count <= 6; count++)
                {
                    yield return new JArray(Enumerable.Repeat(value, count));
                }
            }
        }

        if (old["properties"] is not null || @new["properties"] is not null)
        {
            JToken?[] each = [null, .. simple];
            foreach (JToken? a in each)
            {
                foreach (JToken? b in each)
                {
                    foreach (JToken? c in (JToken?[])[null, "x", 1])
                    {
                        yield return new JObject(new[] { ("a", a), ("b", b), ("c", c) }.Where(entry => entry.Item2 is not null)
                            .Select(entry => new JProperty(entry.Item1, entry.Item2!.DeepClone())));
                    }
                }
            }
        }
    }

    /// <summary>Every kind of value, lists and objects of each of them.</summary>
    public static IEnumerable<JToken> Samples()
    {
        foreach (JToken value in Simple())
        {
            yield return value;
            foreach (int count in (int[])[1, 2, 4])
            {
                yield return new JArray(Enumerable.Repeat(value, count));
            }

            foreach (string[] names in (string[][])[["a"], ["b"], ["a", "b"], ["c"]])
            {
                yield return new JObject(names.Select(name => new JProperty(name, value.DeepClone())));
            }
        }

        yield return new JArray();
        yield return new JObject();
    }

    /// <summary>
    /// Whether the value avoids names that only the other contract defines: callers are not expected to have used them for something else.
    /// </summary>
    public static bool IsExpected(JToken value, JObject schema, JObject other)
        => value is not JObject fields
            || fields.Properties().All(field => schema["properties"]?[field.Name] is not null
                || other["properties"]?[field.Name] is null || schema["additionalProperties"] is not null);

    private static IEnumerable<JToken> Simple()
    {
        for (int number = -1; number <= 6; number++)
        {
            yield return number;
        }

        foreach (string word in s_words)
        {
            yield return word;
        }

        yield return "xxxxxx";
        yield return 0.5;
        yield return true;
        yield return JValue.CreateNull();
    }

    private static JObject Bounded(string type, string lower, string upper, Random random)
    {
        var schema = new JObject { ["type"] = type };
        if (random.Next(2) == 0)
        {
            schema[lower] = random.Next(3);
        }

        if (random.Next(2) == 0)
        {
            schema[upper] = 3 + random.Next(3);
        }

        return schema;
    }

    private static void Move(JObject schema, string bound, Random random)
    {
        bool isLower = bound.StartsWith("min", StringComparison.Ordinal);
        if (schema[bound] is not null && random.Next(3) == 0)
        {
            schema.Remove(bound);
        }
        else
        {
            schema[bound] = isLower ? random.Next(3) : 3 + random.Next(3);
        }
    }

    private static void EditObject(JObject schema, Random random)
    {
        var properties = (JObject)schema["properties"]!;
        var required = (JArray)schema["required"]!;
        string name = s_names[random.Next(2)];
        switch (random.Next(3))
        {
            case 0 when properties[name] is not null:
                if (required.FirstOrDefault(entry => (string?)entry == name) is { } known)
                {
                    known.Remove();
                }
                else
                {
                    required.Add(name);
                }

                break;
            case 1:
                if (schema["additionalProperties"] is null)
                {
                    schema["additionalProperties"] = false;
                }
                else
                {
                    schema.Remove("additionalProperties");
                }

                break;
            default:
                if (properties[name] is null)
                {
                    properties[name] = Schema(random, 0);
                }
                else if (properties.Count > 1)
                {
                    properties.Remove(name);
                    required.FirstOrDefault(entry => (string?)entry == name)?.Remove();
                }

                break;
        }
    }
}
