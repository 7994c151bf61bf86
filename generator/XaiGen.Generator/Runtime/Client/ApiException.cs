#nullable enable

// For extension methods only: types are named in full, because the contract may have a File or a Task of its own.
using global::System;
using global::System.Linq;

namespace SupportNamespace;

/// <summary>A call that failed: the response is an error or cannot be read, or there is none.</summary>
/// <remarks>The message names the operation, the status, the service's own words and the request ID, and never the key.</remarks>
public partial class Api_Exception : global::System.ClientModel.ClientResultException
{
    private const int MaxId = 200;

    private static readonly global::System.Text.Json.JsonSerializerOptions s_json = new() { TypeInfoResolver = Api_JsonResolver.Default };

    private readonly GeneratedSupport.ApiErrorBody _error;
    private readonly string? _body;
    private global::System.Type? _bodyType;

    /// <summary>Creates an exception, for instance to be thrown by a test double.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="response">The response, if there was one.</param>
    /// <param name="innerException">The cause, if there was one.</param>
    public Api_Exception(
        string message, global::System.ClientModel.Primitives.PipelineResponse? response = null,
        global::System.Exception? innerException = null)
        : base(message, response, innerException) => RequestId = RequestIdOf(response, GeneratedSupport.ApiSecrets.None);

    private protected Api_Exception(
        string message, global::System.ClientModel.Primitives.PipelineResponse? response, GeneratedSupport.ApiErrorBody error,
        GeneratedSupport.ApiSecrets secrets)
        : base(message, response)
    {
        _error = error;
        Code = error.Code is { } code ? GeneratedSupport.ShownText.OneLine(secrets.Mask(code), MaxId) : null;
        ServerMessage = error.Message is { } words ? GeneratedSupport.ShownText.OneLine(secrets.Mask(words)) : null;
        RequestId = RequestIdOf(response, secrets);
        if (response is not null)
        {
            global::System.ReadOnlySpan<byte> body = response.Content.ToMemory().Span;
            _body = global::System.Text.Encoding.UTF8.GetString(body);
            Body = secrets.MaskBody(body);
        }
    }

    /// <summary>The service's code for the error, such as <c>invalid-argument</c>; <see langword="null"/> when it gave none.</summary>
    public string? Code { get; init; }

    /// <summary>The service's own words, in one line of at most 1,000 characters; <see langword="null"/> when it gave none.</summary>
    public string? ServerMessage { get; init; }

    /// <summary>The response's <c>x-request-id</c>, which the service's support asks for; null when there was none.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the service asked to wait before the next try; <see langword="null"/> when it did not ask.</summary>
    public global::System.TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// The response's body as text, cut after 1,048,576 bytes, with <c>***</c> in the place of the key; <see langword="null"/> when there
    /// was no response.
    /// </summary>
    public string? Body { get; init; }

    /// <summary>
    /// Whether sending the same again may help and can do no harm. <see langword="false"/> when it would fail again,
    /// and when the work may have been done (and billed) although no response arrived.
    /// </summary>
    public bool IsRetryable { get; init; }

    /// <summary>How often the client sent the request.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>The response's body as the type that the documentation of the method names for its status.</summary>
    /// <typeparam name="T">A type of the contract.</typeparam>
    /// <returns>The body; <see langword="null"/> when there was no response, or one without a body.</returns>
    /// <exception cref="global::System.Text.Json.JsonException">The body is something else.</exception>
    public T? BodyAs<T>()
        where T : class
        => string.IsNullOrEmpty(UnmaskedBody) ? null : global::System.Text.Json.JsonSerializer.Deserialize(
            UnmaskedBody, (global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)s_json.GetTypeInfo(typeof(T)));

