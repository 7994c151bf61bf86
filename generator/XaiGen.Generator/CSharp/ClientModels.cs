using XaiGen.Contract;

namespace XaiGen.Generator;

/// <summary>The class that holds the sub-clients and says how to authenticate.</summary>
internal sealed record RootClientModel
{
    public required string Name { get; init; }

    public Doc Doc { get; init; } = Doc.None;

    public required string Endpoint { get; init; }

    public AuthenticationModel? Authentication { get; init; }

    /// <summary>The addresses to choose from; empty where there is one that is fixed.</summary>
    public EquatableArray<ServerModel> Servers { get; init; }

    public EquatableArray<SubClientUse> SubClients { get; init; }
}

internal enum AuthenticationKind
{
    Bearer,

    /// <summary>A bearer token from a provider.</summary>
    Token,
    Basic,
    Header,
    Query,
    Cookie,
}

/// <summary>How a client proves who calls.</summary>
/// <param name="Required">What an operation requires that does not say otherwise: alternatives, each the names of schemes between blanks.</param>
/// <param name="Primary">The scheme that is enough by itself; null where two go together.</param>
/// <param name="AllowsAnonymous">There are operations that can be called without a key.</param>
internal sealed record AuthenticationModel(
    EquatableArray<SchemeModel> Schemes, EquatableArray<string> Required, SchemeModel? Primary, bool AllowsAnonymous);

/// <param name="Id">The name of the scheme in the contract.</param>
/// <param name="Property">The C# property of the credentials.</param>
/// <param name="Parameter">The header, query parameter or cookie that takes the key.</param>
/// <param name="Scopes">What a token is asked for, where a provider gives it.</param>
internal sealed record SchemeModel(
    string Id, string Property, AuthenticationKind Kind, string Parameter, EquatableArray<string> Scopes, string? Description)
{
    /// <summary>Whether a provider gives tokens that end.</summary>
    internal bool HasTokens => Kind == AuthenticationKind.Token;
}

/// <summary>An address of the API.</summary>
/// <param name="Parts">The address in pieces: text, or the variable that stands there.</param>
internal sealed record ServerModel(string Name, EquatableArray<PathPart> Parts, EquatableArray<ServerVariable> Variables, string? Description);

internal sealed record SubClientUse(string Property, string Type, Doc Doc);

/// <summary>The operations of one tag.</summary>
internal sealed record SubClientModel
{
    public required string Name { get; init; }

    public Doc Doc { get; init; } = Doc.None;

    public EquatableArray<MethodModel> Methods { get; init; }

    /// <summary>Handles of long-running work that this client starts.</summary>
    public EquatableArray<ResumeModel> Resumes { get; init; }

    /// <summary>Types of inline schemas of the operations.</summary>
    public EquatableArray<NestedType> Nested { get; init; }
}

internal sealed record ResumeModel(string Handle, TypeRef IdType, string PollClient);

internal enum BodyKind
{
    None,
    Json,
    Multipart,
    Form,

    Text,

    /// <summary>Bytes of any other media type.</summary>
    Raw,
}

internal enum AnswerKind
{
    None,
    Json,

    /// <summary>Bytes, read as they come.</summary>
    Stream,
    Text,
}

internal sealed record MethodModel
{
    /// <summary>The C# name without <c>Async</c>.</summary>
    public required string Name { get; init; }

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

    public AnswerKind Answer { get; init; }

    public string Accept { get; init; } = "";

    public TypeRef? AnswerType { get; init; }

    /// <summary>The case, dotted after its union, that an answer without a body means.</summary>
    public string? WhenEmpty { get; init; }

    /// <summary>What the server says of each error status.</summary>
    public EquatableArray<ErrorDoc> Errors { get; init; }

    public PagingModel? Paging { get; init; }

    public StartModel? Start { get; init; }
}

/// <summary>What the server says with an error status.</summary>
/// <param name="Type">The type of the body, where the contract names one.</param>
internal sealed record ErrorDoc(string Status, string Text, TypeRef? Type = null);

/// <summary>A part of a form: a property, and how it is encoded.</summary>
/// <param name="MediaType">Null where it goes without saying.</param>
/// <param name="Style">The style of a value of several parts in an URL-encoded form.</param>
internal sealed record PartModel(PropertyModel Property, string? MediaType, bool IsJson, string Style, bool Explode);

/// <summary>A literal of the path template, or the parameter that stands there.</summary>
internal sealed record PathPart(string? Literal, string? ParameterWireName);

internal sealed record ParameterModel
{
    public required string Name { get; init; }

    public required string WireName { get; init; }

    public required ParameterPlace In { get; init; }

    public required TypeRef Type { get; init; }

    public bool IsRequired { get; init; }

    public required string Style { get; init; }

    public bool Explode { get; init; }

    public bool AllowsReserved { get; init; }

    /// <summary>The value is sent as a JSON text.</summary>
    public bool IsJson { get; init; }

    public Checks Checks { get; init; } = Checks.None;

    public Doc Doc { get; init; } = Doc.None;
}

/// <param name="Items">The C# property of the page with the items.</param>
/// <param name="Token">The C# property of the page with the next token.</param>
/// <param name="TokenParameter">The C# parameter that takes the token.</param>
/// <param name="SizeParameter">The C# parameter with the page's size.</param>
internal sealed record PagingModel(string Items, TypeRef ItemType, bool MayLackItems, string Token, string TokenParameter, string? SizeParameter);

/// <summary>A method that starts long-running work.</summary>
internal sealed record StartModel
{
    public required string Handle { get; init; }

    /// <summary>The C# property of the start's answer, or of the case of it, that names the work.</summary>
    public required string IdProperty { get; init; }

    /// <summary>The C# boolean property of the request that asks for deferred work.</summary>
    public string? FlagProperty { get; init; }

    /// <summary>The case of the answer that names the work, dotted after its union; null where every answer does.</summary>
    public string? StartedCase { get; init; }

    /// <summary>The case of the answer that is the result at once.</summary>
    public string? ImmediateCase { get; init; }

    /// <summary>What the immediate case wraps; null where the case itself is the result.</summary>
    public TypeRef? ImmediateType { get; init; }
}

/// <summary>The handle of long-running work.</summary>
internal sealed record HandleModel : TypeModel
{
    public required TypeRef IdType { get; init; }

    public required TypeRef Status { get; init; }

    public required string PollClient { get; init; }

    public required string PollMethod { get; init; }

    /// <summary>What is given for each of the poll's parameters.</summary>
    public EquatableArray<string> PollArguments { get; init; }

    public string? WhenEmpty { get; init; }

    /// <summary>Names of the union's cases.</summary>
    public required string PendingCase { get; init; }

    public required string ResultCase { get; init; }

    /// <summary>The C# property of the pending case.</summary>
    public string? ProgressProperty { get; init; }

    /// <summary>Cases that end the work without a result, with the C# properties of their error, if they have one.</summary>
    public EquatableArray<FailedCase> Failures { get; init; }

    // In a pattern a member of the handle would come before the type of its name.
    internal override IEnumerable<string> InnerNames => [Status.Name];
}

internal sealed record FailedCase(string Name, string WireState, string? Code, string? Message);
