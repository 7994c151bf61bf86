using System.Net.Http.Headers;

namespace XaiGen.Emulator.Imagine;

/// <summary>
/// Uploads results to URLs that callers supply. The emulator connects to nothing else, and only to the origins that its operator allowed:
/// otherwise every caller of the emulator could reach every port of the machine.
/// </summary>
internal sealed class UploadTargets
{
    private static readonly HttpClient s_http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
    });

    private readonly HashSet<string> _origins;

    /// <exception cref="EmulatorException">One of the origins is invalid.</exception>
    public UploadTargets(IEnumerable<string> origins) => _origins = [.. origins.Select(Read)];

    public void Check(IEnumerable<Uri> targets, string field)
    {
        foreach (Uri target in targets)
        {
            if (!target.IsAbsoluteUri || !_origins.Contains(OriginOf(target)))
            {
                throw ApiFault.Invalid(
                    $"'{field}' has '{target}', which the emulator may not write to; allow its origin, such as http://127.0.0.1:9000, by "
                    + $"{nameof(XaiEmulatorOptions)}.{nameof(XaiEmulatorOptions.UploadOrigins)}, or by --allow-upload of 'xaigen emulate'",
                    Undocumented.UploadTargets);
            }
        }
    }

    public static async Task SendAsync(Uri target, MediaAsset asset)
    {
        using var content = new ByteArrayContent(await asset.ReadAsync());
        content.Headers.ContentType = new MediaTypeHeaderValue(asset.Kind.ContentType);
        using var request = new HttpRequestMessage(HttpMethod.Put, target) { Content = content };
        try
        {
            using HttpResponseMessage response = await s_http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (!response.IsSuccessStatusCode)
            {
                throw Refused(target, $"it responded with {(int)response.StatusCode}");
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            throw Refused(target, fault.Message);
        }
    }

    private static string Read(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out Uri? origin)
            && (origin.Scheme == Uri.UriSchemeHttp || origin.Scheme == Uri.UriSchemeHttps)
            && origin is { PathAndQuery: "/", UserInfo: "", Fragment: "" }
            ? OriginOf(origin)
            : throw new EmulatorException(
                $"'{text}' is not an origin that results can be uploaded to; give one such as http://127.0.0.1:9000.");

    /// <summary>The origin in a normalised form that always includes the port.</summary>
    private static string OriginOf(Uri address)
        => address.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.StrongPort, UriFormat.UriEscaped)
            .ToLowerInvariant();

    private static ApiFault Refused(Uri target, string reason)
        => ApiFault.Invalid($"The result could not be written to {target}: {reason}", Undocumented.UploadTargets);
}
