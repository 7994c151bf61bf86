namespace XaiGen;

/// <summary>A request was not sent, because it could cost more than a budget has left. Nothing was billed.</summary>
public sealed class BudgetExceededException : InvalidOperationException
{
    /// <summary>Creates an exception, for instance to be thrown by a test double.</summary>
    /// <param name="message">What was not sent.</param>
    /// <param name="budget">The budget that has too little left.</param>
    /// <param name="estimatedCost">What the request would cost, in US dollars.</param>
    public BudgetExceededException(string message, Budget budget, decimal estimatedCost)
        : base(message) => (Budget, EstimatedCost) = (budget, estimatedCost);

    /// <summary>The budget that has too little left.</summary>
    public Budget Budget { get; }

    /// <summary>What the request would cost, in US dollars, as far as that can be known before.</summary>
    public decimal EstimatedCost { get; }
}
