using System.Text.Json.Serialization;

namespace XaiGen.Emulator.Control;

internal sealed record RequestView(long Id, DateTimeOffset At, string Method, string Path, double DurationMs)
{
    public string? Operation { get; init; }

    public string? PassedOnTo { get; init; }

    public string? Team { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? Status { get; init; }

    public string? RequestId { get; init; }

    public string? Undocumented { get; init; }

    public IReadOnlyList<string> Faults { get; init; } = [];

    public IReadOnlyDictionary<string, string> RequestHeaders { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> ResponseHeaders { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<JournalMedia> Media { get; init; } = [];

    /// <summary>Whether its body was recorded completely, so that it can be sent again.</summary>
    public bool IsWhole { get; init; }

    public BodyView? Request { get; init; }

    public BodyView? Response { get; init; }

    public static RequestView Of(JournalEntry entry)
        => new(entry.Id, entry.At, entry.Method, entry.Path, Math.Round(entry.Duration.TotalMilliseconds, 3))
        {
            Operation = entry.Operation,
            PassedOnTo = entry.PassedOnTo?.AbsoluteUri,
            Team = entry.Team,
            Status = entry.Status,
            RequestId = entry.RequestId,
            Undocumented = entry.Undocumented,
            Faults = entry.Faults,
            RequestHeaders = entry.RequestHeaders,
            ResponseHeaders = entry.ResponseHeaders,
            Media = entry.Media,
            IsWhole = entry.Request is null or { Length: 0 } or { Whole: not null },
            Request = BodyView.Of(entry.Request),
            Response = BodyView.Of(entry.Response),
        };
}
