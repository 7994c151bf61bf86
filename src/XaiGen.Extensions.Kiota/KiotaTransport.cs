using System.ClientModel.Primitives;
using System.Net;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace XaiGen.Extensions.Kiota;

/// <summary>
/// Sends a client's calls through a Kiota request adapter, with its authentication provider and its middleware. Bodies are streamed in both
/// directions. Set it as <c>Transport</c> in the options of a client, which then needs no key.
/// </summary>
/// <remarks>
/// <para>
/// The client itself retries, because only it knows which calls are billed: for these calls Kiota's own retries and redirects are switched
/// off, whatever its middleware is configured to do. If the client has a key, it is not sent; the adapter's authentication replaces it.
/// </para>
/// <para>
/// The client's time limit applies, unless the adapter's HttpClient has a shorter one. Its default is 100 seconds, which is less than some
/// images take. An HttpClient created by <see cref="CreateHttpClient"/> has no time limit.
/// </para>
/// </remarks>
public class KiotaTransport : HttpClientPipelineTransport
{
    /// <summary>Creates a transport. Disposing it does not dispose the adapter.</summary>
    /// <param name="adapter">
    /// An adapter that supports <see cref="HttpResponseMessage"/> responses, as <see cref="HttpClientRequestAdapter"/> does.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="adapter"/> is null.</exception>
    public KiotaTransport(IRequestAdapter adapter)
        : base(KiotaHandler.CreateClient(adapter))
    {
    }

    /// <summary>Creates an HttpClient with Kiota's default middleware and without a time limit, for your own adapter.</summary>
    /// <param name="handler">
    /// The innermost handler, which sends the requests; Kiota's default if null. It must not follow redirects.
    /// </param>
    /// <returns>A new HttpClient. The caller must dispose it.</returns>
    public static HttpClient CreateHttpClient(HttpMessageHandler? handler = null)
    {
        HttpClient client = KiotaClientFactory.Create(handler);
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    /// <inheritdoc/>
    protected override PipelineMessage CreateMessageCore()
    {
        PipelineMessage message = base.CreateMessageCore();

        // Tells the client that the transport authenticates by itself, and collects the secrets that its messages must not contain.
        message.SetProperty(typeof(NetworkCredential), new HashSet<string>(StringComparer.Ordinal));
        return message;
    }

    /// <inheritdoc/>
    protected override void OnSendingRequest(PipelineMessage message, HttpRequestMessage httpRequest)
    {
        base.OnSendingRequest(message, httpRequest);
        httpRequest.Options.Set(KiotaHandler.Message, message);
    }
}
