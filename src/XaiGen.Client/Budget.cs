using System.Globalization;

namespace XaiGen;

/// <summary>
/// A limit on the total cost of calls. Before a request is sent, its estimated cost is reserved; if it could cost more than is left, it is
/// refused with a <see cref="BudgetExceededException"/>. The cost that the service bills then replaces the reservation, even if the service
/// refuses the request.
/// </summary>
/// <remarks>
/// A call whose response was lost may have been billed, so its estimate stays reserved. The estimate of a video stays reserved until the
/// video is polled to its end, and that of a batch until it has ended and its cost is known. To estimate a batch from a stored file, the
/// file is downloaded first; requests in it for anything other than images and videos are not estimated.
/// </remarks>
public sealed class Budget : IDisposable
{
    private const decimal TicksPerDollar = 10_000_000_000;

    private static readonly AsyncLocal<Budget?> s_innermost = new();

    private readonly object _gate = new();
    private readonly Purse? _purse;
    private readonly Budget? _outer;

    // Decimals cannot overflow here, whatever a request says and a response reports.
    private readonly decimal _limit;
    private decimal _spent;
    private decimal _reserved;
    private volatile bool _hasEnded;

    /// <summary>Creates a budget that counts no calls. For mocking.</summary>
    /// <param name="limitInUsd">The maximum total cost of the calls, in US dollars.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative, or more than 100,000,000.</exception>
    public Budget(decimal limitInUsd)
        : this(null, limitInUsd, isScope: false)
    {
    }

    internal Budget(Purse? purse, decimal limitInUsd, bool isScope)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limitInUsd);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limitInUsd, 100_000_000);
        _purse = purse;
        _limit = decimal.Truncate(limitInUsd * TicksPerDollar);
        if (isScope)
        {
            _outer = s_innermost.Value;
            s_innermost.Value = this;
        }
    }

    /// <summary>The maximum total cost of the calls, in US dollars.</summary>
    public decimal LimitInUsd => _limit / TicksPerDollar;

    /// <summary>The cost billed so far, in US dollars.</summary>
    public decimal SpentInUsd => Read(budget => budget._spent);

    /// <summary>The estimated cost of running calls, in US dollars.</summary>
    public decimal ReservedInUsd => Read(budget => budget._reserved);

    /// <summary>The amount left for further calls, in US dollars.</summary>
    public decimal LeftInUsd => Read(budget => budget._limit - budget._spent - budget._reserved);

    /// <summary>Ends the scope: later calls are not counted. The amounts counted so far can still be read.</summary>
    public void Dispose()
    {
        _hasEnded = true;
        while (s_innermost.Value is { _hasEnded: true } ended)
        {
            s_innermost.Value = ended._outer;
        }
    }

    /// <summary>Returns a one-line description of the budget.</summary>
    public override string ToString()
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{LeftInUsd:0.00##} of {LimitInUsd:0.00##} dollars left ({SpentInUsd:0.00##} spent, {ReservedInUsd:0.00##} reserved)");

    /// <summary>The budgets of the scopes around a call, innermost first.</summary>
    internal static IEnumerable<Budget> Around(Purse purse)
    {
        for (Budget? budget = s_innermost.Value; budget is not null; budget = budget._outer)
        {
            // It may have been disposed of in another asynchronous context, or before an inner one.
            if (budget._purse == purse && !budget._hasEnded)
            {
                yield return budget;
            }
        }
    }

    /// <exception cref="BudgetExceededException">Too little is left.</exception>
    internal void Reserve(string call, decimal estimate)
    {
        lock (_gate)
        {
            if (_spent + _reserved + estimate > _limit)
            {
                decimal cost = estimate / TicksPerDollar;
                throw new BudgetExceededException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{call} was not sent: it may cost about {cost:0.00##} dollars, and the budget has {ToString()}."),
                    this, cost);
            }

            _reserved += estimate;
        }
    }

    /// <summary>Replaces a reservation by the amount billed.</summary>
    internal void Settle(decimal reserved, long billed)
    {
        lock (_gate)
        {
            _reserved -= reserved;
            _spent += billed;
        }
    }

    private decimal Read(Func<Budget, decimal> ticks)
    {
        lock (_gate)
        {
            return ticks(this) / TicksPerDollar;
        }
    }
}
