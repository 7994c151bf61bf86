#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Buffers;
using global::System.ClientModel;
using global::System.Collections.Generic;
using global::System.IO;
using global::System.Text.Json;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>A body of JSON texts, each sent as soon as it is available.</summary>
/// <param name="items">The items, enumerated once.</param>
/// <param name="write">Writes an item.</param>
/// <param name="start">What precedes each item: the record separator of RFC 7464, or nothing.</param>
internal sealed class LinesContent<T>(
    IAsyncEnumerable<T> items, JsonValueWriter<T> write, string start = "") : BinaryContent, IOnceReadable
{
    public bool CanBeResent => false;

    public override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    public override async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer);
        IAsyncEnumerator<T> all = items.GetAsyncEnumerator(cancellationToken);
        await using (all.ConfigureAwait(false))
        {
            while (true)
            {
                ValueTask<bool> next = all.MoveNextAsync();
                if (!next.IsCompleted)
                {
                    // What has been written is sent before waiting for more.
                    await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
                }

                if (!await next.ConfigureAwait(false))
                {
                    return;
                }

                foreach (char c in start)
                {
                    buffer.Write([(byte)c]);
                }

                writer.Reset();
                write(writer, all.Current);
                writer.Flush();
                buffer.Write("\n"u8);
                await stream.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
                buffer.ResetWrittenCount();
            }
        }
    }

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default)
        => throw new NotSupportedException("Items that come asynchronously cannot be sent synchronously.");

    public override void Dispose()
    {
    }
}
