using XaiGen.Emulator.Control;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Imagine;

/// <summary>A request whose rules have all been checked.</summary>
internal abstract record AcceptedGeneration
{
    public required Caller Caller { get; init; }

    public string Team => Caller.Team;

    public StorageOptions? Storage { get; init; }

    /// <summary>The origin to store with the file.</summary>
    public required FileOrigin Origin { get; init; }

    /// <summary>How long the URLs of the results work.</summary>
    public TimeSpan LifetimeOfUrls { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Receives the path and the content type of each result.</summary>
    public Action<string, string>? Published { get; init; }

    public OutputFaults Faults { get; init; } = OutputFaults.None;

    /// <summary>The cost in ticks of 10^-10 dollars.</summary>
    public required long Cost { get; init; }

    public required ModerationVerdict Moderation { get; init; }

    /// <summary>Whether a source on another host is replaced by a stand-in.</summary>
    public required bool HasUnreadSource { get; init; }

    /// <summary>Whether a source of an unsupported kind is replaced by a stand-in.</summary>
    public required bool HasStandIn { get; init; }

    /// <summary>Whether the request left the choice of the model to the server.</summary>
    public required bool HasDefaultModel { get; init; }

    /// <summary>The undocumented behaviour that the emulator chose here, see <see cref="Undocumented"/>.</summary>
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
