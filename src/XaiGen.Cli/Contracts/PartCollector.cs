using XaiGen.Contract;
using XaiGen.Contract.Model;
using XaiGen.Review;

namespace XaiGen.Cli.Contracts;

/// <summary>Reads the files that a contract refers to, directly or indirectly.</summary>
internal static class PartCollector
{
    /// <summary>The largest public contract has about three thousand files.</summary>
    private const int MostParts = 20_000;

    private const long MostCharacters = 200_000_000;

    /// <param name="contract">The document.</param>
    /// <param name="read">Returns the text at a path; null if there is none: the reader then reports the reference.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <exception cref="BadInputException">There are too many files, or a file cannot be read.</exception>
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
