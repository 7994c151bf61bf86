namespace XaiGen.Emulator.Files;

/// <summary>A file whose record can be replaced.</summary>
internal sealed class FileEntry(StoredFile file)
{
    private volatile StoredFile _current = file;

    public StoredFile Current
    {
        get => _current;
        set => _current = value;
    }
}
