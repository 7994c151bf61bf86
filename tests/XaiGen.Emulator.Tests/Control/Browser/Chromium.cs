using System.Diagnostics;

namespace XaiGen.Emulator.Tests.Control.Browser;

/// <summary>A test that needs Chromium; without it on the PATH it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Path is null)
        {
            Skip = "chromium is not on the PATH; install chromium to run this test.";
        }
    }
}

/// <summary>A headless browser with an empty profile, for the tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("xaigen-chromium-");
    private Process? _process;
    private DevTools? _devTools;

    internal static string? Path { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(
            folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Path is null)
        {
            return;
        }

        _process = Process.Start(new ProcessStartInfo(
            Path,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-port=0",
                $"--user-data-dir={_profile.FullName}", "about:blank",
            ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        _devTools = await DevTools.ConnectAsync(await AddressAsync());
    }

    internal async Task<Page> OpenAsync(Uri address, int width = 1280, int height = 900, bool isDark = false)
    {
        Page page = await OpenBlankAsync(width, height, isDark);
        await page.GoAsync(address);
        return page;
    }

    internal Task<Page> OpenBlankAsync(int width = 1280, int height = 900, bool isDark = false)
        => Page.CreateAsync(_devTools!, width, height, isDark);

    public async Task DisposeAsync()
    {
        if (_devTools is not null)
        {
            await _devTools.DisposeAsync();
        }

        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _profile.Delete(recursive: true);
    }

    /// <summary>The browser writes where it listens into its profile.</summary>
    private async Task<Uri> AddressAsync()
    {
        string file = System.IO.Path.Combine(_profile.FullName, "DevToolsActivePort");
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            if (File.Exists(file) && await File.ReadAllLinesAsync(file, patience.Token) is [var port, var path, ..])
            {
                return new Uri($"ws://127.0.0.1:{port}{path}");
            }

            _process!.HasExited.ShouldBeFalse("chromium ended before it could be used");
            await Task.Delay(20, patience.Token);
        }
    }
}
