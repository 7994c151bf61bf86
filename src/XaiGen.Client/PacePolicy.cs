using System.ClientModel.Primitives;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>
/// Enforces xAI's published rate limits, or those of the options: each generating request, including retries, waits for its turn before it
/// is sent.
/// </summary>
internal sealed class PacePolicy(XaiClientOptions options) : PipelinePolicy
{
    private const string Images = "images";
    private const string Videos = "videos";

    private static readonly AsyncLocal<RateScope?> s_scope = new();

    /// <summary>Rates that take precedence over others, for the calls in the current asynchronous context.</summary>
    public static RateScope? Scope
    {
        get => s_scope.Value;
        set => s_scope.Value = value;
    }

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        WaitAsync(message)?.GetAwaiter().GetResult();
        ProcessNext(message, pipeline, currentIndex);
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        => WaitAsync(message) is { } waiting
            ? new(ProcessAfterAsync(waiting, message, pipeline, currentIndex))
            : pipeline[currentIndex + 1].ProcessAsync(message, pipeline, currentIndex + 1);

    private static async Task ProcessAfterAsync(
        Task waiting, PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        await waiting.ConfigureAwait(false);
        await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
    }

    /// <summary>Waits for the turn of a request; returns null if it needs none.</summary>
    private Task? WaitAsync(PipelineMessage message)
        => ApiRetryRules.RequestOf(message) is { } request && KindOf(request) is { } kind && message.Request.Uri is { } address
            ? WaitAsync(message, address, kind)
            : null;

    private Task? WaitAsync(PipelineMessage message, Uri address, string kind)
    {
        string model = RequestFacts.Of(message.Request.Content).Model ?? "";
        RateScope? scope = Scope;
        int? rate =
            Chosen(scope?.RequestsPerMinute, model) ?? Chosen(options.RequestsPerMinute, model) ?? Published(address, kind, model);
        if (rate is not { } perMinute)
        {
            return null;
        }

        message.Request.Headers.TryGetValue("Authorization", out string? key);
        var call = new RatedCall(address.Authority, key?.GetHashCode(StringComparison.Ordinal) ?? 0, kind, model);
        Task turn = RequestPace.Of(options.TimeProvider)
            .WaitAsync(call, perMinute, options.TotalTimeout, options.TimeProvider, message.CancellationToken);
        return turn.IsCompletedSuccessfully ? null : WaitAsync(turn, scope);
    }

    private static async Task WaitAsync(Task turn, RateScope? scope)
    {
        scope?.IsWaiting = true;
        try
        {
            await turn.ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw new TurnGivenUpException(e);
        }
        finally
        {
            scope?.IsWaiting = false;
        }
    }

    // Only generating requests are limited.
    private static string? KindOf(ApiRequest request) => request.OperationId switch
    {
        "generateImages" or "editImages" => Images,
        "generateVideo" or "editVideo" or "extendVideo" => Videos,
        _ => null,
    };

    private static int? Chosen(IReadOnlyDictionary<string, int>? rates, string model)
        => rates is not null && rates.TryGetValue(model, out int perMinute) ? perMinute : null;

    // The published limits are xAI's and do not apply to an emulator.
    private static int? Published(Uri address, string kind, string model)
        => address.IsLoopback ? null
            : kind == Images ? 300
            : model == VideoModel.GrokImagineVideo.Value ? 70
            : 60;
}
