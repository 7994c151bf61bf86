using XaiGen.Emulator.Control;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Imagine;

/// <summary>What a request comes to once all its rules were checked.</summary>
internal abstract record AcceptedGeneration
{
    public required Caller Caller { get; init; }

    public string Team => Caller.Team;

    public StorageOptions? Storage { get; init; }

    /// <summary>Stored with the file.</summary>
    public required FileOrigin Origin { get; init; }

    /// <summary>How long the URLs of the results work.</summary>
    public TimeSpan LifetimeOfUrls { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Is told the path and the content type of each result.</summary>
    public Action<string, string>? Published { get; init; }

    public OutputFaults Faults { get; init; } = OutputFaults.None;

    /// <summary>In ticks of 10^-10 dollars.</summary>
    public required long Cost { get; init; }

    public required ModerationVerdict Moderation { get; init; }

    /// <summary>Whether something stands in for a source on another host.</summary>
    public required bool HasUnreadSource { get; init; }

    /// <summary>Whether something stands in for a source of a kind that is not read.</summary>
    public required bool HasStandIn { get; init; }

    /// <summary>Whether the request left the model to the server.</summary>
    public required bool HasDefaultModel { get; init; }

    /// <summary>What the emulator does here by its own choice, see <see cref="Undocumented"/>.</summary>
    public virtual IEnumerable<string> UndocumentedTopics
    {
        get
        {
            yield return Undocumented.Prices;
            if (HasUnreadSource)
            {
                yield return Undocumented.SourcesOfOtherHosts;
            }

            if (HasStandIn)
            {
                yield return Undocumented.UnreadMedia;
            }

            if (HasDefaultModel)
            {
                yield return Undocumented.DefaultModel;
            }

            if (Moderation != ModerationVerdict.Passed)
            {
                yield return Undocumented.Moderation;
            }
        }
    }
}
