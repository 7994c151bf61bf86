using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Files;
using XaiGen.Emulator.Imagine;

namespace XaiGen.Emulator.Http;

/// <summary>The addresses that need no key: public URLs of files and short-lived ones of what was generated.</summary>
internal sealed class PublicMediaEndpoints(FileStore store, PublicUrls urls, EphemeralMedia media)
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public void Map(IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("").WithMetadata(new OperationName(FaultRules.PublicMedia));
        routes.MapMethods(PublicUrls.PathPrefix + "{token}/{name}", Methods, ServePublicFileAsync);
        routes.MapMethods("/imgen/{**name}", Methods, ServeGeneratedAsync);
        routes.MapMethods("/vidgen/{**name}", Methods, ServeGeneratedAsync);
    }

    private async Task ServePublicFileAsync(HttpContext context)
    {
        var file = urls.Resolve(context.Request.Path.Value!)
            ?? throw ApiFault.NotFound("This public URL does not exist or no longer works");
        await using var content = store.OpenContent(file);
        await ServeAsync(context, content, file.ContentType, file.Id);
    }

    private async Task ServeGeneratedAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var asset = media.Find(path)
            ?? throw ApiFault.NotFound("This address does not exist or no longer works");
        await using var content = new MemoryStream(await asset.ReadAsync(), writable: false);
        await ServeAsync(context, content, asset.Kind.ContentType, Path.GetFileName(path));
    }

    /// <summary>Content behind an address never changes, so the address's own name serves as its version.</summary>
    private static Task ServeAsync(HttpContext context, Stream content, string contentType, string version)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return Results
            .Stream(content, contentType, entityTag: new EntityTagHeaderValue($"\"{version}\""), enableRangeProcessing: true)
            .ExecuteAsync(context);
    }
}
