using XaiGen.Contract.Model;

namespace XaiGen.Contract.Resolving;

/// <summary>What a schema is, decided once: one of the kinds that derive from this, and no other.</summary>
/// <remarks>
/// The schemas inside it are uses, which <see cref="SchemaResolver"/> resolves when it is asked: a schema may lead back to itself.
/// </remarks>
public abstract record ResolvedSchema
{
    private protected ResolvedSchema(Schema written)
    {
        Written = written;
        IsNullable = written.IsNullable;
    }

    /// <summary>What the contract says of it: descriptions and constraints. Joined members are one here.</summary>
    public Schema Written { get; }

    /// <summary>Whether null is allowed too.</summary>
    public bool IsNullable { get; init; }
}
