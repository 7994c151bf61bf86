using XaiGen.Contract;

namespace XaiGen.Generator;

// What is emitted, one file per top-level type. Like the contract's records these are immutable and equal by
// value: an unchanged model is not emitted again.

internal abstract record TypeModel
{
    public required string Name { get; init; }

    /// <summary>Where the contract describes the type; empty where that is several places, or none.</summary>
    public string Pointer { get; init; } = "";

    public Doc Doc { get; init; } = Doc.None;

    /// <summary>The names of the types inside it.</summary>
    internal virtual IEnumerable<string> InnerNames => [];

    private protected static IEnumerable<string> NamesOf(EquatableArray<NestedType> nested)
        => nested.SelectMany(type => type.Type.InnerNames.Prepend(type.Type.Name));
}

/// <summary>The text of an XML doc comment, still unescaped.</summary>
/// <param name="Source">The address that the facts come from.</param>
internal sealed record Doc(string? Summary, string? Remarks = null, string? Source = null, bool IsDeprecated = false)
{
    internal static readonly Doc None = new((string?)null);
}

/// <summary>An object with known properties.</summary>
internal sealed record RecordModel : TypeModel
{
    public EquatableArray<PropertyModel> Properties { get; init; }

    /// <summary>Wire properties of which exactly one is set, each group one C# property of a union type.</summary>
    public EquatableArray<GroupModel> Groups { get; init; }

    /// <summary>The type of the values of unknown properties, where the contract gives one.</summary>
    public TypeRef? AdditionalProperties { get; init; }

    public bool HasChecks { get; init; }

    /// <summary>Types of inline schemas.</summary>
    public EquatableArray<NestedType> Nested { get; init; }

    internal override IEnumerable<string> InnerNames => NamesOf(Nested);

    /// <summary>False where the object holds a file, and so is the parts of a form.</summary>
    internal bool HasJson => Properties.All(property => (property.Type.Element ?? property.Type).Kind != ValueKind.File);
}

/// <summary>A type inside another. Wrapped, because a record's list needs one element type that is equal by value.</summary>
internal sealed record NestedType(TypeModel Type);

internal sealed record PropertyModel
{
    public required string Name { get; init; }

    public required string WireName { get; init; }

    /// <summary>The type of a value that is there; an optional property's C# type is the nullable of it.</summary>
    public required TypeRef Type { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Only the server says it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Only the client says it.</summary>
    public bool IsWriteOnly { get; init; }

    /// <summary>The only value allowed, as JSON and as C#; C# need not say it.</summary>
    public ConstModel? Const { get; init; }

    /// <summary>The C# name of a further property that gives the value in dollars, of one in ticks.</summary>
    public string? DollarsName { get; init; }

    public Checks Checks { get; init; } = Checks.None;

    public Doc Doc { get; init; } = Doc.None;
}

internal sealed record ConstModel(string Json, string CSharp);

/// <summary>The constraints on one value that can be checked before sending.</summary>
internal sealed record Checks
{
    internal static readonly Checks None = new();

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public bool AboveMinimum { get; init; }

    public bool BelowMaximum { get; init; }

    public decimal? MultipleOf { get; init; }

    public long? MinLength { get; init; }

    public long? MaxLength { get; init; }

    public string? Pattern { get; init; }

    public long? MinItems { get; init; }

    public long? MaxItems { get; init; }

    public bool IsWhole { get; init; }

    public bool IsId { get; init; }

    /// <summary>The constraints on each element of a list or map.</summary>
    public Checks? Element { get; init; }

    /// <summary>The value's own type has constraints.</summary>
    public bool IsNested { get; init; }
}

internal sealed record GroupModel(string Name, string UnionName, EquatableArray<string> WireNames, Doc Doc);

/// <summary>A string or integer with known values.</summary>
internal sealed record EnumModel : TypeModel
{
    public bool IsInteger { get; init; }

