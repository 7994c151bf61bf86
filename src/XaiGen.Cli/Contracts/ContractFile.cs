using System.Text;
using XaiGen.Review;

namespace XaiGen.Cli.Contracts;

/// <summary>A contract's text, with its path as the user wrote it: editors and build servers locate problems by it.</summary>
internal sealed record ContractFile(string Path, string Text)
{
    public ContractText ToText() => new(Path, Text);

    /// <param name="path">The path of the file.</param>
    /// <param name="what">What the file should contain, for messages.</param>
    /// <exception cref="BadInputException">The file does not exist or cannot be read.</exception>
    public static ContractFile Read(string path, string what = "contract")
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new BadInputException($"The path of the {what} is empty; name its file.");
        }

        if (Directory.Exists(path))
        {
            throw new BadInputException($"'{path}' is a folder; name the {what}'s file in it.");
        }

        try
        {
            return new ContractFile(path, File.ReadAllText(path));
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException($"There is no {what} at '{path}'; check the path.");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInputException($"The {what} '{path}' cannot be read: {cause.Message}");
        }
    }

    /// <summary>
    /// Replaces the text of a file atomically: the text is written under a temporary name first. A byte order mark stays.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellation">Cancels the writing; the file is then as it was.</param>
    /// <param name="what">What the file contains, for messages.</param>
    /// <exception cref="BadInputException">The file cannot be written.</exception>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellation, string what = "contract")
    {
        string part = path + ".part";
        try
        {
            await File.WriteAllTextAsync(part, text, new UTF8Encoding(HasByteOrderMark(path)), cancellation);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // Deleting in a folder that does not exist would be a second fault.
            if (File.Exists(part))
            {
                File.Delete(part);
            }

            throw new BadInputException($"The {what} '{path}' cannot be written: {cause.Message}");
        }
    }

    private static bool HasByteOrderMark(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using FileStream file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[3];
        return file.ReadAtLeast(start, 3, throwOnEndOfStream: false) == 3 && start.SequenceEqual(Encoding.UTF8.Preamble);
    }
}
