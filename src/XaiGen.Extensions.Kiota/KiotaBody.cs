namespace XaiGen.Extensions.Kiota;

/// <summary>
/// A request body as a readable stream. The pipeline's bodies write themselves, but Kiota's adapters read, so each piece that is written
/// waits until it has been read; only that piece is in memory. If the length is known, the body can be read again from its start.
/// </summary>
internal sealed class KiotaBody(HttpContent content) : Stream
{
    private readonly long? _length = content.Headers.ContentLength;
    private Writing? _writing;
    private long _position;
    private bool _isDisposed;

    public override bool CanRead => !_isDisposed;

    public override bool CanSeek => _length is not null;

    public override bool CanWrite => false;

    public override long Length => _length ?? throw new NotSupportedException("The body's length is not known before it has been sent.");

    public override long Position
    {
        get => _position;
        set
        {
            if (value == _position)
            {
                return;
            }

            if (value != 0 || !CanSeek)
            {
                throw new NotSupportedException("The body can be read from its start only.");
            }

            _writing = new Writing(content, after: _writing);
            _position = 0;
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => _position,
        _ => Length,
    };

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _writing ??= new Writing(content, after: null);
        int count = await _writing.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
        => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        _isDisposed = true;
        _writing?.Stop();
        base.Dispose(disposing);
    }

    /// <summary>One run of the body writing itself, from start to end.</summary>
    private sealed class Writing : Stream
    {
        private readonly CancellationTokenSource _stopped = new();
        private readonly SemaphoreSlim _given = new(0);
        private readonly SemaphoreSlim _taken = new(0);
        private readonly Task _end;
        private ReadOnlyMemory<byte> _piece;
        private Exception? _failure;
        private bool _hasEnded;

        public Writing(HttpContent content, Writing? after)
        {
            after?.Stop();
            _end = Task.Run(() => WriteAllAsync(content, after?._end ?? Task.CompletedTask));
        }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public void Stop() => _stopped.Cancel();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (_piece.IsEmpty && !_hasEnded)
            {
                await _given.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            if (_failure is not null)
            {
                throw new IOException("The body cannot be sent: " + _failure.GetBaseException().Message, _failure);
            }

            int count = Math.Min(buffer.Length, _piece.Length);
            _piece[..count].CopyTo(buffer);
            _piece = _piece[count..];
            if (count > 0 && _piece.IsEmpty)
            {
                _taken.Release();
            }

            return count;
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Give(buffer))
            {
                await _taken.WaitAsync(_stopped.Token).ConfigureAwait(false);
            }
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Give(buffer.AsMemory(offset, count)))
            {
                _taken.Wait(_stopped.Token);
            }
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private bool Give(ReadOnlyMemory<byte> piece)
        {
            if (piece.IsEmpty)
            {
                return false;
            }

            _piece = piece;
            _given.Release();
            return true;
        }

        private async Task WriteAllAsync(HttpContent content, Task before)
        {
            // A run that was stopped may still be reading the file or stream that this one reads.
            await before.ConfigureAwait(false);
            try
            {
                await content.CopyToAsync(this, _stopped.Token).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                _failure = failure;
            }

            _hasEnded = true;
            _given.Release();
        }
    }
}
