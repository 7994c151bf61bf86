namespace XaiGen.Emulator.Control;

/// <summary>A planned fault, with its remaining number of calls.</summary>
public sealed class FaultPlan
{
    private readonly Random _chance;
    private volatile int _struck;

    internal FaultPlan(int id, Fault fault) => (Id, Fault, _chance) = (id, fault, new Random(fault.Seed));

    /// <summary>The number of the plan in this emulator.</summary>
    public int Id { get; }

    /// <summary>The fault.</summary>
    public Fault Fault { get; }

    /// <summary>How many calls it has affected.</summary>
    public int Struck => _struck;

    /// <summary>How many further calls it will affect; null if there is no limit.</summary>
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
