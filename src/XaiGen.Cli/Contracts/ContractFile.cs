using XaiGen.Review;

namespace XaiGen.Cli.Contracts;

/// <summary>A contract's text, with its path as the user wrote it: editors and build servers find problems by it.</summary>
internal sealed record ContractFile(string Path, string Text)
{
    public ContractText ToText() => new(Path, Text);

    /// <exception cref="BadInputException">There is no such file, or it cannot be read.</exception>
    public static ContractFile Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new BadInputException($"'{path}' is a folder; name the contract's file in it.");
        }

        try
        {
            return new ContractFile(path, File.ReadAllText(path));
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException($"There is no contract at '{path}'; check the path.");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInputException($"The contract '{path}' cannot be read: {cause.Message}");
        }
    }
}
