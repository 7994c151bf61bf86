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
        => request.OperationId is "generateImages" or "editImages" or "generateVideo" or "editVideo" or "extendVideo" or "addBatchRequests"
            or "createBatch";

    private static bool IsReport(ApiRequest request) => request.OperationId is "getImages" or "getVideo" or "getBatch" or "cancelBatch";

    /// <summary>The request, if it is relevant to the purse; otherwise null.</summary>
    private static ApiRequest? RequestOf(PipelineMessage message)
        => ApiRetryRules.RequestOf(message) is { Connection: not null } request && (IsBilled(request) || IsReport(request))
            ? request
            : null;

    private static async Task ProcessAsync(
        ApiRequest request, PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex, bool async)
    {
        // Once it is under way, a cancelled call may be billed, so its estimate stays reserved; this one never is.
        message.CancellationToken.ThrowIfCancellationRequested();
        var purse = Purse.Of(request.Connection!);
        Purse.Reservation? reservation = IsBilled(request) ? await purse.BeforeAsync(message, request).ConfigureAwait(false) : null;
        string? batch = request.OperationId == "addBatchRequests" ? IdIn(message, 2) : null;
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
        catch (Exception) when (reservation is not null && batch is not null)
        {
            purse.Lost(reservation, batch);
            throw;
        }

        if (!message.BufferResponse || message.Response is not { } response)
        {
            return;
        }

        if (reservation is not null)
        {
            purse.After(reservation, response, batch);
        }
        else if (IsReport(request))
        {
            purse.Reported(IdIn(message, 1), request.OperationId, response);
        }
    }

    /// <summary>The ID in the path, counted from its end; an action may follow it, as in <c>…:cancel</c>.</summary>
    private static string IdIn(PipelineMessage message, int fromEnd)
        => Uri.UnescapeDataString(message.Request.Uri!.Segments[^fromEnd].TrimEnd('/').Split(':')[0]);
}
