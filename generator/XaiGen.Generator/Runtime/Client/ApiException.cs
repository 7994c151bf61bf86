#nullable enable

// For extension methods only: types are named in full, because the contract may have a File or a Task of its own.
using global::System;
using global::System.Linq;

namespace SupportNamespace;

/// <summary>A call that failed: the service answered with an error, or with what cannot be read, or did not answer.</summary>
/// <remarks>The message names the operation, the status, the service's own words and the request id, and never the key.</remarks>
public partial class Api_Exception : global::System.ClientModel.ClientResultException
{
    private const int MaxTextInMessage = 1000;

    private static readonly global::System.Text.Json.JsonSerializerOptions s_json = new() { TypeInfoResolver = Api_JsonResolver.Default };

    /// <summary>Creates an exception, for instance to be thrown by a test double.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="response">The answer, if there was one.</param>
    /// <param name="innerException">The cause, if there was one.</param>
    public Api_Exception(string message, global::System.ClientModel.Primitives.PipelineResponse? response = null, global::System.Exception? innerException = null)
        : base(message, response, innerException) => RequestId = response is null ? null : RequestIdOf(response);

    /// <summary>The service's code for the error, such as <c>invalid-argument</c>; <see langword="null"/> when it gave none.</summary>
    public string? Code { get; init; }

    /// <summary>The service's own words; <see langword="null"/> when it gave none.</summary>
    public string? ServerMessage { get; init; }

    /// <summary>The answer's <c>x-request-id</c>, which the service's support asks for; <see langword="null"/> when there was none.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the service asked to wait before the next try; <see langword="null"/> when it did not ask.</summary>
    public global::System.TimeSpan? RetryAfter { get; init; }

    /// <summary>The answer's body as text, cut after 1,048,576 bytes; <see langword="null"/> when there was no answer.</summary>
    public string? Body { get; init; }

    /// <summary>
    /// Whether sending the same again may help and can do no harm. <see langword="false"/> when it would fail again,
    /// and when the work may have been done (and billed) although no answer arrived.
    /// </summary>
    public bool IsRetryable { get; init; }

    /// <summary>How often the request was sent.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>The answer's body as the type that the documentation of the method names for its status.</summary>
    /// <typeparam name="T">A type of the contract.</typeparam>
    /// <returns><see langword="null"/> when there was no answer.</returns>
    /// <exception cref="global::System.Text.Json.JsonException">The body is something else.</exception>
    public T? BodyAs<T>()
        where T : class
        => string.IsNullOrEmpty(Body) ? null : global::System.Text.Json.JsonSerializer.Deserialize(
            Body, (global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)s_json.GetTypeInfo(typeof(T)));

    internal static Api_Exception FromAnswer(GeneratedSupport.ApiRequest request, global::System.ClientModel.Primitives.PipelineResponse response, global::System.Collections.Generic.IEnumerable<string> secrets, global::System.TimeProvider time)
    {
        // A service may quote the key it was sent; what an exception says ends up in logs.
        string Masked(string text) => secrets.Aggregate(text, static (masked, secret) => masked.Replace(secret, "***", global::System.StringComparison.Ordinal));

        string body = Masked(global::System.Text.Encoding.UTF8.GetString(response.Content.ToMemory().Span));
        GeneratedSupport.ApiErrorBody error = GeneratedSupport.ApiErrorBody.Read(body);
        string what = response.Status is >= 300 and < 400 ? Redirect(response) : Words(response, error);
        return new Api_Exception(Masked($"{request} failed: {response.Status} {what}{Notes(request, RequestIdOf(response))}"), response)
        {
            Code = error.Code,
            ServerMessage = error.Message,
            RetryAfter = GeneratedSupport.RetryAfterHeader.Read(response, time),
            Body = body,
            IsRetryable = GeneratedSupport.ApiRetryRules.IsRetryable(request.Safety, response, failure: null),
            Tries = request.Tries,
        };
    }

