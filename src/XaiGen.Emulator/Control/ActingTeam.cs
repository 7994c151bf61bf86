using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace XaiGen.Emulator.Control;

/// <summary>
/// The team that the page calls the API as. It knows no keys, so it calls under <c>/_emulator/as/TEAM</c>, which is guarded like all
/// control routes.
/// </summary>
internal sealed record ActingTeam(string Team)
{
    private const string Prefix = ControlRoutes.Prefix + "/as/";
    private const string Api = "/v1/";

    public static ActingTeam? Of(HttpContext context) => context.Features.Get<ActingTeam>();

    /// <summary>Takes the prefix off the path, so that the call is one of the API's from here on.</summary>
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

    /// <summary>The path and query that were asked for, without the prefix.</summary>
    public static string PathWithout(HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return Of(context) is null ? target : target[context.Request.PathBase.Value!.Length..];
    }
}
