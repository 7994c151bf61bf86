using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace XaiGen.Emulator.Control;

/// <summary>The routes with which people and other processes inspect the emulator and advance its clock.</summary>
internal static class ControlRoutes
{
    public const string Prefix = "/_emulator";

    public static bool Has(PathString path) => path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase);

    public static void Map(
        IEndpointRouteBuilder app, ControlEndpoints control, WorkEndpoints work, ControlFileEndpoints files, Thumbnails thumbnails,
        LiveFeed feed)
    {
        RouteGroupBuilder routes = app.MapGroup(Prefix);
        routes.MapGet("/health", control.GetHealthAsync);
        routes.MapPost("/reset", control.ResetAsync);
        routes.MapGet("/clock", control.GetClockAsync);
        routes.MapPost("/clock", control.TurnClockAsync);
        routes.MapGet("/faults", control.ListFaultsAsync);
        routes.MapPost("/faults", control.AddFaultAsync);
        routes.MapDelete("/faults", control.ClearFaultsAsync);
        routes.MapDelete("/faults/{id:int}", control.RemoveFaultAsync);
        routes.MapGet("/requests", control.ListRequestsAsync);
        routes.MapGet("/requests/{id:long}/body", control.DownloadBodyAsync);
        routes.MapGet("/jobs", work.ListJobsAsync);
        routes.MapGet("/results", work.ListResultsAsync);
        routes.MapGet("/result", work.DownloadResultAsync);
        routes.MapGet("/thumbnail", thumbnails.ServeAsync);
        routes.MapGet("/files", files.ListAsync);
        routes.MapGet("/files/{id}/content", files.DownloadAsync);
        routes.MapDelete("/files/{id}", files.DeleteAsync);
        routes.MapPost("/files/{id}/revoke", files.RevokeAsync);
        routes.MapGet("/events", feed.ServeAsync);
        PageAssets.Map(routes);
    }
}
