using System.ClientModel.Primitives;

namespace XaiGen
{
    /// <summary>Determines the kind of an error of this API if the status alone is not enough.</summary>
    internal static class XaiErrors
    {
        /// <summary>The kind of a failure that the status of long-running work reports; the HTTP response itself is a success.</summary>
        internal static XaiErrorKind KindOfWork(string state, string? code, string? message) => code switch
        {
            _ when Says("moderat", code, message) => XaiErrorKind.ContentModerated,
            _ when state == "expired" => XaiErrorKind.NotFound,
            "invalid_argument" or "failed_precondition" => XaiErrorKind.InvalidRequest,
            "permission_denied" => XaiErrorKind.PermissionDenied,
            "service_unavailable" or "internal_error" => XaiErrorKind.ServerError,
            _ => XaiErrorKind.Other,
        };

        /// <summary>
        /// The kind of a failure that a batch reports for a job: its code is a word, a gRPC status number, or a sentence.
        /// </summary>
        internal static XaiErrorKind KindOfJob(string? code, string? message) => code switch
        {
            _ when Says("moderat", code, message) => XaiErrorKind.ContentModerated,
            "3" or "9" or "11" or "invalid-argument" or "invalid_argument" or "failed_precondition" => XaiErrorKind.InvalidRequest,
            "5" or "not-found" or "not_found" => XaiErrorKind.NotFound,
            "7" or "permission-denied" or "permission_denied" => XaiErrorKind.PermissionDenied,
            "8" or "resource-exhausted" or "resource_exhausted" => XaiErrorKind.RateLimited,
            "16" or "unauthenticated" => XaiErrorKind.InvalidApiKey,
            "2" or "4" or "13" or "14" or "internal_error" or "service_unavailable" or "unavailable" => XaiErrorKind.ServerError,
            _ => XaiErrorKind.Other,
        };

        internal static XaiErrorKind KindOf(int status, string? code, string? message, bool hasRetryAfter, Exception? cause)
        {
            return status switch
            {
                0 when PrivateAddressException.In(cause) is not null => XaiErrorKind.PrivateAddress,
                0 => cause is null ? XaiErrorKind.Other : XaiErrorKind.NoResponse,
                >= 200 and < 300 => XaiErrorKind.UnreadableResponse,

                // Older servers send a sentence as the code for every kind of error, so the text is searched too.
                400 when Says("moderat", code, message) => XaiErrorKind.ContentModerated,
                400 when Says("API key", code, message) => XaiErrorKind.InvalidApiKey,
                400 or 422 => XaiErrorKind.InvalidRequest,
                401 => XaiErrorKind.InvalidApiKey,
                403 => XaiErrorKind.PermissionDenied,
                404 => XaiErrorKind.NotFound,
                413 => XaiErrorKind.FileTooLarge,

                // The limit of public URLs has the status of a rate limit, but no Retry-After.
                429 when !hasRetryAfter && Says("public URL", code, message) => XaiErrorKind.QuotaExceeded,
                429 => XaiErrorKind.RateLimited,
                >= 500 => XaiErrorKind.ServerError,
                _ => XaiErrorKind.Other,
            };
        }

        private static bool Says(string words, string? code, string? message)
            => message?.Contains(words, StringComparison.OrdinalIgnoreCase) == true
                || code?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
    }
}

namespace XaiGen.GeneratedSupport
{
    internal sealed partial class ApiRetryRules
    {
        static partial void Recognize(PipelineResponse? response, Exception? failure, ref bool isLasting)
        {
            if (PrivateAddressException.In(failure) is not null)
            {
                isLasting = true;
            }
            else if (response is { Status: 429 })
            {
                var error = ApiErrorBody.Read(response.Content.ToString());
                bool hasRetryAfter = response.Headers.TryGetValue("Retry-After", out _);
                isLasting = XaiErrors.KindOf(429, error.Code, error.Message, hasRetryAfter, cause: null) == XaiErrorKind.QuotaExceeded;
            }
        }
    }
}
