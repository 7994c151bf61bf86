namespace XaiGen.Emulator.Control;

/// <summary>
/// The planned faults. Plans are tried in the order in which they were added; if several of the same kind match a call, only the first
/// takes effect.
/// </summary>
public sealed class FaultPlans
{
    private readonly Lock _lock = new();
    private readonly FaultRules _rules;
    private volatile FaultPlan[] _active = [];
    private int _lastId;

    internal FaultPlans(IEnumerable<string> operations) => _rules = new FaultRules(operations);

    internal event Action? Changed;

    /// <summary>The plans that can still take effect.</summary>
    public IReadOnlyList<FaultPlan> Active => _active;

    /// <summary>The operations that a plan can name.</summary>
    public IReadOnlyList<string> Operations => _rules.Operations;

    /// <summary>Plans a fault.</summary>
    /// <returns>The plan, which counts how often the fault occurred and can be removed.</returns>
    /// <exception cref="ArgumentException">The fault is not valid; the message names what to correct.</exception>
    public FaultPlan Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (ProblemOf(fault) is { } problem)
        {
            throw new ArgumentException(problem, nameof(fault));
        }

        FaultPlan plan;
        lock (_lock)
        {
            plan = new FaultPlan(++_lastId, fault);
            _active = [.. _active, plan];
        }

        Changed?.Invoke();
        return plan;
    }

    /// <summary>Removes a plan.</summary>
    /// <returns>Whether it could still take effect.</returns>
    public bool Remove(FaultPlan plan)
    {
        lock (_lock)
        {
            if (!_active.Contains(plan))
            {
                return false;
            }

            _active = [.. _active.Where(other => other != plan)];
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>Removes all plans.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _active = [];
        }

        Changed?.Invoke();
    }

    /// <summary>Why the fault is not valid; null if it is.</summary>
    internal string? ProblemOf(Fault fault) => _rules.ProblemOf(fault);

    /// <summary>The fault of this kind that affects this call of the operation; null if there is none.</summary>
    internal Fault? Strike(string operation, Predicate<Fault> ofKind)
    {
        if (_active is [])
        {
            return null;
        }

        Fault? struck;
        lock (_lock)
        {
            struck = Array.Find(_active, plan => plan.Concerns(operation) && ofKind(plan.Fault) && plan.TryStrike())?.Fault;
            if (struck is null)
            {
                return null;
            }

            _active = [.. _active.Where(plan => plan.Remaining != 0)];
        }

        Changed?.Invoke();
        return struck;
    }
}
