using XaiGen.Emulator.Imagine;

namespace XaiGen.Emulator.Control;

/// <summary>The planned faults of one call. Each kind is queried where it takes effect, and is counted only then.</summary>
internal sealed class CallFaults(FaultPlans plans, string operation, JournalRecord? record)
{
    private const string Planned = "a fault that was planned for this call";

    /// <summary>Throws if a fault prevents storing an upload.</summary>
    public void CheckStoring()
    {
        if (Strike(fault => fault is Fault.StorageFailure) is Fault.StorageFailure failure)
        {
            throw NotStored(failure);
        }
    }

    /// <summary>Throws if a fault prevents creating a public URL.</summary>
    public void CheckPublishing()
    {
        if (StrikePublishing() is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>The faults of the results of this call, decided now even if the results are generated later.</summary>
    /// <param name="storage">The storage options of the call.</param>
    /// <param name="isStarted">Whether the call only starts the work, so that the work can still fail.</param>
    public OutputFaults OfOutput(StorageOptions? storage, bool isStarted)
    {
        GenerationException? generating = isStarted && Strike(fault => fault is Fault.GenerationFailure) is Fault.GenerationFailure failure
            ? new GenerationException(failure.Code, failure.Message ?? $"The generation failed: {Planned}")
            : null;
        if (generating is not null || storage is null)
        {
            return OutputFaults.None with { Generating = generating };
        }

        ApiFault? storing = Strike(fault => fault is Fault.StorageFailure) is Fault.StorageFailure unstored ? NotStored(unstored) : null;
        ApiFault? publishing = storing is null && OutputPublisher.WantsUrl(storage.PublicUrl) ? StrikePublishing() : null;
        return new OutputFaults(generating, storing, publishing);
    }

    public Fault? Strike(Predicate<Fault> ofKind)
    {
        Fault? fault = plans.Strike(operation, ofKind);
        if (fault is not null)
        {
            record?.Struck(fault);
        }

        return fault;
    }

    private static ApiFault NotStored(Fault.StorageFailure failure)
        => new(500, "internal-error", failure.Message ?? $"The file could not be stored: {Planned}");

    private ApiFault? StrikePublishing() => Strike(fault => fault is Fault.QuotaReached or Fault.PublicUrlFailure) switch
    {
        Fault.QuotaReached => ApiFault.QuotaReached(),
        Fault.PublicUrlFailure failure => new ApiFault(
            500, "internal-error", failure.Message ?? $"The public URL could not be made: {Planned}"),
        _ => null,
    };
}
