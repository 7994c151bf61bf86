using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>
/// Components that extend a base by <c>allOf</c>, if the base has a discriminator. A value of the base type is then a value of
/// one of them, so the base is a union.
/// </summary>
internal sealed class DiscriminatorInheritance
{
    private readonly Dictionary<string, (NamedSchema Base, Schema Union)> _bases = [];
    private readonly Dictionary<string, (string Property, string Value)> _tags = [];

    public DiscriminatorInheritance(ApiContract contract)
    {
        ILookup<string, NamedSchema> children = contract.Schemas
            .SelectMany(schema => schema.Schema.AllOf.Where(part => part.Reference is not null)
                .Select(part => (Parent: part.Reference!, Child: schema)))
            .ToLookup(pair => pair.Parent, pair => pair.Child);
        NamedSchema[] bases = [.. contract.Schemas.Where(schema =>
            schema.Schema is { Discriminator: not null, Reference: null, OneOf.Count: 0, AnyOf.Count: 0 }
                && children.Contains(schema.Pointer))];
        foreach (NamedSchema root in bases)
        {
            Discriminator discriminator = root.Schema.Discriminator!;
            List<NamedSchema> members = DescendantsOf(root, children);
            members.RemoveAll(member => bases.Contains(member));
            members.Sort((left, right) => string.CompareOrdinal(left.Pointer, right.Pointer));
            if (members.Count == 0)
            {
                continue;
            }

            foreach (NamedSchema member in members)
            {
                string[] mapped =
                    [.. discriminator.Mapping.Where(mapping => mapping.Reference == member.Pointer).Select(mapping => mapping.Value)];
                if (mapped.Length < 2 && discriminator.Default != member.Pointer)
                {
                    _tags[member.Pointer] = (discriminator.PropertyName, mapped.Length == 1 ? mapped[0] : member.Name);
                }
            }

            // A single derived schema must be distinguishable from the base itself; several only from each other.
            IEnumerable<Schema> own = members.Count == 1 || discriminator.Mapping.Any(mapping => mapping.Reference == root.Pointer)
                ? [ItselfOf(root)]
                : [];
            _bases.Add(root.Pointer, (root, new Schema
            {
                Pointer = root.Pointer,
                Description = root.Schema.Description,
                Title = root.Schema.Title,
                Source = root.Schema.Source,
                CSharpName = root.Schema.CSharpName,
                IsDeprecated = root.Schema.IsDeprecated,
                IsNullable = root.Schema.IsNullable,
                Discriminator = discriminator,
                OneOf = members
                    .Select(member => new Schema { Pointer = member.Pointer, Reference = member.Pointer })
                    .Concat(own)
                    .ToEquatableArray(),
            }));
        }
    }

    /// <summary>The unions that replace the bases.</summary>
    public IEnumerable<Schema> Unions => _bases.Values.Select(found => found.Union);

    /// <summary>The union that replaces a component where it is used; null if it is not a base.</summary>
    public Schema? UnionOf(NamedSchema schema)
        => _bases.TryGetValue(schema.Pointer, out (NamedSchema Base, Schema Union) found) ? found.Union : null;

    /// <summary>The schema of a base as it is written.</summary>
    public Schema? BaseOf(string pointer)
        => _bases.TryGetValue(pointer, out (NamedSchema Base, Schema Union) found) ? found.Base.Schema : null;

    /// <summary>The discriminator's value for a component that extends a base.</summary>
    public (string Property, string Value)? TagOf(string pointer)
        => _tags.TryGetValue(pointer, out (string Property, string Value) tag) ? tag : null;

    /// <summary>All components that extend a component, directly or indirectly.</summary>
    private static List<NamedSchema> DescendantsOf(NamedSchema root, ILookup<string, NamedSchema> children)
    {
        List<NamedSchema> found = [root];
        var visited = new HashSet<string> { root.Pointer };
        for (int i = 0; i < found.Count; i++)
        {
            found.AddRange(children[found[i].Pointer].Where(child => visited.Add(child.Pointer)));
        }

        found.RemoveAt(0);
        return found;
    }

    /// <summary>The schema of values that are of the base but of no derived schema.</summary>
    private static Schema ItselfOf(NamedSchema root)
    {
        string tag = root.Schema.Discriminator!.PropertyName;
        string value = root.Schema.Discriminator.Mapping.FirstOrDefault(mapping => mapping.Reference == root.Pointer)?.Value ?? root.Name;
        string pointer = root.Pointer + "/properties";
        var constant = new Schema
        {
            Pointer = JsonPointer.Append(pointer, tag),
            Types = JsonTypes.String,
            Enum = new[] { new JsonLiteral(JsonLiteralKind.String, value) }.ToEquatableArray(),
        };
        return root.Schema with
        {
            Pointer = pointer,
            Title = root.Name,
            Discriminator = null,
            Properties = root.Schema.Properties.Where(property => property.Name != tag)
                .Append(new SchemaProperty(tag, constant)).ToEquatableArray(),
            Required = root.Schema.Required.Append(tag).Distinct().ToEquatableArray(),
        };
    }
}