    /// <summary>The response's body, where it is of the type that the contract gives for this operation and status.</summary>
    /// <typeparam name="T">A type of the contract.</typeparam>
    /// <param name="error">The body.</param>
    /// <returns>Whether it is of that type.</returns>
    public bool TryGet<T>([global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? error)
        where T : class
    {
        error = null;
        if (_bodyType == typeof(T))
        {
            try
            {
                error = BodyAs<T>();
            }
            catch (global::System.Text.Json.JsonException)
            {
                // Not even errors are always what the contract says.
            }
        }

        return error is not null;
    }

    /// <summary>What is read from the body is read from the body as it came: masked, it may say something else.</summary>
    private string? UnmaskedBody => _body ?? Body;

    private string? UnmaskedCode => _error.Code ?? Code;

    private string? UnmaskedMessage => _error.Message ?? ServerMessage;

    internal static Api_Exception FromResponse(
        GeneratedSupport.ApiRequest request, global::System.ClientModel.Primitives.PipelineResponse response,
        global::System.TimeProvider time)
    {
        GeneratedSupport.ApiErrorBody error = GeneratedSupport.ApiErrorBody.Read(response.Content.ToString());
        string what = response.Status switch
        {
            206 => "a part of the content came, although the whole was asked for",
            >= 300 and < 400 => Redirect(response),
            _ => Words(response, error),
        };
        return new Api_Exception(
            $"{request} failed: {response.Status} {request.Shown(what)}{Notes(request, RequestIdOf(response, request.Secrets))}", response,
            error, request.Secrets)
        {
            _bodyType = request.ErrorOf(response.Status),
            Tries = request.Tries,
            RetryAfter = GeneratedSupport.RetryAfterHeader.Read(response, time),
            IsRetryable = GeneratedSupport.ApiRetryRules.IsRetryable(request.Safety, request.Body, response, failure: null),
        };
    }

    internal static Api_Exception Unreadable(
        global::System.ClientModel.ClientResult result, string why, global::System.Exception? cause = null)
    {
        global::System.ClientModel.Primitives.PipelineResponse response = result.GetRawResponse();
        GeneratedSupport.ApiRequest? request = (result as GeneratedSupport.ApiResult)?.Request;
        GeneratedSupport.ApiSecrets secrets = request?.Secrets ?? GeneratedSupport.ApiSecrets.None;
        string? id = RequestIdOf(response, secrets);
        return new Api_Exception(
            $"The response {response.Status}{(request is null ? "" : $" to {request}")}{(id is null ? "" : $" (request ID {id})")} "
            + $"{GeneratedSupport.ShownText.OneLine(secrets.Mask(why))}",
            response,
            secrets.Mask(cause))
        {
            RequestId = id,
            Tries = request?.Tries ?? 1,
        };
    }

    internal static Api_Exception WithoutResponse(
        GeneratedSupport.ApiRequest request, global::System.Uri endpoint, global::System.Exception cause)
    {
        string host = endpoint.GetComponents(global::System.UriComponents.SchemeAndServer, global::System.UriFormat.UriEscaped);
        string what = GeneratedSupport.ApiFailure.IsRefused(cause) ? "the response is refused"
            : GeneratedSupport.ApiFailure.IsTls(cause) ? $"no secure connection to {host}"
            : $"no response from {host}";
        return new Api_Exception(
            $"{request} failed: {what}: "
            + $"{request.Shown(GeneratedSupport.ApiFailure.Reason(cause)).TrimEnd('.')}.{Billing(request, cause)}{Notes(request, requestId: null)}",
            innerException: request.Secrets.Mask(cause))
        {
            IsRetryable = GeneratedSupport.ApiRetryRules.IsRetryable(request.Safety, request.Body, response: null, cause),
            Tries = request.Tries,
        };
    }

    /// <summary>What is known of whether a billed call was carried out.</summary>
    private static string Billing(GeneratedSupport.ApiRequest request, global::System.Exception cause) => request switch
    {
        { Safety: not GeneratedSupport.RetrySafety.Billed } => "",
        _ when GeneratedSupport.ApiRetryRules.IsSurelyUnsent(request.Body, cause) => " Nothing was sent, so nothing was billed.",
        { Body: not null }
            => " Whether the service did the work is not known. The client did not send the request again; whether its transport did is "
                + "not known either.",
        _ => " Whether the service did the work is not known, so the request was not sent again.",
    };

    private static string? RequestIdOf(
        global::System.ClientModel.Primitives.PipelineResponse? response, GeneratedSupport.ApiSecrets secrets) =>
        response is not null && response.Headers.TryGetValue("x-request-id", out string? id)
            ? GeneratedSupport.ShownText.OneLine(secrets.Mask(id!), MaxId)
            : null;

    private static string Words(global::System.ClientModel.Primitives.PipelineResponse response, GeneratedSupport.ApiErrorBody error)
    {
        string words = string.Join(": ", new[] { error.Code, error.Message }.Where(word => word is not null));
        return words.Length > 0 ? words : response.ReasonPhrase is { Length: > 0 } reason ? reason : "(the response says no more)";
    }

    private static string Redirect(global::System.ClientModel.Primitives.PipelineResponse response)
    {
        string target = response.Headers.TryGetValue("Location", out string? location)
            && global::System.Uri.TryCreate(location, global::System.UriKind.Absolute, out global::System.Uri? uri)
            && uri.Scheme.StartsWith("http", global::System.StringComparison.Ordinal)
                ? GeneratedSupport.ShownText.OneLine(uri.GetComponents(
                    global::System.UriComponents.SchemeAndServer | global::System.UriComponents.Path,
                    global::System.UriFormat.UriEscaped), MaxId)
                : "another address";
        return $"redirect to {target}: redirects are not followed, because the key belongs to the configured endpoint only. If the new "
            + "address is right, set it as Endpoint.";
    }

    private static string Notes(GeneratedSupport.ApiRequest request, string? requestId)
    {
        string?[] notes =
        [
            requestId is null ? null : $"request ID {requestId}",
            request.Tries > 1 ? $"{request.Tries} tries; before: {string.Join(", ", request.FailedTries)}" : null,
        ];
        string joined = string.Join(", ", notes.Where(note => note is not null));
        return joined.Length > 0 ? $" ({joined})" : "";
    }
}
