using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace XaiGen.Emulator.Control;

/// <summary>
/// Keeps web pages of other origins away from the control routes. A page can send requests to this machine, and, by a
/// name of its own that it lets lead here, even read the answers; so the name, the origin and the type of what is sent
/// have to be right.
/// </summary>
internal sealed class ControlGuard(IReadOnlyCollection<string> furtherHosts)
{
    private static readonly string[] OwnHosts = ["127.0.0.1", "localhost", "[::1]"];

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (ControlRoutes.Has(context.Request.Path))
        {
            Check(context);
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.CacheControl = "no-store";
        }

        return next(context);
    }

    private static ApiFault Forbidden(string message) => new(StatusCodes.Status403Forbidden, "permission-denied", message);

    private void Check(HttpContext context)
    {
        var request = context.Request;
        if (!Answers(request.Host, context.Connection.LocalPort))
        {
            throw Forbidden(
                $"The control routes answer at {string.Join(", ", OwnHosts.Concat(furtherHosts))} and the emulator's own port only, not at '{request.Host}'; "
                + $"other names are allowed by {nameof(XaiEmulatorOptions)}.{nameof(XaiEmulatorOptions.ControlHosts)}");
        }

        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}")
        {
            throw Forbidden($"The control routes are not for pages of other origins, such as '{origin}'");
        }

        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none") and var site)
        {
            throw Forbidden(
                $"The control routes are not for requests that start at other sites ('{site}'); "
                + $"open {UriHelper.BuildAbsolute(request.Scheme, request.Host, ControlRoutes.Prefix)}/ by itself");
        }

        if (HttpMethods.IsPost(request.Method) && !request.HasJsonContentType())
        {
            throw new ApiFault(
                StatusCodes.Status415UnsupportedMediaType,
                "unsupported-media-type",
                "Send 'Content-Type: application/json', which pages of other origins cannot do unasked");
        }
    }

    /// <summary>What leads here from another host has a port of its own there.</summary>
    private bool Answers(HostString host, int port) =>
        furtherHosts.Contains(host.Host, StringComparer.OrdinalIgnoreCase)
        || (OwnHosts.Contains(host.Host, StringComparer.OrdinalIgnoreCase) && (host.Port ?? 80) == port);
}
