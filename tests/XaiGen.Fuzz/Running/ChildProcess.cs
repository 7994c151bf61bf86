using System.Diagnostics;

namespace XaiGen.Fuzz.Running;

/// <summary>Another process of this program, with a limited heap.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const string HeapLimit = "0x40000000";

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_patienceInAll = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly Task<string> _error;
    private bool _hangs;

    public ChildProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "XaiGen.Fuzz.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    public async Task WriteAsync(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            await _process.StandardInput.WriteLineAsync(line);
        }

        _process.StandardInput.Close();
    }

    /// <summary>The next line; null at the end, or if none arrives although the process had enough CPU time.</summary>
    public async Task<string?> ReadLineAsync()
    {
        Task<string?> reading = _process.StandardOutput.ReadLineAsync();
        var clock = Stopwatch.StartNew();
        TimeSpan before = _process.HasExited ? default : _process.TotalProcessorTime;
        while (await Task.WhenAny(reading, Task.Delay(s_betweenLooks)) != reading)
        {
            // On a busy machine a process may wait long for the CPU, so only its CPU time counts.
            _process.Refresh();
            if (!_process.HasExited && (_process.TotalProcessorTime - before > s_patience || clock.Elapsed > s_patienceInAll))
            {
                _hangs = true;
                _process.Kill(entireProcessTree: true);
                return null;
            }
        }

        return await reading;
    }

    /// <summary>Returns why the process ended abnormally; null if it ended normally.</summary>
    public async Task<Failure?> FindDeathAsync()
    {
        if (_hangs)
        {
            return new Failure("no end", "The process was ended because nothing came from it any more.");
        }

        await _process.WaitForExitAsync();
        if (_process.ExitCode is ExitCodes.Fine or ExitCodes.Found)
        {
            return null;
        }

        string error = await _error;
        string? method = error.Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith("at ", StringComparison.Ordinal)
                && !line.StartsWith("at System.", StringComparison.Ordinal));
        string reason = error.Split('\n')[0].Trim();
        return new Failure($"exit code {_process.ExitCode}: {reason} {method?.Split('(')[0]}", error.Length > 2000 ? error[..2000] : error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
