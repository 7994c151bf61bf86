using System.Diagnostics;
using XaiGen.Fuzz.Running;

namespace XaiGen.Fuzz.Targets;

/// <summary>One run of <c>xaigen</c>, stopped if it takes too long.</summary>
internal sealed class ToolRun : IDisposable
{
    private const int LargestExitCode = 2;

    private readonly Process _process;
    private readonly bool _isLate;

    private ToolRun(Process process, TimeSpan patience)
    {
        _process = process;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        _isLate = !process.WaitForExit(patience);
        if (_isLate)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        Output = output.GetAwaiter().GetResult();
        Error = error.GetAwaiter().GetResult();
    }

    public string Output { get; }

    public string Error { get; }

    /// <summary>False if a contract cannot be read, which is reported only on the error output.</summary>
    public bool HasReport => Output.Length > 0 || _process.ExitCode < LargestExitCode;

    public static ToolRun Start(TimeSpan patience, IEnumerable<string> arguments)
        => new(
            Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "XaiGen.Cli.dll"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!,
            patience);

    public Failure? FindFailure()
        => _isLate ? new Failure("xaigen does not end", Error)
            : _process.ExitCode > LargestExitCode ? new Failure($"xaigen ends with {_process.ExitCode}", Error)
            : Error.Contains("xaigen itself failed", StringComparison.Ordinal) ? new Failure("xaigen itself failed", Error)
            : Error.Contains("   at ", StringComparison.Ordinal) ? new Failure("xaigen shows a stack trace", Error)
            : null;

    public void Dispose() => _process.Dispose();
}
