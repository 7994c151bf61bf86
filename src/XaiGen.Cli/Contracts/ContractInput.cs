using XaiGen.Contract;
using XaiGen.Review;

namespace XaiGen.Cli.Contracts;

/// <summary>A contract as a command names it: a file, <c>-</c> for standard input, a folder, or git's <c>revision:path</c>.</summary>
internal static class ContractInput
{
    public const string StandardInput = "-";

    private static readonly string[] s_endings = [".yaml", ".yml", ".json"];

    /// <summary>The contract with the files that it refers to.</summary>
    /// <exception cref="BadInputException">The name denotes nothing, or the contract cannot be read.</exception>
    public static async Task<ContractText> ReadAsync(string name, CancellationToken cancellation)
    {
        if (name == StandardInput)
        {
            return new ContractText("standard input", await Console.In.ReadToEndAsync(cancellation));
        }

        if (!Directory.Exists(name) && !File.Exists(name) && name.IndexOf(':') > 1)
        {
            return await GitContract.ReadAsync(name, cancellation);
        }

        ContractText document = ContractFile.Read(Directory.Exists(name) ? DocumentIn(name) : name).ToText();
        PartFolder folder = new(document.Name);
        return document with { Parts = await PartCollector.CollectAsync(document, folder.ReadAsync, cancellation) };
    }

    /// <summary>
    /// The contract in the folder. If there are several, such as releases named by date or number, it is the last by name; each release may
    /// be a folder itself.
    /// </summary>
    private static string DocumentIn(string folder)
    {
        string[] files = FilesOf(folder);
        return files.LastOrDefault(IsContract)
            ?? Directory.GetDirectories(folder).Where(inner => char.IsAsciiDigit(Path.GetFileName(inner)[0])).Order(StringComparer.Ordinal)
                .Select(inner => FilesOf(inner).LastOrDefault(IsContract)).LastOrDefault(file => file is not null)
            ?? files.LastOrDefault()
            ?? throw new BadInputException($"The folder '{folder}' contains no contract: no file ends in .yaml, .yml or .json.");
    }

    private static string[] FilesOf(string folder)
        => [.. Directory.EnumerateFiles(folder)
            .Where(file => s_endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];

    private static bool IsContract(string path)
    {
        using var file = new StreamReader(path);
        char[] start = new char[SourceFile.LongestStart];
        return SourceFile.IsContract(new string(start, 0, file.ReadBlock(start)));
    }
}
