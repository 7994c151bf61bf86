namespace XaiGen.Cli;

/// <summary>A folder that the user named for results: created if necessary, and checked to be writable before any work is done.</summary>
internal sealed class OutputFolder
{
    private OutputFolder(string path) => Path = path;

    /// <summary>The path as the user wrote it.</summary>
    public string Path { get; }

    /// <exception cref="BadInputException">The folder is not writable.</exception>
    public static OutputFolder Open(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new BadInputException("The name of the output folder is empty; set it with --output.");
        }

        if (File.Exists(path))
        {
            throw new BadInputException($"'{path}' is a file; name a folder with --output.");
        }

        try
        {
            Directory.CreateDirectory(path);
            using FileStream probe = new(
                System.IO.Path.Combine(path, $".xaigen-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1,
                FileOptions.DeleteOnClose);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(
                $"Nothing can be written to the folder '{path}' ({cause.Message}); choose another one with --output.");
        }

        return new OutputFolder(path);
    }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file under a temporary name and renames it once it is complete.</summary>
    public async Task SaveAsync(string name, Stream content, CancellationToken cancellation)
    {
        string part = PathOf(name + ".part");
        try
        {
            await using (FileStream file = File.Create(part))
            {
                await content.CopyToAsync(file, cancellation);
            }

            File.Move(part, PathOf(name), overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
