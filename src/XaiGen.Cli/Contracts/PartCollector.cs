using XaiGen.Contract;
using XaiGen.Contract.Model;
using XaiGen.Review;

namespace XaiGen.Cli.Contracts;

/// <summary>Reads the files that a contract refers to, and those that these refer to.</summary>
internal static class PartCollector
{
    /// <summary>The largest public contract has some three thousand files.</summary>
    private const int MostParts = 20_000;

    private const long MostCharacters = 200_000_000;

    /// <param name="contract">The document.</param>
    /// <param name="read">The text of a path, null where there is none: the reader then says who refers to it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BadInputException">There is no end to it, or a file cannot be read.</exception>
    public static async Task<EquatableArray<SourceFile>> CollectAsync(
        ContractText contract, Func<string, CancellationToken, Task<string?>> read, CancellationToken cancellation)
    {
        Dictionary<string, SourceFile?> found = new(StringComparer.Ordinal);
        Queue<SourceFile> pending = new([contract.ToFiles().Document]);
        long characters = 0;
        while (pending.TryDequeue(out SourceFile? file))
        {
            foreach (string path in file.References(cancellation))
            {
                if (found.ContainsKey(path))
                {
                    continue;
                }

                SourceFile? part = await read(path, cancellation) is { } text ? new SourceFile(path, text) : null;
                found.Add(path, part);
                characters += part?.Text.Length ?? 0;
                if (found.Count > MostParts || characters > MostCharacters)
                {
                    throw new BadInputException(
                        $"The contract '{contract.Name}' refers to more than {MostParts} files or {MostCharacters} characters; split it "
                        + "into several contracts.");
                }

                if (part is not null)
                {
                    pending.Enqueue(part);
                }
            }
        }

        return found.Values.OfType<SourceFile>().OrderBy(part => part.Path, StringComparer.Ordinal).ToEquatableArray();
    }
}
