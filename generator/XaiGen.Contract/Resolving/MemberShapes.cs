using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>The shapes of union members, cached: unions may contain each other, so each would be walked many times.</summary>
internal sealed class MemberShapes(SchemaResolver schemas)
{
    private readonly Dictionary<string, EquatableArray<MemberShape>> _shapes = [];

    /// <summary>The shapes of the member's objects.</summary>
    public EquatableArray<MemberShape> Of(Schema member)
    {
        string pointer = schemas.Follow(member)?.Pointer ?? member.Pointer;
        if (!_shapes.TryGetValue(pointer, out EquatableArray<MemberShape> shapes))
        {
            shapes = Of(member, [], depth: 0).ToEquatableArray();
            _shapes.Add(pointer, shapes);
        }

        return shapes;
    }

    private IEnumerable<MemberShape> Of(Schema schema, HashSet<string> visited, int depth)
    {
        if (schemas.Follow(schema) is not { } resolved || depth == SchemaResolver.MaxUnionDepth || !visited.Add(resolved.Pointer))
        {
            return [];
        }

        EquatableArray<Schema> members = SchemaResolver.MembersOf(resolved);
        if (members.Count > 0)
        {
            return members.SelectMany(member => Of(member, visited, depth + 1));
        }

        return
        [
            new MemberShape(schemas.ShapeOf(resolved).Properties
                .OrderBy(property => property.Name, StringComparer.Ordinal)
                .Select(Of)
                .ToEquatableArray()),
        ];
    }

    private ShapeProperty Of(ObjectProperty property)
    {
        Schema? value = schemas.Follow(property.Schema);
        return new ShapeProperty(
            property.Name,
            property.IsRequired,
            value is null or { IsNullable: true } ? JsonTypes.None : JsonKinds.Of(value),
            (value?.Enum ?? default).Select(literal => literal.Text).ToEquatableArray());
    }
}
