using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace XaiGen.Emulator.Http;

/// <summary>
/// How long the target and the headers of a request may be. The server itself takes more, so that such a request is refused
/// in the API's own words and written into the journal.
/// </summary>
internal static class RequestLimits
{
    private const int MaxTargetLength = 8 * 1024;
    private const int MaxHeadersLength = 32 * 1024;
    private const int ServersFactor = 16;

    public static void Configure(KestrelServerLimits limits)
    {
        limits.MaxRequestLineSize = MaxTargetLength * ServersFactor;
        limits.MaxRequestHeadersTotalSize = MaxHeadersLength * ServersFactor;
    }

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        int target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length;
        if (target > MaxTargetLength)
        {
            throw new ApiFault(
                StatusCodes.Status414UriTooLong, "uri-too-long",
                $"The request target must have at most {MaxTargetLength} characters; it has {target}");
        }

        int headers = context.Request.Headers.Sum(header => header.Key.Length + header.Value.ToString().Length);
        if (headers > MaxHeadersLength)
        {
            throw new ApiFault(
                StatusCodes.Status431RequestHeaderFieldsTooLarge,
                "headers-too-large",
                $"The headers must have at most {MaxHeadersLength} characters; they have {headers}");
        }

        return next(context);
    }
}
