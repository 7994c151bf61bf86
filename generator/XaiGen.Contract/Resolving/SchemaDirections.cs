using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>Which schemas occur in requests and which in responses, directly or inside others.</summary>
public sealed class SchemaDirections
{
    private readonly SchemaResolver _schemas;
    private readonly HashSet<string> _sent;
    private readonly HashSet<string> _received;

    /// <param name="schemas">Resolves the schemas.</param>
    /// <param name="sent">The schemas that requests send.</param>
    /// <param name="received">The schemas that are read from responses.</param>
    public SchemaDirections(SchemaResolver schemas, IEnumerable<Schema> sent, IEnumerable<Schema> received)
    {
        _schemas = schemas;
        _sent = Walk(sent);
        _received = Walk(received);
    }

    /// <summary>The directions in which values of the schema are transferred.</summary>
    public Directions Of(Schema schema)
        => (_sent.Contains(schema.Pointer) ? Directions.Sent : Directions.None)
            | (_received.Contains(schema.Pointer) ? Directions.Received : Directions.None);

    /// <remarks>Not recursive, because a path from schema to schema may be as long as the document.</remarks>
    private HashSet<string> Walk(IEnumerable<Schema> roots)
    {
        HashSet<string> reached = [];
        HashSet<string> followed = [];

        // A schema with several types is a union whose members share one pointer.
        HashSet<(string Pointer, JsonTypes Types)> visited = [];
        Stack<Schema> open = new(roots);
        while (open.Count > 0)
        {
            ResolvedSchema schema = _schemas.Resolve(open.Pop());
            if (schema is ReferenceSchema reference)
            {
                if (_schemas.Find(reference.Target) is { } target && followed.Add(reference.Target))
                {
                    open.Push(target.Schema);
                }
            }
            else if (visited.Add((schema.Written.Pointer, schema.Written.Types)))
            {
                reached.Add(schema.Written.Pointer);
                PushParts(schema, open);
            }
        }

        return reached;
    }

    private static void PushParts(ResolvedSchema schema, Stack<Schema> open)
    {
        switch (schema)
        {
            case ObjectSchema { Shape: var shape }:
                PushParts(shape, open);
                break;
            case UnionSchema union:
                foreach (UnionMember member in union.Members)
                {
                    if (member.IsInlineObject)
                    {
                        PushParts(member.Shape, open);
                    }
                    else
                    {
                        open.Push(member.Written);
                    }
                }

                break;
            case ListSchema { Items: { } items }:
                open.Push(items);
                break;
            case MapSchema { Values: { } values }:
                open.Push(values);
                break;
        }
    }

    private static void PushParts(ObjectShape shape, Stack<Schema> open)
    {
        foreach (ObjectProperty property in shape.Properties)
        {
            open.Push(property.Schema);
        }

        if (shape.AdditionalProperties is { } values)
        {
            open.Push(values);
        }
    }
}
