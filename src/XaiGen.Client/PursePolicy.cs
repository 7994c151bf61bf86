using System.ClientModel.Primitives;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>Passes the calls that cost something, and those that report a cost, to the client's purse.</summary>
internal sealed class PursePolicy : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        if (RequestOf(message) is { } request)
        {
            ProcessAsync(request, message, pipeline, currentIndex, async: false).GetAwaiter().GetResult();
        }
        else
        {
            ProcessNext(message, pipeline, currentIndex);
        }
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        => RequestOf(message) is { } request
            ? new(ProcessAsync(request, message, pipeline, currentIndex, async: true))
            : pipeline[currentIndex + 1].ProcessAsync(message, pipeline, currentIndex + 1);

    private static bool IsBilled(ApiRequest request)
        => request.OperationId is "generateImages" or "editImages" or "generateVideo" or "editVideo" or "extendVideo" or "addBatchRequests";

    private static bool IsReport(ApiRequest request) => request.OperationId is "getImages" or "getVideo" or "getBatch";

    /// <summary>The request, if it is relevant to the purse; otherwise null.</summary>
    private static ApiRequest? RequestOf(PipelineMessage message)
        => ApiRetryRules.RequestOf(message) is { Connection: not null } request && (IsBilled(request) || IsReport(request))
            ? request
            : null;

    private static async Task ProcessAsync(
        ApiRequest request, PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex, bool async)
    {
        var purse = Purse.Of(request.Connection!);
        Purse.Reservation? reservation = IsBilled(request) ? purse.Before(message, request) : null;
        try
        {
            if (async)
            {
                await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
            }
            else
            {
                ProcessNext(message, pipeline, currentIndex);
            }
        }
        catch (Exception e) when (reservation is not null
            && (e is TurnGivenUpException or TurnTooLateException || ApiRetryRules.IsSurelyUnsent(request.Body, e)))
        {
            Purse.Undone(reservation);
            throw;
        }

        if (!message.BufferResponse || message.Response is not { } response || message.Request.Uri is not { } address)
        {
            return;
        }

        if (reservation is null)
        {
            purse.Reported(NameIn(address.Segments[^1]), request.OperationId, response);
        }
        else
        {
            purse.After(reservation, response, request.OperationId == "addBatchRequests" ? NameIn(address.Segments[^2]) : null);
        }
    }

    private static string NameIn(string segment) => segment.TrimEnd('/');
}
