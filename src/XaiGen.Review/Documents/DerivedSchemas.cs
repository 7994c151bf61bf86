using XaiGen.Contract;
using XaiGen.Review.Json;

namespace XaiGen.Review.Documents;

/// <summary>
/// Components that extend a base by <c>allOf</c>, if the base has a discriminator. A value of the base is then a value of one of them,
/// which the discriminator's property names.
/// </summary>
internal sealed class DerivedSchemas
{
    /// <summary>Keywords that make a schema with one <c>allOf</c> member more than that member with other words.</summary>
    private static readonly string[] s_structural = ["properties", "required", "oneOf", "anyOf", "additionalProperties"];

    private readonly ContractDocument _document;
    private readonly Dictionary<JsonNode, DerivedSchema[]> _byBase = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<JsonNode> _all = new(ReferenceEqualityComparer.Instance);

    public DerivedSchemas(ContractDocument document)
    {
        _document = document;
        JsonField[] components = [.. document.Root.Mapping("components").Entries("schemas")];
        ILookup<object, JsonField> extending = components
            .SelectMany(schema => schema.Value.Items("allOf")
                .Where(part => part.Text("$ref") is not null)
                .Select(part => (Base: document.Resolve(part) as object, Schema: schema)))
            .Where(pair => pair.Base is not null)
            .ToLookup(pair => pair.Base!, pair => pair.Schema, ReferenceEqualityComparer.Instance);
        foreach (JsonField root in components.Where(schema => extending.Contains(schema.Value) && HasTag(schema.Value)))
        {
            foreach (JsonField level in DescendantsOf(root, extending).Prepend(root))
            {
                DerivedSchema[] derived = [.. DescendantsOf(level, extending).Select(schema => Derived(root.Value, schema))];
                if (derived.Length > 0)
                {
                    _byBase.TryAdd(level.Value, derived);
                    _all.UnionWith(derived.Select(schema => schema.Schema));
                }
            }
        }
    }

    /// <summary>All bases with the schemas that extend them.</summary>
    public IReadOnlyDictionary<JsonNode, DerivedSchema[]> ByBase => _byBase;

    /// <summary>The schemas that values of a schema may have; empty if it is not a base.</summary>
    public IReadOnlyList<DerivedSchema> Of(JsonNode? schema)
    {
        // A base with a description around it is still the base.
        HashSet<JsonNode> passed = new(ReferenceEqualityComparer.Instance);
        while (schema.Items("allOf") is [var only] && !_all.Contains(schema!) && passed.Add(schema!)
            && !s_structural.Any(word => schema.Field(word) is not null))
        {
            schema = _document.Resolve(only);
        }

        return schema is not null && _byBase.TryGetValue(schema, out DerivedSchema[]? derived) ? derived : [];
    }

    /// <summary>The schema that a value of a base names by its tag; null if it names none of those that are known.</summary>
    public JsonNode? NamedBy(JsonNode schema, JsonNode value)
        => _byBase.TryGetValue(schema, out DerivedSchema[]? derived)
            ? derived.FirstOrDefault(each => value.Scalar(each.Property) is { } tag && each.Tags.Contains(tag))?.Schema
            : null;

    /// <summary>Whether the value has a tag of another version of the document, which names no schema here.</summary>
    public bool IsUnknownHere(JsonNode schema, JsonNode value, DerivedSchemas other)
        => _byBase.TryGetValue(schema, out DerivedSchema[]? derived)
            && value.Scalar(derived[0].Property) is { } tag && !derived.Any(each => each.Tags.Contains(tag))
            && schema.Name is { } name && other._document.Target($"#/components/schemas/{name}") is { } same
            && other._byBase.TryGetValue(same, out DerivedSchema[]? others)
            && others.Any(each => each.Property == derived[0].Property && each.Tags.Contains(tag));

    private static bool HasTag(JsonNode schema)
        => schema.Mapping("discriminator").Text("propertyName") is not null
            && schema.Field("oneOf") is null && schema.Field("anyOf") is null;

    private static DerivedSchema Derived(JsonNode root, JsonField schema)
    {
        JsonNode discriminator = root.Field("discriminator")!;
        string reference = JsonPointer.Append("#/components/schemas", schema.Name);
        string[] mapped = [.. discriminator.Entries("mapping")
            .Where(entry => entry.Value.Text() is { } target && (target == reference || target == schema.Name))
            .Select(entry => entry.Name)];
        return new DerivedSchema(
            schema.Name, reference, schema.Value, discriminator.Text("propertyName")!, mapped.Length > 0 ? mapped : [schema.Name]);
    }

    /// <summary>All components that extend a component, directly or indirectly.</summary>
    private static List<JsonField> DescendantsOf(JsonField root, ILookup<object, JsonField> extending)
    {
        List<JsonField> found = [root];
        HashSet<JsonNode> passed = new(ReferenceEqualityComparer.Instance) { root.Value };
        for (int i = 0; i < found.Count; i++)
        {
            found.AddRange(extending[found[i].Value].Where(schema => passed.Add(schema.Value)));
        }

        return found[1..];
    }
}
