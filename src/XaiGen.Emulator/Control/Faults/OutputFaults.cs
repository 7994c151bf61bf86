namespace XaiGen.Emulator.Control;

/// <summary>The faults of the results of a call.</summary>
internal sealed record OutputFaults(GenerationException? Generating, ApiFault? Storing, ApiFault? Publishing)
{
    public static readonly OutputFaults None = new(null, null, null);
}
