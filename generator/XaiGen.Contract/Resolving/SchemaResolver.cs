using System.Globalization;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>
/// Resolves each schema of a contract: follows references, merges <c>allOf</c>, replaces bases by unions of the schemas that extend
/// them, and joins members.
/// </summary>
public sealed class SchemaResolver
{
    /// <summary>Deeper unions of unions are not analysed: following them would overflow the stack.</summary>
    public const int MaxUnionDepth = 200;

    private readonly Dictionary<string, NamedSchema> _byPointer;
    private readonly DiscriminatorInheritance _inheritance;
    private readonly UnionParts _parts;
    private readonly UnionSimplifier _simplifier;
    private readonly MemberKinds _kinds;
    private readonly UnionResolver _unions;
    private readonly Lazy<UnionTags> _tags;
    private readonly Dictionary<Schema, ResolvedSchema> _resolved = new(new SameSchema());
    private readonly Dictionary<Schema, ObjectShape> _shapes = new(new SameSchema());

    /// <param name="contract">The contract.</param>
    /// <param name="nameOf">Returns the C# name of an enum value for which the contract has none.</param>
    /// <param name="report">Reports problems with unions, with the pointer of the member or the union.</param>
    public SchemaResolver(ApiContract contract, Func<string, string> nameOf, Action<ProblemMessage, string> report)
    {
        _inheritance = new DiscriminatorInheritance(contract);
        _byPointer = contract.Schemas
            .Select(schema => _inheritance.UnionOf(schema) is { } union ? schema with { Schema = union } : schema)
            .ToDictionary(schema => schema.Pointer);
        _parts = new UnionParts(this, _inheritance);
        _simplifier = new UnionSimplifier(this, nameOf, report);
        _kinds = new MemberKinds(this);
        _tags = new Lazy<UnionTags>(() => new UnionTags(ContractSchemas.Of(contract).Concat(_inheritance.Unions), this, _kinds));
        _unions = new UnionResolver(this, _kinds, _tags, report);
    }

    /// <summary>The schema at the pointer; null if there is none.</summary>
    public NamedSchema? Find(string pointer) => _byPointer.TryGetValue(pointer, out NamedSchema? schema) ? schema : null;

    /// <summary>
    /// The schema at the end of a chain of references, as a union if a part of it is one; null if the chain is a cycle or leads nowhere.
    /// </summary>
    public Schema? Follow(Schema schema)
    {
        for (int steps = 0; schema.Reference is { } pointer; steps++)
        {
            if (steps > _byPointer.Count || Find(pointer) is not { } target)
            {
                return null;
            }

            schema = target.Schema;
        }

        return _parts.Lift(schema);
    }

    /// <summary>Resolves a named schema.</summary>
    public ResolvedSchema ResolveNamed(NamedSchema named) => Resolve(named.Schema);

    /// <summary>Resolves a schema where it is used.</summary>
    public ResolvedSchema Resolve(Schema schema)
    {
        if (!_resolved.TryGetValue(schema, out ResolvedSchema? resolved))
        {
            resolved = ResolveOnce(schema);
            _resolved.Add(schema, resolved);
        }

        return resolved;
    }

