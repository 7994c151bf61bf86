namespace XaiGen.Emulator.Control;

/// <summary>Requests, oldest first; the next page starts after <paramref name="Last"/>.</summary>
internal sealed record RequestList(IReadOnlyList<RequestView> Data, long Last);
