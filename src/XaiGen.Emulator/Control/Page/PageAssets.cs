using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace XaiGen.Emulator.Control;

/// <summary>The page and its parts, which are embedded in the assembly. They load nothing from elsewhere.</summary>
internal static class PageAssets
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder routes)
    {
        const string resources = "XaiGen.Emulator.Page.";
        foreach (string resource in typeof(PageAssets).Assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(resources, StringComparison.Ordinal))
            {
                string name = resource[resources.Length..];
                routes.MapGet(name is "index.html" ? "/" : $"/{name}", context => ServeAsync(context, resource));
            }
        }
    }

    private static Task ServeAsync(HttpContext context, string resource)
    {
        // Relative URLs in the page are resolved against its folder.
        if (context.Request.Path.Value == ControlRoutes.Prefix)
        {
            context.Response.Redirect(ControlRoutes.Prefix + "/");
            return Task.CompletedTask;
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Stream(typeof(PageAssets).Assembly.GetManifestResourceStream(resource)!, TypeOf(resource)).ExecuteAsync(context);
    }

    private static string TypeOf(string resource) => Path.GetExtension(resource) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".json" => "application/json",
        _ => "image/svg+xml",
    };
}
