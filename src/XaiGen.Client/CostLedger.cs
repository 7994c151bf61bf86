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
            _entries[(operation, model)] = entry with
            {
                Calls = entry.Calls + 1,
                CostInUsdTicks = entry.CostInUsdTicks + Math.Min(ticks, long.MaxValue - entry.CostInUsdTicks),
            };
        }
    }
}
