using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace XaiGen.Generator.Tests.Corpus;

/// <summary>Damages a document like failed edits: values are removed, duplicated, swapped, renamed, retyped or pointed elsewhere.</summary>
internal sealed class TreeDamage(Random random)
{
    private static readonly string[] s_words =
        [
            "string", "integer", "number", "boolean", "array", "object", "null", "path", "query", "header", "cookie", "binary", "date-time",
            "uuid", "a b", "", "class", "1", "é", "🙂", "<x>", "\"", "\\", "*/", "\n", "{id}", "/", "3.1.0",
        ];

    private static readonly string[] s_keys =
        [
            "$ref", "type", "format", "properties", "items", "additionalProperties", "allOf", "oneOf", "anyOf", "not", "enum", "const",
            "nullable", "required", "discriminator", "default", "minimum", "pattern", "in", "name", "schema", "content", "parameters",
            "responses", "x-xaigen-id", "x-xaigen-union", "Equals", "equals", "get", "value", "Value", "class", "", "1st", "a-b", "a_b",
            "Unknown", "Things",
        ];

    private static readonly string[] s_composing = ["allOf", "oneOf", "anyOf"];

    internal static JsonNode Parse(string yaml)
        => JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(
            new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(yaml)!))!;

    /// <summary>Makes one change somewhere in the tree.</summary>
    internal void Once(JsonNode root)
    {
        List<Place> places = [];
        Collect(root, "#", places);
        if (places.Count == 0)
        {
            return;
        }

        Place at = One(places), other = One(places);
        switch (random.Next(10))
        {
            case 0:
                at.Remove();
                break;
            case 1:
                at.Set(other.Value?.DeepClone());
                break;
            case 2:
                JsonNode? mine = at.Value?.DeepClone(), others = other.Value?.DeepClone();
                at.Set(others);
                other.Set(mine);
                break;
            case 3:
                at.Repeat(One(s_keys));
                break;
            case 4:
                at.Rename(random.Next(2) == 0 ? One(s_keys) : other.Key);
                break;
            case 5:
                at.Set(Scalar());
                break;
            case 6:
                at.Set(new JsonObject { ["$ref"] = other.Pointer });
                break;
            case 7:
                at.Set(new JsonObject { [One(s_composing)] = new JsonArray(at.Value?.DeepClone(), other.Value?.DeepClone()) });
                break;
            case 8 when at.Value is JsonObject mapping:
                mapping[One(s_keys)] = random.Next(2) == 0 ? Scalar() : other.Value?.DeepClone();
                break;
            default:
                at.Set(random.Next(2) == 0
                    ? new JsonArray(at.Value?.DeepClone())
                    : new JsonObject { [One(s_keys)] = at.Value?.DeepClone() });
                break;
        }
    }

    private JsonNode? Scalar() => random.Next(8) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.Next(-3, 1000)),
        3 => JsonValue.Create(random.NextDouble() * 1e30),
        _ => JsonValue.Create(One(s_words)),
    };

    private T One<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    private static void Collect(JsonNode? node, string pointer, List<Place> places)
    {
        if (node is JsonObject mapping)
        {
            foreach ((string key, JsonNode? value) in mapping)
            {
                Add(mapping, key, value);
            }
        }
        else if (node is JsonArray list)
        {
            for (int i = 0; i < list.Count; i++)
            {
                Add(list, i.ToString(CultureInfo.InvariantCulture), list[i]);
            }
        }

        void Add(JsonNode parent, string key, JsonNode? value)
        {
            string inner = $"{pointer}/{key.Replace("~", "~0").Replace("/", "~1")}";
            places.Add(new Place(parent, key, inner));
            Collect(value, inner, places);
        }
    }

    /// <summary>A value in the tree, identified by its parent and key.</summary>
    private sealed record Place(JsonNode Parent, string Key, string Pointer)
    {
        private int Index => int.Parse(Key, CultureInfo.InvariantCulture);

        public JsonNode? Value => Parent is JsonArray list ? (Index < list.Count ? list[Index] : null) : ((JsonObject)Parent)[Key];

        public void Set(JsonNode? value)
        {
            if (Parent is JsonObject mapping)
            {
                mapping[Key] = value;
            }
            else if (Parent is JsonArray list && Index < list.Count)
            {
                list[Index] = value;
            }
        }

        public void Remove()
        {
            if (Parent is JsonObject mapping)
            {
                mapping.Remove(Key);
            }
            else
            {
                ((JsonArray)Parent).RemoveAt(Index);
            }
        }

        public void Repeat(string key)
        {
            if (Parent is JsonObject mapping)
            {
                mapping[key] = Value?.DeepClone();
            }
            else
            {
                ((JsonArray)Parent).Add(Value?.DeepClone());
            }
        }

        public void Rename(string key)
        {
            if (Parent is JsonObject mapping)
            {
                JsonNode? value = Value?.DeepClone();
                mapping.Remove(Key);
                mapping[key] = value;
            }
        }
    }
}
