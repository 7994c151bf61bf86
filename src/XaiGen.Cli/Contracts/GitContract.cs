using System.Diagnostics;
using System.Globalization;
using System.Text;
using XaiGen.Review;

namespace XaiGen.Cli.Contracts;

/// <summary>A contract, with the files that it refers to, at a git revision.</summary>
internal sealed class GitContract
{
    private readonly string _revision;
    private readonly string _here;
    private readonly Process _git;

    private GitContract(string revision, string path, Process git)
    {
        _revision = revision;
        _here = path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith("../", StringComparison.Ordinal) ? "./" : "";
        _git = git;
    }

    /// <exception cref="BadInputException">The revision or path does not exist, or git is not installed.</exception>
    public static async Task<ContractText> ReadAsync(string name, CancellationToken cancellation)
    {
        Check(name);
        int colon = name.IndexOf(':');
        string path = name[(colon + 1)..];
        try
        {
            // Object names are written to its standard input, where a name cannot be taken for an option.
            using Process git = Process.Start(new ProcessStartInfo("git", ["cat-file", "--batch"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            Task<string> complaint = git.StandardError.ReadToEndAsync(cancellation);
            GitContract contract = new(name[..colon], path, git);
            string text = await contract.BlobAsync(path, cancellation)
                ?? throw new BadInputException(
                    $"There is no file '{name}', and git reports: "
                    + $"{(git.HasExited ? (await complaint).Trim().Split('\n')[0] : "no such revision, or no such path in it")}");
            ContractText document = new(name, text) { Path = path };
            document = document with { Parts = await PartCollector.CollectAsync(document, contract.PartAsync, cancellation) };
            git.StandardInput.Close();
            await git.WaitForExitAsync(cancellation);
            return document;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new BadInputException($"There is no file '{name}', and git, which could resolve it as a revision, is not installed.");
        }
    }

    private static void Check(string name)
    {
        int colon = name.IndexOf(':');
        string? wrong = name switch
        {
            ['-', ..] => "a revision does not begin with '-'",
            _ when name.Any(char.IsControl) => "it holds a control character",
            _ when name[..colon].Any(char.IsWhiteSpace) => "a revision holds no blanks",
            _ when colon == name.Length - 1 => "the path behind ':' is empty",
            _ => null,
        };
        if (wrong is not null)
        {
            throw new BadInputException(
                $"There is no file '{name}', and it is not a REVISION:PATH of git: {wrong}. Write it as main:spec/api.yaml.");
        }
    }

    /// <summary>
    /// The path of a referenced file starts where the document's path does; git resolves it from the root of the repository or, with
    /// <c>./</c>, from the current folder.
    /// </summary>
    private Task<string?> PartAsync(string path, CancellationToken cancellation)
        => path.Any(char.IsControl) ? Task.FromResult<string?>(null) : BlobAsync(_here + path, cancellation);

    private async Task<string?> BlobAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await _git.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes($"{_revision}:{path}\n"), cancellation);
            await _git.StandardInput.BaseStream.FlushAsync(cancellation);
        }
        catch (IOException)
        {
            // Git has ended; it reports the reason on standard error.
            await _git.WaitForExitAsync(cancellation);
            return null;
        }

        // Object ID, type and size; or that the object is missing.
        string[] header = (await LineAsync(cancellation)).Split(' ');
        if (header is not [_, string kind, string length]
            || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int size))
        {
            return null;
        }

        byte[] content = new byte[size + 1];
        await _git.StandardOutput.BaseStream.ReadExactlyAsync(content, cancellation);
        using var text = new StreamReader(new MemoryStream(content, 0, size), Encoding.UTF8);
        return kind == "blob" ? await text.ReadToEndAsync(cancellation) : null;
    }

    private async Task<string> LineAsync(CancellationToken cancellation)
    {
        List<byte> line = [];
        byte[] next = new byte[1];
        while (await _git.StandardOutput.BaseStream.ReadAsync(next, cancellation) == 1 && next[0] != '\n')
        {
            line.Add(next[0]);
        }

        if (line.Count == 0)
        {
            await _git.WaitForExitAsync(cancellation);
        }

        return Encoding.UTF8.GetString([.. line]);
    }
}
