namespace XaiGen;

/// <summary>The rates for one start, and its state.</summary>
internal sealed class RateScope(IReadOnlyDictionary<string, int> requestsPerMinute)
{
    public IReadOnlyDictionary<string, int> RequestsPerMinute => requestsPerMinute;

    /// <summary>Whether the request is waiting for its turn, so that nothing has been sent yet.</summary>
    public bool IsWaiting { get; set; }
}
