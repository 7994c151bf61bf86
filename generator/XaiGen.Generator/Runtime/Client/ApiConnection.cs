#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.IO;
using global::System.Net.Http;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.Versioning;
using global::System.Text.Json;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>The connection to the service that all sub-clients share: one pipeline, one endpoint, one set of options.</summary>
internal sealed partial class ApiConnection
{
    /// <summary>The version of the client's assembly.</summary>
    public static readonly string? Version = typeof(ApiConnection).Assembly.GetName().Version?.ToString(3);

    // Shared by all clients of the process, because a handler for each would exhaust the machine's ports.
    private static readonly HttpMessageInvoker s_http = new(OperatingSystem.IsBrowser() ? new HttpClientHandler() : CreateHandler());

    private static readonly string s_userAgent = $"Api_Client/{Version ?? "0.0.0"} dotnet/{Environment.Version}";

    private readonly ApiAuthentication? _authentication;
    private readonly bool _isGiven;
    private readonly string _userAgent;

    private ApiConnection(ClientPipeline pipeline, Uri endpoint, Api_ClientOptions options, ApiAuthentication? authentication)
    {
        _isGiven = options.Endpoint is not null;
        _userAgent = options.ApplicationId is null ? s_userAgent : $"{options.ApplicationId} {s_userAgent}";
        Pipeline = pipeline;
        Endpoint = endpoint;
        Settings = options;
        _authentication = authentication;
    }

    /// <summary>
    /// The connection of test doubles: sending with it throws an exception that names the member that the double does not override.
    /// </summary>
    public static ApiConnection NotSetUp => new(null!, new Uri("http://localhost/"), new Api_ClientOptions(), null);

    public ClientPipeline Pipeline { get; }

    public Uri Endpoint { get; }

    public Api_ClientOptions Settings { get; }

    public bool ValidateRequests => Settings.ValidateRequests;

    public TimeSpan PollInterval => Settings.PollInterval;

    public TimeProvider TimeProvider => Settings.TimeProvider;

    /// <summary>
    /// A handler that does not follow redirects, which could carry the key to another host. Decoding is left to <see
    /// cref="ApiResponseLimits"/>, which knows what may be encoded.
    /// </summary>
    [UnsupportedOSPlatform("browser")]
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        Proxy = new ProxyButNotForLoopback(),
        ConnectTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Reads the options and builds the pipeline.</summary>
    /// <exception cref="ArgumentException">The endpoint is missing, or is one the key must not be sent to.</exception>
    public static ApiConnection Create(ApiAuthentication? authentication, Api_ClientOptions? options, Uri? defaultEndpoint)
    {
        options ??= new Api_ClientOptions();
        bool hasCredential = authentication is { HasCredential: true };
        Uri endpoint = options.Endpoint ?? defaultEndpoint
            ?? throw new ArgumentException("The contract names no server: set Endpoint in the options.", nameof(options));
        CheckEndpoint(endpoint, options, hasCredential);
        Adjust(ref endpoint);
        ApiPlatform.Check(authentication is { HasKey: true });
        options.Freeze();

        ClientPipelineOptions pipelineOptions = options.Clone();
        pipelineOptions.NetworkTimeout = CheckTimeout(options.NetworkTimeout);
        pipelineOptions.RetryPolicy ??= new ApiRetryPolicy(options);
        pipelineOptions.Transport ??= CreateTransport(s_http, options);
        pipelineOptions.ClientLoggingOptions = QuietLogs.Of(options.ClientLoggingOptions);
        Extend(pipelineOptions, options);
        PipelinePolicy[] perTry = authentication is null || TransportCredentials.AreSentBy(options.Transport)
            ? []
            : [new OwnOriginOnly(authentication, endpoint)];
        return new ApiConnection(
            ClientPipeline.Create(pipelineOptions, [], perTry, [new ApiResponseLimits(options)]), endpoint, options, authentication);
    }

    /// <summary>Creates a transport over the handler of the options, or over the client's own.</summary>
    public static ApiTransport CreateTransport(HttpMessageInvoker own, Api_ClientOptions options)
        => new(options.HttpHandler is { } given ? new HttpMessageInvoker(given, disposeHandler: false) : own, options);

