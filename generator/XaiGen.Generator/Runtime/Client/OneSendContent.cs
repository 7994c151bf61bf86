#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System.ClientModel;
using global::System.IO;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>
/// The body of a billed request for a custom transport; it can be sent only once. A handler that repeats requests is stopped here, before
/// the service receives the whole request a second time.
/// </summary>
/// <param name="content">The body.</param>
internal sealed class OneSendContent(BinaryContent content) : BinaryContent
{
    private int _sends;

    /// <summary>
    /// Whether the body was requested, so that the service may have received it. For a request without a body this is unknown, so it is
    /// true.
    /// </summary>
    public bool IsTouched { get; set; }

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
        if (stream is not MemoryStream && Interlocked.Increment(ref _sends) > 1)
        {
            throw new RepeatedSendException();
        }
    }
}
