using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace XaiGen.Emulator.Control;

/// <summary>
/// The team in whose name the page calls the API. The page has no API key, so it calls the API under <c>/_emulator/as/TEAM</c>, which is
/// protected like all control routes.
/// </summary>
internal sealed record ActingTeam(string Team)
{
    private const string Prefix = ControlRoutes.Prefix + "/as/";
    private const string Api = "/v1/";

    public static ActingTeam? Of(HttpContext context) => context.Features.Get<ActingTeam>();

    /// <summary>Removes the prefix from the path, so that the call is handled as a call of the API.</summary>
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        string path = context.Request.Path.Value!;
        if (path.StartsWith(Prefix, StringComparison.Ordinal)
            && path.IndexOf(Api, Prefix.Length, StringComparison.Ordinal) is > 0 and var start)
        {
            context.Features.Set(new ActingTeam(path[Prefix.Length..start]));
            context.Request.PathBase = path[..start];
            context.Request.Path = path[start..];
        }

        return next(context);
    }

    /// <summary>The requested path and query, without the prefix.</summary>
    public static string PathWithout(HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return Of(context) is null ? target : target[context.Request.PathBase.Value!.Length..];
    }
}