    /// <summary>Reads the options of a client without a key: a custom transport authenticates, or nothing does.</summary>
    /// <exception cref="ArgumentException">
    /// There is neither such a transport nor anonymous access, or the endpoint is not https.
    /// </exception>
    public static ApiConnection CreateWithoutKey(ApiAuthentication? anonymous, Api_ClientOptions? options, Uri? defaultEndpoint)
        => options is { IsTransportBuiltIn: false } ? Create(null, options, defaultEndpoint)
            : anonymous is not null ? Create(anonymous, options, defaultEndpoint)
            : throw new ArgumentException(
                "Without a key, the options need a Transport or an HttpHandler that authenticates by itself. Set one, or pass a key.",
                nameof(options));

    /// <summary>The options of a call that has only a cancellation token.</summary>
    public static RequestOptions? Options(CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled ? new RequestOptions { CancellationToken = cancellationToken } : null;

    /// <summary>Sends a request and returns the response.</summary>
    /// <exception cref="Api_Exception">The response is not a success, or there is none.</exception>
    /// <exception cref="InvalidOperationException">A test double does not override the called member.</exception>
    public async Task<ClientResult> SendAsync(ApiRequest request, RequestOptions? options, [CallerMemberName] string member = "")
    {
        if (Pipeline is null)
        {
            throw new InvalidOperationException(
                $"This client is a test double that does not override '{member}' ({request.OperationId}). Override it, or use a client "
                + "that was created with another constructor.");
        }

        using PipelineMessage message = Pipeline.CreateMessage();
        Uri server = Endpoint;
        if (!_isGiven && request.Server is { } own)
        {
            CheckEndpoint(own, Settings, _authentication is { HasCredential: true });
            server = own;
        }

        request.Secrets = SecretsOf(message);
        request.Connection = this;
        request.WriteTo(message, server);
        message.Request.Headers.Set("User-Agent", _userAgent);
        message.ResponseClassifier = ApiRetryRules.Instance;
        if (options is not null)
        {
            message.Apply(options);
        }

        request.HoldAccept(message.Request);
        message.BufferResponse &= !request.IsStream;
        try
        {
            await Pipeline.SendAsync(message).ConfigureAwait(false);
        }
        catch (Exception e) when (ApiFailure.IsWithoutResponse(e) && !message.CancellationToken.IsCancellationRequested)
        {
            throw Api_Exception.WithoutResponse(request, server, e);
        }

        PipelineResponse response = message.ExtractResponse()!;
        Api_ResponseScope.Record(response);
        Notice(request, response);
        if (response.IsError && options?.ErrorOptions != ClientErrorBehaviors.NoThrow)
        {
            // A cancelled call can be cut off anywhere, even inside its error body.
            message.CancellationToken.ThrowIfCancellationRequested();
            throw Api_Exception.FromResponse(request, response, TimeProvider);
        }

        return new ApiResult(response, request);
    }

    /// <summary>Reads a response's JSON, or returns null if there is no body.</summary>
    public static T? ReadIfAny<T>(ClientResult result, JsonReader<T> read)
        => BodyOf(result.GetRawResponse()).IsEmpty ? default : Read(result, read);

    /// <summary>Reads a response's JSON.</summary>
    /// <exception cref="Api_Exception">
    /// The response does not match the contract; the message has the location and the request ID.
    /// </exception>
    public static T Read<T>(ClientResult result, JsonReader<T> read)
    {
        try
        {
            T value = ReadBody(result.GetRawResponse(), read);
            HasRead(value, (result as ApiResult)?.Request.Connection);
            return value;
        }
        catch (JsonException e)
        {
            throw Api_Exception.Unreadable(result, $"cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a response's JSON, if a response with one status may have no body and still have a meaning.</summary>
    public static T Read<T>(ClientResult result, JsonReader<T> read, int emptyStatus, Func<T> whenEmpty)
    {
        PipelineResponse response = result.GetRawResponse();
        return response.Status == emptyStatus && BodyOf(response).IsEmpty ? whenEmpty() : Read(result, read);
    }

    /// <summary>The response's bytes as they arrive. Disposing the stream frees the connection.</summary>
    public static Stream ReadStream(ClientResult result) => result.GetRawResponse().ContentStream ?? Stream.Null;

    /// <summary>Lets code beside the generated code add policies.</summary>
    static partial void Extend(ClientPipelineOptions pipeline, Api_ClientOptions options);

    /// <summary>Lets code beside the generated code record where a value came from.</summary>
    static partial void HasRead(object? value, ApiConnection? origin);

    /// <summary>Checks whether a response matches the contract, and reports it if not.</summary>
    partial void Notice(ApiRequest request, PipelineResponse response);

    /// <summary>Lets code beside the generated code accept other forms of the endpoint.</summary>
    static partial void Adjust(ref Uri endpoint);

    private static void CheckEndpoint(Uri endpoint, Api_ClientOptions options, bool hasCredential)
    {
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("https" or "http"))
        {
            throw new ArgumentException($"Endpoint '{Shown(endpoint)}' must be an absolute https URL.", nameof(endpoint));
        }

        if (endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
        {
            throw new ArgumentException(
                $"Endpoint on '{endpoint.Host}' must be a URL without user info, query or fragment.", nameof(endpoint));
        }

        if (endpoint.Scheme == "http" && !endpoint.IsLoopback && hasCredential && !options.AllowInsecureHttp)
        {
            throw new ArgumentException(
                $"Endpoint '{endpoint}' must use https: over http the key could be read on the network. Plain http is allowed "
                + "only for this machine, unless AllowInsecureHttp is set in the options.",
                nameof(endpoint));
        }
    }

    private ApiSecrets SecretsOf(PipelineMessage message)
    {
        IReadOnlyCollection<string>? sent = TransportCredentials.Of(message);
        return sent is not null ? ApiSecrets.Of(sent) : _authentication?.Secrets ?? ApiSecrets.None;
    }

    private static string Shown(Uri address) => ShownText.OneLine(
        address.IsAbsoluteUri
            ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            : address.OriginalString,
        200);

    private static TimeSpan? CheckTimeout(TimeSpan? timeout)
        => timeout is { } limit && limit <= TimeSpan.Zero && limit != Timeout.InfiniteTimeSpan
        ? throw new ArgumentException(
            $"NetworkTimeout is {limit}. It must be more than zero; Timeout.InfiniteTimeSpan means no limit.", nameof(timeout))
        : timeout is null ? null : ApiTimer.Limit(timeout.Value);

    /// <remarks>Some servers send a single string as it is, as <c>text/html</c> or <c>text/plain</c>, and describe it as JSON.</remarks>
    public static T ReadBody<T>(PipelineResponse response, JsonReader<T> read)
    {
        ReadOnlySpan<byte> body = BodyOf(response);
        try
        {
            return JsonRead.Document(body, read);
        }
        catch (JsonException) when (body is not [(byte)'{' or (byte)'[', ..]
            && response.Headers.TryGetValue("Content-Type", out string? type)
            && type!.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
        {
            return JsonRead.Document(ApiCall.JsonBytes(writer => writer.WriteStringValue(response.Content.ToString())).Span, read);
        }
    }

    /// <summary>The response's body without the mark of its byte order; empty if it is blank.</summary>
    private static ReadOnlySpan<byte> BodyOf(PipelineResponse response)
    {
        ReadOnlySpan<byte> body = response.Content.ToMemory().Span;
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        body = body.StartsWith(byteOrderMark) ? body[byteOrderMark.Length..] : body;
        foreach (byte b in body)
        {
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return body;
            }
        }

        return [];
    }

    /// <summary>Adds the key only to requests for the host from the contract or the options, whatever other policies changed.</summary>
    private sealed class OwnOriginOnly(ApiAuthentication authentication, Uri endpoint) : PipelinePolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            CheckOrigin(message);
            authentication.Process(message, pipeline, currentIndex);
        }

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            CheckOrigin(message);
            return authentication.ProcessAsync(message, pipeline, currentIndex);
        }

        private void CheckOrigin(PipelineMessage message)
        {
            const UriComponents Origin = UriComponents.SchemeAndServer;
            ApiRequest? request = ApiRetryRules.RequestOf(message);
            Uri own = request?.Server ?? endpoint;
            if (message.Request.Uri is not { } address
                || (!ReferenceEquals(address, request?.Address)
                    && Uri.Compare(address, own, Origin, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) != 0))
            {
                throw new InvalidOperationException(
                    $"A policy redirected the request to {message.Request.Uri?.GetLeftPart(UriPartial.Authority)}, but the key may "
                    + $"only be sent to {own.GetLeftPart(UriPartial.Authority)}. Nothing was sent.");
            }
        }
    }
}
