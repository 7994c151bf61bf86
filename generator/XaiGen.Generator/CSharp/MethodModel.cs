using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

internal sealed record MethodModel
{
    /// <summary>The C# name without <c>Async</c>.</summary>
    public required Identifier Name { get; init; }

    /// <summary>Where the contract has the operation.</summary>
    public required string Pointer { get; init; }

    public required string OperationId { get; init; }

    public required string HttpMethod { get; init; }

    public EquatableArray<PathPart> Path { get; init; }

    /// <summary>The operation's own server.</summary>
    public string? Server { get; init; }

    /// <summary>What the operation has to prove; null where the client's default holds.</summary>
    public EquatableArray<string>? Security { get; init; }

    public RetrySafety Retry { get; init; }

    public Doc Doc { get; init; } = Doc.None;

    /// <summary>Path, query, header and cookie parameters: required ones first, otherwise in written order.</summary>
    public EquatableArray<ParameterModel> Parameters { get; init; }

    public BodyKind Body { get; init; }

    /// <summary>
    /// Where the contract describes the body: its own place, and the component that its content refers to if C# does not read it.
    /// </summary>
    public EquatableArray<string> BodyPointers { get; init; }

    public bool IsBodyRequired { get; init; }

    /// <summary>Empty where the caller has to say it.</summary>
    public string BodyMediaType { get; init; } = "";

    public TypeRef? BodyType { get; init; }

    public bool BodyHasChecks { get; init; }

    /// <summary>The constraints on a body that is no object.</summary>
    public Checks BodyChecks { get; init; } = Checks.None;

    /// <summary>The body's properties, where they are the method's parameters.</summary>
    public EquatableArray<PropertyModel> FlattenedBody { get; init; }

    /// <summary>The body's properties, where they are the parts of a form.</summary>
    public EquatableArray<PartModel> Parts { get; init; }

    public ResponseKind Response { get; init; }

    /// <summary>
    /// Where the contract describes the responses that the method returns, and the component that their content refers to if
    /// C# does not read it.
    /// </summary>
    public EquatableArray<string> ResponsePointers { get; init; }

    public string Accept { get; init; } = "";

    public TypeRef? ResponseType { get; init; }

    /// <summary>What a response without a body means, where that is said.</summary>
    public WhenEmptyModel? WhenEmpty { get; init; }

    /// <summary>What the server says of each error status.</summary>
    public EquatableArray<ErrorDoc> Errors { get; init; }

    public PagingModel? Paging { get; init; }

    public StartModel? Start { get; init; }
}
