using System.Globalization;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using XaiGen.Review.Documents;

namespace XaiGen.Review.Validation;

/// <summary>
/// Schemas of a contract as plain JSON Schema, for NJsonSchema: references into one set of definitions, null as a type,
/// and of properties that travel one way only, none required on the other.
/// </summary>
internal sealed class PlainSchemas(ContractDocument document)
{
    /// <summary>NJsonSchema passes over these without a word, so that its verdict would mean nothing.</summary>
    private static readonly HashSet<string> NotChecked = new(StringComparer.Ordinal)
    {
        "if", "contains", "prefixItems", "dependentRequired", "dependentSchemas", "propertyNames", "unevaluatedProperties", "unevaluatedItems", "contentSchema",
    };

    private static readonly HashSet<string> Copied = new(StringComparer.Ordinal)
    {
        "type", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "minItems", "maxItems",
        "uniqueItems", "minProperties", "maxProperties",
    };

    private static readonly HashSet<string> CheckedFormats = new(StringComparer.Ordinal) { "date", "date-time", "email", "uri", "ipv4", "ipv6", "uuid" };

    private readonly Dictionary<(JToken, Direction), string> _names = new(PairComparer.Instance);
    private readonly Queue<(JToken Schema, Direction Direction, string Name)> _open = new();
    private readonly JObject _definitions = [];
    private JsonSchema? _all;
    private bool _hasUnchecked;

    /// <summary>Asks for a schema to be checked against later; all must be asked for before the first check.</summary>
    public void Add(JToken schema, Direction direction) => NameOf(Whole(schema), direction);

    /// <summary>What is wrong with a value; null where it cannot be said.</summary>
    public IReadOnlyCollection<ValidationError>? Check(JToken schema, Direction direction, JToken value)
    {
        _all ??= Build();
        return _hasUnchecked ? null : [.. _all.Definitions[NameOf(Whole(schema), direction)].Validate(value)];
    }

    private JsonSchema Build()
    {
        while (_open.TryDequeue(out var next))
        {
            _definitions[next.Name] = Convert(next.Schema, next.Direction);
        }

        return JsonSchema.FromJsonAsync(new JObject { ["definitions"] = _definitions }.ToString()).GetAwaiter().GetResult();
    }

    /// <summary>What a reference leads to, unless it stands beside further demands.</summary>
    private JToken Whole(JToken schema) => schema is JObject { Count: > 1 } && !document.IsVersion30 ? schema : document.Resolve(schema) ?? schema;

    private string NameOf(JToken target, Direction direction)
    {
        if (!_names.TryGetValue((target, direction), out string? name))
        {
            name = "s" + _names.Count.ToString(CultureInfo.InvariantCulture);
            _names.Add((target, direction), name);
            _open.Enqueue((target, direction, name));
        }

        return name;
    }

    private JObject Convert(JToken schema, Direction direction)
    {
        if (schema is not JObject node)
        {
            return schema is JValue { Value: false } ? new JObject { ["not"] = new JObject() } : [];
        }

        if (node["$ref"] is JValue { Value: string })
        {
            var reference = new JObject { ["$ref"] = "#/definitions/" + NameOf(document.Resolve(node) ?? new JObject(), direction) };
            return node.Count == 1 || document.IsVersion30 ? reference : new JObject { ["allOf"] = new JArray(reference, ConvertKeywords(node, direction)) };
        }

        return ConvertKeywords(node, direction);
    }

    private JObject ConvertKeywords(JObject node, Direction direction)
    {
        JObject plain = [];
        foreach (JProperty keyword in node.Properties())
        {
            _hasUnchecked |= NotChecked.Contains(keyword.Name);
            switch (keyword.Name)
            {
                case "format" when CheckedFormats.Contains(keyword.Value.ToString()):
                case var name when Copied.Contains(name):
                    plain[keyword.Name] = keyword.Value.DeepClone();
                    break;
                case "enum" when keyword.Value is JArray:
                    plain["enum"] = keyword.Value.DeepClone();
                    break;
                case "const":
                    plain["enum"] = new JArray(keyword.Value.DeepClone());
                    break;
                case "properties" or "patternProperties" when keyword.Value is JObject map:
                    plain[keyword.Name] = new JObject(map.Properties().Select(entry => new JProperty(entry.Name, Convert(entry.Value, direction))));
                    break;
                case "required" when keyword.Value is JArray required:
                    plain["required"] = new JArray(required.Where(name => !TravelsOtherWay(node, name.ToString(), direction)).Select(name => name.DeepClone()));
                    break;
                case "allOf" or "oneOf" or "anyOf" when keyword.Value is JArray { Count: > 0 } members:
                    plain[keyword.Name] = new JArray(members.Select(member => Convert(member, direction)));
                    break;
                case "items" or "not":
                    plain[keyword.Name] = Convert(keyword.Value, direction);
                    break;
                case "additionalProperties":
                    plain[keyword.Name] = keyword.Value is JValue { Value: bool } flag ? flag.DeepClone() : Convert(keyword.Value, direction);
                    break;
            }
        }

        return node["nullable"] is JValue { Value: true } ? OrNull(plain) : plain;
    }

    private static JObject OrNull(JObject schema)
        => new() { ["anyOf"] = new JArray(schema, new JObject { ["type"] = "null" }) };

    private bool TravelsOtherWay(JObject owner, string property, Direction direction)
        => document.Resolve(owner.Mapping("properties").Field(property)).IsTrue(direction == Direction.Request ? "readOnly" : "writeOnly");

    private sealed class PairComparer : IEqualityComparer<(JToken, Direction)>
    {
        public static readonly PairComparer Instance = new();

        public bool Equals((JToken, Direction) x, (JToken, Direction) y) => ReferenceEquals(x.Item1, y.Item1) && x.Item2 == y.Item2;

        public int GetHashCode((JToken, Direction) pair) => HashCode.Combine(RuntimeHelpers.GetHashCode(pair.Item1), pair.Item2);
    }
}
