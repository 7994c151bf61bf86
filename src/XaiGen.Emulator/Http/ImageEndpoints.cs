using Microsoft.AspNetCore.Http;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Imagine;

namespace XaiGen.Emulator.Http;

/// <summary>The Images operations of the contract.</summary>
internal sealed class ImageEndpoints(ImageStudio studio, RenderQueue<ImageResponse> queue)
{
    public async Task GenerateAsync(ApiCall call)
    {
        ImageGenerationRequest request = await call.ReadBodyAsync<ImageGenerationRequest>();
        await FulfilAsync(call, studio.Accept(call.Caller, request));
    }

    public async Task EditAsync(ApiCall call)
    {
        ImageEditRequest request = await call.ReadBodyAsync<ImageEditRequest>();
        await FulfilAsync(call, await studio.AcceptAsync(call.Caller, request));
    }

    public async Task GetAsync(ApiCall call)
    {
        string id = call.PathValue("request_id");
        var requestId = new RequestId(id);
        switch (await queue.ReportAsync(call.Team, id))
        {
            case RenderReport<ImageResponse>.Pending { HasBegun: false }:
                await call.AnswerEmptyAsync(StatusCodes.Status202Accepted);
                break;
            case RenderReport<ImageResponse>.Pending:
                await call.AnswerAsync<ImageStatus>(
                    new ImageStatus.Pending { RequestId = requestId }, StatusCodes.Status202Accepted);
                break;
            case RenderReport<ImageResponse>.Done { Result: var result }:
                foreach (Uri url in result.Data.Select(image => image.Url).OfType<Uri>())
                {
                    call.Record?.Shows(url, "image/png");
                }

                await call.AnswerAsync<ImageStatus>(
                    new ImageStatus.Done { RequestId = requestId, Data = result.Data, Usage = result.Usage });
                break;
            case RenderReport<ImageResponse>.Failed failure:
                await call.AnswerAsync<ImageStatus>(
                    new ImageStatus.Failed { RequestId = requestId, Error = failure.ToError(), Usage = failure.Usage });
                break;
            default:
                throw ApiFault.NotFound($"Request '{id}' does not exist, or its result is no longer kept");
        }
    }

    private async Task FulfilAsync(ApiCall call, ImageOrder order)
    {
        call.MarkUndocumented(order.UndocumentedTopics);
        order = order with { Faults = call.Faults?.OfOutput(order.Storage, order.IsDeferred) ?? OutputFaults.None };
        if (order.IsDeferred)
        {
            string id = queue.Start(order.Team, order.Origin, () => studio.FulfilAsync(order));
            await call.AnswerAsync(new StartedRequest { RequestId = new RequestId(id) });
        }
        else
        {
            await call.AnswerAsync(await studio.FulfilAsync(order with { Published = (path, type) => call.Record?.Shows(path, type) }));
        }
    }
}
