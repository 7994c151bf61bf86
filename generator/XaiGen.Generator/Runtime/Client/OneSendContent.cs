#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System.ClientModel;
using global::System.IO;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>
/// The body of a billed request for a transport that is not the built-in one: it can be sent once. A handler that repeats
/// requests is stopped here, before the service has the whole request a second time.
/// </summary>
/// <param name="content">The body.</param>
/// <param name="isRefusing">Whether a second send is refused; a transport that repeats by design is only watched.</param>
internal sealed class OneSendContent(BinaryContent content, bool isRefusing) : BinaryContent
{
    private int _sends;

    /// <summary>Whether it is not known how often the body was sent, because it was copied first or may be repeated.</summary>
    public bool IsCopied { get; private set; }

    /// <summary>Whether any of the body was asked for.</summary>
    public bool IsTouched => IsCopied || Volatile.Read(ref _sends) > 0;

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

    // The pipeline disposes of the body that it was given.
    public override void Dispose()
    {
    }

    private void Admit(Stream stream)
    {
        // Handlers that log bodies copy them first.
        if (stream is MemoryStream || !isRefusing)
        {
            IsCopied = true;
        }
        else if (Interlocked.Increment(ref _sends) > 1)
        {
            throw new RepeatedSendException();
        }
    }
}
