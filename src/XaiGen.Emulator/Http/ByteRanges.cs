using Microsoft.AspNetCore.Http;

namespace XaiGen.Emulator.Http;

/// <summary>Byte ranges of requests.</summary>
internal static class ByteRanges
{
    private const string Unit = "bytes=";

    /// <summary>A server ignores a range with an unknown unit (RFC 9110, 14.2); ASP.NET accepts any unit.</summary>
    public static void PassOverOtherUnits(HttpRequest request)
    {
        if (!request.Headers.Range.ToString().StartsWith(Unit, StringComparison.OrdinalIgnoreCase))
        {
            request.Headers.Remove("Range");
        }
    }
}
