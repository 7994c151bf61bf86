using System.Diagnostics;
using System.Runtime.InteropServices;

namespace XaiGen.Cli.Tests;

/// <summary>The built tool as users have it: a process with arguments, an environment, two outputs and an exit code.</summary>
internal sealed class Tool : IDisposable
{
    private const int Sigint = 2;
    private const int Sigterm = 15;

    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly List<string> _read = [];

    // A tool that hangs is to fail its test, not to stop all of them.
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(5));

    private Tool(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment, string folder = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory =
            folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.Environment.Remove("XAI_API_KEY");
        start.Environment.Remove("XAI_BASE_URL");
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
        _patience.Token.Register(Kill);
    }

    public static Task<ToolRun> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    public static async Task<ToolRun> RunAsync(IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        using Tool tool = Start(environment, arguments);
        return await tool.FinishAsync();
    }

    /// <summary>Within a folder.</summary>
    public static async Task<ToolRun> RunInAsync(string folder, params string[] arguments)
    {
        using var tool = new Tool("dotnet", [Path.Combine(AppContext.BaseDirectory, "XaiGen.Cli.dll"), .. arguments], null, folder);
        return await tool.FinishAsync();
    }

    public static Tool Start(IReadOnlyDictionary<string, string>? environment, params string[] arguments)
        => new("dotnet", [Path.Combine(AppContext.BaseDirectory, "XaiGen.Cli.dll"), .. arguments], environment);

    /// <summary>In a terminal of the given width, with the given keyboard input.</summary>
    public static async Task<ToolRun> RunInTerminalAsync(
        int columns, string typed, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        string dll = Path.Combine(AppContext.BaseDirectory, "XaiGen.Cli.dll");
        string line = string.Join(' ', arguments.Prepend(dll).Select(argument => $"'{argument}'"));
        using var tool = new Tool("script", ["-qec", $"stty cols {columns} rows 40; dotnet {line}", "/dev/null"], environment);
        await tool._process.StandardInput.WriteAsync(typed);
        await tool._process.StandardInput.FlushAsync();
        return await tool.FinishAsync();
    }

    /// <summary>Reads standard output up to the first line that has this in it.</summary>
    public async Task<string> ReadLineAsync(string with = "")
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _read.Add(line);
            if (line.Contains(with, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The tool ended without a line with '{with}': {string.Join('\n', _read)}\n{await _error}");
    }

    public void Interrupt() => Send(Sigint);

    public void Terminate() => Send(Sigterm);

    public async Task<ToolRun> FinishAsync()
    {
        string rest = await _process.StandardOutput.ReadToEndAsync();
        string error = await _error;
        await _process.WaitForExitAsync();
        return new ToolRun(_process.ExitCode, string.Concat(_read.Select(line => line + "\n")) + rest, error);
    }

    public void Dispose()
    {
        _patience.Dispose();
        Kill();
        _process.Dispose();
    }

    private void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    private void Send(int signal) => kill(_process.Id, signal).ShouldBe(0);

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int process, int signal);
}

internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public ToolRun ShouldSucceed()
    {
        ExitCode.ShouldBe(0, Output + Error);
        Error.ShouldBeEmpty();
        return this;
    }

    /// <summary>A failure is one line on stderr that describes the problem, without a stack trace.</summary>
    public ToolRun ShouldFail(int exitCode, params string[] saying)
    {
        ExitCode.ShouldBe(exitCode, Output + Error);
        Error.ShouldStartWith("error: ");
        Error.ShouldEndWith("\n");
        Error.TrimEnd().ShouldNotContain("\n");
        foreach (string words in saying)
        {
            Error.ShouldContain(words);
        }

        ShouldHaveNoStackTrace();
        return this;
    }

    public void ShouldHaveNoStackTrace() => (Output + Error).ShouldNotContain("   at ");
}
