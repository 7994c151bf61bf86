using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace XaiGen.Emulator.Http;

/// <summary>
/// The maximum length of a request's target and headers. The server itself accepts more, so that such a request is refused with the API's
/// own error and recorded in the journal.
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
