namespace XaiGen.Emulator.Files;

/// <summary>A run of files in one chunk, ascending or descending.</summary>
internal readonly record struct FileRun(FileEntry[] Chunk, int First, int Count, int Step)
{
    public IEnumerable<StoredFile> All()
    {
        for ((int place, int left) = (First, Count); left > 0; place += Step, left--)
        {
            yield return Chunk[place].Current;
        }
    }

    public List<StoredFile> Where(Predicate<StoredFile> matches)
    {
        List<StoredFile> found = [];
        for ((int place, int left) = (First, Count); left > 0; place += Step, left--)
        {
            if (Chunk[place].Current is var file && matches(file))
            {
                found.Add(file);
            }
        }

        return found;
    }
}
