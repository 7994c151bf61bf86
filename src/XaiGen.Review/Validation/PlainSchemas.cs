using System.Globalization;
using System.Runtime.CompilerServices;
using NJsonSchema.Validation;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Validation;

/// <summary>
/// The schemas of a contract as plain JSON Schema, for NJsonSchema: references point into one set of definitions, null is a type, and
/// properties that are only sent or only received are not required in the other direction. Keywords are copied only if their values have
/// the type that JSON Schema requires; a schema with other keywords is not used for checks, and the reason is recorded.
/// </summary>
internal sealed class PlainSchemas(ContractDocument document)
{
    private static readonly HashSet<string> s_types =
        new(["null", "boolean", "integer", "number", "string", "array", "object"], StringComparer.Ordinal);

    private static readonly HashSet<string> s_formats =
        new(["date", "date-time", "email", "uri", "ipv4", "ipv6", "uuid"], StringComparer.Ordinal);

    /// <summary>Larger numbers do not fit into .NET's decimal, which NJsonSchema uses for comparisons.</summary>
    private const double GreatestNumber = 7.9e27;

    private readonly Dictionary<(JsonNode, Direction), string> _names = new(PairComparer.Instance);
    private readonly Queue<(JsonNode Schema, Direction Direction, string Name)> _open = new();
    private readonly Dictionary<JsonMapping, string> _notChecked = new(ReferenceEqualityComparer.Instance);
    private FencedValidator? _validator;

    /// <summary>Registers a schema for later checks; all schemas must be registered before the first check.</summary>
    public void Add(JsonNode schema, Direction direction) => NameOf(Whole(schema), direction);

    /// <summary>The errors of a value; null if they cannot be determined.</summary>
    public IReadOnlyCollection<ValidationError>? Check(JsonNode schema, Direction direction, JsonNode value)
        => Judge(schema, direction, value) is { NotChecked: null } judged ? judged.Errors : null;

    public CheckedValue Judge(JsonNode schema, Direction direction, JsonNode value)
    {
        _validator ??= Build();
        return _names.TryGetValue((Whole(schema), direction), out string? name)
            ? _validator.Check(name, value)
            : CheckedValue.Undecided("the schema was not asked for");
    }

    private FencedValidator Build()
    {
        JsonMapping definitions = [];
        while (_open.TryDequeue(out (JsonNode Schema, Direction Direction, string Name) next))
        {
            definitions[next.Name] = Convert(next.Schema, next.Direction);
        }

        return new FencedValidator(definitions, _notChecked);
    }

    /// <summary>The target of a reference, unless other keywords stand beside it.</summary>
    private JsonNode Whole(JsonNode schema)
        => schema is JsonMapping { Count: > 1 } && !document.IsVersion30 ? schema : document.Resolve(schema) ?? schema;

    private string NameOf(JsonNode target, Direction direction)
    {
        if (!_names.TryGetValue((target, direction), out string? name))
        {
            name = "s" + _names.Count.ToString(CultureInfo.InvariantCulture);
            _names.Add((target, direction), name);
            _open.Enqueue((target, direction, name));
        }

        return name;
    }

    private JsonMapping Convert(JsonNode schema, Direction direction)
    {
        if (schema is not JsonMapping node)
        {
            return schema switch
            {
                JsonScalar { Value: false } => new JsonMapping { ["not"] = new JsonMapping() },
                JsonScalar { Value: true } => [],
                _ => NotChecked([], "its schema is not a mapping"),
            };
        }

        if (node.Text("$ref") is { } written)
        {
            if (document.Resolve(node) is not { } target || ReferenceEquals(target, node))
            {
                return NotChecked([], $"its schema refers to '{written}', which is not in this document");
            }

            var reference = new JsonMapping { ["$ref"] = "#/definitions/" + NameOf(target, direction) };
            return node.Count == 1 || document.IsVersion30
                ? reference
                : new JsonMapping { ["allOf"] = new JsonList(reference, ConvertKeywords(node, direction)) };
        }

        return ConvertKeywords(node, direction);
    }

    private JsonMapping NotChecked(JsonMapping schema, string reason)
    {
        _notChecked.TryAdd(schema, reason);
        return schema;
    }

