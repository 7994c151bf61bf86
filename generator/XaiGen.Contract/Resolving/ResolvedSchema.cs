using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>The resolved kind of a schema, decided once. The hierarchy is closed: a schema is one of the derived types.</summary>
/// <remarks>
/// Nested schemas are not resolved until <see cref="SchemaResolver"/> is asked for them, because a schema may refer to itself.
/// </remarks>
public abstract record ResolvedSchema
{
    private protected ResolvedSchema(Schema written)
    {
        Written = written;
        IsNullable = written.IsNullable;
    }

    /// <summary>The schema as written, with descriptions and constraints. Joined members are one schema here.</summary>
    public Schema Written { get; }

    /// <summary>Whether null is allowed too.</summary>
    public bool IsNullable { get; init; }
}
