namespace XaiGen.Emulator.Control;

internal sealed record FaultList(IReadOnlyList<FaultView> Data, IReadOnlyList<string> Operations);
