namespace XaiGen;

/// <summary>Rates that hold for one start, and what became of it.</summary>
internal sealed class RateScope(IReadOnlyDictionary<string, int> requestsPerMinute)
{
    public IReadOnlyDictionary<string, int> RequestsPerMinute => requestsPerMinute;

    /// <summary>Whether the request waits for its turn, so that nothing of it is sent yet.</summary>
    public bool IsWaiting { get; set; }
}
