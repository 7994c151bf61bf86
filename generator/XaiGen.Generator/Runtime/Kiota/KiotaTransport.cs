#nullable enable

namespace SupportNamespace;

/// <summary>
/// Sends through a Kiota request adapter: its authentication provider authenticates, its middleware does its work, and
/// bodies pass in both directions as they come. Give it as <c>Transport</c> to the client's options; a key is then not needed.
/// </summary>
/// <remarks>
/// What is sent again after a failure is up to the adapter, not to the client. Kiota's retry middleware does so after the
/// statuses 429, 503 and 504, also with calls that cost money; configure it where that matters.
/// </remarks>
public class KiotaTransport : global::System.ClientModel.Primitives.HttpClientPipelineTransport, GeneratedSupport.IDelegatingTransport
{
    /// <summary>Creates a transport. Disposing it leaves the adapter as it is.</summary>
    /// <param name="adapter">An adapter that answers with <see cref="global::System.Net.Http.HttpResponseMessage"/>, as Kiota's own over HttpClient does.</param>
    public KiotaTransport(global::Microsoft.Kiota.Abstractions.IRequestAdapter adapter)
        : base(GeneratedSupport.KiotaHandler.CreateClient(adapter))
    {
    }
}
