namespace XaiGen;

/// <summary>The cost of a client's calls since the client was created, by operation and model.</summary>
public sealed class CostLedger
{
    private readonly Dictionary<(string Operation, string Model), CostLedgerEntry> _entries = [];

    /// <summary>A snapshot of the entries, the most expensive first.</summary>
    public IReadOnlyList<CostLedgerEntry> Entries
    {
        get
        {
            lock (_entries)
            {
                return [.. _entries.Values.OrderByDescending(entry => entry.CostInUsdTicks)];
            }
        }
    }

    /// <summary>The total cost, in US dollars.</summary>
    public decimal TotalInUsd => Entries.Sum(entry => entry.CostInUsd);

    internal void Add(string operation, string model, long ticks)
    {
        lock (_entries)
        {
            CostLedgerEntry entry = _entries.GetValueOrDefault((operation, model)) ?? new CostLedgerEntry(operation, model, 0, 0);
            _entries[(operation, model)] = entry with { Calls = entry.Calls + 1, CostInUsdTicks = entry.CostInUsdTicks + ticks };
        }
    }
}

/// <summary>The cost of the calls of one operation with one model.</summary>
/// <param name="Operation">The operation's name in the contract, such as <c>generateImages</c>.</param>
/// <param name="Model">The model named by the request, or else by the response; empty if neither names one.</param>
/// <param name="Calls">The number of billed calls, including those refused by moderation.</param>
/// <param name="CostInUsdTicks">The cost in ticks; 10,000,000,000 ticks are one US dollar.</param>
public sealed record CostLedgerEntry(string Operation, string Model, int Calls, long CostInUsdTicks)
{
    /// <summary>The cost in US dollars.</summary>
    public decimal CostInUsd => CostInUsdTicks / 10_000_000_000m;
}
