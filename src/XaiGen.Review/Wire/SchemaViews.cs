using System.Runtime.CompilerServices;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>The views of a document's schemas; each schema is analysed once.</summary>
internal sealed class SchemaViews(ContractDocument document)
{
    private static readonly string[] s_counts =
        ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains"];

    private static readonly string[] s_subschemas =
        [
            "items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedItems",
            "unevaluatedProperties", "contentSchema",
        ];

    private static readonly string[] s_keyedSubschemas = ["patternProperties", "dependentSchemas"];

    /// <summary>The limit on merged parts: each schema in a long chain of <c>allOf</c> contains all those after it.</summary>
    private const int MostMergedParts = 3_000_000;

    private readonly Dictionary<JsonNode, SchemaView> _ofOne = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, SchemaView> _ofSeveral = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonNode, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private int _mergedParts;

    public ContractDocument Document => document;

    public SchemaView Of(JsonNode schema) => Of([schema]);

    public SchemaView Of(IReadOnlyList<JsonNode> parts)
    {
        JsonNode first = Identity(parts[0]);
        return parts.Count == 1 ? Of(_ofOne, first, first, parts) : Of(_ofSeveral, KeyOf(parts), first, parts);
    }

    /// <summary>An alternative together with what the schema says beside its alternatives.</summary>
    public SchemaView OfAlternative(SchemaView view, UnionView union, JsonNode member)
    {
        JsonNode[] parts = [member, .. view.Parts];
        return Of(_ofSeveral, $"{KeyOf(parts)} without {Number(union.At)}", Identity(member), parts, without: union.At);
    }

    private string KeyOf(IReadOnlyList<JsonNode> parts) => string.Join(',', parts.Select(part => Number(Identity(part))).Distinct());

    private SchemaView Of<TKey>(
        Dictionary<TKey, SchemaView> views, TKey key, JsonNode first, IReadOnlyList<JsonNode> parts, JsonNode? without = null)
        where TKey : notnull
    {
        if (!views.TryGetValue(key, out SchemaView? view))
        {
            view = new SchemaView { At = first, Parts = parts };
            views.Add(key, view);
            HashSet<JsonNode> passed = new(ReferenceEqualityComparer.Instance);
            if (without is not null)
            {
                passed.Add(without);
            }

            foreach (JsonNode part in parts)
            {
                Merge(view, part, passed, isOuter: true);
            }

            Normalize(view);
        }

        return view;
    }

    /// <summary>A subschema that rules out some values; null if there is none.</summary>
    public SchemaGroup? Limit(SchemaView view, string keyword)
        => view.Subschema(keyword) is { } group && !Of(group.Parts).IsAnything ? group : null;

    /// <summary>The target of a reference, unless other keywords stand beside it, as 3.1 allows.</summary>
    private JsonNode Identity(JsonNode schema)
        => document.Resolve(schema) is { } target
            && (document.IsVersion30 || ReferenceEquals(target, schema) || schema is JsonMapping { Count: 1 }) ? target : schema;

    /// <summary>The name of the schema that a reference points to.</summary>
    public static string? NameOf(JsonNode schema)
        => schema.Text("$ref") is { } reference ? reference[(reference.LastIndexOf('/') + 1)..] : null;

    private int Number(JsonNode node)
    {
        if (!_numbers.TryGetValue(node, out int number))
        {
            number = _numbers.Count;
            _numbers.Add(node, number);
        }

        return number;
    }

