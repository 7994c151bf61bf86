#nullable enable

// Only for extension methods: types are written in full, because the contract may have its own File or Task.
using global::System;
using global::System.Linq;
using _model = global::System.ClientModel;
using _sys = global::System;
using _api = global::SupportNamespace.GeneratedSupport;

namespace SupportNamespace;

/// <summary>A call failed: the response is an error or cannot be read, or there is none.</summary>
/// <remarks>The message has the operation, the status, the service's message and the request ID, and never the key.</remarks>
public partial class Api_Exception : _model::ClientResultException
{
    private const int MaxId = 200;

    private static readonly _sys::Text.Json.JsonSerializerOptions s_json = new() { TypeInfoResolver = Api_JsonResolver.Default };

    private readonly _api::ApiErrorBody _error;
    private readonly string? _body;
    private _sys::Delegate? _readBody;

    /// <summary>Creates an exception, for instance for mocking.</summary>
    /// <param name="message">The description of the failure.</param>
    /// <param name="response">The response, if there was one.</param>
    /// <param name="innerException">The cause, if there was one.</param>
    public Api_Exception(
        string message, _model::Primitives.PipelineResponse? response = null,
        _sys::Exception? innerException = null)
        : base(message, response, innerException) => RequestId = RequestIdOf(response, _api::ApiSecrets.None);

    private protected Api_Exception(
        string message, _model::Primitives.PipelineResponse? response, _api::ApiErrorBody error,
        _api::ApiSecrets secrets)
        : base(message, response)
    {
        _error = error;
        Code = error.Code is { } code ? _api::ShownText.OneLine(secrets.Mask(code), MaxId) : null;
        ServerMessage = error.Message is { } words ? _api::ShownText.OneLine(secrets.Mask(words)) : null;
        RequestId = RequestIdOf(response, secrets);
        if (response is not null)
        {
            _sys::ReadOnlySpan<byte> body = response.Content.ToMemory().Span;
            _body = _sys::Text.Encoding.UTF8.GetString(body);
            Body = secrets.MaskBody(body);
        }
    }

    /// <summary>The service's code for the error, such as <c>invalid-argument</c>; <see langword="null"/> if there is none.</summary>
    public string? Code { get; init; }

    /// <summary>The service's message, on one line of at most 1,000 characters; <see langword="null"/> if there is none.</summary>
    public string? ServerMessage { get; init; }

    /// <summary>The response's <c>x-request-id</c>, which the service's support asks for; null if there is none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The delay that the service asked for before the next attempt; <see langword="null"/> if it did not ask for one.</summary>
    public _sys::TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// The response's body as text, truncated after 1,048,576 bytes, with <c>***</c> instead of the key; <see langword="null"/> if there
    /// was no response.
    /// </summary>
    public string? Body { get; init; }

    /// <summary>
    /// Whether sending the same request again may help and does no harm. <see langword="false"/> if it would fail again, or if the work may
    /// have been done (and billed) although no response arrived.
    /// </summary>
    public bool IsRetryable { get; init; }

    /// <summary>How often the client sent the request.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>Reads the response's body as the type that the documentation of the method names for its status.</summary>
    /// <typeparam name="T">A type of the contract, or a string for a body that is text.</typeparam>
    /// <returns>The body; <see langword="null"/> if there was no response, or one without a body.</returns>
    /// <exception cref="_sys::Text.Json.JsonException">The body does not have this type.</exception>
    public T? BodyAs<T>()
        where T : class
        => string.IsNullOrEmpty(UnmaskedBody) ? null
            : _readBody is _api::JsonReader<T> read ? _api::ApiConnection.ReadBody(GetRawResponse()!, read)
            : UnmaskedBody is T text ? text
            : _sys::Text.Json.JsonSerializer.Deserialize(
                UnmaskedBody, (_sys::Text.Json.Serialization.Metadata.JsonTypeInfo<T>)s_json.GetTypeInfo(typeof(T)));

