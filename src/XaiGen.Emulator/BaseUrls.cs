using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using XaiGen.Emulator.Http;

namespace XaiGen.Emulator;

/// <summary>
/// The base of the URLs in responses: the configured public URL, or else the host that the request was sent to, which the caller can
/// certainly reach.
/// </summary>
internal sealed class BaseUrls
{
    private readonly HostGuard _hosts;
    private readonly Func<int> _port;

    /// <param name="publicUrl">The base URL to use for all requests; null to use the request's host.</param>
    /// <param name="hosts">The hosts that refer to this emulator.</param>
    /// <param name="port">Returns the emulator's port, which is known once it runs.</param>
    /// <exception cref="EmulatorException">The public URL is invalid.</exception>
    public BaseUrls(Uri? publicUrl, HostGuard hosts, Func<int> port)
    {
        (_hosts, _port) = (hosts, port);
        PublicUrl = publicUrl is null ? null : Check(publicUrl);
    }

    public Uri? PublicUrl { get; }

    public static Uri Combine(Uri baseUrl, string path) => new(baseUrl, path.TrimStart('/'));

    public Uri Of(HttpContext context) => PublicUrl ?? OfHost(context);

    /// <summary>The path of a URL that refers to this emulator; null for any other URL.</summary>
    public string? PathOf(Uri url, Caller caller)
        => PathBelow(caller.BaseUrl, url) ?? (PublicUrl is null ? null : PathBelow(PublicUrl, url)) ?? PathAtOwnHost(url);

    private static Uri Check(Uri publicUrl)
        => publicUrl.IsAbsoluteUri
            && (publicUrl.Scheme == Uri.UriSchemeHttp || publicUrl.Scheme == Uri.UriSchemeHttps)
            && publicUrl is { UserInfo: "", Query: "", Fragment: "" }
            ? new Uri(publicUrl.AbsoluteUri.TrimEnd('/') + "/")
            : throw new EmulatorException(
                $"'{publicUrl}' is not a public URL for the emulator; give an absolute one without a query, such as "
                + "https://emulator.test:8443.");

    private static string? PathBelow(Uri baseUrl, Uri url)
        => url.Scheme == baseUrl.Scheme && url.Authority == baseUrl.Authority
            && url.AbsolutePath.StartsWith(baseUrl.AbsolutePath, StringComparison.Ordinal)
            ? url.AbsolutePath[(baseUrl.AbsolutePath.Length - 1)..]
            : null;

    private static Uri OfHost(HttpContext context)
    {
        HttpRequest request = context.Request;
        IPAddress local = context.Connection.LocalIpAddress ?? IPAddress.Loopback;
        return request.Host.HasValue && Uri.TryCreate($"{request.Scheme}://{request.Host}/", UriKind.Absolute, out Uri? sentTo)
            ? sentTo
            : new Uri(string.Create(
                CultureInfo.InvariantCulture, $"{request.Scheme}://{new IPEndPoint(local, context.Connection.LocalPort)}/"));
    }

    private string? PathAtOwnHost(Uri url)
        => url.Scheme == Uri.UriSchemeHttp && _hosts.LeadsHere(new HostString(url.Host, url.Port), _port()) ? url.AbsolutePath : null;
}
