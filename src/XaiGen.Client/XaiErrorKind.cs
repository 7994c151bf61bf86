namespace XaiGen;

/// <summary>What kind of failure an <see cref="XaiException"/> is: what to branch on. Later versions may have further kinds.</summary>
public enum XaiErrorKind
{
    /// <summary>None of the others; see <c>Status</c> and <c>Code</c>.</summary>
    Other,

    /// <summary>There was no response, or it was lost or took too long. <c>Status</c> is 0.</summary>
    NoResponse,

    /// <summary>The response is a success, but cannot be read.</summary>
    UnreadableResponse,

    /// <summary>The URL leads into a private network, see <see cref="XaiClientOptions.AllowPrivateNetworks"/>. Nothing was sent.</summary>
    PrivateAddress,

    /// <summary>The key is missing or wrong. xAI responds to a wrong one with 400.</summary>
    InvalidApiKey,

    /// <summary>The key lacks a permission, or it or its team is blocked: 403.</summary>
    PermissionDenied,

    /// <summary>Moderation refused the request or its result; the latter may be billed, see <see cref="XaiException.Usage"/>.</summary>
    ContentModerated,

    /// <summary>The request is wrong: 400 or 422.</summary>
    InvalidRequest,

    /// <summary>What was requested is unknown, deleted, expired, or another team's: 404.</summary>
    NotFound,

    /// <summary>The file is too large: 413.</summary>
    FileTooLarge,

    /// <summary>Too many calls in a time: 429. It passes, see <c>RetryAfter</c>.</summary>
    RateLimited,

    /// <summary>The team has as many public URLs as it may: also 429, but waiting does not help, only revoking some does.</summary>
    QuotaExceeded,

    /// <summary>The service failed: 5xx.</summary>
    ServerError,
}
