namespace XaiGen.Contract.Model;

/// <summary>The content of an OpenAPI document: what the API is, independent of the text.</summary>
/// <remarks>
/// Every record of the model is immutable and equal by value, and holds no position in the text: after an edit that only moves lines or
/// changes comments the model is equal, so nothing is emitted again. A <c>Pointer</c> is the JSON pointer of the node in the document
/// (<c>#/components/schemas/FileObject</c>); <see cref="ContractTree"/> converts it to a position when a problem is reported. The order in
/// the model never depends on the order of keys in a mapping, only on the order of sequences. Parts that no code uses, such as examples,
/// are checked while they are read and not kept.
/// </remarks>
public sealed record ApiContract
{
    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>The <c>$self</c> of OpenAPI 3.2: the document's URL, which relative server URLs are resolved against.</summary>
    public string? Self { get; init; }

    public EquatableArray<ApiServer> Servers { get; init; }

    public EquatableArray<ApiTag> Tags { get; init; }

    public EquatableArray<SecurityScheme> SecuritySchemes { get; init; }

    /// <summary>The requirements of every operation that does not set its own.</summary>
    public EquatableArray<SecurityRequirement> Security { get; init; }

    /// <summary>Ordered by path, then by method.</summary>
    public EquatableArray<ApiOperation> Operations { get; init; }

    /// <summary>The calls that the API makes, apart from the callbacks of operations. Ordered by name, then by method.</summary>
    public EquatableArray<ApiWebhook> Webhooks { get; init; }

    /// <summary>Every schema that a <c>$ref</c> can lead to: the components, and any other referenced schema. Ordered by pointer.</summary>
    public EquatableArray<NamedSchema> Schemas { get; init; }
}
