#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.Collections.Generic;
using global::System.IO;
using global::System.Linq;
using global::System.Net.Http;
using global::System.Security.Authentication;

/// <summary>Classifies exceptions thrown while sending or reading.</summary>
internal static class ApiFailure
{
    /// <summary>Whether the connection failed: there was no response, or it was incomplete.</summary>
    public static bool IsWithoutResponse(Exception failure) => failure switch
    {
        ClientResultException result => result.GetRawResponse() is null,
        AggregateException { InnerExceptions: [.., var last] } => IsWithoutResponse(last),
        _ => failure is HttpRequestException or IOException or OperationCanceledException || IsRepeatedSend(failure),
    };

    /// <summary>Whether a response arrived but was rejected, for example because it exceeds the size limit of the options.</summary>
    public static bool IsRefused(Exception failure) =>
        Causes(failure).Any(cause => cause is HttpIOException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded });

    /// <summary>Whether the transport tried to send a billed request more than once.</summary>
    public static bool IsRepeatedSend(Exception failure) => Causes(failure).Any(cause => cause is RepeatedSendException);

    /// <summary>Whether a secure connection could not be established.</summary>
    public static bool IsTls(Exception failure) =>
        Causes(failure).Any(cause => cause is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError });

    /// <summary>Whether another attempt would fail in the same way.</summary>
    public static bool IsLasting(Exception failure) => IsRefused(failure) || IsRepeatedSend(failure) || IsTlsRefusal(failure);

    /// <summary>Whether the failure occurred before the first byte of the request could be sent.</summary>
    public static bool NeverReachedTheService(Exception failure)
        => !IsRepeatedSend(failure) && Causes(failure).Any(cause => cause is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        });

    /// <summary>The reason for a failure as one line for a message.</summary>
    public static string Reason(Exception failure) => ShownText.OneLine(failure switch
    {
        AggregateException { InnerExceptions: [.., var last] } => Reason(last),
        ClientResultException { InnerException: { } inner } => Reason(inner),
        _ when Causes(failure).OfType<RepeatedSendException>().FirstOrDefault() is { } repeated => repeated.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => TlsReason(failure.GetBaseException().Message),
        // The message is then only "an error occurred"; the cause has the details.
        HttpRequestException { HttpRequestError: HttpRequestError.Unknown, InnerException: not null }
            => $"{failure.Message} {failure.GetBaseException().Message}",
        OperationCanceledException when failure.GetBaseException() is TimeoutException timeout => timeout.Message,
        _ => failure.Message,
    });

    // An interrupted handshake may succeed on the next attempt; a rejected one does not.
    private static bool IsTlsRefusal(Exception failure) =>
        IsTls(failure) && Causes(failure).Any(cause => cause is AuthenticationException)
        && !Causes(failure).Any(cause => cause is IOException);

    private static string TlsReason(string details)
    {
        (string Mark, string Meaning)[] meanings =
        [
            ("NotTimeValid", "has expired or is not valid yet"),
            ("NameMismatch", "is for another host name"),
            ("UntrustedRoot", "is not trusted by this machine"),
            ("PartialChain", "is not trusted by this machine"),
            ("Revoked", "was revoked"),
            ("NotAvailable", "was not sent"),
        ];
        string[] found = [.. meanings.Where(meaning => details.Contains(meaning.Mark, StringComparison.Ordinal))
            .Select(meaning => meaning.Meaning).Distinct()];
        return found.Length == 0
            ? $"the TLS handshake failed: {details}"
            : $"the TLS handshake failed: the server's certificate {string.Join(" and ", found)} ({details.TrimEnd('.')})";
    }

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
