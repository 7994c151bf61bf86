using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>
/// Objects whose <c>allOf</c> has a part that is a union. Each is a union itself, of objects that also have the properties of the other
/// parts.
/// </summary>
internal sealed class UnionParts(SchemaResolver schemas, DiscriminatorInheritance inheritance)
{
    private readonly Dictionary<Schema, Schema> _lifted = new(new SameSchema());
    private int _depth;

    /// <summary>The schema with the members of its part, or as it is if it has no such part.</summary>
    public Schema Lift(Schema schema)
    {
        if (schema.AllOf.IsEmpty || schema.Enum.Count > 0 || _depth > SchemaResolver.MaxUnionDepth || IsUnion(schema))
        {
            return schema;
        }

        if (!_lifted.TryGetValue(schema, out Schema? lifted))
        {
            // A part that leads back here sees the schema as it is.
            _lifted.Add(schema, schema);
            _depth++;
            lifted = LiftOnce(schema);
            _depth--;
            _lifted[schema] = lifted;
        }

        return lifted;
    }

    private Schema LiftOnce(Schema schema)
    {
        foreach (Schema part in schema.AllOf)
        {
            if (schemas.Follow(part) is not { } union || !IsUnionOfObjects(union) || Contains(union, schema))
            {
                continue;
            }

            Schema beside = union with { OneOf = default, AnyOf = default, UnionNames = default, Discriminator = null };
            Schema lifted = schema with
            {
                OneOf = union.OneOf,
                AnyOf = union.AnyOf,
                UnionNames = union.UnionNames,
                Discriminator = schema.Discriminator ?? union.Discriminator,
                AllOf = schema.AllOf.Where(other => !ReferenceEquals(other, part)).Append(beside).ToEquatableArray(),
            };
            return schemas.ShapeOf(lifted).Properties.IsEmpty ? schema : lifted;
        }

        return schema;
    }

    private static bool IsUnion(Schema schema) => !UnionSimplifier.Written(schema).IsEmpty;

    /// <remarks>A schema that extends a base by <c>allOf</c> is a member of the union that replaces the base, not that union.</remarks>
    private bool IsUnionOfObjects(Schema schema)
        => inheritance.BaseOf(schema.Pointer) is null
            && IsUnion(schema)
            && UnionSimplifier.Written(schema).All(member
                => schemas.Follow(member) is { } target && !IsUnion(target) && !schemas.ShapeOf(target).Properties.IsEmpty);

    private bool Contains(Schema union, Schema schema)
        => UnionSimplifier.Written(union).Any(member => schemas.Follow(member)?.Pointer == schema.Pointer);
}
