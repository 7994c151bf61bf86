namespace XaiGen.Contract.Model;

/// <summary>An OpenAPI document, read: what the API is, without where it was written.</summary>
/// <remarks>
/// Every record of the model is immutable and equal by value, and holds no position in the text: a moved line
/// or a comment gives an equal model, so nothing is emitted again. A <c>Pointer</c> is the JSON pointer of the
/// node in the document (<c>#/components/schemas/FileObject</c>); <see cref="ContractTree"/> turns it into
/// a position when there is something to say about it. Order in the model never depends on the order of keys
/// in a mapping, only on the order of sequences. What nobody reads, such as examples, is checked while it is read and not kept.
/// </remarks>
public sealed record ApiContract
{
    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>3.2's <c>$self</c>: the document's own URL, which relative URLs of servers start from.</summary>
    public string? Self { get; init; }

    public EquatableArray<ApiServer> Servers { get; init; }

    public EquatableArray<ApiTag> Tags { get; init; }

    public EquatableArray<SecurityScheme> SecuritySchemes { get; init; }

    /// <summary>What every operation requires that does not say otherwise.</summary>
    public EquatableArray<SecurityRequirement> Security { get; init; }

    /// <summary>Ordered by path, then by method.</summary>
    public EquatableArray<ApiOperation> Operations { get; init; }

    /// <summary>What the API calls by itself, apart from the callbacks of operations. Ordered by name, then by method.</summary>
    public EquatableArray<ApiWebhook> Webhooks { get; init; }

    /// <summary>Every schema that a <c>$ref</c> can lead to: the components, and any other place referred to. Ordered by pointer.</summary>
    public EquatableArray<NamedSchema> Schemas { get; init; }
}
