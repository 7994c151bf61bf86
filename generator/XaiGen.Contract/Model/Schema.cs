namespace XaiGen.Contract.Model;

/// <summary>
/// A schema of OpenAPI 3.0 or 3.1, both in one form: <c>nullable</c>, a <c>null</c> in <c>type</c>, in <c>enum</c>
/// or among the members of a union all become <see cref="IsNullable"/>; <c>const</c> is an <see cref="Enum"/> of one;
/// an <c>allOf</c>, <c>oneOf</c> or <c>anyOf</c> of one member, with nothing beside it but annotations, is that member;
/// exclusive bounds are 3.1's numbers; a number that may be written as text is a number with another <see cref="NumberForm"/>.
/// </summary>
public sealed record Schema
{
    public required string Pointer { get; init; }

    /// <summary>The pointer of the schema referred to. Beside it only annotations and <see cref="IsNullable"/> may be set.</summary>
    public string? Reference { get; init; }

    public JsonTypes Types { get; init; }

    public bool IsNullable { get; init; }

    public string? Format { get; init; }

    /// <summary>How the value stands in JSON, where it is a number.</summary>
    public NumberForm NumberForm { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Source { get; init; }

    public bool IsDeprecated { get; init; }

    public bool IsReadOnly { get; init; }

    public bool IsWriteOnly { get; init; }

    public JsonLiteral? Default { get; init; }

    /// <summary>The allowed values in written order, without null.</summary>
    public EquatableArray<JsonLiteral> Enum { get; init; }

    /// <summary>Where each value of <see cref="Enum"/> is written; empty where the values come from elsewhere.</summary>
    public EquatableArray<string> EnumPointers { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public decimal? ExclusiveMinimum { get; init; }

    public decimal? ExclusiveMaximum { get; init; }

    /// <summary>The stricter of the two lower bounds that 3.1 lets stand side by side.</summary>
    public Bound? LowerBound
        => ExclusiveMinimum is { } above && !(Minimum > above) ? new Bound(above, IsExclusive: true) : Bound.Inclusive(Minimum);

    /// <summary>The stricter of the two upper bounds that 3.1 lets stand side by side.</summary>
    public Bound? UpperBound
        => ExclusiveMaximum is { } below && !(Maximum < below) ? new Bound(below, IsExclusive: true) : Bound.Inclusive(Maximum);

    public decimal? MultipleOf { get; init; }

    public long? MinLength { get; init; }

    public long? MaxLength { get; init; }

    public string? Pattern { get; init; }

    public long? MinItems { get; init; }

    public long? MaxItems { get; init; }

    public Schema? Items { get; init; }

    /// <summary>By name: the order of keys in the document does not matter.</summary>
    public EquatableArray<SchemaProperty> Properties { get; init; }

    /// <summary>Every name under <c>required</c>, sorted, whether or not it is among <see cref="Properties"/>.</summary>
    public EquatableArray<string> Required { get; init; }

    /// <summary>The schema of a map's values; null where the document says nothing or only true or false.</summary>
    public Schema? AdditionalProperties { get; init; }

    /// <summary>Whether the document says that an object may have properties that it does not name.</summary>
    public bool IsOpen { get; init; }

    public EquatableArray<Schema> AllOf { get; init; }

    public EquatableArray<Schema> OneOf { get; init; }

    public EquatableArray<Schema> AnyOf { get; init; }

    public Discriminator? Discriminator { get; init; }

    /// <summary><c>x-xaigen-name</c>: the C# name, where the wire name does not give a good one.</summary>
    public string? CSharpName { get; init; }

    /// <summary><c>x-xaigen-id</c>: the C# type of an identifier.</summary>
    public string? IdType { get; init; }

    /// <summary><c>x-xaigen-unit</c>: <c>seconds</c>, <c>usd-ticks</c> or null.</summary>
    public string? Unit { get; init; }

    /// <summary><c>x-xaigen-union</c>: the cases' C# names, in the order of the members.</summary>
    public EquatableArray<string> UnionNames { get; init; }

    /// <summary><c>x-xaigen-data-uri</c>: the address may be a <c>data:</c> URI, which C# sees as bytes.</summary>
    public bool IsDataUri { get; init; }

    /// <summary><c>x-xaigen-exactly-one</c>: groups of properties of which one is set, each seen in C# as one union.</summary>
    public EquatableArray<ExactlyOne> ExactlyOne { get; init; }

    /// <summary><c>x-xaigen-keep-unknown</c>: what the contract does not name survives reading and writing.</summary>
    public bool KeepsUnknown { get; init; }

    /// <summary><c>x-xaigen-cost</c>: what a request costs.</summary>
    public EquatableArray<CostTerm> Cost { get; init; }

    /// <summary><c>x-enum-varnames</c>: the C# names of <see cref="Enum"/>'s values, in their order.</summary>
    public EquatableArray<string> EnumNames { get; init; }
}
