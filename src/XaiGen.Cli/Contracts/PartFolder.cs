namespace XaiGen.Cli.Contracts;

/// <summary>The files of a contract's folder and of those in it. What a contract says leads to no other file of the machine.</summary>
internal sealed class PartFolder(string document)
{
    private readonly string _root = Path.GetDirectoryName(Path.GetFullPath(document))!;

    /// <summary>The text of a file; null where there is none that a contract may have.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
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

    /// <summary>A link may lead anywhere, so none is followed.</summary>
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
