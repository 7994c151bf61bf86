using Microsoft.AspNetCore.Http;

namespace XaiGen.Emulator.Http;

/// <summary>Parts of a content that a request asks for.</summary>
internal static class ByteRanges
{
    private const string Unit = "bytes=";

    /// <summary>A server that does not know the unit of a range passes over the header (RFC 9110, 14.2); ASP.NET takes any unit.</summary>
    public static void PassOverOtherUnits(HttpRequest request)
    {
        if (!request.Headers.Range.ToString().StartsWith(Unit, StringComparison.OrdinalIgnoreCase))
        {
            request.Headers.Remove("Range");
        }
    }
}
