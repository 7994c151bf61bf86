namespace XaiGen.Emulator.Control;

/// <summary>A request that the emulator received, and its response. It contains no API key.</summary>
public sealed record JournalEntry
{
    /// <summary>The ID, which increases with each completed request.</summary>
    public required long Id { get; init; }

    /// <summary>When the request arrived, by the emulator's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path with the query.</summary>
    public required string Path { get; init; }

    /// <summary>The contract's <c>operationId</c>, <c>publicMedia</c> for a URL that needs no key, or null for neither.</summary>
    public string? Operation { get; init; }

    /// <summary>The API that the request was passed on to; null if the emulator itself responded.</summary>
    public Uri? PassedOnTo { get; init; }

    /// <summary>The key's fingerprint; null if no key was sent.</summary>
    public string? Team { get; init; }

    /// <summary>The status of the response; null if there was none.</summary>
    public int? Status { get; init; }

    /// <summary>The duration of the call, in real time.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The header <c>x-request-id</c> of the response.</summary>
    public string? RequestId { get; init; }

    /// <summary>The header <c>x-xaigen-undocumented</c> of the response.</summary>
    public string? Undocumented { get; init; }

    /// <summary>The kinds of the planned faults that affected the request.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The headers of the request, without secrets.</summary>
    public IReadOnlyDictionary<string, string> RequestHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>The headers of the response.</summary>
    public IReadOnlyDictionary<string, string> ResponseHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>The results and files in the response.</summary>
    internal IReadOnlyList<JournalMedia> Media { get; init; } = [];

    /// <summary>The body of the request.</summary>
    public JournalBody? Request { get; init; }

    /// <summary>The body of the response.</summary>
    public JournalBody? Response { get; init; }
}
