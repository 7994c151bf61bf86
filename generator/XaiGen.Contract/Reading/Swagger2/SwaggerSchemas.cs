using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Swagger2;

/// <summary>Converts schemas, which differ little from 3.0's.</summary>
internal sealed class SwaggerSchemas
{
    private static readonly string[] s_discriminatorValues = ["x-ms-discriminator-value", "x-discriminator-value"];

    private readonly SwaggerReferences _references;
    private readonly Dictionary<YamlNode, YamlNode> _lifted = [];
    private readonly ILookup<YamlMapping, YamlEntry> _mappings;

    public SwaggerSchemas(YamlMapping root, SwaggerReferences references)
    {
        _references = references;
        _mappings = Mappings(root);
    }

    public YamlNode Lift(YamlNode node)
    {
        if (!_lifted.TryGetValue(node, out YamlNode? lifted))
        {
            lifted = node is YamlMapping schema ? LiftSchema(schema) : node;
            _lifted.Add(node, lifted);
        }

        return lifted;
    }

    /// <summary>Converts the value of a field that holds one or more schemas.</summary>
    private YamlNode LiftField(string field, YamlNode value) => field switch
    {
        "items" or "additionalProperties" or "not" => value is YamlSequence list ? LiftItems(list) : Lift(value),
        "allOf" or "oneOf" or "anyOf" => value is YamlSequence list ? LiftItems(list) : value,
        "properties" or "patternProperties" or "definitions" or "$defs" => value is YamlMapping map
            ? new YamlMapping(Array.ConvertAll(map.Entries, entry => entry with { Value = Lift(entry.Value) }), map.Span)
            : value,
        _ => value,
    };

    private YamlSequence LiftItems(YamlSequence list) => new(Array.ConvertAll(list.Items, Lift), list.Span);

    private YamlMapping LiftSchema(YamlMapping schema)
    {
        List<YamlEntry> fields = [];
        foreach (YamlEntry entry in schema.Entries)
        {
            switch (entry.Key.Text, entry.Value)
            {
                case (ReferenceResolver.Field, YamlScalar { Kind: ScalarKind.String } reference):
                    fields.Add(entry with { Value = _references.Lift(reference) });
                    break;
                case ("type", YamlScalar { Text: "file" } type):
                    fields.Add(entry with { Value = TreeEdit.Text("string", type.Span) });
                    if (schema.Find("format") is null)
                    {
                        fields.Add(new YamlEntry(TreeEdit.Text("format", entry.Key.Span), TreeEdit.Text("binary", type.Span)));
                    }

                    break;
                case ("x-nullable", YamlScalar) when schema.Find("nullable") is null:
                    fields.Add(entry with { Key = TreeEdit.Text("nullable", entry.Key.Span) });
                    break;
                case ("discriminator", YamlScalar { Kind: ScalarKind.String } property):
                    fields.Add(entry with { Value = Discriminator(schema, property) });
                    break;
                default:
                    fields.Add(entry with { Value = LiftField(entry.Key.Text, entry.Value) });
                    break;
            }
        }

        return new YamlMapping([.. fields], schema.Span);
    }

    private YamlMapping Discriminator(YamlMapping schema, YamlScalar property)
    {
        YamlEntry name = new(TreeEdit.Text("propertyName", property.Span), property);
        YamlEntry[] mapping = [.. _mappings[schema].GroupBy(entry => entry.Key.Text).Select(same => same.First())];
        return mapping.Length == 0
            ? new YamlMapping([name], property.Span)
            : new YamlMapping(
                [name, new YamlEntry(TreeEdit.Text("mapping", property.Span), new YamlMapping(mapping, property.Span))], property.Span);
    }

    /// <summary>Collects discriminator values: 2.0 writes them in the derived schema, 3.0 in the base.</summary>
    private ILookup<YamlMapping, YamlEntry> Mappings(YamlMapping root)
    {
        List<(YamlMapping Base, YamlEntry Mapping)> found = [];
        foreach (YamlEntry definition in (root.Find("definitions")?.Value as YamlMapping)?.Entries ?? [])
        {
            if (definition.Value is YamlMapping schema
                && s_discriminatorValues.Select(schema.Find)
                    .FirstOrDefault(value => value is not null)?.Value is YamlScalar { Kind: not ScalarKind.Null } value)
            {
                string pointer = JsonPointer.Of(["components", Sections.Schemas, definition.Key.Text]).Replace("%", "%25");
                found.AddRange(BasesOf(schema)
                    .Select(holder => (holder, new YamlEntry(TreeEdit.Text(value.Text, value.Span), TreeEdit.Text(pointer, value.Span)))));
            }
        }

        return found.ToLookup(pair => pair.Base, pair => pair.Mapping);
    }

    /// <summary>The schema and everything it extends, directly or not, if they have a discriminator.</summary>
    private List<YamlMapping> BasesOf(YamlMapping schema)
    {
        List<YamlMapping> all = [schema];
        for (int i = 0; i < all.Count; i++)
        {
            foreach (YamlNode member in (all[i].Find("allOf")?.Value as YamlSequence)?.Items ?? [])
            {
                if (SwaggerReferences.Of(member) is not null && _references.Resolve(member) is { } extended && !all.Contains(extended))
                {
                    all.Add(extended);
                }
            }
        }

        return [.. all.Where(holder => holder.Find("discriminator") is not null)];
    }
}
