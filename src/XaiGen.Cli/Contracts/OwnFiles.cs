using System.Text;

namespace XaiGen.Cli.Contracts;

/// <summary>The files in a folder that a command writes anew in each run. Other files in the folder are left alone.</summary>
/// <param name="folder">The folder.</param>
/// <param name="pattern">What the names of files match that earlier runs may have left.</param>
/// <param name="isOurs">Whether an earlier run wrote the file, so that it may be removed. The name alone does not tell.</param>
internal sealed class OwnFiles(OutputFolder folder, string pattern, Func<string, bool> isOurs)
{
    /// <summary>The limit of common file systems.</summary>
    private const int MostBytesOfName = 255;

    /// <summary>Rejects files that cannot be written, before any file is written.</summary>
    /// <exception cref="BadInputException">A name is too long or invalid, or a text is not valid Unicode.</exception>
    public static void Check(IEnumerable<(string Name, string Text)> files)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string? name, string? text) in files)
        {
            string? wrong = name switch
            {
                _ when Encoding.UTF8.GetByteCount(name) > MostBytesOfName
                    => $"its name is longer than {MostBytesOfName} bytes; shorten the name in the contract",
                _ when !name.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '_' or '-' or '`') || name[0] == '.'
                    => "its name holds what not every file system takes; change the name in the contract",
                _ when !names.Add(name) => "another file's name differs in case only; change one of the names in the contract",
                _ when LoneSurrogate.In(text, 0) >= 0
                    => "its text holds half of a character (a lone surrogate); look for an escape like \\ud800 in the contract",
                _ => null,
            };
            if (wrong is not null)
            {
                throw new BadInputException($"The file '{name}' cannot be written, so nothing was: {wrong}.");
            }
        }
    }

    /// <summary>
    /// Replaces the files with these: all of them or, if one cannot be written, none. Unchanged files are not touched, so
    /// builds see no change.
    /// </summary>
    /// <returns>A one-line summary.</returns>
    /// <exception cref="BadInputException">Something in the folder prevents it.</exception>
    public async Task<string> ReplaceAsync(IReadOnlyList<(string Name, string Text)> files, CancellationToken cancellation)
    {
        RefuseLinks(files);
        string[] stale = StaleFiles([.. files.Select(file => file.Name)]);
        List<(string Name, string Text)> changed = [];
        foreach ((string name, string text) in files)
        {
            string path = folder.PathOf(name);
            if (!File.Exists(path) || await File.ReadAllTextAsync(path, cancellation) != text)
            {
                changed.Add((name, text));
            }
        }

        using var replacement = new FileReplacement(folder.Path);
        foreach ((string name, string text) in changed)
        {
            await replacement.WriteAsync(name, text, cancellation);
        }

        replacement.Commit([.. stale.Select(path => Path.GetFileName(path))]);
        return $"{files.Count} files in {folder.Path}: {changed.Count} written, {files.Count - changed.Count} unchanged, {stale.Length} "
            + "removed";
    }

    /// <summary>Rejects files of others in the place of these.</summary>
    /// <exception cref="BadInputException">There is such a file.</exception>
    public void RefuseFilesOfOthers(IEnumerable<(string Name, string Text)> files)
    {
        if (files.Select(file => folder.PathOf(file.Name)).FirstOrDefault(path => File.Exists(path) && !isOurs(path)) is { } other)
        {
            throw new BadInputException(
                $"'{other}' was not written by this command. Remove it, or name another folder with --output; nothing was written.");
        }
    }

    /// <summary>Rejects links: writing through one changes a file elsewhere, and reading through one reads a file elsewhere.</summary>
    private void RefuseLinks(IReadOnlyList<(string Name, string Text)> files)
    {
        IEnumerable<string> ours = files.Select(file => folder.PathOf(file.Name))
            .Concat(Directory.EnumerateFileSystemEntries(folder.Path, pattern));
        foreach (string path in ours)
        {
            if (new FileInfo(path).LinkTarget is { } target)
            {
                throw new BadInputException(
                    $"'{path}' is a symbolic link to '{target}'. Remove it, or name another folder with --output; nothing was written.");
            }

            if (Directory.Exists(path))
            {
                throw new BadInputException(
                    $"'{path}' is a folder where a file is to be. Remove it, or name another folder with --output; nothing was written.");
            }
        }
    }

    private string[] StaleFiles(HashSet<string> current)
        => [.. Directory.EnumerateFiles(folder.Path, pattern)
            .Where(path => !current.Contains(Path.GetFileName(path)) && isOurs(path))];
}
