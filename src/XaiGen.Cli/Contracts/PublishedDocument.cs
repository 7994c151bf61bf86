using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using XaiGen.Review;

namespace XaiGen.Cli.Contracts;

/// <summary>
/// The document that a vendor publishes: an http or https URL, or any other name of a contract. If a cache folder is given, a downloaded
/// document is kept there with its ETag and downloaded again only when it has changed.
/// </summary>
/// <param name="cache">The cache folder; null to keep nothing.</param>
internal sealed class PublishedDocument(string? cache)
{
    /// <summary>The largest published documents have 12 MB.</summary>
    private const int MostBytes = 64 * 1024 * 1024;

    private const int MostRedirects = 5;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(100);

    /// <exception cref="BadInputException">The document cannot be obtained; the message contains the reason.</exception>
    public async Task<ContractText> ReadAsync(string name, CancellationToken cancellation)
    {
        if (!IsUrl(name))
        {
            return await ContractInput.ReadAsync(name, cancellation);
        }

        if (!Uri.TryCreate(name, UriKind.Absolute, out Uri? url) || url.Host.Length == 0)
        {
            throw new BadInputException($"'{name}' is not a URL; write it as https://api.example/openapi.json.");
        }

        if (url.UserInfo.Length > 0)
        {
            throw new BadInputException("The URL contains a user name or a password, which reports would show; name a file or another URL.");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(s_patience);
        try
        {
            return new ContractText(name, await DownloadAsync(url, patience.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new BadInputException($"'{name}' did not end within {s_patience.TotalSeconds:0} seconds. Try again, or name a file.");
        }
        catch (Exception cause) when (cause is HttpRequestException or IOException)
        {
            throw new BadInputException($"'{name}' cannot be downloaded: {cause.Message.TrimEnd('.')}. Check the URL and the network.");
        }
    }

    private static bool IsUrl(string name)
        => name.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private async Task<string> DownloadAsync(Uri url, CancellationToken cancellation)
    {
        // Redirects are followed here so that one from https to http is refused and errors can name the final URL.
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            UseCookies = false
        };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        (string? known, EntityTagHeaderValue? tag) = Kept(url);
        Uri at = url;
        for (int redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, at);
            request.Headers.TryAddWithoutValidation("Accept", "application/json, application/yaml, */*");
            if (tag is not null)
            {
                request.Headers.IfNoneMatch.Add(tag);
            }

            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
            {
                return known;
            }

            if (response.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect && response.Headers.Location is { } location)
            {
                at = Followed(at, location);
                continue;
            }

            if (!response.IsSuccessStatusCode)
            {
                throw new BadInputException($"'{at}' responded with {(int)response.StatusCode} and not with a document. Check the URL.");
            }

            string text = await ReadAsync(response, at, cancellation);
            Keep(url, text, response.Headers.ETag);
            return text;
        }

        throw new BadInputException($"'{url}' redirects more than {MostRedirects} times. Name the URL that it ends at.");
    }

    private static Uri Followed(Uri from, Uri location)
    {
        Uri to = new(from, location);
        return to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp)
            ? to
            : throw new BadInputException($"'{from}' redirects to '{to}', which is not safe. Name a URL with https.");
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, Uri at, CancellationToken cancellation)
    {
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellation);
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[81920];
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (bytes.Length + read > MostBytes)
            {
                throw new BadInputException($"'{at}' has more than {MostBytes / 1024 / 1024} MiB. Check the URL, or name a file.");
            }

            bytes.Write(buffer, 0, read);
        }

        bytes.Position = 0;
        using var text = new StreamReader(bytes);
        return await text.ReadToEndAsync(cancellation);
    }

    private (string? Text, EntityTagHeaderValue? Tag) Kept(Uri url)
    {
        if (cache is null || !File.Exists(PathOf(url, "document")) || !File.Exists(PathOf(url, "etag")))
        {
            return (null, null);
        }

        string text = File.ReadAllText(PathOf(url, "document"));
        string[] lines = File.ReadAllLines(PathOf(url, "etag"));

        // A cached file that was truncated or edited does not match its ETag.
        return lines is [var tag, var hash] && hash == HashOf(text) && EntityTagHeaderValue.TryParse(tag, out EntityTagHeaderValue? parsed)
            ? (text, parsed)
            : (null, null);
    }

    private void Keep(Uri url, string text, EntityTagHeaderValue? tag)
    {
        if (cache is null)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(cache);
            File.WriteAllText(PathOf(url, "document"), text);
            File.WriteAllText(PathOf(url, "etag"), $"{tag}\n{HashOf(text)}\n");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The folder '{cache}' of --cache cannot be written: {cause.Message}");
        }
    }

    private string PathOf(Uri url, string ending) => Path.Combine(cache!, $"{HashOf(url.AbsoluteUri)[..32]}.{ending}");

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