    private ResolvedSchema ResolveOnce(Schema schema)
    {
        Schema simple = _simplifier.Simplify(schema.Reference is null ? _parts.Lift(schema) : schema);
        if (simple.Reference is { } target)
        {
            return new ReferenceSchema(simple, target);
        }

        if (simple.IdType is { } id)
        {
            return new IdSchema(simple, id);
        }

        // A single value is a constant and needs no type.
        bool hasValues = simple.Enum.Count > 0;
        if (simple.Enum.Count > 1 && ValuesAre(simple, JsonLiteralKind.String))
        {
            return new EnumSchema(simple, IsInteger: false);
        }

        if (simple.Enum.Count > 1 && ValuesAre(simple, JsonLiteralKind.Number))
        {
            return new EnumSchema(simple, IsInteger: true);
        }

        if (!hasValues && MembersOf(simple) is { IsEmpty: false } members)
        {
            return _unions.Resolve(simple, members);
        }

        if (IsReferenceWithType(simple))
        {
            return ResolvePart(simple, simple.AllOf[0]);
        }

        if (!hasValues && !simple.Types.HasFlag(JsonTypes.Array) && ShapeOf(simple) is { Properties.IsEmpty: false } shape)
        {
            UnionTag? tag = _tags.Value.OfComponent(simple.Pointer);
            return new ObjectSchema(simple, tag is null ? shape : Tagged(shape, tag, simple.Pointer), tag);
        }

        // A type without a format says less than a part that has one too, such as an enum, a union or a list with items.
        if (!hasValues && simple.Items is null && (simple.Format is null || simple.Types == JsonTypes.None) && PartOf(simple) is { } part)
        {
            return ResolvePart(simple, part);
        }

        if (simple.Types == JsonTypes.Array)
        {
            return new ListSchema(simple, simple.Items);
        }

        return ShapeOf(simple) is { AdditionalProperties: { } values, Properties.IsEmpty: true } ? new MapSchema(simple, values)
            : simple.Types == JsonTypes.Object ? new MapSchema(simple, Values: null)
            : ScalarKindOf(simple.Types) is { } kind ? new ScalarSchema(simple, kind)
            : new AnySchema(simple);
    }

    /// <summary>
    /// The shape with its tag. Where only a discriminator says the tag's value, servers leave the tag out of objects whose type is known
    /// without it, such as the result of an operation that returns one of the cases.
    /// </summary>
    private ObjectShape Tagged(ObjectShape shape, UnionTag tag, string pointer)
    {
        bool isOfBase = _inheritance.TagOf(pointer)?.Property == tag.Property;
        return isOfBase || (shape.Find(tag.Property) is { } property && Follow(property.Schema) is not { Enum.Count: 1 })
            ? shape.WithOptional(tag.Property)
            : shape.With(tag, pointer);
    }

    /// <summary>
    /// Whether a schema, which has no name of its own, is a reference to an object, and only says beside it that it is one or may be null.
    /// </summary>
    private bool IsReferenceWithType(Schema schema)
        => schema is
        {
            AllOf.Count: 1, Properties.IsEmpty: true, Required.IsEmpty: true, AdditionalProperties: null, IdType: null,
            ExactlyOne.IsEmpty: true, Cost.IsEmpty: true, KeepsUnknown: false,
        }
        && schema.AllOf[0].Reference is not null
        && (schema.Types & ~JsonTypes.Object) == JsonTypes.None
        && !_byPointer.ContainsKey(schema.Pointer);

    /// <summary>The part of <c>allOf</c> that says most about the type of a value that is not an object with properties.</summary>
    private Schema? PartOf(Schema schema)
        => schema.AllOf.FirstOrDefault(part => Resolve(part) is not AnySchema)
            ?? (schema.Types == JsonTypes.None ? schema.AllOf.FirstOrDefault() : null);

    private ResolvedSchema ResolvePart(Schema whole, Schema part)
    {
        ResolvedSchema resolved = Resolve(part);
        return resolved with { IsNullable = resolved.IsNullable || whole.IsNullable };
    }

    /// <summary>The members of a union as written; empty if the schema is not a union.</summary>
    public static EquatableArray<Schema> MembersOf(Schema schema) => UnionSimplifier.Written(schema);

