using System.Diagnostics;
using System.Net.Http.Headers;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Storage;

/// <summary>An emulator in a process of its own, for ends that nobody can catch.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    private readonly Process _process;

    private EmulatorProcess(Process process, Uri baseAddress)
    {
        _process = process;
        Http = new HttpClient
        {
            BaseAddress = baseAddress,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Api.Key) },
        };
    }

    public HttpClient Http { get; }

    public static async Task<EmulatorProcess> StartAsync(string folder)
    {
        var process = Start(folder);
        var address = await process.StandardOutput.ReadLineAsync();
        return new EmulatorProcess(process, new Uri(address.ShouldNotBeNull(await ComplaintAsync(process, address))));
    }

    /// <summary>What an emulator says that cannot use the folder.</summary>
    public static async Task<string> RefuseAsync(string folder)
    {
        using var process = Start(folder);
        (await process.StandardOutput.ReadLineAsync()).ShouldBeNull();
        var complaint = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldNotBe(0);
        return complaint;
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

    private static Process Start(string folder) => Process.Start(new ProcessStartInfo("dotnet", [typeof(Api).Assembly.Location, folder])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task<string?> ComplaintAsync(Process process, string? address) =>
        address is null ? await process.StandardError.ReadToEndAsync() : null;
}
