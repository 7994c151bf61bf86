using System.Globalization;
using System.Runtime.CompilerServices;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Validation;

/// <summary>
/// Evaluates whether a schema of a contract allows a value, with all keywords of OpenAPI 3.0 and 3.1: references with sibling keywords,
/// <c>readOnly</c> and <c>writeOnly</c> by direction, discriminators. Each pair of a schema and a part of the value is evaluated once.
/// </summary>
/// <param name="document">The document that references are resolved in.</param>
/// <param name="direction">The direction in which the value is sent.</param>
/// <param name="isStrict">
/// Whether exactly one member of a <c>oneOf</c> must match, as a server validates it; clients that read accept any.
/// </param>
/// <param name="patternTime">The time budget that all patterns share.</param>
/// <param name="other">Another version of the document, if values are compared between the two.</param>
internal sealed class SchemaEvaluator(
    ContractDocument document, Direction direction, bool isStrict, PatternTime patternTime, ContractDocument? other = null)
{
    /// <summary>The maximum number of schemas evaluated for one value.</summary>
    private const int MostSteps = 100_000;

    private readonly Dictionary<(JsonNode Schema, JsonNode Value), bool> _known = new(SameNodes.Instance);
    private readonly Dictionary<string, BoundedPattern> _patterns = new(StringComparer.Ordinal);
    private int _steps;
    private bool _isText;

    /// <summary>Whether all of the schemas allow the value; null if that cannot be determined.</summary>
    /// <param name="schemas">The schemas; all of them apply.</param>
    /// <param name="value">The value.</param>
    /// <param name="isText">Whether the value is written as plain text, in which <c>1</c> and <c>"1"</c> are the same.</param>
    public bool? Allows(IReadOnlyList<JsonNode> schemas, JsonNode value, bool isText)
    {
        _known.Clear();
        _steps = 0;
        _isText = isText;
        patternTime.Begin();
        try
        {
            bool isAllowed = schemas.All(schema => AllowsPart(schema, value));
            return patternTime.Undecided is not null || _steps > MostSteps ? null : isAllowed;
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
    }

    /// <summary>Whether a part of the value is allowed; plain text is allowed if any interpretation of it is.</summary>
    private bool AllowsPart(JsonNode schema, JsonNode value)
    {
        if (Allows(schema, value))
        {
            return true;
        }

        return _isText && value is JsonScalar { Value: not null } scalar && OtherReading(scalar) is { } other && Allows(schema, other);
    }

    private static JsonNode? OtherReading(JsonScalar scalar) => scalar.Value switch
    {
        string text when long.TryParse(text, CultureInfo.InvariantCulture, out long whole) => new JsonScalar(whole),
        string text when double.TryParse(text, CultureInfo.InvariantCulture, out double number) => new JsonScalar(number),
        "true" => new JsonScalar(true),
        "false" => new JsonScalar(false),
        string => null,
        bool flag => new JsonScalar(flag ? "true" : "false"),
        _ => new JsonScalar(scalar.ToString()),
    };

    private bool Allows(JsonNode schema, JsonNode value)
    {
        if (_known.TryGetValue((schema, value), out bool known))
        {
            return known;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_steps > MostSteps)
        {
            return true;
        }

        // A schema that contains itself for the same value adds no further constraint.
        _known[(schema, value)] = true;
        bool isAllowed = schema switch
        {
            JsonScalar { Value: bool flag } => flag,
            JsonMapping node => AllowsNode(node, value),
            _ => true,
        };
        _known[(schema, value)] = isAllowed;
        return isAllowed;
    }

    private bool AllowsNode(JsonMapping schema, JsonNode value)
    {
        if (schema.Text("$ref") is not null)
        {
            JsonNode? target = document.Resolve(schema);
            if (target is not null && !Allows(target, value))
            {
                return false;
            }

            if (document.IsVersion30 || schema.Count == 1)
            {
                return true;
            }
        }

        // In 3.0, 'nullable' extends 'type', so it has no effect without one.
        if (value is JsonScalar { IsNull: true } && document.IsVersion30 && schema.IsTrue("nullable") && schema.Field("type") is not null)
        {
            return true;
        }

        return AllowsKind(schema, value)
            && AllowsListed(schema, value)
            && value switch
            {
                JsonMapping fields => AllowsObject(schema, fields),
                JsonList items => AllowsArray(schema, items),
                JsonScalar { Value: string text } => AllowsText(schema, text),
                JsonScalar { Value: bool or null } => true,
                _ => AllowsNumber(schema, value),
            }
            && AllowsApplied(schema, value)
            && (document.Derived.NamedBy(schema, value) is { } derived
                ? Allows(derived, value)
                : other is null || !document.Derived.IsUnknownHere(schema, value, other.Derived));
    }

    private static bool AllowsKind(JsonMapping schema, JsonNode value) => schema.Field("type") switch
    {
        JsonList types => types.Any(type => IsOf(type.Text(), value)),
        JsonScalar { Value: string type } => IsOf(type, value),
        _ => true,
    };

    private static bool IsOf(string? type, JsonNode value) => type switch
    {
        "null" => value is JsonScalar { IsNull: true },
        "boolean" => value is JsonScalar { Value: bool },
        "string" => value is JsonScalar { Value: string },
        "array" => value is JsonList,
        "object" => value is JsonMapping,
        "number" => value.Number() is not null,
        "integer" => value.Number() is { } number && number == Math.Floor(number),
        _ => true,
    };

    /// <remarks>The values of <c>x-extensible-enum</c> are those that a server accepts now; readers must expect more.</remarks>
    private bool AllowsListed(JsonMapping schema, JsonNode value)
        => (direction == Direction.Response || schema.Field("x-extensible-enum") is not JsonList { Count: > 0 } known
            || known.Any(item => NodeEquality.AreEqual(item, value)))
            && (schema.Field("enum") is not JsonList { Count: > 0 } listed || listed.Any(item => NodeEquality.AreEqual(item, value)))
            && (schema.Field("const") is not { } only || NodeEquality.AreEqual(only, value));

    private static bool AllowsNumber(JsonMapping schema, JsonNode value)
    {
        if (value.Number() is not { } number)
        {
            return true;
        }

        return IsAbove(schema.Field("minimum"), schema.Field("exclusiveMinimum"), number, 1)
            && IsAbove(schema.Field("maximum"), schema.Field("exclusiveMaximum"), number, -1)
            && (schema.Field("multipleOf").Number() is not ({ } multiple and > 0) || IsMultiple(number, multiple))
            && (schema.Text("format") is not "int32" || number is >= int.MinValue and <= int.MaxValue);

        static bool IsMultiple(double number, double multiple)
        {
            double ratio = number / multiple;
            return double.IsInfinity(ratio) || Math.Abs(ratio - Math.Round(ratio)) < 1e-9 * Math.Max(1, Math.Abs(ratio));
        }
    }

    /// <param name="inclusive">The bound, in either version.</param>
    /// <param name="exclusive">In 3.0 a flag of the bound, in 3.1 a bound itself.</param>
    /// <param name="number">The number.</param>
    /// <param name="sign">1 for a lower bound, -1 for an upper.</param>
    private static bool IsAbove(JsonNode? inclusive, JsonNode? exclusive, double number, int sign)
        => (inclusive.Number() is not { } bound
            || (exclusive is JsonScalar { Value: true } ? sign * number > sign * bound : sign * number >= sign * bound))
            && (exclusive.Number() is not { } strict || sign * number > sign * strict);

    private bool AllowsText(JsonMapping schema, string text)
    {
        if (schema.Field("minLength") is not null || schema.Field("maxLength") is not null)
        {
            int length = text.EnumerateRunes().Count();
            if (length < (schema.Field("minLength").Number() ?? 0) || length > (schema.Field("maxLength").Number() ?? double.MaxValue))
            {
                return false;
            }
        }

        return (schema.Text("pattern") is not { } pattern || Matches(pattern, text))
            && ValueFormats.Allows(schema.Text("format"), text)
            && AllowsContent(schema, text);
    }

    private bool Matches(string pattern, string text)
    {
        if (!_patterns.TryGetValue(pattern, out BoundedPattern? bounded))
        {
            bounded = new BoundedPattern(pattern, "", patternTime);
            _patterns.Add(pattern, bounded);
        }

        return bounded.Matches(text);
    }

    private bool AllowsContent(JsonMapping schema, string text)
    {
        string? encoding = schema.Text("contentEncoding"), type = schema.Text("contentMediaType");
        if (encoding is null && type is null)
        {
            return true;
        }

        if (ValueFormats.Decode(encoding, text) is not { } decoded)
        {
            return false;
        }

        if (type is null || !type.EndsWith("json", StringComparison.Ordinal))
        {
            return ValueFormats.IsContent(type, decoded);
        }

        return ValueFormats.Json(decoded) is { } content && (schema.Field("contentSchema") is not { } inner || Allows(inner, content));
    }

    private bool AllowsArray(JsonMapping schema, JsonList items)
    {
        if (items.Count < (schema.Field("minItems").Number() ?? 0) || items.Count > (schema.Field("maxItems").Number() ?? double.MaxValue)
            || (schema.IsTrue("uniqueItems") && HasTwins(items)))
        {
            return false;
        }

        IReadOnlyList<JsonNode> places = schema.Items("prefixItems");
        for (int i = 0; i < items.Count; i++)
        {
            JsonNode? described = i < places.Count ? places[i] : schema.Field("items");
            if (described is not null && !AllowsPart(described, items.Item(i)!))
            {
                return false;
            }
        }

        if (schema.Field("contains") is { } contained)
        {
            int count = items.Count(item => AllowsPart(contained, item));
            if (count < (schema.Field("minContains").Number() ?? 1) || count > (schema.Field("maxContains").Number() ?? double.MaxValue))
            {
                return false;
            }
        }

        if (schema.Field("unevaluatedItems") is { } others)
        {
            HashSet<JsonNode> evaluated = new(ReferenceEqualityComparer.Instance);
            CollectEvaluated(schema, items, evaluated, isOuter: true);
            return items.Where(item => !evaluated.Contains(item)).All(item => AllowsPart(others, item));
        }

        return true;
    }

    private static bool HasTwins(JsonList items)
    {
        for (int i = 0; i < items.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (NodeEquality.AreEqual(items.Item(i), items.Item(j)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool AllowsObject(JsonMapping schema, JsonMapping fields)
    {
        if (fields.Count < (schema.Field("minProperties").Number() ?? 0)
            || fields.Count > (schema.Field("maxProperties").Number() ?? double.MaxValue))
        {
            return false;
        }

        foreach (JsonNode name in schema.Items("required"))
        {
            if (name.Text() is { } needed && fields.Field(needed) is null && !TravelsOtherWay(schema, needed))
            {
                return false;
            }
        }

        foreach (JsonField field in fields)
        {
            if (!AllowsField(schema, field))
            {
                return false;
            }
        }

        foreach (JsonField rule in schema.Entries("dependentRequired"))
        {
            if (fields.Field(rule.Name) is not null
                && rule.Value.Items().Any(name => name.Text() is { } needed && fields.Field(needed) is null))
            {
                return false;
            }
        }

        foreach (JsonField rule in schema.Entries("dependentSchemas"))
        {
            if (fields.Field(rule.Name) is not null && !Allows(rule.Value, fields))
            {
                return false;
            }
        }

        if (schema.Field("unevaluatedProperties") is { } others)
        {
            HashSet<JsonNode> evaluated = new(ReferenceEqualityComparer.Instance);
            CollectEvaluated(schema, fields, evaluated, isOuter: true);
            return fields.Children.Where(value => !evaluated.Contains(value)).All(value => AllowsPart(others, value));
        }

        return true;
    }

    private bool AllowsField(JsonMapping schema, JsonField field)
    {
        if (schema.Field("propertyNames") is { } names && !Allows(names, new JsonScalar(field.Name)))
        {
            return false;
        }

        bool isDescribed = false;
        if (schema.Mapping("properties").Field(field.Name) is { } described)
        {
            isDescribed = true;
            if (!AllowsPart(described, field.Value))
            {
                return false;
            }
        }

        foreach (JsonField pattern in schema.Entries("patternProperties").Where(pattern => Matches(pattern.Name, field.Name)))
        {
            isDescribed = true;
            if (!AllowsPart(pattern.Value, field.Value))
            {
                return false;
            }
        }

        return isDescribed || schema.Field("additionalProperties") is not { } others || AllowsPart(others, field.Value);
    }

    private bool TravelsOtherWay(JsonMapping owner, string property)
        => document.Resolve(owner.Mapping("properties").Field(property)).IsTrue(direction == Direction.Request ? "readOnly" : "writeOnly");

    private bool AllowsApplied(JsonMapping schema, JsonNode value)
    {
        foreach (JsonNode part in schema.Items("allOf"))
        {
            if (!Allows(part, value))
            {
                return false;
            }
        }

        if (!AllowsUnions(schema, value))
        {
            return false;
        }

        if (schema.Field("not") is { } excluded && Allows(excluded, value))
        {
            return false;
        }

        return schema.Field("if") is not { } condition
            || schema.Field(Allows(condition, value) ? "then" : "else") is not { } consequence || Allows(consequence, value);
    }

    private bool AllowsUnions(JsonMapping schema, JsonNode value)
    {
        JsonNode[] anyOf = [.. schema.Items("anyOf")], oneOf = [.. schema.Items("oneOf")];
        if (anyOf.Length + oneOf.Length == 0)
        {
            return true;
        }

        // The discriminator selects the alternative; whether the others match is irrelevant.
        if (schema.Mapping("discriminator") is { } discriminator
            && discriminator.Text("propertyName") is { } property
            && (value.Field(property).Text() is not null || (value is JsonMapping && discriminator.Text("defaultMapping") is not null)))
        {
            return Discriminated(discriminator, value.Field(property).Text(), [.. anyOf, .. oneOf]) is { } chosen && Allows(chosen, value);
        }

        return (anyOf.Length == 0 || anyOf.Any(member => Allows(member, value)))
            && (oneOf.Length == 0
                || (isStrict ? oneOf.Count(member => Allows(member, value)) == 1 : oneOf.Any(member => Allows(member, value))));
    }

    private JsonNode? Discriminated(JsonMapping discriminator, string? tag, JsonNode[] members)
    {
        JsonNode? named = tag is null ? null
            : discriminator.Mapping("mapping").Text(tag) is { } target ? document.Tags.Target(target)
            : members.FirstOrDefault(member => IsNamed(discriminator, member, tag));
        return named ?? (discriminator.Text("defaultMapping") is { } other ? document.Tags.Target(other) : null);
    }

    /// <remarks>An inline member without known tags has any, unless a mapping names the members.</remarks>
    private bool IsNamed(JsonMapping discriminator, JsonNode member, string tag)
    {
        IReadOnlyList<string> tags = document.Tags.Of(discriminator, member);
        return tags.Contains(tag)
            || (tags.Count == 0 && member.Text("$ref") is null && discriminator.Field("mapping") is null
                && member.Mapping("properties").Field(discriminator.Text("propertyName")!) is not null);
    }

    /// <summary>Collects the parts of a value that are evaluated by a schema or by its subschemas for the same value.</summary>
    private void CollectEvaluated(JsonNode written, JsonNode value, HashSet<JsonNode> evaluated, bool isOuter)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (written is not JsonMapping schema || (!isOuter && !Allows(schema, value)))
        {
            return;
        }

        if (value is JsonMapping fields)
        {
            foreach (JsonField field in fields)
            {
                if (schema.Mapping("properties").Field(field.Name) is not null || schema.Field("additionalProperties") is not null
                    || (!isOuter && schema.Field("unevaluatedProperties") is not null)
                    || schema.Entries("patternProperties").Any(pattern => Matches(pattern.Name, field.Name)))
                {
                    evaluated.Add(field.Value);
                }
            }
        }
        else if (value is JsonList items)
        {
            int described = schema.Field("items") is not null || (!isOuter && schema.Field("unevaluatedItems") is not null)
                ? items.Count
                : schema.Items("prefixItems").Count;
            evaluated.UnionWith(items.Take(described));
            if (schema.Field("contains") is { } contained)
            {
                evaluated.UnionWith(items.Where(item => AllowsPart(contained, item)));
            }
        }

        IEnumerable<JsonNode?> applied =
        [
            schema.Text("$ref") is null ? null : document.Resolve(schema), .. schema.Items("allOf"), .. schema.Items("anyOf"),
            .. schema.Items("oneOf"), schema.Field("if"),
            schema.Field("if") is { } condition ? schema.Field(Allows(condition, value) ? "then" : "else") : null,
            .. schema.Entries("dependentSchemas").Where(rule => value.Field(rule.Name) is not null).Select(rule => rule.Value),
        ];
        foreach (JsonNode part in applied.OfType<JsonNode>())
        {
            CollectEvaluated(part, value, evaluated, isOuter: false);
        }
    }
}
