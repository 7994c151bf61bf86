namespace XaiGen.Emulator.Control;

/// <summary>The operation of an endpoint; faults and the journal know it by this.</summary>
internal sealed record OperationName(string Value);