    public EquatableArray<EnumValue> Values { get; init; }
}

internal sealed record EnumValue(string Name, JsonLiteral Value);

/// <summary>An identifier: a string of a type of its own.</summary>
internal sealed record IdModel : TypeModel;

/// <summary>One of several cases.</summary>
internal sealed record UnionModel : TypeModel
{
    public EquatableArray<CaseModel> Cases { get; init; }

    /// <summary>Read from answers: an unforeseen value is kept instead of refused.</summary>
    public bool HasUnknown { get; init; }

    /// <summary>The property whose value tells object cases apart, where one does.</summary>
    public string? TagProperty { get; init; }

    /// <summary>The properties of an object of which exactly one is set, written into the object itself.</summary>
    public bool IsGroup { get; init; }

    public bool HasChecks { get; init; }

    public EquatableArray<NestedType> Nested { get; init; }

    internal override IEnumerable<string> InnerNames => CaseNames.Concat(NamesOf(Nested)).Append("TResult");

    /// <summary>Those of the contract and those that go without saying.</summary>
    internal IEnumerable<string> CaseNames
    {
        get
        {
            IEnumerable<string> names = Cases.Select(@case => @case.Name);
            names = Cases.Any(@case => @case.AcceptsBytes) ? names.Append("Bytes") : names;
            return HasUnknown ? names.Append("Unknown") : names;
        }
    }
}

/// <summary>The token or property by which a reader recognises a case.</summary>
internal enum CaseMark
{
    /// <summary>The JSON kind alone.</summary>
    Kind,

    /// <summary>A value of the union's tag property.</summary>
    Tag,

    /// <summary>A property that no other case has.</summary>
    Property,

    /// <summary>An object that none of the other marks fits.</summary>
    Otherwise,

    /// <summary>The shape that an object fits best.</summary>
    Fit,
}

/// <summary>The properties by which it is judged how well an object fits.</summary>
internal sealed record ShapeModel(EquatableArray<ShapeProperty> Properties)
{
    /// <summary>Whether there is nothing in an object that could speak for one of the two.</summary>
    internal bool IsAlike(ShapeModel other)
        => Properties.Count == other.Properties.Count
            && Properties.Zip(other.Properties, (left, right) => left.IsAlike(right)).All(isAlike => isAlike);
}

/// <param name="Kinds">The JSON kinds of its value; none where any will do.</param>
/// <param name="Values">The only values that it may have; empty where any will do.</param>
internal sealed record ShapeProperty(string Name, bool IsRequired, JsonTypes Kinds, EquatableArray<string> Values)
{
    internal bool IsAlike(ShapeProperty other)
        => Name == other.Name
            && IsRequired == other.IsRequired
            && (Kinds == JsonTypes.None || other.Kinds == JsonTypes.None || JsonKinds.Overlap(Kinds, other.Kinds))
            && (Values.IsEmpty || other.Values.IsEmpty || Values.Any(other.Values.Contains));
}

internal sealed record CaseModel
{
    public required string Name { get; init; }

    /// <summary>The JSON kinds of the case's values.</summary>
    public required JsonTypes Kinds { get; init; }

    public CaseMark Mark { get; init; }

    /// <summary>The tag's values or the property's name.</summary>
    public EquatableArray<string> MarkValues { get; init; }

    /// <summary>What objects of the case look like: several where the case is a union itself.</summary>
    public EquatableArray<ShapeModel> Shapes { get; init; }

    /// <summary>The single value that the case wraps; null where it has <see cref="Properties"/>.</summary>
    public TypeRef? Value { get; init; }

    /// <summary>The wire property that holds the single value; null where the value is the whole.</summary>
    public string? ValueProperty { get; init; }

    /// <summary>The value may be a <c>data:</c> URI: there is a further case <c>Bytes</c>.</summary>
    public bool AcceptsBytes { get; init; }

    public Checks Checks { get; init; } = Checks.None;

    public EquatableArray<PropertyModel> Properties { get; init; }

    public Doc Doc { get; init; } = Doc.None;
}
