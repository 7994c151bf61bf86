namespace XaiGen.Emulator;

/// <summary>Whose request it is, what the URLs in its response start with, and what it is let through with.</summary>
internal sealed record Caller(string Team, Uri BaseUrl, Leniency Leniency);
