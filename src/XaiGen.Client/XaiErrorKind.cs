namespace XaiGen;

/// <summary>The kind of failure of an <see cref="XaiException"/>, to branch on. Later versions may add kinds.</summary>
public enum XaiErrorKind
{
    /// <summary>None of the other kinds; see <c>Status</c> and <c>Code</c>.</summary>
    Other,

    /// <summary>There was no response, or it was lost or took too long. <c>Status</c> is 0.</summary>
    NoResponse,

    /// <summary>The response reports success, but cannot be read.</summary>
    UnreadableResponse,

    /// <summary>The URL leads to a private network, see <see cref="XaiClientOptions.AllowPrivateNetworks"/>. Nothing was sent.</summary>
    PrivateAddress,

    /// <summary>The API key is missing or wrong. For a wrong key xAI returns 400.</summary>
    InvalidApiKey,

    /// <summary>The API key lacks a permission, or the key or its team is blocked: 403.</summary>
    PermissionDenied,

    /// <summary>
    /// Moderation refused the request or its result; a refused result may be billed, see <see cref="XaiException.Usage"/>.
    /// </summary>
    ContentModerated,

    /// <summary>The request is invalid: 400 or 422.</summary>
    InvalidRequest,

    /// <summary>The requested object is unknown, deleted, expired, or belongs to another team: 404.</summary>
    NotFound,

    /// <summary>The file is too large: 413.</summary>
    FileTooLarge,

    /// <summary>Too many calls within a period: 429. The limit is temporary, see <c>RetryAfter</c>.</summary>
    RateLimited,

    /// <summary>The team has the maximum number of public URLs: also 429, but waiting does not help; some URLs must be revoked.</summary>
    QuotaExceeded,

    /// <summary>The service failed: 5xx.</summary>
    ServerError,
}
