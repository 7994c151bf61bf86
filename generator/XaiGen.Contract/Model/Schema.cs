namespace XaiGen.Contract.Model;

/// <summary>
/// A schema of OpenAPI 3.0 or 3.1, in one form for both: <c>nullable</c>, a <c>null</c> in <c>type</c>, in <c>enum</c> or among the members
/// of a union all become <see cref="IsNullable"/>; a <c>const</c> is an <see cref="Enum"/> with one value; an <c>allOf</c>, <c>oneOf</c> or
/// <c>anyOf</c> with one member, and only annotations beside it, is replaced by that member; exclusive bounds are numbers as in 3.1; a
/// number that may be written as text is a number with another <see cref="NumberForm"/>.
/// </summary>
public sealed record Schema
{
    public required string Pointer { get; init; }

    /// <summary>The pointer of the referenced schema. Only annotations and <see cref="IsNullable"/> may be set beside it.</summary>
    public string? Reference { get; init; }

    public JsonTypes Types { get; init; }

    public bool IsNullable { get; init; }

    /// <summary>Whether null is the only value.</summary>
    public bool IsOnlyNull { get; init; }

    public string? Format { get; init; }

    /// <summary>How a number is written in JSON.</summary>
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

    /// <summary>The pointer of each value of <see cref="Enum"/>; empty if the values come from elsewhere.</summary>
    public EquatableArray<string> EnumPointers { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public decimal? ExclusiveMinimum { get; init; }

    public decimal? ExclusiveMaximum { get; init; }

    /// <summary>The stricter of the two lower bounds, both of which 3.1 allows at once.</summary>
    public Bound? LowerBound
        => ExclusiveMinimum is { } above && !(Minimum > above) ? new Bound(above, IsExclusive: true) : Bound.Inclusive(Minimum);

    /// <summary>The stricter of the two upper bounds, both of which 3.1 allows at once.</summary>
    public Bound? UpperBound
        => ExclusiveMaximum is { } below && !(Maximum < below) ? new Bound(below, IsExclusive: true) : Bound.Inclusive(Maximum);

    public decimal? MultipleOf { get; init; }

    public long? MinLength { get; init; }

    public long? MaxLength { get; init; }

    public string? Pattern { get; init; }

    public long? MinItems { get; init; }

    public long? MaxItems { get; init; }

    public Schema? Items { get; init; }

    /// <summary>Ordered by name: the order of keys in the document does not matter.</summary>
    public EquatableArray<SchemaProperty> Properties { get; init; }

    /// <summary>Every name under <c>required</c>, sorted, whether or not <see cref="Properties"/> contains it.</summary>
    public EquatableArray<string> Required { get; init; }

    /// <summary>The schema of a map's values; null if the document has none, or only true or false.</summary>
    public Schema? AdditionalProperties { get; init; }

    /// <summary>Whether the document states that an object may have properties that it does not name.</summary>
    public bool IsOpen { get; init; }

    public EquatableArray<Schema> AllOf { get; init; }

    public EquatableArray<Schema> OneOf { get; init; }

    public EquatableArray<Schema> AnyOf { get; init; }

    public Discriminator? Discriminator { get; init; }

    /// <summary><c>x-xaigen-name</c>: the C# name, if the wire name does not make a good one.</summary>
    public string? CSharpName { get; init; }

    /// <summary><c>x-xaigen-id</c>: the C# type of an identifier.</summary>
    public string? IdType { get; init; }

    /// <summary><c>x-xaigen-unit</c>: <c>seconds</c>, <c>usd-ticks</c> or null.</summary>
    public string? Unit { get; init; }

    /// <summary><c>x-xaigen-union</c>: the cases' C# names, in the order of the members.</summary>
    public EquatableArray<string> UnionNames { get; init; }

    /// <summary><c>x-xaigen-data-uri</c>: the URL may be a <c>data:</c> URI, which is bytes in C#.</summary>
    public bool IsDataUri { get; init; }

    /// <summary><c>x-xaigen-exactly-one</c>: groups of properties of which exactly one is set; in C#, each group is a union.</summary>
    public EquatableArray<ExactlyOne> ExactlyOne { get; init; }

    /// <summary>
    /// <c>x-xaigen-keep-unknown</c>: properties that the contract does not name are kept when the object is read and written.
    /// </summary>
    public bool KeepsUnknown { get; init; }

    /// <summary><c>x-xaigen-cost</c>: the cost of a request.</summary>
    public EquatableArray<CostTerm> Cost { get; init; }

    /// <summary><c>x-enum-varnames</c>: the C# names of <see cref="Enum"/>'s values, in their order.</summary>
    public EquatableArray<string> EnumNames { get; init; }

    /// <summary>The description of each value of <see cref="Enum"/>, empty for a value without one; empty if no value has one.</summary>
    public EquatableArray<string> EnumDescriptions { get; init; }
}
