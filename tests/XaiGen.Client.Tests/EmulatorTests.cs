using XaiGen.Emulator;

namespace XaiGen.Client.Tests;

/// <summary>Tests that have an emulator of their own, in which work is over as soon as it has started.</summary>
public abstract class EmulatorTests : IAsyncLifetime
{
    /// <summary>The smallest picture there is.</summary>
    protected static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    protected XaiEmulator Emulator { get; private set; } = null!;

    protected XaiClient Client { get; private set; } = null!;

    private protected ManualTimeProvider Clock { get; } = new();

    public async Task InitializeAsync()
    {
        Emulator = await XaiEmulator.StartAsync(new XaiEmulatorOptions { TimeProvider = Clock, RenderTime = TimeSpan.Zero });
        Client = Emulator.CreateClient();
    }

    public async Task DisposeAsync() => await Emulator.DisposeAsync();

    protected Task<FileObject> UploadPngAsync(string fileName = "harbour.png", TimeSpan? expiresAfter = null)
        => Client.Files.UploadAsync(Png, fileName, expiresAfter);

    /// <summary>A clip in the team's files.</summary>
    protected async Task<FileOutput> StoreVideoAsync()
    {
        VideoOperation operation = await Client.Videos.GenerateAsync(
            "A paper boat drifts down a gutter",
            duration: TimeSpan.FromSeconds(2),
            storageOptions: new StorageOptions { Filename = "boat.mp4" });
        return (await operation.WaitForResultAsync()).Video!.StoredFile;
    }
}
