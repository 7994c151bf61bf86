using XaiGen.Contract.Reading.Extensions;

namespace XaiGen.Contract.Model;

/// <summary>One method of one path.</summary>
public sealed record ApiOperation
{
    public required string Pointer { get; init; }

    /// <summary>As written in the document: <c>get</c>, <c>post</c>, …, or a non-standard method such as <c>COPY</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The method as sent in HTTP.</summary>
    public string HttpMethod => KnownFields.Methods.Contains(Method) ? Method.ToUpperInvariant() : Method;

    /// <summary>The path template: <c>/v1/files/{file_id}</c>.</summary>
    public required string Path { get; init; }

    public string? OperationId { get; init; }

    public EquatableArray<string> Tags { get; init; }

    public string? Summary { get; init; }

    public string? Description { get; init; }

    /// <summary>The <c>externalDocs</c> URL: the source of the facts.</summary>
    public string? Source { get; init; }

    public bool IsDeprecated { get; init; }

    /// <summary>The parameters of the path item, overridden by the operation's own, with references resolved, in written order.</summary>
    public EquatableArray<ApiParameter> Parameters { get; init; }

    public ApiRequestBody? RequestBody { get; init; }

    /// <summary>Ordered by status: <c>200</c>, …, <c>4XX</c>, <c>default</c>.</summary>
    public EquatableArray<ApiResponse> Responses { get; init; }

    /// <summary>The calls that the API makes because of this operation. Ordered by name, then by method.</summary>
    public EquatableArray<ApiWebhook> Callbacks { get; init; }

    /// <summary>Null if the document's <see cref="ApiContract.Security"/> applies.</summary>
    public EquatableArray<SecurityRequirement>? Security { get; init; }

    /// <summary>Null if the document's servers apply.</summary>
    public EquatableArray<ApiServer>? Servers { get; init; }

    /// <summary><c>x-xaigen-method</c>: the C# method's name, without <c>Async</c>.</summary>
    public string? MethodName { get; init; }

    /// <summary>Whether a request may be repeated: <c>x-xaigen-retry</c>, or the default of the HTTP method.</summary>
    public required RetrySafety Retry { get; init; }

    public Paging? Paging { get; init; }

    public LongRunning? LongRunning { get; init; }

    public Streaming? Streaming { get; init; }

    /// <summary><c>x-xaigen-flatten</c>: the body's properties are the method's parameters.</summary>
    public bool FlattenBody { get; init; }

    /// <summary><c>x-xaigen-patch</c>: the JSON body is a patch, as that of PATCH is.</summary>
    public bool IsPatch { get; init; }

    /// <summary><c>x-xaigen-arguments</c>: optional parameters that are nevertheless arguments of the method.</summary>
    public EquatableArray<string> Arguments { get; init; }
}