    /// <summary>
    /// The union of schemas that the contract puts nowhere together; null unless each is an object that has a constant of its own in one
    /// property, which all require.
    /// </summary>
    /// <param name="schemas">The schemas; of one that is a union, each member counts.</param>
    /// <param name="pointer">Where the union belongs.</param>
    public Schema? Unite(IEnumerable<Schema> schemas, string pointer)
    {
        var members = new List<Schema>();
        var seen = new HashSet<string>();
        var open = new Stack<Schema>(schemas.Reverse());
        while (open.Count > 0)
        {
            Schema schema = open.Pop();
            if (Follow(schema) is not { } target)
            {
                return null;
            }

            if (!seen.Add(target.Pointer))
            {
                continue;
            }

            EquatableArray<Schema> inner = MembersOf(target);
            members.AddRange(inner.IsEmpty ? [schema] : []);
            foreach (Schema member in inner.Reverse())
            {
                open.Push(member);
            }
        }

        var union = new Schema { Pointer = pointer, OneOf = members.ToEquatableArray() };
        bool isTold = members.Count > 1
            && new UnionResolver(this, _kinds, _tags, (_, _) => { }).Resolve(union, union.OneOf) is { TagProperty: not null } told
            && told.Members.All(member => member.Discriminator == CaseDiscriminator.Tag);
        return isTold ? union : null;
    }

    /// <summary>Every property that an object of this schema may have, including those of its <c>allOf</c> members.</summary>
    public ObjectShape ShapeOf(Schema schema)
    {
        Schema target = Follow(schema) ?? schema;
        if (DescribesNoObject(target))
        {
            return new ObjectShape(default, default, default, null, target.Types) { IsOpen = target.IsOpen };
        }

        if (!_shapes.TryGetValue(target, out ObjectShape? shape))
        {
            shape = Gather(target);
            _shapes.Add(target, shape);
        }

        return shape;
    }

    /// <summary>Whether there is nothing to gather, as for most schemas.</summary>
    private bool DescribesNoObject(Schema schema)
        => schema is
        {
            Reference: null, AdditionalProperties: null, Properties.IsEmpty: true, Required.IsEmpty: true, AllOf.IsEmpty: true,
            ExactlyOne.IsEmpty: true, Cost.IsEmpty: true,
        }
        && _inheritance.BaseOf(schema.Pointer) is null;

    private ObjectShape Gather(Schema schema)
    {
        var parts = new ObjectParts();
        Collect(schema, parts, null);
        if (Follow(schema) is { } resolved
            && _inheritance.TagOf(resolved.Pointer) is { } tag
            && parts.Properties.TryGetValue(tag.Property, out Schema? property)
            && Follow(property) is not { Enum.Count: 1 })
        {
            parts.Properties[tag.Property] = new Schema
            {
                Pointer = property.Pointer,
                Description = property.Description,
                Types = JsonTypes.String,
                Enum = new[] { new JsonLiteral(JsonLiteralKind.String, tag.Value) }.ToEquatableArray(),
            };
        }

        return parts.ToShape();
    }

    private void Collect(Schema schema, ObjectParts parts, HashSet<string>? visited)
    {
        if (Follow(schema) is not { } resolved || visited?.Add(resolved.Pointer) == false)
        {
            return;
        }

        // A derived schema inherits the base's properties, not the union that replaces the base.
        resolved = _inheritance.BaseOf(resolved.Pointer) ?? resolved;

        // Null for the outermost schema, because most have no parts and so need no set.
        visited ??= resolved.AllOf.IsEmpty ? null : [resolved.Pointer];
        foreach (Schema part in resolved.AllOf)
        {
            Collect(part, parts, visited);
        }

        parts.Add(resolved);
    }

    private static bool ValuesAre(Schema schema, JsonLiteralKind kind)
        => schema.Enum.All(value => value.Kind == kind
            && (kind == JsonLiteralKind.String || long.TryParse(value.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)));

    private static JsonTypes? ScalarKindOf(JsonTypes types) => types switch
    {
        JsonTypes.Boolean or JsonTypes.Integer or JsonTypes.Number or JsonTypes.String => types,
        JsonTypes.Integer | JsonTypes.Number => JsonTypes.Number,
        _ => null,
    };
}
