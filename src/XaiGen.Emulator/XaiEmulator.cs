using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using XaiGen.Emulator.Batches;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Files;
using XaiGen.Emulator.Http;
using XaiGen.Emulator.Imagine;
using XaiGen.Emulator.Storage;

namespace XaiGen.Emulator;

/// <summary>Emulates the xAI Files, public-URL and Imagine APIs on this machine: real HTTP, real bytes, no cost.</summary>
/// <example>
/// <code>
/// await using var emulator = await XaiEmulator.StartAsync();
/// var client = emulator.CreateClient();
/// </code>
/// </example>
public sealed class XaiEmulator : IAsyncDisposable
{
    private const string DefaultKey = "emulator-key";

    /// <summary>The key that the tool suggests.</summary>
    private const string UsualKey = "any-key";

    /// <summary>Enough for the largest source media in base64 inside a JSON body.</summary>
    private const long MaxJsonBytes = 128L * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly FileStore _store;
    private readonly EphemeralMedia _media;
    private readonly SourceSpool _spool;
    private readonly LiveFeed _feed;
    private readonly RenderQueue<ImageResponse> _images;
    private readonly RenderQueue<FinishedVideo> _videos;
    private readonly BatchStore _batches;
    private readonly PassedOnEndpoints? _passedOn;

    private XaiEmulator(XaiEmulatorOptions options)
    {
        bool isOpen = !IPAddress.IsLoopback(options.ListenAddress);
        ControlToken = options.ControlToken ?? (isOpen ? Tokens.NewLinkToken() : null);
        IEnumerable<string> publicHost = options.PublicUrl is { IsAbsoluteUri: true, Host.Length: > 0 } known ? [known.Authority] : [];
        var hosts = new HostGuard(options.AllowedHosts.Concat(publicHost), isOpen);
        var bases = new BaseUrls(options.PublicUrl, hosts, () => BaseAddress.Port);
        var targets = new UploadTargets(options.UploadOrigins);
        Clock = new EmulatorClock(options.TimeProvider);
        FolderStorage? storage = options.DataDirectory is { } folder ? new FolderStorage(folder) : null;
        _store = new FileStore(storage ?? (IFileStorage)new MemoryStorage(), Clock);
        SetAsideRecords = storage?.SetAside ?? [];

        var urls = new PublicUrls(_store);
        _media = new EphemeralMedia(Clock);
        _spool = new SourceSpool(storage?.Drafts ?? Path.GetTempPath());
        var sources = new SourceReader(_store, urls, _media, bases, _spool);
        var output = new OutputPublisher(_store, urls, _media);
        _images = new RenderQueue<ImageResponse>(Clock, options.RenderTime);
        _videos = new RenderQueue<FinishedVideo>(Clock, options.RenderTime);
        var imageGenerator = new ImageGenerator(sources, output, targets);
        var videoGenerator = new VideoGenerator(sources, output, targets);
        var batchTasks = new BatchTasks(imageGenerator, videoGenerator);
        _batches = new BatchStore(Clock, options.RenderTime, new BatchFile(_store, batchTasks), FaultsOfBatched);
        Routes = ApiRoutes.Of(
            new FileEndpoints(_store, urls, new UploadReader(_store, options.MaxUploadBytes)),
            new ImageEndpoints(imageGenerator, _images),
            new VideoEndpoints(videoGenerator, _videos),
            new BatchEndpoints(_batches, batchTasks, _store),
            new ModelEndpoints());
        Faults = new FaultPlans(Routes.Select(route => route.OperationId));
        var control = new ControlEndpoints(Clock, Faults, Requests, _store, storage?.Folder, ResetAsync);
        var hello = new HelloView(
            $"{Guid.NewGuid()}", ControlEndpoints.Version, Tokens.TeamOf(options.AcceptedKeys?.FirstOrDefault() ?? UsualKey));
        _feed = new LiveFeed(Clock, Faults, Requests, control.ViewOfFaults, hello);
        _images.Changed += _feed.SendWork;
        _videos.Changed += _feed.SendWork;
        _batches.Changed += _feed.SendWork;
        _media.Changed += _feed.SendWork;

        var keys = new KeyRing(options.AcceptedKeys);
        _app = NewServer(options.ListenAddress, options.Port);
        if (options.Witness is { } witness)
        {
            _app.Use(witness);
        }

        _app.Use(SendTimeAsync);
        _app.Use(ActingTeam.InvokeAsync);
        _app.Use(new JournalMiddleware(Requests, keys, Clock).InvokeAsync);
        _app.Use(ErrorResponses.InvokeAsync);
        _app.Use(RequestLimits.InvokeAsync);
        _app.Use(hosts.InvokeAsync);
        _app.Use(new ControlGuard(ControlToken).InvokeAsync);
        _app.UseRouting();
        _app.Use(new PathSpelling(options.IsLenient).InvokeAsync);
        _app.Use(new FaultInjection(Faults, options.TimeProvider).InvokeAsync);
        _app.MapApi(
            Routes, context => new Caller(keys.TeamOf(context.Request), bases.Of(context), ApiCall.LeniencyOf(context, options.IsLenient)));
        new PublicMediaEndpoints(_store, urls, _media).Map(_app);
        ControlRoutes.Map(
            _app, control, new WorkEndpoints(_images, _videos, _batches, _media), new ControlFileEndpoints(_store, urls, bases),
            new Thumbnails(_store, _media), _feed);
        _passedOn = options.PassOn is { } passOn ? new PassedOnEndpoints(passOn) : null;
    }

