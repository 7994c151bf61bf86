namespace XaiGen.Contract;

/// <summary>One method of one path.</summary>
public sealed record ApiOperation
{
    public required string Pointer { get; init; }

    /// <summary>Lower case, as written in the document: <c>get</c>, <c>post</c>, ….</summary>
    public required string Method { get; init; }

    /// <summary>The path template: <c>/v1/files/{file_id}</c>.</summary>
    public required string Path { get; init; }

    public string? OperationId { get; init; }

    public EquatableArray<string> Tags { get; init; }

    public string? Summary { get; init; }

    public string? Description { get; init; }

    /// <summary>The <c>externalDocs</c> address: where the facts come from.</summary>
    public string? Source { get; init; }

    public bool IsDeprecated { get; init; }

    /// <summary>Those of the path item, overridden by the operation's own, references resolved, in written order.</summary>
    public EquatableArray<ApiParameter> Parameters { get; init; }

    public ApiRequestBody? RequestBody { get; init; }

    /// <summary>Ordered by status: <c>200</c>, …, <c>4XX</c>, <c>default</c>.</summary>
    public EquatableArray<ApiResponse> Responses { get; init; }

    /// <summary>Null where the document's own <see cref="ApiContract.Security"/> holds.</summary>
    public EquatableArray<SecurityRequirement>? Security { get; init; }

    /// <summary>Null where the document's servers hold.</summary>
    public EquatableArray<ApiServer>? Servers { get; init; }

    /// <summary><c>x-xaigen-method</c>: the C# method's name, without <c>Async</c>.</summary>
    public string? MethodName { get; init; }

    /// <summary><c>x-xaigen-retry</c>: what may be repeated; null leaves it to the HTTP method.</summary>
    public RetrySafety? Retry { get; init; }

    public Paging? Paging { get; init; }

    public LongRunning? LongRunning { get; init; }

    /// <summary><c>x-xaigen-flatten</c>: the body's properties are the method's parameters.</summary>
    public bool FlattenBody { get; init; }
}

/// <summary>Whether a call may be sent again when its answer was lost.</summary>
public enum RetrySafety
{
    /// <summary>Sending it twice does no more than sending it once.</summary>
    Safe,

    /// <summary>Each time it is processed costs money: repeated only when it surely was not.</summary>
    Billed,
}

/// <summary><c>x-xaigen-page</c>: how one page leads to the next.</summary>
/// <param name="Items">The answer's property with the items.</param>
/// <param name="Token">The answer's property with the next page's token.</param>
/// <param name="Parameter">The query parameter that takes the token.</param>
/// <param name="Size">The query parameter with the page's size, if there is one: a shorter page is the last.</param>
public sealed record Paging(string Items, string Token, string Parameter, string? Size);

/// <summary><c>x-xaigen-long-running</c>: the call starts work that another operation reports on.</summary>
public sealed record LongRunning
{
    public required string Pointer { get; init; }

    /// <summary>The C# name of the operation's handle.</summary>
    public required string Handle { get; init; }

    /// <summary>The <c>operationId</c> of the operation that reports.</summary>
    public required string Poll { get; init; }

    /// <summary>The property of the start's answer, and the path parameter of the poll, that names the work.</summary>
    public required string Id { get; init; }

    /// <summary>The union case of the poll's answer in which polling goes on.</summary>
    public required string Pending { get; init; }

    /// <summary>The union case that is the work's result; every other known case is a failure.</summary>
    public required string Result { get; init; }

    /// <summary>The property of the pending case with the progress, 0 to 100.</summary>
    public string? Progress { get; init; }

    /// <summary>The property of a failed case that holds <c>code</c> and <c>message</c>.</summary>
    public string? Error { get; init; }

    /// <summary>The boolean property of the request that asks for deferred work; null where the call always starts it.</summary>
    public string? Flag { get; init; }
}

public enum ParameterPlace
{
    Path,
    Query,
    Header,
    Cookie,
}

public sealed record ApiParameter
{
    public required string Pointer { get; init; }

    public required string Name { get; init; }

    public required ParameterPlace In { get; init; }

    public bool IsRequired { get; init; }

    public bool IsDeprecated { get; init; }

    public bool AllowsReserved { get; init; }

    public string? Description { get; init; }

    /// <summary>The style in force: as written, or the default of the place.</summary>
    public required string Style { get; init; }

    public required bool Explode { get; init; }

    public required Schema Schema { get; init; }

    /// <summary>Set where the parameter is written with <c>content</c> instead of <c>schema</c>.</summary>
    public string? ContentType { get; init; }

    public JsonLiteral? Example { get; init; }
}

public sealed record ApiRequestBody
{
    public required string Pointer { get; init; }

    public bool IsRequired { get; init; }

    public string? Description { get; init; }

    public EquatableArray<ApiContent> Content { get; init; }
}

/// <summary>A body in one media type.</summary>
public sealed record ApiContent
{
    public required string Pointer { get; init; }

    public required string MediaType { get; init; }

    public Schema? Schema { get; init; }

    public EquatableArray<PartEncoding> Encoding { get; init; }

    public EquatableArray<NamedExample> Examples { get; init; }
}

public sealed record NamedExample(string Name, JsonLiteral Value);

/// <summary>How one property of a multipart or form body is written.</summary>
public sealed record PartEncoding(string Property, string? ContentType, string? Style, bool? Explode);

public sealed record ApiResponse
{
    public required string Pointer { get; init; }

    /// <summary><c>200</c>, <c>4XX</c> or <c>default</c>.</summary>
    public required string Status { get; init; }

    public string? Description { get; init; }

    public EquatableArray<ApiContent> Content { get; init; }

    public EquatableArray<ResponseHeader> Headers { get; init; }

    /// <summary><c>x-xaigen-when-empty</c>: the union case that an answer without a body means.</summary>
    public string? WhenEmpty { get; init; }
}

public sealed record ResponseHeader(string Name, string? Description, bool IsRequired, Schema? Schema);
