using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Control;

/// <summary>The responses of the control routes.</summary>
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(ClockView))]
[JsonSerializable(typeof(FaultList))]
[JsonSerializable(typeof(FaultView))]
[JsonSerializable(typeof(RequestList))]
[JsonSerializable(typeof(RequestView))]
[JsonSerializable(typeof(FileViewList))]
[JsonSerializable(typeof(FileView))]
[JsonSerializable(typeof(RevokedView))]
[JsonSerializable(typeof(DoneView))]
[JsonSerializable(typeof(HelloView))]
[JsonSerializable(typeof(JobList))]
[JsonSerializable(typeof(ResultList))]
internal sealed partial class ControlViews : JsonSerializerContext
{
    /// <summary>Leaves quotation marks within JSON bodies unescaped; the page never interprets text as HTML.</summary>
    private static readonly ControlViews s_readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static byte[] ToJson<T>(T view) => JsonSerializer.SerializeToUtf8Bytes(view, typeof(T), s_readable);

    public static async Task RespondAsync<T>(HttpContext context, T view)
    {
        byte[] json = ToJson(view);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }
}

internal sealed record HealthView(string Status, string Version, int Files, string? DataDirectory);

internal sealed record DoneView(bool Done);

internal sealed record RevokedView(bool Revoked);

internal sealed record ClockView(DateTimeOffset Now, bool Frozen, double AheadSeconds)
{
    public static ClockView Of(EmulatorClock clock)
        => new(clock.GetUtcNow(), clock.IsFrozen, Math.Round(clock.Ahead.TotalSeconds, 3));
}

internal sealed record FaultList(IReadOnlyList<FaultView> Data, IReadOnlyList<string> Operations);

internal sealed record FaultView(int Id, string Kind)
{
    public string? Operation { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? Times { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? Remaining { get; init; }

    public int Struck { get; init; }

    public double Probability { get; init; }

    public int Seed { get; init; }

    public int? Status { get; init; }

    public double? RetryAfterSeconds { get; init; }

    public double? Seconds { get; init; }

    public bool? AfterWork { get; init; }

    public long? Bytes { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    public static FaultView Of(FaultPlan plan)
    {
        Fault fault = plan.Fault;
        var view = new FaultView(plan.Id, fault.Kind)
        {
            Operation = fault.Operation,
            Times = fault.Times,
            Remaining = plan.Remaining,
            Struck = plan.Struck,
            Probability = fault.Probability,
            Seed = fault.Seed,
        };
        return fault switch
        {
            Fault.ErrorResponse error => view with
            {
                Status = error.Status,
                RetryAfterSeconds = error.RetryAfter?.TotalSeconds,
                Code = error.Code,
                Message = error.Message,
            },
            Fault.Latency latency => view with { Seconds = latency.Delay.TotalSeconds },
            Fault.ConnectionReset reset => view with { AfterWork = reset.AfterWork },
            Fault.CutBody cut => view with { Bytes = cut.Bytes },
            Fault.StorageFailure failure => view with { Message = failure.Message },
            Fault.PublicUrlFailure failure => view with { Message = failure.Message },
            Fault.GenerationFailure failure => view with { Code = failure.Code, Message = failure.Message },
            _ => view,
        };
    }
}

/// <summary>Requests, oldest first; the next page starts after <paramref name="Last"/>.</summary>
internal sealed record RequestList(IReadOnlyList<RequestView> Data, long Last);

internal sealed record BodyView(string? ContentType, long? Bytes, string? Text)
{
    public static BodyView? Of(JournalBody? body) => body is null ? null : new BodyView(body.ContentType, body.Length, body.Text);
}

internal sealed record RequestView(long Id, DateTimeOffset At, string Method, string Path, double DurationMs)
{
    public string? Operation { get; init; }

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

/// <summary>The first event of the live feed. If its start differs, everything that the reader knew is obsolete.</summary>
internal sealed record HelloView(string Start, string Version, string Team);

/// <summary>Running work, oldest first.</summary>
internal sealed record JobList(IReadOnlyList<JobView> Data);

internal sealed record JobView(string Id, string Team, FileOrigin Origin, DateTimeOffset Started, DateTimeOffset Due);

/// <summary>Results at short-lived URLs, newest first.</summary>
internal sealed record ResultList(IReadOnlyList<ResultView> Data);

internal sealed record ResultView(
    string Path, string Team, string ContentType, FileOrigin Origin, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, string? FileId);

/// <summary>Files, newest first, limited to a number that people can view.</summary>
internal sealed record FileViewList(IReadOnlyList<FileView> Data, int Total);

internal sealed record FileView(string Id, string Team, string Filename, string ContentType, long Bytes, DateTimeOffset CreatedAt)
{
    public DateTimeOffset? ExpiresAt { get; init; }

    public Uri? PublicUrl { get; init; }

    public DateTimeOffset? PublicUrlExpiresAt { get; init; }

    public FileOrigin? Origin { get; init; }
}
