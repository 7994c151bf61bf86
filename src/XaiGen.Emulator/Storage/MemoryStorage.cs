using System.Collections.Concurrent;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>Keeps files for the lifetime of the process.</summary>
internal sealed class MemoryStorage : IFileStorage
{
    private readonly ConcurrentDictionary<string, ArraySegment<byte>> _contents = new();

    public IReadOnlyList<StoredFile> Load() => [];

    public FileDraft NewDraft() => new Draft();

    public void Add(StoredFile file, FileDraft draft) => _contents[file.Id] = ((Draft)draft).Content;

    public void Update(StoredFile file)
    {
        // The records of the file store are sufficient.
    }

    public void Remove(IReadOnlyCollection<StoredFile> files)
    {
        foreach (StoredFile file in files)
        {
            _contents.TryRemove(file.Id, out _);
        }
    }

    public Stream OpenContent(StoredFile file) => _contents.TryGetValue(file.Id, out ArraySegment<byte> content)
        ? new MemoryStream(content.Array!, content.Offset, content.Count, writable: false)
        : throw new FileNotFoundException($"The content of {file.Id} is gone.");

    public void Dispose()
    {
        // Nothing is stored outside the process.
    }

    private sealed class Draft : FileDraft
    {
        private readonly MemoryStream _bytes = new();

        public ArraySegment<byte> Content => new(_bytes.GetBuffer(), 0, (int)_bytes.Length);

        public override ValueTask DisposeAsync() => _bytes.DisposeAsync();

        protected override ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
            => _bytes.WriteAsync(bytes, cancellationToken);
    }
}
