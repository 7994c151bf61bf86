namespace XaiGen.Emulator.Control;

/// <summary>Running work, oldest first.</summary>
internal sealed record JobList(IReadOnlyList<JobView> Data);
