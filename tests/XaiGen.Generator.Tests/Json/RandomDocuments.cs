using System.Text.Json.Nodes;
using XaiGen.Contract.Model;

namespace XaiGen.Generator.Tests.Json;

/// <summary>Random JSON that a contract allows.</summary>
/// <remarks>Each value is paired with what remains after reading and writing: unknown properties and optional nulls are dropped.</remarks>
internal sealed class RandomDocuments(ApiContract contract, int seed)
{
    private readonly Random _random = new(seed);

    public (JsonNode? Sent, JsonNode? Kept) Next(string schema)
        => Value(contract.Schemas.Single(named => named.Name == schema).Schema, depth: 0);

    private (JsonNode? Sent, JsonNode? Kept) Value(Schema schema, int depth)
    {
        Schema resolved = Resolve(schema);
        Schema[] unions = [.. resolved.OneOf.Concat(resolved.AnyOf).Where(member => !OnlyRequires(member))];
        if (unions.Length > 0)
        {
            return Value(unions[_random.Next(unions.Length)], depth);
        }

        if (resolved.Enum.Count > 0)
        {
            // Open enums keep unknown values; a constant never changes.
            return Same(resolved.Enum.Count > 1 && Chance(0.1)
                ? JsonValue.Create(Text(1))
                : JsonNode.Parse(resolved.Enum[_random.Next(resolved.Enum.Count)].ToJson()));
        }

        if (resolved.AllOf.Count == 1 && resolved.Properties.IsEmpty)
        {
            return Value(resolved.AllOf[0], depth);
        }

        return resolved.Types switch
        {
            JsonTypes.Object => Object(resolved, depth),
            JsonTypes.Array => List(resolved, depth),
            JsonTypes.String => Same(JsonValue.Create(String(resolved))),
            JsonTypes.Boolean => Same(JsonValue.Create(Chance(0.5))),
            JsonTypes.Integer => Same(JsonValue.Create(Integer(resolved))),
            JsonTypes.Number or (JsonTypes.Number | JsonTypes.Integer) => Same(Number(resolved)),
            _ => throw new NotSupportedException($"{resolved.Pointer} has the types {resolved.Types}."),
        };
    }

    private (JsonNode Sent, JsonNode Kept) Object(Schema schema, int depth)
    {
        var sent = new JsonObject();
        var kept = new JsonObject();
        SchemaProperty[] properties = [.. schema.Properties];
        _random.Shuffle(properties);
        string[] left = [.. schema.ExactlyOne.SelectMany(Others)];
        foreach (SchemaProperty property in properties.Where(property => !left.Contains(property.Name)))
        {
            bool isRequired = schema.Required.Contains(property.Name);
            bool isChosen = schema.ExactlyOne.Any(group => group.Properties.Contains(property.Name));
            bool isNullable = property.Schema.IsNullable || Resolve(property.Schema).IsNullable;
            if (Chance(0.15))
            {
                sent[$"unknown_{sent.Count}"] = Anything(2);
            }

            if (isNullable && Chance(0.1))
            {
                sent[property.Name] = null;
                if (isRequired)
                {
                    kept[property.Name] = null;
                }
            }
            else if (isRequired || isChosen || Chance(depth < 3 ? 0.6 : 0.2))
            {
                (sent[property.Name], kept[property.Name]) = Value(property.Schema, depth + 1);
            }
        }

        return (sent, kept);
    }

    /// <summary>All members of a group except one.</summary>
    private IEnumerable<string> Others(ExactlyOne group)
    {
        string chosen = group.Properties[_random.Next(group.Properties.Count)];
        return group.Properties.Where(property => property != chosen);
    }

    private (JsonNode Sent, JsonNode Kept) List(Schema schema, int depth)
    {
        var sent = new JsonArray();
        var kept = new JsonArray();
        for (int i = _random.Next(4); i > 0; i--)
        {
            (JsonNode? item, JsonNode? left) = Value(schema.Items!, depth + 1);
            sent.Add(item);
            kept.Add(left);
        }

        return (sent, kept);
    }

    private string String(Schema schema) => schema.Format switch
    {
        "uri" when schema.IsDataUri && Chance(0.3) => $"data:image/png;base64,{Convert.ToBase64String(Bytes())}",
        "uri" => $"https://example.com/{Uri.EscapeDataString(Text(1))}",
        "byte" => Convert.ToBase64String(Bytes()),
        null => Text(0),
        _ => throw new NotSupportedException($"{schema.Pointer} has the format {schema.Format}."),
    };

    private long Integer(Schema schema) => schema switch
    {
        { Format: "unix-time" } => _random.NextInt64(-62_135_596_800, 253_402_300_799),
        { Unit: "seconds" } => _random.NextInt64(-900_000_000_000, 900_000_000_000),
        { Format: "int32" } => _random.Next(int.MinValue, int.MaxValue),
        _ => _random.NextInt64(long.MinValue, long.MaxValue),
    };

    private JsonValue Number(Schema schema) => schema.Unit == "seconds"
        ? JsonValue.Create(_random.Next() / 1000m)
        : JsonValue.Create(_random.NextDouble() * Math.Pow(10, _random.Next(-20, 20)));

    private JsonNode? Anything(int depth) => _random.Next(depth == 0 ? 4 : 6) switch
    {
        0 => null,
        1 => JsonValue.Create(_random.NextInt64()),
        2 => JsonValue.Create(Text(0)),
        3 => JsonValue.Create(Chance(0.5)),
        4 => new JsonArray(Anything(depth - 1), Anything(depth - 1)),
        _ => new JsonObject { [Text(1)] = Anything(depth - 1), ["url"] = Anything(depth - 1) },
    };

    private string Text(int least)
    {
        string[] letters = ["a", "Z", "7", " ", "\"", "\\", "/", "\n", "\t", "\0", "é", "ß", "漢", "😀", "\u2028", "{", "<"];
        return string.Concat(Enumerable.Range(0, _random.Next(least, 12)).Select(_ => letters[_random.Next(letters.Length)]));
    }

    private byte[] Bytes()
    {
        byte[] bytes = new byte[_random.Next(1, 40)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private bool Chance(double share) => _random.NextDouble() < share;

    private Schema Resolve(Schema schema)
    {
        while (schema.Reference is { } pointer)
        {
            schema = contract.Schemas.Single(named => named.Pointer == pointer).Schema;
        }

        return schema;
    }

    private static bool OnlyRequires(Schema member)
        => member is { Reference: null, Types: JsonTypes.None, Properties.Count: 0, Enum.Count: 0 };

    private static (JsonNode? Sent, JsonNode? Kept) Same(JsonNode? value) => (value, value?.DeepClone());
}
