namespace XaiGen;

/// <summary>What a client's calls have cost since it was made, by operation and model.</summary>
public sealed class CostLedger
{
    private readonly Dictionary<(string Operation, string Model), CostLedgerEntry> _entries = [];

    /// <summary>The entries, as they are now, the most expensive first.</summary>
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

    /// <summary>What all of it has cost, in US dollars.</summary>
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

/// <summary>What the calls of one operation with one model have cost.</summary>
/// <param name="Operation">The operation by its name in the contract, such as <c>generateImages</c>.</param>
/// <param name="Model">The model as the request, or else the response, named it; empty where neither did.</param>
/// <param name="Calls">How many calls were billed, also those that moderation refused.</param>
/// <param name="CostInUsdTicks">The cost in ticks; 10,000,000,000 are one US dollar.</param>
public sealed record CostLedgerEntry(string Operation, string Model, int Calls, long CostInUsdTicks)
{
    /// <summary>The cost in US dollars.</summary>
    public decimal CostInUsd => CostInUsdTicks / 10_000_000_000m;
}
