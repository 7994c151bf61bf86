using System.ClientModel.Primitives;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>Lets a client's purse see the calls that cost something, and those that report a cost.</summary>
internal sealed class PursePolicy : PipelinePolicy
{
    private static readonly HashSet<string> s_billed =
        ["generateImages", "editImages", "generateVideo", "editVideo", "extendVideo", "addBatchRequests"];

    private static readonly HashSet<string> s_reports = ["getImages", "getVideo", "getBatch"];

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        => ProcessAsync(message, pipeline, currentIndex, async: false).GetAwaiter().GetResult();

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        => RequestOf(message) is { } request && (s_billed.Contains(request.OperationId) || s_reports.Contains(request.OperationId))
            ? new(ProcessAsync(message, pipeline, currentIndex, async: true))
            : pipeline[currentIndex + 1].ProcessAsync(message, pipeline, currentIndex + 1);

    private static ApiRequest? RequestOf(PipelineMessage message)
        => ApiRetryRules.RequestOf(message) is { Connection: not null } request ? request : null;

    private static async Task ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex, bool async)
    {
        ApiRequest? request = RequestOf(message);
        Purse? purse = request is null ? null : Purse.Of(request.Connection!);
        Purse.Reservation? reservation = purse is not null && s_billed.Contains(request!.OperationId)
            ? purse.Before(message, request)
            : null;
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
        catch (Exception e) when (reservation is not null && ApiRetryRules.IsSurelyUnsent(request!.Body, e))
        {
            Purse.Undone(reservation);
            throw;
        }

        if (purse is null || !message.BufferResponse || message.Response is not { } response)
        {
            return;
        }

        if (reservation is not null)
        {
            purse.After(
                reservation, response, request!.OperationId == "addBatchRequests" ? message.Request.Uri?.Segments[^2].TrimEnd('/') : null);
        }
        else if (message.Request.Uri is { } address && s_reports.Contains(request!.OperationId))
        {
            purse.Reported(address.Segments[^1].TrimEnd('/'), request.OperationId, response);
        }
    }
}
