using System.Diagnostics;
using System.Text;

namespace XaiGen.Cli.Contracts;

/// <summary>A contract as a comparison may name it: a file, <c>-</c> for standard input, a folder of released ones, or <c>revision:path</c> of git.</summary>
internal static class ContractInput
{
    public const string StandardInput = "-";

    /// <exception cref="BadInputException">There is nothing by that name, or it cannot be read.</exception>
    public static async Task<ContractFile> ReadAsync(string name, CancellationToken cancellation)
    {
        if (name == StandardInput)
        {
            return new ContractFile("standard input", await Console.In.ReadToEndAsync(cancellation));
        }

        if (Directory.Exists(name))
        {
            return ContractFile.Read(NewestIn(name));
        }

        return !File.Exists(name) && name.IndexOf(':') > 1 ? await FromGitAsync(name, cancellation) : ContractFile.Read(name);
    }

    /// <summary>Released contracts are named by their date, so the last name is the newest.</summary>
    private static string NewestIn(string folder)
        => Directory.EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".yml" or ".json")
            .Max(StringComparer.Ordinal)
            ?? throw new BadInputException($"The folder '{folder}' holds no contract: no file ends in .yaml, .yml or .json.");

    private static void CheckRevision(string name)
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
            throw new BadInputException($"There is no file '{name}', and it is no REVISION:PATH of git: {wrong}. Write it as main:spec/api.yaml.");
        }
    }

    private static async Task<ContractFile> FromGitAsync(string name, CancellationToken cancellation)
    {
        CheckRevision(name);

        // As a file and not as a thing to show, which takes more options; none of them from the name.
        var show = new ProcessStartInfo("git", ["cat-file", "blob", "--end-of-options", name])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        try
        {
            using Process git = Process.Start(show)!;
            Task<string> complaint = git.StandardError.ReadToEndAsync(cancellation);
            string text = await git.StandardOutput.ReadToEndAsync(cancellation);
            await git.WaitForExitAsync(cancellation);
            return git.ExitCode == 0
                ? new ContractFile(name, text)
                : throw new BadInputException($"There is no file '{name}', and git says: {(await complaint).Trim().Split('\n')[0]}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new BadInputException($"There is no file '{name}', and git, which could know such a revision, is not installed.");
        }
    }
}
