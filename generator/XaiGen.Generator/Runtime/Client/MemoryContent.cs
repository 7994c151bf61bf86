#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.IO;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>A body that is already in memory.</summary>
internal sealed class MemoryContent(ReadOnlyMemory<byte> bytes) : BinaryContent
{
    public ReadOnlyMemory<byte> Bytes => bytes;

    public override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }

    public override Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
        => stream.WriteAsync(bytes, cancellationToken).AsTask();

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default) => stream.Write(bytes.Span);

    public override void Dispose()
    {
    }
}