    /// <summary>Reads the response's body, if it has the type that the contract defines for this operation and status.</summary>
    /// <typeparam name="T">The type in the contract: a generated type, a list or a map of them, or a string.</typeparam>
    /// <param name="error">The body.</param>
    /// <returns>Whether it has that type.</returns>
    public bool TryGet<T>([_sys::Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? error)
    {
        error = default;
        if (_readBody is _api::JsonReader<T> read)
        {
            try
            {
                error = _api::ApiConnection.ReadBody(GetRawResponse()!, read);
                return error is not null;
            }
            catch (_sys::Text.Json.JsonException)
            {
                // Error bodies do not always match the contract.
            }
        }

        return false;
    }

    /// <summary>The body before masking. Values are parsed from it, because masking may change them.</summary>
    private string? UnmaskedBody => _body ?? Body;

    private string? UnmaskedCode => _error.Code ?? Code;

    private string? UnmaskedMessage => _error.Message ?? ServerMessage;

    internal static Api_Exception FromResponse(
        _api::ApiRequest request, _model::Primitives.PipelineResponse response,
        _sys::TimeProvider time)
    {
        _api::ApiErrorBody error = _api::ApiErrorBody.Read(response.Content.ToString());
        string what = response.Status switch
        {
            206 => "only a part of the content was returned, although all of it was requested",
            >= 300 and < 400 => Redirect(response),
            _ => Words(response, error),
        };
        return new Api_Exception(
            $"{request} failed: {response.Status} {request.Shown(what)}{Notes(request, RequestIdOf(response, request.Secrets))}", response,
            error, request.Secrets)
        {
            _readBody = request.ErrorOf(response.Status),
            Tries = request.Tries,
            RetryAfter = _api::RetryAfterHeader.Read(response, time),
            IsRetryable = _api::ApiRetryRules.IsRetryable(request.Safety, request.Body, response, failure: null),
        };
    }

    internal static Api_Exception Unreadable(
        _model::ClientResult result, string why, _sys::Exception? cause = null)
    {
        _model::Primitives.PipelineResponse response = result.GetRawResponse();
        _api::ApiRequest? request = (result as _api::ApiResult)?.Request;
        _api::ApiSecrets secrets = request?.Secrets ?? _api::ApiSecrets.None;
        string? id = RequestIdOf(response, secrets);
        return new Api_Exception(
            $"The response {response.Status}{(request is null ? "" : $" to {request}")}{(id is null ? "" : $" (request ID {id})")} "
            + $"{_api.ShownText.OneLine(secrets.Mask(why))}",
            response,
            secrets.Mask(cause))
        {
            RequestId = id,
            Tries = request?.Tries ?? 1,
        };
    }

    internal static Api_Exception WithoutResponse(
        _api::ApiRequest request, _sys::Uri endpoint, _sys::Exception cause)
    {
        string host = endpoint.GetComponents(_sys::UriComponents.SchemeAndServer, _sys::UriFormat.UriEscaped);
        string what = _api::ApiFailure.IsRefused(cause) ? "the response is refused"
            : _api::ApiFailure.IsTls(cause) ? $"no secure connection to {host}"
            : $"no response from {host}";
        return new Api_Exception(
            $"{request} failed: {what}: "
            + $"{request.Shown(_api::ApiFailure.Reason(cause)).TrimEnd('.')}.{Billing(request, cause)}{Notes(request, requestId: null)}",
            innerException: request.Secrets.Mask(cause))
        {
            IsRetryable = _api::ApiRetryRules.IsRetryable(request.Safety, request.Body, response: null, cause),
            Tries = request.Tries,
        };
    }

    /// <summary>Whether a billed call was carried out, as far as that is known.</summary>
    private static string Billing(_api::ApiRequest request, _sys::Exception cause) => request switch
    {
        { Safety: not _api::RetrySafety.Billed } => "",
        _ when _api::ApiRetryRules.IsSurelyUnsent(request.Body, cause) => " Nothing was sent, so nothing was billed.",
        { Body: not null }
            => " Whether the service did the work is not known. The client did not send the request again; whether its transport did is "
                + "not known either.",
        _ => " Whether the service did the work is not known, so the request was not sent again.",
    };

    private static string? RequestIdOf(
        _model::Primitives.PipelineResponse? response, _api::ApiSecrets secrets) =>
        response is not null && response.Headers.TryGetValue("x-request-id", out string? id)
            ? _api::ShownText.OneLine(secrets.Mask(id!), MaxId)
            : null;

    private static string Words(_model::Primitives.PipelineResponse response, _api::ApiErrorBody error)
    {
        string words = string.Join(": ", new[] { error.Code, error.Message }.Where(word => word is not null));
        return words.Length > 0 ? words : response.ReasonPhrase is { Length: > 0 } reason ? reason : "(the response has no details)";
    }

    private static string Redirect(_model::Primitives.PipelineResponse response)
    {
        string target = response.Headers.TryGetValue("Location", out string? location)
            && _sys::Uri.TryCreate(location, _sys::UriKind.Absolute, out _sys::Uri? uri)
            && uri.Scheme.StartsWith("http", _sys::StringComparison.Ordinal)
                ? _api::ShownText.OneLine(uri.GetComponents(
                    _sys::UriComponents.SchemeAndServer | _sys::UriComponents.Path,
                    _sys::UriFormat.UriEscaped), MaxId)
                : "another URL";
        return $"redirect to {target}: redirects are not followed, because the key may only be sent to the configured endpoint. If the "
            + "new URL is correct, set it as Endpoint.";
    }

    private static string Notes(_api::ApiRequest request, string? requestId)
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
