using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Files;
using XaiGen.Emulator.Imagine;

namespace XaiGen.Emulator.Http;

/// <summary>The URLs that need no key: public URLs of files and short-lived URLs of generated results.</summary>
internal sealed class PublicMediaEndpoints(FileStore store, PublicUrls urls, EphemeralMedia media)
{
    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Head];

    public void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder routes = app.MapGroup("").WithMetadata(new OperationName(FaultRules.PublicMedia));
        Map(routes, PublicUrls.PathPrefix + "{token}/{name}", ServePublicFileAsync);
        Map(routes, "/imgen/{**name}", ServeGeneratedAsync);
        Map(routes, "/vidgen/{**name}", ServeGeneratedAsync);
    }

    private static void Map(IEndpointRouteBuilder routes, string path, RequestDelegate serve)
    {
        routes.MapMethods(path, s_methods, serve);
        routes.MapMethods(path, [HttpMethods.Options], RespondToPreflight);
    }

    /// <summary>A browser sends a preflight before a page of another origin may send headers such as <c>Range</c>.</summary>
    private static Task RespondToPreflight(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        AllowAllOrigins(context);
        headers.Allow = headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
        headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
        headers.AccessControlMaxAge = "86400";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static void AllowAllOrigins(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "Accept-Ranges, Content-Length, Content-Range, ETag, x-request-id";
        if (context.Request.Headers.Origin.Count > 0)
        {
            headers.Append(ApiCall.UndocumentedHeader, Undocumented.Cors);
        }
    }

    private async Task ServePublicFileAsync(HttpContext context)
    {
        StoredFile file = urls.Resolve(context.Request.Path.Value!)
            ?? throw ApiFault.NotFound("This public URL does not exist or no longer works");
        await using Stream content = store.OpenContent(file);
        await ServeAsync(context, content, file.ContentType, file.Id);
    }

    private async Task ServeGeneratedAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!;
        MediaAsset asset = media.Find(path)
            ?? throw ApiFault.NotFound("This URL does not exist or no longer works");
        await using var content = new MemoryStream(await asset.ReadAsync(), writable: false);
        await ServeAsync(context, content, asset.Kind.ContentType, Path.GetFileName(path));
    }

    /// <summary>The content at a URL never changes, so the URL's own name serves as its version.</summary>
    private static Task ServeAsync(HttpContext context, Stream content, string contentType, string version)
    {
        AllowAllOrigins(context);
        ByteRanges.PassOverOtherUnits(context.Request);
        return Results
            .Stream(content, contentType, entityTag: new EntityTagHeaderValue($"\"{version}\""), enableRangeProcessing: true)
            .ExecuteAsync(context);
    }
}
