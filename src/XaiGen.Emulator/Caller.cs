namespace XaiGen.Emulator;

/// <summary>Whose request it is, what the URLs in its response start with, and what it is let through with.</summary>
internal sealed record Caller(string Team, Uri BaseUrl, Leniency Leniency)
{
    /// <summary>The same for work that goes on after the response was sent.</summary>
    public Caller Later() => this with { Leniency = Leniency.WithoutMarks() };
}
