namespace XaiGen.Cli;

/// <summary>
/// Replaces several files of a folder as one step: the new files are first written to a folder beside it and moved when all are complete.
/// If a move fails, the previous moves are undone.
/// </summary>
internal sealed class FileReplacement : IDisposable
{
    private readonly string _folder;
    private readonly string _staging;
    private readonly string _new;
    private readonly string _old;
    private readonly List<string> _written = [];

    public FileReplacement(string folder)
    {
        _folder = folder;
        _staging = Path.Combine(folder, $".xaigen-{Guid.NewGuid():N}");
        _new = Path.Combine(_staging, "new");
        _old = Path.Combine(_staging, "old");
        Directory.CreateDirectory(_new);
        Directory.CreateDirectory(_old);
    }

    /// <exception cref="BadInputException">The file cannot be written; the folder's files are unchanged.</exception>
    public async Task WriteAsync(string name, string text, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllTextAsync(Path.Combine(_new, name), text, cancellation);
            _written.Add(name);
        }
        catch (Exception cause) when (IsOfFiles(cause))
        {
            throw new BadInputException($"The file '{name}' cannot be written, so nothing was: {cause.Message}");
        }
    }

    /// <summary>Moves the new files into place, and removes other files.</summary>
    /// <param name="removed">The names of the files to remove.</param>
    /// <exception cref="BadInputException">A file cannot be replaced or removed; the folder's files are unchanged.</exception>
    public void Commit(IReadOnlyList<string> removed)
    {
        List<string> away = [], here = [];
        try
        {
            foreach (string name in _written.Where(name => File.Exists(Path.Combine(_folder, name))).Concat(removed))
            {
                File.Move(Path.Combine(_folder, name), Path.Combine(_old, name));
                away.Add(name);
            }

            foreach (string name in _written)
            {
                File.Move(Path.Combine(_new, name), Path.Combine(_folder, name));
                here.Add(name);
            }
        }
        catch (Exception cause) when (IsOfFiles(cause))
        {
            foreach (string name in here)
            {
                File.Delete(Path.Combine(_folder, name));
            }

            foreach (string name in away)
            {
                File.Move(Path.Combine(_old, name), Path.Combine(_folder, name));
            }

            throw new BadInputException($"The files in '{_folder}' cannot be replaced, so they are as they were: {cause.Message}");
        }
    }

    public void Dispose() => Directory.Delete(_staging, recursive: true);

    private static bool IsOfFiles(Exception cause)
        => cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