    /// <summary>The emulator's URL on this machine, such as <c>http://127.0.0.1:5000/</c>.</summary>
    public Uri BaseAddress { get; private set; } = null!;

    /// <summary>The URL of the emulator's page, with the <see cref="ControlToken"/> that it needs.</summary>
    public Uri PageUrl => new(
        BaseAddress,
        $"{ControlRoutes.Prefix}/{(ControlToken is { } token ? $"?{ControlGuard.TokenParameter}={Uri.EscapeDataString(token)}" : "")}");

    /// <summary>
    /// The token for the control routes, sent as <c>Authorization: Bearer</c>; null if only this machine can reach the emulator and none
    /// was set.
    /// </summary>
    public string? ControlToken { get; }

    /// <summary>The clock that determines all expiry and progress.</summary>
    public EmulatorClock Clock { get; }

    /// <summary>The planned faults.</summary>
    public FaultPlans Faults { get; }

    /// <summary>The latest requests with their responses.</summary>
    public RequestJournal Requests { get; } = new();

    /// <summary>Parts of the data folder that were damaged or missing in its index, and were moved to its folder <c>damaged</c>.</summary>
    public IReadOnlyList<string> SetAsideRecords { get; }

    internal IReadOnlyList<ApiRoute> Routes { get; }

    /// <summary>Starts an emulator. Disposing of it stops it.</summary>
    /// <returns>The running emulator.</returns>
    /// <exception cref="EmulatorException">The port, the data folder, or a route to pass on cannot be used.</exception>
    public static async Task<XaiEmulator> StartAsync(
        XaiEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new XaiEmulatorOptions();
        var emulator = new XaiEmulator(options);
        try
        {
            emulator._passedOn?.Map(emulator._app);
            await emulator._app.StartAsync(cancellationToken);
        }
        catch (Exception fault)
        {
            await emulator.DisposeAsync();
            if (Explain(fault, options) is { } explained)
            {
                throw new EmulatorException(explained, fault);
            }

            throw;
        }

        emulator.BaseAddress = UrlOnThisMachine(new Uri(emulator._app.Urls.Single()));
        return emulator;
    }

    /// <summary>Creates a client of this emulator that polls with hardly any delay.</summary>
    /// <param name="apiKey">The key, which also determines the team.</param>
    /// <returns>The client.</returns>
    public XaiClient CreateClient(string apiKey = DefaultKey) => new(
        apiKey, new XaiClientOptions { Endpoint = BaseAddress, PollInterval = TimeSpan.FromMilliseconds(50) });

    /// <summary>
    /// Resets the emulator: deletes all files, also in the data folder, ends all work, removes faults, clears the journal, and sets the
    /// clock to the program's time.
    /// </summary>
    /// <exception cref="IOException">A file in the data folder cannot be deleted.</exception>
    public async Task ResetAsync()
    {
        // The only part that can fail; nothing else has been reset then.
        await _store.ClearAsync();
        Faults.Clear();
        await _images.ClearAsync();
        await _videos.ClearAsync();
        await _batches.ClearAsync();

        // Files that work in progress has stored in the meantime.
        await _store.ClearAsync();
        _media.Clear();
        Clock.Reset();
        Requests.Clear();
        _feed.SendReset();
    }

    /// <summary>Stops the emulator. Files in a data folder are kept, everything else is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _passedOn?.Dispose();
        _images.Dispose();
        _videos.Dispose();
        _batches.Dispose();
        _spool.Dispose();
        _store.Dispose();
    }

    /// <summary>Dates the response by the same clock as the times in it, instead of the machine's.</summary>
    private Task SendTimeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.Date = Clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        return next(context);
    }

    private OutputFaults FaultsOfBatched(string operation, StorageOptions? storage)
        => new CallFaults(Faults, operation, record: null).OfOutput(storage, isStarted: true);

    /// <summary>The URL for callers on this machine: an address for all interfaces is replaced by the loopback address.</summary>
    private static Uri UrlOnThisMachine(Uri listening)
        => IPAddress.TryParse(listening.Host.Trim('[', ']'), out IPAddress? address)
            && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(listening) { Host = "127.0.0.1" }.Uri
            : listening;

    private static WebApplication NewServer(IPAddress address, int port)
    {
        // The empty builder reads no settings of the hosting program and does not write to the console.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxJsonBytes;
            RequestLimits.Configure(kestrel.Limits);
            kestrel.Listen(address, port);
        });
        return builder.Build();
    }

    private static string? Explain(Exception fault, XaiEmulatorOptions options) => fault switch
    {
        IOException { InnerException: AddressInUseException } =>
            $"Port {options.Port} is in use by another program; choose another one, or 0 for any free one.",
        IOException or SocketException
            => $"The emulator cannot listen on {new IPEndPoint(options.ListenAddress, options.Port)}: {fault.Message}",
        _ => null,
    };

    /// <summary>The default lifetime would handle Ctrl+C and SIGTERM instead of the hosting program.</summary>
    private sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
