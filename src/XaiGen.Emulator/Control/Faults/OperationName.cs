namespace XaiGen.Emulator.Control;

/// <summary>The operation of an endpoint, by which faults and the journal refer to it.</summary>
internal sealed record OperationName(string Value);
