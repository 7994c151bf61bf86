#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Buffers;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.IO;
using global::System.Runtime.CompilerServices;
using global::System.Text.Json;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>A response of JSON texts in sequence. Each enumeration sends a request and returns the items as they arrive.</summary>
/// <param name="send">Sends the request.</param>
/// <param name="read">Reads an item.</param>
/// <param name="separator">The separator of items: a line end, or the record separator of RFC 7464.</param>
internal sealed class ApiLines<T>(Func<RequestOptions, Task<ClientResult>> send, JsonReader<T> read, char separator = '\n')
{
    public async IAsyncEnumerable<T> Items([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ClientResult result = await send(ApiStreams.Options(cancellationToken)).ConfigureAwait(false);
        using PipelineResponse response = result.GetRawResponse();
        using var lines = new Lines(ApiConnection.ReadStream(result), (byte)separator, cancellationToken);
        for (long count = 0; ; count++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            T item;
            try
            {
                if (!await lines.MoveNextAsync().ConfigureAwait(false))
                {
                    yield break;
                }

                ApiStreams.HasItem(result, lines.Current);
                item = JsonRead.Document(lines.Current, read);
                (response.ContentStream as LimitedStream)?.Restart();
            }
            catch (JsonException e)
            {
                throw ApiStreams.Unreadable(result, count, e);
            }
            catch (Exception e) when (ApiStreams.IsBroken(e))
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw ApiStreams.Broken(result, count, e);
            }

            yield return item;
        }
    }

    /// <summary>Splits a stream into items, and skips blank ones.</summary>
    private sealed class Lines(Stream stream, byte separator, CancellationToken cancellationToken) : IDisposable
    {
        private byte[] _buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        private int _start;
        private int _searched;
        private int _end;
        private Range _current;
        private bool _isAtEnd;

        public ReadOnlySpan<byte> Current => _buffer.AsSpan(_current);

        public ValueTask<bool> MoveNextAsync() => Find() ? new(true) : ReadAsync();

        public void Dispose()
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }

        private async ValueTask<bool> ReadAsync()
        {
            while (!_isAtEnd)
            {
                MakeRoom();
                int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
                _end += read;
                _isAtEnd = read == 0;
                if (Find())
                {
                    return true;
                }
            }

            return false;
        }

        private bool Find()
        {
            while (_start < _end)
            {
                int length = _buffer.AsSpan(_searched, _end - _searched).IndexOf(separator);
                if (length < 0 && !_isAtEnd)
                {
                    _searched = _end;
                    return false;
                }

                int stop = length < 0 ? _end : _searched + length;
                Range trimmed = Trim(_start, stop);
                _start = _searched = Math.Min(stop + 1, _end);
                if (!trimmed.Start.Equals(trimmed.End))
                {
                    _current = trimmed;
                    return true;
                }
            }

            return false;
        }

        private Range Trim(int start, int stop)
        {
            while (start < stop && IsBlank(_buffer[start]))
            {
                start++;
            }

            while (stop > start && IsBlank(_buffer[stop - 1]))
            {
                stop--;
            }

            return start..stop;
        }

        // Some streams start with a byte order mark, which is not a blank; the record separator may be repeated.
        private static bool IsBlank(byte value)
            => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0x1E or 0xEF or 0xBB or 0xBF;

        private void MakeRoom()
        {
            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (_searched, _end, _start) = (_searched - _start, _end - _start, 0);
            }

            if (_end == _buffer.Length)
            {
                byte[] larger = ArrayPool<byte>.Shared.Rent(checked(_buffer.Length * 2));
                _buffer.AsSpan().CopyTo(larger);
                ArrayPool<byte>.Shared.Return(_buffer);
                _buffer = larger;
            }
        }
    }
}
