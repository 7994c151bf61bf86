namespace XaiGen.Emulator;

/// <summary>The caller of a request: its team, the base of URLs in its response, and the leniency granted to it.</summary>
internal sealed record Caller(string Team, Uri BaseUrl, Leniency Leniency)
{
    /// <summary>Returns the caller for work that continues after the response was sent.</summary>
    public Caller Later() => this with { Leniency = Leniency.WithoutMarks() };
}
