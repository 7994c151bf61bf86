namespace XaiGen.Emulator.Control;

/// <summary>A fault that was planned, and how much of it is left.</summary>
public sealed class FaultPlan
{
    private readonly Random _chance;
    private volatile int _struck;

    internal FaultPlan(int id, Fault fault) => (Id, Fault, _chance) = (id, fault, new Random(fault.Seed));

    /// <summary>Its number among the plans of this emulator.</summary>
    public int Id { get; }

    /// <summary>What goes wrong.</summary>
    public Fault Fault { get; }

    /// <summary>How many calls it has struck.</summary>
    public int Struck => _struck;

    /// <summary>How many calls it will still strike; null for ever.</summary>
    public int? Remaining => Fault.Times - _struck;

    internal bool Concerns(string operation) => Fault.Operation is not { } own || own == operation;

    internal bool TryStrike()
    {
        if (Fault.Probability < 1 && _chance.NextDouble() >= Fault.Probability)
        {
            return false;
        }

        _struck++;
        return true;
    }
}
