using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>The JSON kinds of union members, cached: unions may contain each other, so each would be walked many times.</summary>
internal sealed class MemberKinds(SchemaResolver schemas)
{
    private readonly Dictionary<string, JsonTypes> _unions = [];

    /// <summary>The kinds that the values of a schema may have; none if they may be anything.</summary>
    public JsonTypes Of(Schema member)
    {
        Schema schema = schemas.Follow(member) ?? member;
        if (schema.Types != JsonTypes.None)
        {
            return JsonKinds.Of(schema);
        }

        if (SchemaResolver.MembersOf(schema).IsEmpty)
        {
            return Of(schema, member, [], depth: 0);
        }

        if (!_unions.TryGetValue(schema.Pointer, out JsonTypes kinds))
        {
            kinds = Of(schema, member, [], depth: 0);
            _unions.Add(schema.Pointer, kinds);
        }

        return kinds;
    }

    private JsonTypes Of(Schema schema, Schema use, HashSet<string> visited, int depth)
    {
        if (schema.Types != JsonTypes.None)
        {
            return JsonKinds.Of(schema);
        }

        if (schema.Enum.Count > 0)
        {
            return JsonKinds.Of(schema.Enum);
        }

        EquatableArray<Schema> members = SchemaResolver.MembersOf(schema);
        if (members.Count > 0 && depth < SchemaResolver.MaxUnionDepth && visited.Add(schema.Pointer))
        {
            return members.Aggregate(
                JsonTypes.None,
                (kinds, member) => kinds | Of(schemas.Follow(member) ?? member, member, visited, depth + 1));
        }

        ObjectShape shape = schemas.ShapeOf(use);
        return shape.Properties.Count > 0 ? JsonTypes.Object : schema.Items is not null ? JsonTypes.Array : shape.Types;
    }
}
