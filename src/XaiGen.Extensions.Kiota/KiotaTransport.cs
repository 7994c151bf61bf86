using System.ClientModel.Primitives;
using System.Net;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace XaiGen.Extensions.Kiota;

/// <summary>
/// Sends a client's calls through a Kiota request adapter: its authentication provider authenticates, its middleware does its work, and
/// bodies pass in both directions as they come. Give it as <c>Transport</c> to the options of a client, which then needs no key of its own.
/// </summary>
/// <remarks>
/// <para>
/// Retries stay with the client, which knows what is billed: for these calls Kiota's own retries and redirects are switched off, whatever
/// its middleware is set to. A key that the client was given is not sent; the adapter's authentication takes its place.
/// </para>
/// <para>
/// The time limit is that of the client too, unless the adapter's HttpClient has a shorter one: its default is 100 seconds, which
/// is less than some images take. One that <see cref="CreateHttpClient"/> makes has none.
/// </para>
/// </remarks>
public class KiotaTransport : HttpClientPipelineTransport
{
    /// <summary>Creates a transport. Disposing it leaves the adapter as it is.</summary>
    /// <param name="adapter">
    /// An adapter that responds with <see cref="HttpResponseMessage"/>, as <see cref="HttpClientRequestAdapter"/> does.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="adapter"/> is null.</exception>
    public KiotaTransport(IRequestAdapter adapter)
        : base(KiotaHandler.CreateClient(adapter))
    {
    }

    /// <summary>
    /// Creates an HttpClient with Kiota's default middleware and without a time limit of its own, for an adapter of yours.
    /// </summary>
    /// <param name="handler">Sends the requests at last; Kiota's default if null. It must not follow redirects.</param>
    /// <returns>A new HttpClient, which is the caller's to dispose of.</returns>
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

        // By this the client knows that the transport authenticates by itself, and what must be in none of its messages.
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
