using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaiGen.Emulator.Control;

namespace XaiGen.Emulator.Http;

internal static class ApiRoutes
{
    public static IReadOnlyList<ApiRoute> Of(
        FileEndpoints files, ImageEndpoints images, VideoEndpoints videos, BatchEndpoints batches, ModelEndpoints models)
    => [
        new("uploadFile", "POST", "/v1/files", files.UploadAsync),
        new("listFiles", "GET", "/v1/files", files.ListAsync),
        new("getFile", "GET", "/v1/files/{file_id}", files.GetAsync),
        new("deleteFile", "DELETE", "/v1/files/{file_id}", files.DeleteAsync),
        new("downloadFile", "GET", "/v1/files/{file_id}/content", files.DownloadAsync),
        new("createPublicUrl", "POST", "/v1/files/{file_id}/public-url", files.CreatePublicUrlAsync),
        new("revokePublicUrl", "POST", "/v1/files/{file_id}/public-url/revoke", files.RevokePublicUrlAsync),
        new("generateImages", "POST", "/v1/images/generations", images.GenerateAsync),
        new("editImages", "POST", "/v1/images/edits", images.EditAsync),
        new("getImages", "GET", "/v1/images/{request_id}", images.GetAsync),
        new("generateVideo", "POST", "/v1/videos/generations", videos.GenerateAsync),
        new("editVideo", "POST", "/v1/videos/edits", videos.EditAsync),
        new("extendVideo", "POST", "/v1/videos/extensions", videos.ExtendAsync),
        new("getVideo", "GET", "/v1/videos/{request_id}", videos.GetAsync),
        new("createBatch", "POST", "/v1/batches", batches.CreateAsync),
        new("listBatches", "GET", "/v1/batches", batches.ListAsync),
        new("getBatch", "GET", "/v1/batches/{batch_id}", batches.GetAsync),
        new("cancelBatch", "POST", "/v1/batches/{batch_id}:cancel", batches.CancelAsync),
        new("listBatchRequests", "GET", "/v1/batches/{batch_id}/requests", batches.ListRequestsAsync),
        new("addBatchRequests", "POST", "/v1/batches/{batch_id}/requests", batches.AddRequestsAsync),
        new("listBatchResults", "GET", "/v1/batches/{batch_id}/results", batches.ListResultsAsync),
        new("listImageModels", "GET", "/v1/image-generation-models", models.ListImageModelsAsync),
        new("getImageModel", "GET", "/v1/image-generation-models/{model_id}", models.GetImageModelAsync),
        new("listVideoModels", "GET", "/v1/video-generation-models", models.ListVideoModelsAsync),
        new("getVideoModel", "GET", "/v1/video-generation-models/{model_id}", models.GetVideoModelAsync),
    ];

    public static void MapApi(this IEndpointRouteBuilder app, IEnumerable<ApiRoute> routes, Func<HttpContext, Caller> callerOf)
    {
        foreach (ApiRoute route in routes)
        {
            app
                .MapMethods(
                    route.Path, [route.Method], context => route.Handle(new ApiCall(context, callerOf(context))))
                .WithMetadata(new OperationName(route.OperationId));
        }
    }
}
