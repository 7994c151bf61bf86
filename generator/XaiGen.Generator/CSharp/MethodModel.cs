using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

internal sealed record MethodModel
{
    /// <summary>The C# name without <c>Async</c>.</summary>
    public required Identifier Name { get; init; }

    /// <summary>Whether the method has the operation's plain name; the others give the response in another form.</summary>
    public bool IsFirst { get; init; } = true;

    /// <summary>Where the contract has the operation.</summary>
    public required string Pointer { get; init; }

    public required string OperationId { get; init; }

    public required string HttpMethod { get; init; }

    public EquatableArray<PathPart> Path { get; init; }

    /// <summary>The operation's own server.</summary>
    public string? Server { get; init; }

    /// <summary>The credentials that the operation requires; null for the client's default.</summary>
    public EquatableArray<string>? Security { get; init; }

    public RetrySafety Retry { get; init; }

    public Doc Doc { get; init; } = Doc.None;

    /// <summary>
    /// Path, query, header and cookie parameters: required ones first, then optional arguments, otherwise in written order.
    /// </summary>
    public EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>Null where the request has none.</summary>
    public BodyModel? Body { get; init; }

    public ResponseModel Response { get; init; } = new ResponseModel.None();

    /// <summary>Whether the contract describes a partial response (206) to requests that cannot ask for a range.</summary>
    public bool AcceptsPart { get; init; }

    /// <summary>The contract's description of each error status.</summary>
    public EquatableArray<ErrorDoc> Errors { get; init; }

    public StreamFlag? StreamFlag { get; init; }

    /// <summary>The type of all optional parameters; null if each of them is an argument.</summary>
    public Identifier? Options { get; init; }

    /// <summary>The type that has the response's headers too; null if the contract describes none.</summary>
    public Identifier? Result { get; init; }

    /// <summary>Whether a method returns that type; where none does, it is made of a response that is there.</summary>
    public bool ReturnsResult { get; init; }

    public PagingModel? Paging { get; init; }

    public StartModel? Start { get; init; }

    /// <summary>The type of a response that is JSON.</summary>
    internal TypeRef? JsonType => (Response as ResponseModel.Json)?.Type;

    /// <summary>The meaning of a response without a body, if the contract defines one.</summary>
    internal WhenEmptyModel? WhenEmpty => (Response as ResponseModel.Json)?.WhenEmpty;

    /// <summary>The type of the argument <c>request</c>, where there is one.</summary>
    internal TypeRef? RequestType => Body?.RequestType;

    /// <summary>The body's properties, where they are the method's parameters.</summary>
    internal EquatableArray<PropertyModel> FlattenedBody => Body?.FlattenedProperties ?? default;

    /// <summary>The parameters that are not properties of the body.</summary>
    internal IEnumerable<ParameterModel> WireParameters => Parameters.Where(parameter => !parameter.IsBodyProperty);

    /// <summary>A response of null is one that cannot be read.</summary>
    internal MethodModel NeverNull()
        => Response is ResponseModel.Json json ? this with { Response = json with { Type = json.Type.Nullable(false) } } : this;
}
