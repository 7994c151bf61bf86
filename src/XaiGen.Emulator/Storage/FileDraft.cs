namespace XaiGen.Emulator.Storage;

/// <summary>Content that is being received. Disposing it before it was added to the storage discards it.</summary>
internal abstract class FileDraft : IAsyncDisposable
{
    public long Length { get; private set; }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await AppendAsync(bytes, cancellationToken);
        }
        catch (IOException fault)
        {
            throw ApiFault.NotStored(fault);
        }

        Length += bytes.Length;
    }

    /// <summary>
    /// Flushes the written bytes to disk. The storage does so anyway when it accepts the draft, but then has little left to do.
    /// </summary>
    public virtual void Flush()
    {
        // Nothing is stored outside the process.
    }

    public abstract ValueTask DisposeAsync();

    protected abstract ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);
}
