using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>The body of a request. The nested kinds are the only ones.</summary>
internal abstract record BodyModel
{
    private BodyModel()
    {
    }

    /// <summary>
    /// The pointers to the body's description: its own, and that of the component its content refers to if C# does not read it.
    /// </summary>
    public required EquatableArray<string> Pointers { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>The type of the argument <c>request</c>; null if the caller passes the bytes.</summary>
    internal abstract TypeRef? RequestType { get; }

    /// <summary>The media type to send; null if the caller must specify it.</summary>
    internal abstract string? SentAs { get; }

    /// <summary>Whether the protocol method takes the media type as an argument, because the body or its text determines it.</summary>
    internal virtual bool IsOfAnyMediaType => true;

    /// <summary>The body's properties, if they are the method's parameters.</summary>
    internal virtual EquatableArray<PropertyModel> FlattenedProperties => default;

    /// <summary>A value of a generated or primitive type.</summary>
    internal abstract record Typed(TypeRef Type, string MediaType) : BodyModel
    {
        /// <summary>The constraints on a body that is not an object.</summary>
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

    /// <summary>A URL-encoded form.</summary>
    /// <param name="Parts">The fields; empty if only the value itself determines them.</param>
    internal sealed record Form(TypeRef Type, string MediaType, EquatableArray<PartModel> Parts) : Typed(Type, MediaType)
    {
        internal override bool IsOfAnyMediaType => false;
    }

    /// <summary>A sequence of JSON texts.</summary>
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
