using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>The body of a request: one of the kinds inside, and no other.</summary>
internal abstract record BodyModel
{
    private BodyModel()
    {
    }

    /// <summary>
    /// Where the contract describes the body: its own place, and the component that its content refers to if C# does not read it.
    /// </summary>
    public required EquatableArray<string> Pointers { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>The type of the argument <c>request</c>; null where the caller gives the bytes.</summary>
    internal abstract TypeRef? RequestType { get; }

    /// <summary>Null where the caller has to say it.</summary>
    internal abstract string? SentAs { get; }

    /// <summary>Whether the protocol method is told the media type: the body decides it, or its text does.</summary>
    internal virtual bool IsOfAnyMediaType => true;

    /// <summary>The body's properties, where they are the method's parameters.</summary>
    internal virtual EquatableArray<PropertyModel> FlattenedProperties => default;

    /// <summary>A value of a type of its own.</summary>
    internal abstract record Typed(TypeRef Type, string MediaType) : BodyModel
    {
        /// <summary>The constraints on a body that is no object.</summary>
        public Checks Checks { get; init; } = Checks.None;

        internal sealed override TypeRef? RequestType => Type;

        internal sealed override string? SentAs => MediaType;
    }

    internal sealed record Json(TypeRef Type, string MediaType) : Typed(Type, MediaType)
    {
        public EquatableArray<PropertyModel> Flattened { get; init; }

        internal override bool IsOfAnyMediaType => false;

        internal override EquatableArray<PropertyModel> FlattenedProperties => Flattened;
    }

    internal sealed record Multipart(TypeRef Type, string MediaType, EquatableArray<PartModel> Parts) : Typed(Type, MediaType);

    /// <summary>An URL-encoded form.</summary>
    /// <param name="Parts">The fields; none where only the value itself knows them.</param>
    internal sealed record Form(TypeRef Type, string MediaType, EquatableArray<PartModel> Parts) : Typed(Type, MediaType)
    {
        internal override bool IsOfAnyMediaType => false;
    }

    /// <summary>JSON texts, one after the other.</summary>
    internal sealed record Items(TypeRef Item, string MediaType, ItemFormat Format) : BodyModel
    {
        internal override TypeRef? RequestType => TypeRef.SequenceOf(Item);

        internal override string? SentAs => MediaType;

        internal override bool IsOfAnyMediaType => false;
    }

    internal sealed record Text(string MediaType) : BodyModel
    {
        internal override TypeRef? RequestType => TypeRef.String;

        internal override string? SentAs => MediaType;
    }

    /// <summary>Bytes of any other media type.</summary>
    internal sealed record Raw(string? MediaType) : BodyModel
    {
        internal override TypeRef? RequestType => null;

        internal override string? SentAs => MediaType;
    }
}
