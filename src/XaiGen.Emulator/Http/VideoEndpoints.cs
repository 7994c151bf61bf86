using Microsoft.AspNetCore.Http;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Imagine;

namespace XaiGen.Emulator.Http;

/// <summary>The Videos operations of the contract.</summary>
internal sealed class VideoEndpoints(VideoGenerator generator, RenderQueue<FinishedVideo> queue)
{
    public async Task GenerateAsync(ApiCall call)
    {
        VideoRequest request = await call.ReadBodyAsync<VideoRequest>();
        await StartAsync(call, await generator.AcceptAsync(call.Caller, request));
    }

    public async Task EditAsync(ApiCall call)
    {
        VideoEditRequest request = await call.ReadBodyAsync<VideoEditRequest>();
        await StartAsync(call, await generator.AcceptAsync(call.Caller, request));
    }

    public async Task ExtendAsync(ApiCall call)
    {
        VideoExtensionRequest request = await call.ReadBodyAsync<VideoExtensionRequest>();
        await StartAsync(call, await generator.AcceptAsync(call.Caller, request));
    }

    public async Task GetAsync(ApiCall call)
    {
        string id = call.PathValue("request_id");
        RenderReport<FinishedVideo> report = await queue.ReportAsync(call.Team, id)
            ?? throw ApiFault.NotFound($"Request '{id}' does not exist");
        if (report is RenderReport<FinishedVideo>.Expired)
        {
            call.MarkUndocumented(Undocumented.ResultLifetime);
        }

        if (report is RenderReport<FinishedVideo>.Done { Result.Video: { Url: { } url } })
        {
            call.Record?.Shows(url, "video/mp4");
        }

        await (report switch
        {
            RenderReport<FinishedVideo>.Pending { HasBegun: false } => call.RespondEmptyAsync(StatusCodes.Status202Accepted),
            RenderReport<FinishedVideo>.Pending pending => call.RespondAsync<VideoStatus>(
                new VideoStatus.Pending { Progress = pending.Progress }, StatusCodes.Status202Accepted),
            RenderReport<FinishedVideo>.Done { Result: var result } => call.RespondAsync<VideoStatus>(new VideoStatus.Done
            {
                Video = result.Video,
                Model = new VideoModel(result.Model),
                Progress = 100,
                Usage = new MediaUsage { CostInUsdTicks = result.Cost },
            }),
            RenderReport<FinishedVideo>.Failed failure => call.RespondAsync<VideoStatus>(
                new VideoStatus.Failed { Error = failure.ToError(), Usage = failure.Usage }),
            _ => call.RespondAsync<VideoStatus>(new VideoStatus.Expired()),
        });
    }

    private async Task StartAsync(ApiCall call, AcceptedVideo accepted)
    {
        call.MarkUndocumented(accepted.UndocumentedTopics);
        accepted = accepted with { Faults = call.Faults?.OfOutput(accepted.Storage, isStarted: true) ?? OutputFaults.None };
        string id = queue.Start(accepted.Team, accepted.Origin, () => generator.GenerateAsync(accepted));
        await call.RespondAsync(new StartedRequest { GenerationId = new GenerationId(id) });
    }
}
