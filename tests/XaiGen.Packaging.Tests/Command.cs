using System.Diagnostics;

namespace XaiGen.Packaging.Tests;

/// <summary>
/// Programs run for their output. One that ends otherwise than expected, or not at all, fails the test with all that it said.
/// </summary>
internal static class Command
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    /// <returns>What the program wrote to its standard output.</returns>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null,
        int exitCode = 0)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        SetEnvironment(process.StartInfo, environment ?? new Dictionary<string, string>());

        process.Start();
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.ExitCode.ShouldBe(exitCode, $"""
            {(limit.IsCancellationRequested ? "This did not end:" : $"This should have ended with {exitCode}:")}
            {program} {string.Join(' ', process.StartInfo.ArgumentList)}
            in {folder}
            {await output}
            {await errors}
            """);
        return await output;
    }

    /// <summary>Gives the program our environment, less what the build that runs the tests left there for itself.</summary>
    private static void SetEnvironment(ProcessStartInfo start, IReadOnlyDictionary<string, string> own)
    {
        foreach (string name in start.Environment.Keys.Where(IsOfTheBuild).ToArray())
        {
            start.Environment.Remove(name);
        }

        // A build node that stays would hold our end of its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach ((string name, string value) in own)
        {
            start.Environment[name] = value;
        }
    }

    private static bool IsOfTheBuild(string name) => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase);
}
