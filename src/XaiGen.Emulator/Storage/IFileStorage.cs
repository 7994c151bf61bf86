using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>
/// Where files are kept. A call that returned is durable; one that threw left nothing behind.
/// Callers take care that no two changes of one file run at once.
/// </summary>
internal interface IFileStorage : IDisposable
{
    /// <summary>Every file of the last run; asked once, before anything else.</summary>
    IReadOnlyList<StoredFile> Load();

    /// <summary>Room for a content whose file is not known yet.</summary>
    FileDraft NewDraft();

    void Add(StoredFile file, FileDraft draft);

    void Update(StoredFile file);

    /// <summary>All of them or none.</summary>
    void Remove(IReadOnlyCollection<StoredFile> files);

    /// <summary>The content, seekable. It stays readable when the file is removed meanwhile.</summary>
    Stream OpenContent(StoredFile file);
}

/// <summary>A content being received. Disposing of it before it was added to the storage discards it.</summary>
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
    /// Brings what was written to the disk. The storage does so anyway when it takes the draft, and has little left to do
    /// then.
    /// </summary>
    public virtual void Flush()
    {
        // Nothing is kept outside the process.
    }

    public abstract ValueTask DisposeAsync();

    protected abstract ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);
}