    private void Merge(SchemaView view, JsonNode schema, HashSet<JsonNode> passed, bool isOuter)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_mergedParts > MostMergedParts)
        {
            throw new TooManySchemasException();
        }

        JsonNode? resolved = document.Resolve(schema);
        view.IsNever |= resolved is not null && AllowsNothing(resolved);

        if (resolved is not JsonMapping node || !passed.Add(node))
        {
            return;
        }

        // In 3.1 keywords beside a reference apply too.
        if (!document.IsVersion30 && !ReferenceEquals(node, schema) && schema is JsonMapping { Count: > 1 } beside && passed.Add(beside))
        {
            MergeKeywords(view, beside, isOuter);
        }

        MergeKeywords(view, node, isOuter);
        foreach (JsonNode part in node.Items("allOf"))
        {
            Merge(view, part, passed, isOuter: false);
        }

        foreach (string keyword in (string[])["oneOf", "anyOf"])
        {
            if (node[keyword] is JsonList { Count: > 0 } members && passed.Add(members))
            {
                MergeUnion(view, members, keyword == "oneOf", passed);
            }
        }

        // Outside 'allOf', an explicit 'nullable' applies to the whole schema, as in the contract's own rules.
        if (isOuter && IsNullable(node) && (node["allOf"] ?? node["oneOf"] ?? node["anyOf"]) is not null)
        {
            view.Kinds |= JsonKinds.Null;
            view.IsNullable = true;
            view.KindsAt ??= node["nullable"];
            view.NullAt ??= node["nullable"];
        }
    }

    private void MergeUnion(SchemaView view, JsonList members, bool isOneOf, HashSet<JsonNode> passed)
    {
        JsonNode[] others = [.. members.Where(member => !IsNull(member))];
        bool hasNull = others.Length < members.Count;
        view.NullAt ??= members.FirstOrDefault(IsNull);
        if (others.Length == 1)
        {
            Merge(view, others[0], passed, isOuter: false);
            AllowNull();
            view.KindsAt ??= members;
            return;
        }

        // An idiom for "any string, with known values listed": the plain member includes the others.
        JsonNode? plain = isOneOf
            ? null
            : others.FirstOrDefault(member => PlainKinds(member) is { } kinds && others.All(other => (KindsOf(other) & ~kinds) == 0));
        if (plain is not null)
        {
            Merge(view, plain, passed, isOuter: false);
            AllowNull();
            return;
        }

        view.Unions.Add(new UnionView(members, isOneOf, others, hasNull));

        void AllowNull()
        {
            view.Kinds |= hasNull ? JsonKinds.Null : JsonKinds.None;
            view.IsNullable |= hasNull;
        }
    }

    /// <remarks>3.0 has no type for null and writes a nullable type with null as the only value.</remarks>
    private bool IsNull(JsonNode member)
        => document.Resolve(member) is JsonMapping node
            && (KindsOf(node) == JsonKinds.Null || node.Items("enum") is [JsonScalar { Value: null }]);

    /// <summary>The kinds of a schema without any other constraint.</summary>
    private JsonKinds? PlainKinds(JsonNode member)
        => document.Resolve(member) is JsonMapping node && node["type"] is not null
            && node.All(property => property.Name is "type" or "title" or "description" or "example" or "nullable"
                || property.Name.StartsWith("x-", StringComparison.Ordinal))
            ? KindsOf(node)
            : null;

    /// <summary>Whether null is allowed by 'nullable', which 3.1 does not have.</summary>
    private bool IsNullable(JsonMapping node) => document.IsVersion30 && node.IsTrue("nullable");

    private JsonKinds KindsOf(JsonNode schema)
    {
        if (document.Resolve(schema) is not JsonMapping node)
        {
            return JsonKinds.All;
        }

        JsonKinds kinds = node["type"] switch
        {
            JsonList types => types.Aggregate(JsonKinds.None, (all, type) => all | JsonKindsText.Parse(type.Text())),
            JsonScalar { Value: string type } => JsonKindsText.Parse(type),
            _ => JsonKinds.None,
        };
        if (kinds == JsonKinds.None)
        {
            return JsonKinds.All;
        }

        return IsNullable(node) ? kinds | JsonKinds.Null : kinds;
    }

    private void MergeKeywords(SchemaView view, JsonMapping node, bool isOuter)
    {
        JsonKinds kinds = KindsOf(node);
        if (kinds != JsonKinds.All)
        {
            view.Kinds = view.KindsAt is null ? kinds : view.Kinds & kinds;
            view.KindsAt ??= node["type"];
            view.NullAt ??= IsNullable(node) ? node["nullable"] : node.Items("type").FirstOrDefault(type => type.Text() == "null");
        }

        MergeLimits(view, node);
        foreach (string keyword in s_counts)
        {
            if (node.Field(keyword).Number() is { } count and >= 0
                && (view.Counts.GetValueOrDefault(keyword) is not { } known
                    || (keyword.StartsWith("min", StringComparison.Ordinal) ? count > known.Value : count < known.Value)))
            {
                view.Counts[keyword] = new Written<double>(count, node[keyword]!);
            }
        }

        if (node.Field("multipleOf").Number() is { } multiple and > 0 && view.Multiples.All(known => known.Value != multiple))
        {
            view.Multiples.Add(new Written<double>(multiple, node["multipleOf"]!));
        }

        // A pattern that every text matches is no constraint.
        if (node.Text("pattern") is { } pattern and not ("" or ".*" or "^.*$") && view.Patterns.All(known => known.Value != pattern))
        {
            view.Patterns.Add(new Written<string>(pattern, node["pattern"]!));
        }

        view.Format ??= Text(node, "format");
        view.ContentEncoding ??= Text(node, "contentEncoding");
        view.ContentMediaType ??= Text(node, "contentMediaType");
        view.UniqueItems ??= node["uniqueItems"] is JsonScalar { Value: true } unique ? new Written<bool>(true, unique) : null;
        view.Example ??= node["example"] ?? node.Items("examples").FirstOrDefault();
        view.Default ??= node["default"] is { } value ? new Written<JsonNode>(value, value) : null;
        view.Discriminator ??= node["discriminator"] is JsonMapping discriminator
            ? new Written<JsonMapping>(discriminator, discriminator)
            : null;
        view.Extensible ??= node["x-extensible-enum"] is JsonList extensible
            ? new Written<List<JsonNode>>([.. extensible], extensible)
            : null;
        view.Title ??= node.Text("title");
        view.Sunset ??= node["x-sunset"];
        view.Stability ??= node.Text("x-stability-level");
        view.IsReadOnly |= node.IsTrue("readOnly");
        view.IsWriteOnly |= node.IsTrue("writeOnly");
        view.IsDeprecated |= isOuter && node.IsTrue("deprecated");
        MergeEnum(view, node);
        MergeStructure(view, node);
    }

    private static void MergeLimits(SchemaView view, JsonMapping node)
    {
        Limit(node["minimum"], node["exclusiveMinimum"], isLower: true);
        Limit(node["maximum"], node["exclusiveMaximum"], isLower: false);

        void Limit(JsonNode? inclusive, JsonNode? exclusive, bool isLower)
        {
            if (inclusive.Number() is { } bound)
            {
                Tighten(new Limit(bound, exclusive is JsonScalar { Value: true }), inclusive!, isLower);
            }

            if (exclusive.Number() is { } strict)
            {
                Tighten(new Limit(strict, IsExclusive: true), exclusive!, isLower);
            }
        }

        void Tighten(Limit limit, JsonNode at, bool isLower)
        {
            Written<Limit>? known = isLower ? view.Lower : view.Upper;
            if (known is null || IsTighter(limit, known.Value, isLower))
            {
                var written = new Written<Limit>(limit, at);
                (view.Lower, view.Upper) = isLower ? (written, view.Upper) : (view.Lower, written);
            }
        }
    }

    internal static bool IsTighter(Limit limit, Limit than, bool isLower)
        => limit.Value == than.Value
            ? limit.IsExclusive && !than.IsExclusive
            : isLower ? limit.Value > than.Value : limit.Value < than.Value;

    private void MergeEnum(SchemaView view, JsonMapping node)
    {
        JsonNode? at = node["enum"] as JsonList ?? node["const"];
        if (at is null)
        {
            return;
        }

        JsonNode[] written = node["enum"] is JsonList list
            ? [.. list.Where(value => node["const"] is not { } only || NodeEquality.AreEqual(value, only))]
            : [at];
        List<JsonNode> values = [.. written.Where(value => value is not JsonScalar { IsNull: true })];
        if (values.Count == written.Length && !IsNullable(node))
        {
            view.Kinds &= ~JsonKinds.Null;
        }
        else if (values.Count == 0)
        {
            view.Kinds = JsonKinds.Null;
        }

        view.IsConst |= node["const"] is not null;
        view.Enum = view.Enum is { } known
            ? known with { Value = [.. known.Value.Where(value => values.Exists(other => NodeEquality.AreEqual(value, other)))] }
            : new Written<List<JsonNode>>(values, at);
    }

    private void MergeStructure(SchemaView view, JsonMapping node)
    {
        foreach (JsonField property in node.Entries("properties"))
        {
            view.Properties[property.Name] = view.Properties.TryGetValue(property.Name, out PropertyView? known)
                ? known with { Parts = [.. known.Parts, property.Value] }
                : new PropertyView(property.Value, [property.Value]);
        }

        foreach (JsonNode name in node.Items("required"))
        {
            if (name.Text() is { } text)
            {
                view.Required.TryAdd(text, name);
            }
        }

        foreach (string keyword in s_subschemas)
        {
            Subschema(view, keyword, node[keyword]);
        }

        foreach ((string? keyword, JsonField entry) in s_keyedSubschemas.SelectMany(
            keyword => node.Entries(keyword).Select(entry => (keyword, entry))))
        {
            // A dependent schema that only requires properties is also written as 'dependentRequired'.
            if (keyword == "dependentSchemas" && entry.Value is JsonMapping { Count: 1 }
                && entry.Value.Field("required") is JsonList needed)
            {
                Depends(entry.Name, needed);
            }
            else
            {
                Subschema(view, $"{keyword}/{entry.Name}", entry.Value);
            }
        }

        foreach (JsonField entry in node.Entries("dependentRequired"))
        {
            Depends(entry.Name, entry.Value);
        }

        if (view.PrefixItems.Count == 0)
        {
            view.PrefixItems.AddRange(node.Items("prefixItems"));
        }

        void Depends(string name, JsonNode needed)
            => view.AddDependent(name, needed.Items().Select(each => each.Text()).OfType<string>(), needed);
    }

    /// <summary>Whether the schema is <c>false</c>, which 3.0 has to write as <c>not: {}</c>.</summary>
    internal static bool AllowsNothing(JsonNode schema)
        => schema is JsonScalar { Value: false }
            || (schema is JsonMapping mapping && mapping["not"] is JsonMapping { Count: 0 } or JsonScalar { Value: true });

    private static void Subschema(SchemaView view, string key, JsonNode? schema)
    {
        if (schema is null or JsonScalar { Value: true } or JsonMapping { Count: 0 })
        {
            return;
        }

        view.Subschemas[key] = view.Subschemas.TryGetValue(key, out SchemaGroup? known)
            ? known with { Parts = [.. known.Parts, schema] }
            : new SchemaGroup(schema, [schema]);
    }

    private void Normalize(SchemaView view)
    {
        view.OwnKinds = view.Kinds;
        foreach (UnionView union in view.Unions)
        {
            view.UnionKinds &= union.Members.Aggregate(
                union.HasNull ? JsonKinds.Null : JsonKinds.None, (all, member) => all | Of(member).Kinds);
        }

        view.Kinds = (view.Kinds & view.UnionKinds) | (view.IsNullable ? JsonKinds.Null : JsonKinds.None);
        view.IsNever |= view.Kinds == JsonKinds.None;
        ViewNormalization.Normalize(view);
    }

    internal static JsonKinds KindOf(JsonNode value) => value switch
    {
        JsonMapping => JsonKinds.Object,
        JsonList => JsonKinds.Array,
        JsonScalar { IsNull: true } => JsonKinds.Null,
        JsonScalar { Value: bool } => JsonKinds.Boolean,
        JsonScalar { IsInteger: true } => JsonKinds.Integer,
        _ when value.Number() is { } number => number == Math.Floor(number) ? JsonKinds.Integer : JsonKinds.Fraction,
        _ => JsonKinds.String,
    };

    private static Written<string>? Text(JsonMapping node, string keyword)
        => node.Text(keyword) is { } text ? new Written<string>(text, node[keyword]!) : null;
}
