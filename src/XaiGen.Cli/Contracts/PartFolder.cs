namespace XaiGen.Cli.Contracts;

/// <summary>
/// The files in a contract's folder and its subfolders. References in a contract cannot reach any other file of the machine.
/// </summary>
internal sealed class PartFolder(string document)
{
    private readonly string _root = Path.GetDirectoryName(Path.GetFullPath(document))!;

    /// <summary>The text of a file; null if it does not exist or the contract may not refer to it.</summary>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public async Task<string?> ReadAsync(string path, CancellationToken cancellation)
    {
        string whole = Path.GetFullPath(path);
        if (!IsInside(whole) || !File.Exists(whole))
        {
            return null;
        }

        try
        {
            return await File.ReadAllTextAsync(whole, cancellation);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The part '{path}' of the contract cannot be read: {cause.Message}");
        }
    }

    /// <summary>Links are not followed, since they may lead anywhere.</summary>
    private bool IsInside(string path)
    {
        for (string? at = path; at is not null; at = Path.GetDirectoryName(at))
        {
            if (at == _root)
            {
                return true;
            }

            if (new FileInfo(at).LinkTarget is not null)
            {
                return false;
            }
        }

        return false;
    }
}