    private JsonMapping ConvertKeywords(JsonMapping node, Direction direction)
    {
        JsonMapping plain = [];
        foreach (JsonField keyword in node)
        {
            JsonNode value = keyword.Value;
            switch (keyword.Name)
            {
                case "type" when value.Text() is { } type && s_types.Contains(type):
                case "type" when value is JsonList { Count: > 0 } types && types.All(type => s_types.Contains(type.Text() ?? "")):
                case "uniqueItems" when value is JsonScalar { Value: bool }:
                case "exclusiveMinimum" or "exclusiveMaximum" when value is JsonScalar { Value: bool }:
                case "pattern" when value.Text() is not null:
                    plain[keyword.Name] = value.DeepClone();
                    break;
                case "minimum" or "maximum" or "exclusiveMinimum"
                    or "exclusiveMaximum" or "multipleOf" when Math.Abs(value.Number() ?? double.NaN) is <= GreatestNumber and not 0:
                case "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" when value.Number() is 0:
                    plain[keyword.Name] = value.DeepClone();
                    break;
                case "minLength" or "maxLength" or "minItems" or "maxItems" or "minProperties"
                    or "maxProperties" when value.Number() is >= 0 and <= int.MaxValue and { } count && count == Math.Floor(count):
                    plain[keyword.Name] = (long)count;
                    break;
                case "enum" when value is JsonList listed
                    && !listed.Descendants().Any(inner => inner.Name is ['$', ..]):
                    plain["enum"] = value.DeepClone();
                    break;
                case "const":
                    plain["enum"] = new JsonList(value.DeepClone());
                    break;
                case "properties" when value is JsonMapping map && !map.Any(entry => entry.Name.StartsWith('$')):
                    plain["properties"] =
                        new JsonMapping(map.Select(entry => new JsonField(entry.Name, Convert(entry.Value, direction))));
                    break;
                case "required" when value is JsonList required && required.All(name => name.Text() is not null):
                    plain["required"] = new JsonList(
                        required.Where(name => !TravelsOtherWay(node, name.Text()!, direction)).Select(name => name.DeepClone()));
                    break;
                case "required" when value is JsonScalar { Value: bool }:
                    break;
                case "allOf" or "oneOf" or "anyOf" when value is JsonList { Count: > 0 } members:
                    plain[keyword.Name] = new JsonList(members.Select(member => Convert(member, direction)));
                    break;
                case "items" or "not":
                    plain[keyword.Name] = Convert(value, direction);
                    break;
                case "additionalProperties":
                    plain[keyword.Name] = value is JsonScalar { Value: bool } flag ? flag.DeepClone() : Convert(value, direction);
                    break;
                case "format" when s_formats.Contains(value.Text() ?? ""):
                    plain["format"] = value.DeepClone();
                    break;
                case "type" or "uniqueItems" or "exclusiveMinimum"
                    or "exclusiveMaximum" or "pattern" or "minimum" or "maximum" or "multipleOf" or "minLength" or "maxLength"
                    or "minItems" or "maxItems"
                        or "minProperties" or "maxProperties" or "enum" or "properties" or "required" or "allOf" or "oneOf" or "anyOf":
                    NotChecked(plain, $"'{keyword.Name}' of its schema is nothing that NJsonSchema can read");
                    break;
                case "if" or "contains" or "prefixItems"
                    or "dependentRequired" or "dependentSchemas" or "propertyNames" or "patternProperties" or "unevaluatedProperties"
                    or "unevaluatedItems" or "contentSchema":
                    NotChecked(plain, $"NJsonSchema does not check '{keyword.Name}'");
                    break;
                default:
                    // A 'format' of another type, annotations, and OpenAPI's own keywords do not constrain a value.
                    break;
            }
        }

        return node.IsTrue("nullable") ? OrNull(plain) : plain;
    }

    private static JsonMapping OrNull(JsonMapping schema)
        => new() { ["anyOf"] = new JsonList(schema, new JsonMapping { ["type"] = "null" }) };

    private bool TravelsOtherWay(JsonMapping owner, string property, Direction direction)
        => document.Resolve(owner.Mapping("properties").Field(property)).IsTrue(direction == Direction.Request ? "readOnly" : "writeOnly");

    private sealed class PairComparer : IEqualityComparer<(JsonNode, Direction)>
    {
        public static readonly PairComparer Instance = new();

        public bool Equals((JsonNode, Direction) x, (JsonNode, Direction) y) => ReferenceEquals(x.Item1, y.Item1) && x.Item2 == y.Item2;

        public int GetHashCode((JsonNode, Direction) pair) => HashCode.Combine(RuntimeHelpers.GetHashCode(pair.Item1), pair.Item2);
    }
}