    internal static Api_Exception Unreadable(global::System.ClientModel.Primitives.PipelineResponse response, string why, global::System.Exception? cause = null)
    {
        string id = RequestIdOf(response) is { } text ? $" (request id {text})" : "";
        return new Api_Exception($"The answer {response.Status}{id} {why}", response, cause);
    }

    internal static Api_Exception WithoutAnswer(GeneratedSupport.ApiRequest request, global::System.Uri endpoint, global::System.Exception cause)
    {
        bool retryable = GeneratedSupport.ApiRetryRules.IsRetryable(request.Safety, response: null, cause);
        string unknown = request.Safety == GeneratedSupport.RetrySafety.Billed && !retryable
            ? " Whether the service did the work is not known, so the request was not sent again."
            : "";
        string what = GeneratedSupport.ApiRetryRules.IsRefused(cause) ? "the answer is refused" : $"no answer from {endpoint.GetLeftPart(global::System.UriPartial.Authority)}";
        return new Api_Exception(
            $"{request} failed: {what}: {Reason(cause).TrimEnd('.')}.{unknown}{Notes(request, requestId: null)}",
            innerException: cause)
        {
            IsRetryable = retryable,
            Tries = request.Tries,
        };
    }

    private static string? RequestIdOf(global::System.ClientModel.Primitives.PipelineResponse response) =>
        response.Headers.TryGetValue("x-request-id", out string? id) ? id : null;

    private static string Words(global::System.ClientModel.Primitives.PipelineResponse response, GeneratedSupport.ApiErrorBody error)
    {
        string words = string.Join(": ", new[] { error.Code, error.Message }.Where(word => word is not null));
        return OneLine(words.Length > 0 ? words : response.ReasonPhrase is { Length: > 0 } reason ? reason : "(the answer says no more)");
    }

    private static string Redirect(global::System.ClientModel.Primitives.PipelineResponse response)
    {
        string target = response.Headers.TryGetValue("Location", out string? location)
            && global::System.Uri.TryCreate(location, global::System.UriKind.Absolute, out global::System.Uri? uri)
            && uri.Scheme.StartsWith("http", global::System.StringComparison.Ordinal)
                ? uri.GetComponents(global::System.UriComponents.SchemeAndServer | global::System.UriComponents.Path, global::System.UriFormat.UriEscaped)
                : "another address";
        return $"redirect to {target}: redirects are not followed, because the key belongs to the configured endpoint only. If the new address is right, set it as Endpoint.";
    }

    internal static string Reason(global::System.Exception cause) => cause switch
    {
        global::System.AggregateException { InnerExceptions: [.., var last] } => Reason(last),
        global::System.ClientModel.ClientResultException { InnerException: { } inner } => Reason(inner),
        // Its own words are then only "an error occurred"; the cause has the facts.
        global::System.Net.Http.HttpRequestException { HttpRequestError: global::System.Net.Http.HttpRequestError.Unknown, InnerException: not null } => OneLine($"{cause.Message} {cause.GetBaseException().Message}"),
        global::System.OperationCanceledException when cause.GetBaseException() is global::System.TimeoutException timeout => OneLine(timeout.Message),
        _ => OneLine(cause.Message),
    };

    private static string Notes(GeneratedSupport.ApiRequest request, string? requestId)
    {
        string?[] notes = [requestId is null ? null : $"request id {requestId}", request.Tries > 1 ? $"{request.Tries} tries; before: {string.Join(", ", request.FailedTries)}" : null];
        string joined = string.Join(", ", notes.Where(note => note is not null));
        return joined.Length > 0 ? $" ({joined})" : "";
    }

    // The text is the service's: it must not be able to forge lines of a log, nor to flood it.
    private static string OneLine(string text)
    {
        string cut = text.Length > MaxTextInMessage ? $"{text.AsSpan(0, MaxTextInMessage)}…" : text;
        string visible = string.Concat(cut.Select(c => char.IsControl(c) ? ' ' : c));
        return string.Join(' ', visible.Split((char[]?)null, global::System.StringSplitOptions.RemoveEmptyEntries));
    }
}
