using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace XaiGen.Emulator.Control;

/// <summary>
/// Protects the control routes from web pages of other origins, and from other machines without the token. A page can send requests to this
/// machine even though it cannot read the responses, so the origin and the content type of requests are checked.
/// </summary>
/// <param name="token">The required token; null if only this machine can reach the emulator.</param>
internal sealed class ControlGuard(string? token)
{
    public const string TokenParameter = "token";

    /// <summary>
    /// A header that the page sends with requests that are not JSON. Pages of other origins cannot send it without a preflight.
    /// </summary>
    public const string PageHeader = "x-xaigen-page";

    private const string Cookie = "xaigen-control";
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (ControlRoutes.Has(context.Request.Path) || ActingTeam.Of(context) is not null)
        {
            if (token is not null && IsLogin(context))
            {
                return Task.CompletedTask;
            }

            CheckToken(context.Request);
            Check(context.Request);
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.CacheControl = "no-store";
        }

        return next(context);
    }

    private static ApiFault Forbidden(string message) => new(StatusCodes.Status403Forbidden, "permission-denied", message);

    /// <summary>
    /// A browser sends the token once, in the page's URL. It is then kept in a cookie, so that it does not appear in later URLs or the
    /// browser's history.
    /// </summary>
    private bool IsLogin(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || !IsToken(request.Query[TokenParameter].ToString()))
        {
            return false;
        }

        context.Response.Cookies.Append(
            Cookie, token!, new CookieOptions { Path = ControlRoutes.Prefix, HttpOnly = true, SameSite = SameSiteMode.Strict });
        context.Response.Redirect(ControlRoutes.Prefix + "/");
        return true;
    }

    private void CheckToken(HttpRequest request)
    {
        string authorization = request.Headers.Authorization.ToString();
        bool isShown = token is null
            || IsToken(request.Cookies[Cookie])
            || (authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && IsToken(authorization[Scheme.Length..].Trim()));
        if (!isShown)
        {
            throw new ApiFault(
                StatusCodes.Status401Unauthorized,
                "unauthenticated",
                "The control routes need the emulator's control token, which it prints at its start; send 'Authorization: Bearer <token>', "
                + $"or open {ControlRoutes.Prefix}/?{TokenParameter}=<token> in a browser");
        }
    }

    private bool IsToken(string? shown)
        => shown is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(token!));

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

        if (HttpMethods.IsPost(request.Method) && !request.HasJsonContentType() && !request.Headers.ContainsKey(PageHeader))
        {
            throw ApiFault.WrongMediaType("Send 'Content-Type: application/json', which pages of other origins cannot do unasked");
        }
    }
}
