namespace XaiGen.Emulator.Control;

/// <summary>Results at short-lived URLs, newest first.</summary>
internal sealed record ResultList(IReadOnlyList<ResultView> Data);
