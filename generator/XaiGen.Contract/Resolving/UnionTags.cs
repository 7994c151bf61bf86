using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>Components that are members of unions with a discriminator: the property and the one value that tell each from the others.</summary>
internal sealed class UnionTags
{
    // Null where unions disagree, and so the caller has to say it.
    private readonly Dictionary<string, UnionTag?> _tags = [];

    public UnionTags(IEnumerable<Schema> schemas, SchemaResolver resolver)
    {
        foreach (Schema union in schemas)
        {
            EquatableArray<Schema> members = UnionSimplifier.Written(union);
            Schema[] referred = [.. members.Where(member => member.Reference is not null)];
            if (referred.Length == 0 || (union.Discriminator?.PropertyName ?? CommonConstant(members, resolver)) is not { } property)
            {
                continue;
            }

            foreach (Schema member in referred)
            {
                Add(member, ValueOf(union.Discriminator, member, property, resolver) is { } value ? new UnionTag(property, value) : null, resolver);
            }
        }
    }

    /// <summary>What tells a component from the other members of its unions; null where nothing does, or not one value.</summary>
    public UnionTag? Of(string pointer) => _tags.TryGetValue(pointer, out UnionTag? tag) ? tag : null;

    private void Add(Schema member, UnionTag? tag, SchemaResolver resolver)
    {
        if (resolver.Follow(member) is not { } target || !SchemaResolver.MembersOf(target).IsEmpty)
        {
            return;
        }

        string pointer = target.Pointer;
        _tags[pointer] = _tags.TryGetValue(pointer, out UnionTag? known) && known != tag ? null : tag;
    }

    private static JsonLiteral? ValueOf(Discriminator? discriminator, Schema member, string property, SchemaResolver resolver)
    {
        Schema? written = resolver.ShapeOf(member).Find(property) is { } found ? resolver.Follow(found.Schema) : null;
        JsonLiteral? constant = written is { Enum.Count: 1 } ? written.Enum[0] : null;
        string[] mapped =
        [
            .. (discriminator?.Mapping ?? default).Where(mapping => mapping.Reference == member.Reference).Select(mapping => mapping.Value),
        ];
        return mapped.Length > 1 ? null
            : mapped.Length == 1 ? constant is null ? LiteralOf(mapped[0], written) : constant.Text == mapped[0] ? constant : null
            : constant ?? (written is { Enum.Count: > 1 } || discriminator is null || resolver.Find(member.Reference!) is not { } named ? null
                : LiteralOf(named.Name, written));
    }

    /// <summary>A mapping's keys and the names of components are texts, also where the property is none.</summary>
    private static JsonLiteral LiteralOf(string text, Schema? written)
        => written is { Types: JsonTypes.Integer } && new JsonLiteral(JsonLiteralKind.Number, text) is { IsInteger: true } number
            ? number
            : new JsonLiteral(JsonLiteralKind.String, text);

    /// <summary>A property that every member requires, with another constant in each.</summary>
    private static string? CommonConstant(EquatableArray<Schema> members, SchemaResolver resolver)
    {
        ObjectShape[] shapes = [.. members.Select(resolver.ShapeOf).Where(shape => !shape.Properties.IsEmpty)];
        return shapes.Length < 2 ? null : shapes[0].Properties.FirstOrDefault(property =>
        {
            HashSet<JsonLiteral> seen = [];
            return shapes.All(shape =>
                shape.Find(property.Name) is { IsRequired: true } common
                && resolver.Follow(common.Schema) is { Enum.Count: > 0 } constant
                && constant.Enum.All(seen.Add));
        })?.Name;
    }
}
