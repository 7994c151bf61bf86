using System.ClientModel.Primitives;
using XaiGen.GeneratedSupport;

namespace XaiGen;

public partial class XaiClient
{
    private PublicMedia? _media;

    internal static XaiClient Of(ApiConnection connection) => new(connection);

    /// <summary>A client for calls that turn out to need none.</summary>
    internal static XaiClient Nobody => new();

    internal PublicMedia Media => _media ??= new PublicMedia(_connection);

    /// <summary>
    /// Creates a client from the environment: the key from <c>XAI_API_KEY</c>, the endpoint from <c>XAI_BASE_URL</c> if it is set.
    /// </summary>
    /// <param name="options">The client's options; an endpoint set here takes precedence over the environment's.</param>
    /// <returns>The client.</returns>
    /// <exception cref="InvalidOperationException">
    /// <c>XAI_API_KEY</c> is not set or not a key, or <c>XAI_BASE_URL</c> is not a URL.
    /// </exception>
    public static XaiClient FromEnvironment(XaiClientOptions? options = null)
    {
        string? key = Environment.GetEnvironmentVariable("XAI_API_KEY");
        if (string.IsNullOrWhiteSpace(key))
        {
            throw new InvalidOperationException(
                "The environment variable XAI_API_KEY is not set. Set it to your xAI API key, or pass the key to the constructor.");
        }

        key = KeyText.Clean(key, "The environment variable XAI_API_KEY");
        options ??= new XaiClientOptions();
        string? address = Environment.GetEnvironmentVariable("XAI_BASE_URL")?.Trim();
        if (options.Endpoint is null && !string.IsNullOrWhiteSpace(address))
        {
            options.Endpoint = Uri.TryCreate(address, UriKind.Absolute, out Uri? endpoint)
                ? endpoint
                : throw new InvalidOperationException(
                    $"The environment variable XAI_BASE_URL is {Shown(address)}, which is not an absolute URL. Set it to one such as "
                    + "https://api.x.ai.");
        }

        return new XaiClient(key, options);
    }

    /// <summary>Opens a public or short-lived URL from a response. The key is not sent.</summary>
    /// <param name="address">The URL from the response.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The bytes as they arrive. Disposing the stream frees the connection.</returns>
    /// <exception cref="XaiException">
    /// There is no response, the response does not have the bytes (404 means revoked, expired or deleted), or the URL leads into a private
    /// network.
    /// </exception>
    public virtual async Task<Stream> OpenAsync(Uri address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme is not ("https" or "http"))
        {
            throw new ArgumentException("The address must be an absolute https URL.", nameof(address));
        }

        PipelineResponse response = await Media.OpenAsync(address, cancellationToken).ConfigureAwait(false);
        return response.ContentStream ?? Stream.Null;
    }

    // The part before an '@' may be a password.
    private static string Shown(string address) => address.Contains('@', StringComparison.Ordinal) ? "a text with an '@'" : $"'{address}'";
}
