using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>
/// Decides by which property, and which of its values, the objects of a union are told apart. Both the reader of a union
/// and the writer of a component that is a member of unions use it.
/// </summary>
internal sealed class UnionTags
{
    private readonly SchemaResolver _schemas;
    private readonly MemberKinds _kinds;

    // Null if unions disagree; the caller then has to set the value.
    private readonly Dictionary<string, UnionTag?> _components = [];

    /// <param name="unions">Every schema that may be a union.</param>
    /// <param name="schemas">Resolves the schemas.</param>
    /// <param name="kinds">The JSON kinds of members.</param>
    public UnionTags(IEnumerable<Schema> unions, SchemaResolver schemas, MemberKinds kinds)
    {
        _schemas = schemas;
        _kinds = kinds;
        foreach (Schema union in unions.Select(schema => schema.Reference is null ? schemas.Follow(schema) : null).OfType<Schema>())
        {
            EquatableArray<Schema> members = SchemaResolver.MembersOf(union);
            if (members.IsEmpty || !members.Any(member => member.Reference is not null)
                || PropertyOf(union, members) is not { } property)
            {
                continue;
            }

            foreach (Schema member in members.Where(member => member.Reference is not null))
            {
                Add(member, TagOf(union, member, property));
            }
        }
    }

    /// <summary>The tag of a component in its unions; null if there is none or the unions need different values.</summary>
    public UnionTag? OfComponent(string pointer) => _components.TryGetValue(pointer, out UnionTag? tag) ? tag : null;

    /// <summary>
    /// The property that has a different value in each object: that of the discriminator, or one that all require as a constant.
    /// </summary>
    public string? PropertyOf(Schema union, IEnumerable<Schema> members)
    {
        if (union.Discriminator is { } discriminator)
        {
            return discriminator.PropertyName;
        }

        ObjectShape[] shapes = [.. members.Where(member => _kinds.Of(member) == JsonTypes.Object).Select(_schemas.ShapeOf)];
        return shapes.Length < 2 ? null : shapes[0].Properties.FirstOrDefault(property =>
        {
            HashSet<string> seen = [];
            return shapes.All(shape =>
                shape.Find(property.Name) is { IsRequired: true } common
                && ConstantsOf(common.Schema) is { IsEmpty: false } constants
                && constants.All(value => seen.Add(value.Text)));
        })?.Name;
    }

    /// <summary>A member's values of that property; empty if they are unknown.</summary>
    public EquatableArray<JsonLiteral> ValuesOf(Schema union, Schema member, ObjectShape shape, string property)
    {
        Schema? written = shape.Find(property) is { } found ? _schemas.Follow(found.Schema) : null;
        JsonLiteral[] mapped =
        [
            .. (union.Discriminator?.Mapping ?? default)
                .Where(mapping => mapping.Reference == member.Reference)
                .Select(mapping => LiteralOf(mapping.Value, written)),
        ];
        if (mapped.Length > 0)
        {
            return mapped.ToEquatableArray();
        }

        if (written is not null && ConstantsOf(written) is { IsEmpty: false } constants)
        {
            return constants;
        }

        // The implicit mapping: the name of the component.
        return union.Discriminator is not null && member.Reference is { } pointer && _schemas.Find(pointer) is { } named
            ? new[] { LiteralOf(named.Name, written) }.ToEquatableArray()
            : default;
    }

    /// <summary>The JSON kind of the values. A discriminator is read as text and written in its own kind.</summary>
    public JsonLiteralKind KindOf(UnionMember[] members, string property)
    {
        Schema? written = members.Select(member => member.Shape.Find(property)).FirstOrDefault(found => found is not null)?.Schema;
        JsonLiteralKind kind = written is null || _schemas.Follow(written) is not { } value ? JsonLiteralKind.String
            : value.Enum.Count > 0 ? value.Enum[0].Kind
            : value.Types == JsonTypes.Integer ? JsonLiteralKind.Number
            : JsonLiteralKind.String;
        bool isOfEach = members.SelectMany(member => member.DiscriminatorValues).All(text => JsonLiteral.Of(text, kind).Kind == kind);
        return isOfEach ? kind : JsonLiteralKind.String;
    }

    private UnionTag? TagOf(Schema union, Schema member, string property)
    {
        ObjectShape shape = _schemas.ShapeOf(member);
        EquatableArray<JsonLiteral> values = ValuesOf(union, member, shape, property);
        Schema? written = shape.Find(property) is { } found ? _schemas.Follow(found.Schema) : null;

        // A mapping that contradicts the property's constant is ignored. What objects of the default have there is known to them only.
        return values.Count == 1 && union.Discriminator?.Default != member.Reference
            && (written is not { Enum.Count: 1 } || written.Enum[0].Text == values[0].Text)
            ? new UnionTag(property, values[0])
            : null;
    }

    private void Add(Schema member, UnionTag? tag)
    {
        if (_schemas.Follow(member) is { } target && SchemaResolver.MembersOf(target).IsEmpty)
        {
            string pointer = target.Pointer;
            _components[pointer] = _components.TryGetValue(pointer, out UnionTag? known) && known != tag ? null : tag;
        }
    }

    /// <summary>The known values of a property, if each of them can serve as a discriminator.</summary>
    private EquatableArray<JsonLiteral> ConstantsOf(Schema property)
        => _schemas.Follow(property) is { Enum.Count: > 0 } constant && constant.Enum.All(CanTell) ? constant.Enum : default;

    /// <summary>Whether a value can be compared as text: a number only in plain integer notation, because 1.0 equals 1.</summary>
    private static bool CanTell(JsonLiteral value)
        => value.Kind is JsonLiteralKind.String or JsonLiteralKind.Boolean || value.IsInteger;

    /// <summary>Converts a mapping's key or a component's name, which are text, to the property's kind.</summary>
    private static JsonLiteral LiteralOf(string text, Schema? written)
        => JsonLiteral.Of(text, written switch
        {
            { Enum.Count: > 0 } => written.Enum.FirstOrDefault(value => value.Text == text)?.Kind ?? written.Enum[0].Kind,
            { Types: JsonTypes.Integer } => JsonLiteralKind.Number,
            _ => JsonLiteralKind.String,
        });
}
