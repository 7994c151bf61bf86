#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System.ClientModel;
using global::System.IO;
using global::System.Net.Http;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>
/// The body of a billed request for a custom transport or handler; it can be sent only once. A handler that repeats requests is stopped
/// here, before the service receives the whole request a second time. Only the answer to a proxy that asks for credentials is sent, because
/// the proxy has not forwarded what came before it.
/// </summary>
/// <param name="content">The body.</param>
internal sealed class OneSendContent(BinaryContent content) : BinaryContent
{
    private readonly object _gate = new();
    private bool _isSent;
    private bool _hadCredentials;
    private string? _credentials;

    /// <summary>
    /// Whether the body was requested, so that the service may have received it. For a request without a body this is unknown, so it is
    /// true.
    /// </summary>
    public bool IsTouched { get; set; }

    /// <summary>The request that has the body; null if the transport creates its own.</summary>
    public HttpRequestMessage? Request { get; set; }

    public override bool TryComputeLength(out long length) => content.TryComputeLength(out length);

    public override Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        Admit(stream);
        return content.WriteToAsync(stream, cancellationToken);
    }

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default)
    {
        Admit(stream);
        content.WriteTo(stream, cancellationToken);
    }

    // The pipeline disposes the body that it was given.
    public override void Dispose()
    {
    }

    private void Admit(Stream stream)
    {
        IsTouched = true;

        // Handlers that log bodies copy them first; sending such a copy again is not detected.
        if (stream is MemoryStream)
        {
            return;
        }

        // After a 407, .NET's handler sends the same request with Proxy-Authorization, which has another value in each further round. A
        // handler that repeats a request leaves the value as it is, or has set it from the start.
        string? credentials = Request?.Headers.ProxyAuthorization?.ToString();
        lock (_gate)
        {
            if (_isSent && (_hadCredentials || credentials is null || credentials == _credentials))
            {
                throw new RepeatedSendException();
            }

            _hadCredentials = !_isSent && credentials is not null;
            (_isSent, _credentials) = (true, credentials);
        }
    }
}
