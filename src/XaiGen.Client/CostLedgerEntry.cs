namespace XaiGen;

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
