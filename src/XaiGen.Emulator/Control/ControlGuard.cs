using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace XaiGen.Emulator.Control;

/// <summary>
/// Keeps web pages of other origins away from the control routes. A page can send requests to this machine without being
/// able to read the responses; so the origin and the type of what is sent have to be right.
/// </summary>
internal static class ControlGuard
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (ControlRoutes.Has(context.Request.Path))
        {
            Check(context.Request);
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.CacheControl = "no-store";
        }

        return next(context);
    }

    private static ApiFault Forbidden(string message) => new(StatusCodes.Status403Forbidden, "permission-denied", message);

    private static void Check(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
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
            throw ApiFault.WrongMediaType("Send 'Content-Type: application/json', which pages of other origins cannot do unasked");
        }
    }
}
