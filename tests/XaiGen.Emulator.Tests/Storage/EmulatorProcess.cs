using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Storage;

/// <summary>An emulator in a separate process, which can be killed.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    private readonly Process _process;

    private EmulatorProcess(Process process) => _process = process;

    public HttpClient Http { get; } =
        new() { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Api.Key) } };

    /// <summary>One that waits for its folder, which another one may still be using.</summary>
    /// <param name="heapLimit">How many bytes .NET may use for objects; null for as many as there are.</param>
    public static EmulatorProcess Prepare(long? heapLimit = null) => new(Start(heapLimit));

    public static async Task<EmulatorProcess> StartAsync(string folder, long? heapLimit = null)
    {
        EmulatorProcess emulator = Prepare(heapLimit);
        await emulator.OpenAsync(folder);
        return emulator;
    }

    /// <summary>The message of an emulator that cannot use the folder.</summary>
    public static async Task<string> RefuseAsync(string folder)
    {
        using Process process = Start();
        await process.StandardInput.WriteLineAsync(folder);
        (await process.StandardOutput.ReadLineAsync()).ShouldBeNull();
        string complaint = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldNotBe(0);
        return complaint;
    }

    public async Task OpenAsync(string folder)
    {
        await _process.StandardInput.WriteLineAsync(folder);
        string? address = await _process.StandardOutput.ReadLineAsync();
        Http.BaseAddress = new Uri(address.ShouldNotBeNull(address is null ? await _process.StandardError.ReadToEndAsync() : null));
    }

    /// <summary>Ends the process as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Http.Dispose();
        Kill();
        _process.Dispose();
    }

    private static Process Start(long? heapLimit = null)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Api).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (heapLimit is { } limit)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = limit.ToString("x", CultureInfo.InvariantCulture);
        }

        return Process.Start(start)!;
    }
}
