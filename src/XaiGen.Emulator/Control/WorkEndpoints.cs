using Microsoft.AspNetCore.Http;
using XaiGen.Emulator.Batches;
using XaiGen.Emulator.Http;
using XaiGen.Emulator.Imagine;

namespace XaiGen.Emulator.Control;

/// <summary>Running work, and the results of finished work.</summary>
internal sealed class WorkEndpoints(
    RenderQueue<ImageResponse> images, RenderQueue<FinishedVideo> videos, BatchStore batches, EphemeralMedia media)
{
    private const int MostResults = 200;

    public Task ListJobsAsync(HttpContext context) => ControlViews.RespondAsync(context, new JobList(
    [
        .. images.Running.Concat(videos.Running).Concat(batches.Running)
            .OrderBy(job => job.Started)
            .Select(job => new JobView(job.Id, job.Team, job.Origin, job.Started, job.Due)),
    ]));

    public async Task DownloadResultAsync(HttpContext context)
    {
        MediaAsset asset = media.Find(context.Request.Query["path"].ToString())
            ?? throw ApiFault.NotFound("It does not exist, or no longer");
        await using var content = new MemoryStream(await asset.ReadAsync(), writable: false);
        ByteRanges.PassOverOtherUnits(context.Request);
        await Results.Stream(content, asset.Kind.ContentType, enableRangeProcessing: true).ExecuteAsync(context);
    }

    public Task ListResultsAsync(HttpContext context) => ControlViews.RespondAsync(context, new ResultList(
    [
        .. media.Newest(MostResults)
            .Select(result => new ResultView(
                result.Path, result.Team, result.Asset.Kind.ContentType, result.Origin, result.CreatedAt, result.ExpiresAt, result.FileId)),
    ]));
}
