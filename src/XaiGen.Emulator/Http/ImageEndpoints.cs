using Microsoft.AspNetCore.Http;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Imagine;

namespace XaiGen.Emulator.Http;

/// <summary>The Images operations of the contract.</summary>
internal sealed class ImageEndpoints(ImageGenerator generator, RenderQueue<ImageResponse> queue)
{
    public async Task GenerateAsync(ApiCall call)
    {
        ImageRequest request = await call.ReadBodyAsync<ImageRequest>();
        await GenerateAsync(call, generator.Accept(call.Caller, request));
    }

    public async Task EditAsync(ApiCall call)
    {
        ImageEditRequest request = await call.ReadBodyAsync<ImageEditRequest>();
        await GenerateAsync(call, await generator.AcceptAsync(call.Caller, request));
    }

    public async Task GetAsync(ApiCall call)
    {
        string id = call.PathValue("request_id");
        var requestId = new GenerationId(id);
        switch (await queue.ReportAsync(call.Team, id))
        {
            case RenderReport<ImageResponse>.Pending { HasBegun: false }:
                await call.RespondEmptyAsync(StatusCodes.Status202Accepted);
                break;
            case RenderReport<ImageResponse>.Pending:
                await call.RespondAsync<ImageStatus>(
                    new ImageStatus.Pending { GenerationId = requestId }, StatusCodes.Status202Accepted);
                break;
            case RenderReport<ImageResponse>.Done { Result: var result }:
                foreach (Uri url in result.Data.Select(image => image.Url).OfType<Uri>())
                {
                    call.Record?.Shows(url, "image/png");
                }

                await call.RespondAsync<ImageStatus>(
                    new ImageStatus.Done { GenerationId = requestId, Data = result.Data, Usage = result.Usage });
                break;
            case RenderReport<ImageResponse>.Failed failure:
                await call.RespondAsync<ImageStatus>(
                    new ImageStatus.Failed { GenerationId = requestId, Error = failure.ToError(), Usage = failure.Usage });
                break;
            default:
                throw ApiFault.NotFound($"Request '{id}' does not exist, or its result is no longer kept");
        }
    }

    private async Task GenerateAsync(ApiCall call, AcceptedImages accepted)
    {
        call.MarkUndocumented(accepted.UndocumentedTopics);
        accepted = accepted with { Faults = call.Faults?.OfOutput(accepted.Storage, accepted.IsDeferred) ?? OutputFaults.None };
        if (accepted.IsDeferred)
        {
            string id = queue.Start(accepted.Team, accepted.Origin, () => generator.GenerateAsync(accepted));
            await call.RespondAsync(new StartedRequest { GenerationId = new GenerationId(id) });
        }
        else
        {
            await call.RespondAsync(
                await generator.GenerateAsync(accepted with { Published = (path, type) => call.Record?.Shows(path, type) }));
        }
    }
}
