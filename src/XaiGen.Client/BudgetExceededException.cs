namespace XaiGen;

/// <summary>A request was not sent because it could cost more than a budget has left. Nothing was billed.</summary>
public sealed class BudgetExceededException : InvalidOperationException
{
    /// <summary>Creates an exception, for example for a test double to throw.</summary>
    /// <param name="message">Describes the request that was not sent.</param>
    /// <param name="budget">The budget that has too little left.</param>
    /// <param name="estimatedCost">The estimated cost of the request, in US dollars.</param>
    public BudgetExceededException(string message, Budget budget, decimal estimatedCost)
        : base(message) => (Budget, EstimatedCost) = (budget, estimatedCost);

    /// <summary>The budget that has too little left.</summary>
    public Budget Budget { get; }

    /// <summary>The cost of the request in US dollars, as far as it can be known in advance.</summary>
    public decimal EstimatedCost { get; }
}
