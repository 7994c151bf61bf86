namespace XaiGen.Cli.Adopting;

/// <summary>Why settings have no counterpart, where several generators have such settings.</summary>
internal static class SettingReasons
{
    public const string Types = "types follow from the contract: DateTimeOffset, DateOnly, TimeOnly, TimeSpan, IReadOnlyList<T>, IReadOnlyDictionary<string, T>";

    public const string Records = "objects are always sealed records with required and init properties, and nullable where the contract says so";

    public const string Json = "JSON is read and written by generated code, which has no settings; format, const and discriminator of the contract decide";

    public const string Transport = "give the client's options a Transport, such as new HttpClientPipelineTransport(httpClient)";

    public const string BaseUrl = "the base URL is the first of the contract's servers, or Endpoint of the client's options";

    public const string Interfaces = "clients are classes with virtual methods and a protected constructor, which can be mocked without an interface";

    public const string Errors = "errors are the client's own exception type, with TryGet for the bodies that the contract describes";

    public const string Results = "each method has a twin …ResultAsync that returns status and headers";

    public const string Namespaces = "types and clients are in one namespace, XaiGenNamespace";

    public const string Templates = "there are no templates; partial declarations in your own files add members";

    public const string Files = "nothing is written to disk: the code is part of each build";

    public const string Retries = "retries are part of the client: RetryPolicy of its options, and x-xaigen-retry in the contract";

    public const string Services = "register the client yourself: services.AddSingleton(_ => new …Client(key))";

    public const string Queries = "values are written as the contract says: style, explode, and dates as RFC 3339 has them";

    public const string Cancellation = "each method takes a CancellationToken";

    public const string Overlay = "change the contract with an overlay, an AdditionalFiles item with XaiGenOverlay=\"true\"";

    public const string Comments = "XML documentation is always written";
}
