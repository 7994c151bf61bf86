using System.Diagnostics;

namespace XaiGen.Cli.Contracts;

/// <summary>
/// The contracts of a history, oldest first: the contracts in a folder, or the versions of a file in those commits of a git range that
/// changed it.
/// </summary>
internal static class ContractHistory
{
    /// <summary>The ending of the maps that stand beside the contracts, as <c>--format migration</c> writes them.</summary>
    private const string Migrations = ".migration.json";

    /// <exception cref="BadInputException">The folder or range does not exist, or a contract cannot be read.</exception>
    public static async Task<IReadOnlyList<string>> NamesAsync(string history, CancellationToken cancellation)
    {
        if (Directory.Exists(history))
        {
            return [.. Directory.EnumerateFiles(history)
                .Where(file => Path.GetExtension(file) is ".yaml" or ".yml" or ".json"
                    && !file.EndsWith(Migrations, StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)];
        }

        int colon = history.IndexOf(':'), dots = history.IndexOf("..", StringComparison.Ordinal);
        if (colon < 0 || dots <= 0 || dots > colon || history[0] == '-' || history.Any(char.IsControl))
        {
            throw new BadInputException(
                $"There is no folder '{history}', and it is not a git range. Write one such as v1.0..HEAD:spec/api.yaml.");
        }

        string path = history[(colon + 1)..], from = history[..dots];
        return [$"{from}:{path}", .. (await CommitsAsync(history[..colon], path, cancellation)).Select(commit => $"{commit}:{path}")];
    }

    private static async Task<string[]> CommitsAsync(string range, string path, CancellationToken cancellation)
    {
        var log = new ProcessStartInfo("git", ["log", "--reverse", "--format=%h", "--end-of-options", range, "--", path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process git = Process.Start(log)!;
            Task<string> complaint = git.StandardError.ReadToEndAsync(cancellation);
            string commits = await git.StandardOutput.ReadToEndAsync(cancellation);
            await git.WaitForExitAsync(cancellation);
            return git.ExitCode == 0
                ? commits.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                : throw new BadInputException($"There is no range '{range}', and git reports: {(await complaint).Trim().Split('\n')[0]}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new BadInputException($"git, which could know the range '{range}', is not installed.");
        }
    }
}
