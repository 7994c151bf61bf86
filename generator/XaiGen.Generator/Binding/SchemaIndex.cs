using XaiGen.Contract.Model;

namespace XaiGen.Generator.Binding;

/// <summary>Finds schemas by reference and sees through references and <c>allOf</c>.</summary>
internal sealed class SchemaIndex
{
    /// <summary>Unions of unions that go on for longer are not looked into: who follows them would not come back.</summary>
    internal const int MaxUnionDepth = 200;

    private readonly Dictionary<string, NamedSchema> _byPointer;
    private readonly Inheritance _inheritance;

    internal SchemaIndex(ApiContract contract)
    {
        _inheritance = new Inheritance(contract);
        _byPointer = contract.Schemas
            .Select(schema => _inheritance.UnionOf(schema) is { } union ? schema with { Schema = union } : schema)
            .ToDictionary(schema => schema.Pointer);
    }

    internal NamedSchema? Find(string pointer) => _byPointer.TryGetValue(pointer, out NamedSchema? schema) ? schema : null;

    /// <summary>The schema at the end of a chain of references; null where the chain is a cycle or leads nowhere.</summary>
    internal Schema? Resolve(Schema schema)
    {
        for (int steps = 0; schema.Reference is { } pointer; steps++)
        {
            if (steps > _byPointer.Count || Find(pointer) is not { } target)
            {
                return null;
            }

            schema = target.Schema;
        }

        return schema;
    }

    /// <summary>Every property that an object of this schema may have, those of its <c>allOf</c> members included.</summary>
    internal ObjectShape Shape(Schema schema)
    {
        var shape = new ObjectShape();
        Collect(schema, shape, []);
        if (Resolve(schema) is { } resolved && _inheritance.TagOf(resolved.Pointer) is { } tag && shape.Properties.TryGetValue(tag.Property, out Schema? property)
            && Resolve(property) is not { Enum.Count: 1 })
        {
            shape.Properties[tag.Property] = new Schema
            {
                Pointer = property.Pointer,
                Description = property.Description,
                Types = JsonTypes.String,
                Enum = new[] { new JsonLiteral(JsonLiteralKind.String, tag.Value) }.ToEquatableArray(),
                };
        }

        return shape;
    }

    private void Collect(Schema schema, ObjectShape shape, HashSet<string> visited)
    {
        if (Resolve(schema) is not { } resolved || !visited.Add(resolved.Pointer))
        {
            return;
        }

        // Who extends a base has the base's own properties, not one of those that extend it.
        resolved = _inheritance.BaseOf(resolved.Pointer) ?? resolved;

        foreach (Schema part in resolved.AllOf)
        {
            Collect(part, shape, visited);
        }

        foreach (SchemaProperty property in resolved.Properties)
        {
            shape.Properties[property.Name] = property.Schema;
        }

        shape.Required.UnionWith(resolved.Required);
        shape.ExactlyOne.AddRange(resolved.ExactlyOne.Select(group => (group, resolved.Pointer)));
        shape.AdditionalProperties ??= resolved.AdditionalProperties;
        shape.Types |= resolved.Types;
    }

    /// <summary>A union none of whose members has a type of its own, such as one of properties that must be there, adds a rule and no type.</summary>
    internal static bool OnlyRules(Schema union, EquatableArray<Schema> members)
        => members.All(member =>
            member is { Reference: null, Items: null, AdditionalProperties: null, Format: null, IdType: null, Properties.Count: 0, Enum.Count: 0, AllOf.Count: 0, OneOf.Count: 0, AnyOf.Count: 0 }
            && (member.Types == JsonTypes.None || member.Types == (union.Types == JsonTypes.None ? JsonTypes.Object : union.Types)));
}
