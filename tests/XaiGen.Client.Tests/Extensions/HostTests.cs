using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using XaiGen.Emulator.Control;

namespace XaiGen.Client.Tests.Extensions;

/// <summary>Hosts that are not the usual one: other protocols, cultures and clocks, and a host that shuts down.</summary>
public sealed class HostTests : EmulatorTests
{
    [Fact]
    public async Task A_server_of_HTTP_2_only_is_reached_by_a_handler_that_asks_for_it()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        await using WebApplication server = builder.Build();
        int billed = 0;
        server.MapGet("/v1/files", () => Results.Text("""{"data":[]}""", "application/json"));
        server.MapGet("/a.png", () => Results.Bytes(Png));
        server.MapPost("/v1/images/generations", (HttpContext context) =>
        {
            if (Interlocked.Increment(ref billed) == 2)
            {
                context.Abort();
            }

            return Results.Text("""{"data":[{"url":"https://x/1.png"}]}""", "application/json");
        });
        server.MapPost("/v1/files", async (HttpRequest request) =>
        {
            long length = (await request.ReadFormAsync()).Files.Single().Length;
            return Results.Text(
                $$"""{"id":"f","object":"file","bytes":{{length}},"created_at":1,"filename":"a.png"}""", "application/json");
        });
        await server.StartAsync();
        var address = new Uri(server.Urls.Single());
        await using ServiceProvider services = Services(services => services
            .AddXaiClient(settings => (settings.ApiKey, settings.Options.Endpoint) = ("key", address))
            .AddHttpMessageHandler(() => new OfHttp2()));
        XaiClient client = services.GetRequiredService<XaiClient>();

        (await client.Files.ListPageAsync()).Data.ShouldBeEmpty();
        (await client.Files.UploadAsync(Png, "a.png")).Bytes.ShouldBe(Png.Length);
        (await client.Images.GenerateAsync("A ferry")).Data.ShouldHaveSingleItem();
        (await Should.ThrowAsync<XaiException>(client.Images.GenerateAsync("A ferry"))).IsRetryable.ShouldBeFalse();
        await using Stream image = await client.OpenAsync(new Uri(address, "a.png"));

        (await BinaryData.FromStreamAsync(image)).ToArray().ShouldBe(Png);
        billed.ShouldBe(2);
    }

    [Fact]
    public void What_else_would_be_ignored_is_refused_once_however_often_the_client_is_registered()
    {
        using ServiceProvider services = Services(services =>
        {
            services.AddXaiClient(settings => settings.ApiKey = "key");
            services.AddXaiClient(settings => settings.Options.MaxRetries = 5).ConfigureHttpClient(http =>
            {
                http.DefaultRequestVersion = HttpVersion.Version20;
                http.MaxResponseContentBufferSize = 1000;
            });
        });

        Should.Throw<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate).Failures.ShouldBe(
            [
                "ConfigureHttpClient sets DefaultRequestVersion, which the xAI client does not use. Add a handler that sets the version of "
                    + "each request, with AddHttpMessageHandler.",
                "ConfigureHttpClient sets MaxResponseContentBufferSize, which the xAI client does not use. Set MaxResponseSize in the "
                    + "settings.",
            ]);
    }

    [Fact]
    public async Task The_second_registration_of_a_client_adds_to_the_first()
    {
        await using ServiceProvider services = Services(services =>
        {
            services.AddXaiClient(settings => (settings.ApiKey, settings.Options.Endpoint) = ("key", Emulator.BaseAddress));
            services.AddXaiClient(settings => settings.Options.BudgetInUsd = 0.01m);
        });

        services.GetServices<XaiClient>().ShouldHaveSingleItem();
        await Should.ThrowAsync<BudgetExceededException>(services.GetRequiredService<XaiClient>().Images.GenerateAsync("A ferry"));
    }

    [Fact]
    public async Task A_host_that_stops_ends_the_waiting_and_not_the_work()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddXaiClient(settings => (settings.ApiKey, settings.Options.Endpoint) = ("key", Emulator.BaseAddress));
        builder.Services.AddSingleton<Waiting>().AddHostedService(provider => provider.GetRequiredService<Waiting>());
        using IHost host = builder.Build();
        Emulator.Faults.Add(new Fault.Latency(TimeSpan.FromHours(1)) { Operation = "getVideo", Times = null });
        Waiting waiting = host.Services.GetRequiredService<Waiting>();
        await host.StartAsync();
        GenerationId id = await waiting.Started;

        await host.StopAsync();
        Emulator.Faults.Clear();

        (await Should.ThrowAsync<OperationCanceledException>(waiting.ExecuteTask!))
            .CancellationToken.IsCancellationRequested.ShouldBeTrue();
        (await host.Services.GetRequiredService<XaiClient>().Videos.GetAsync(id)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_host_that_validates_everything_has_clients_in_scopes_which_outlive_them_and_ignore_a_reload()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Xai:ApiKey", "key-before"), new("Xai:Endpoint", Emulator.BaseAddress.AbsoluteUri)]).Build();
        var services = new ServiceCollection();
        services.AddXaiClient(configuration.GetSection("Xai"));
        services.AddXaiClient("archive", settings => (settings.ApiKey, settings.Options.Endpoint) = ("key-2", Emulator.BaseAddress));
        services.AddScoped<OfBoth>();
        await using ServiceProvider provider =
            services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        OfBoth first;
        await using (AsyncServiceScope scope = provider.CreateAsyncScope())
        {
            first = scope.ServiceProvider.GetRequiredService<OfBoth>();
        }

        FileObject file = await first.Client.Files.UploadAsync(Png, "a.png");
        configuration["Xai:ApiKey"] = "key-after";
        configuration["Xai:Endpoint"] = "no address";
        configuration.Reload();
        await using AsyncServiceScope second = provider.CreateAsyncScope();
        OfBoth same = second.ServiceProvider.GetRequiredService<OfBoth>();

        (same.Client, same.Archive).ShouldBe((first.Client, first.Archive));
        (await same.Client.Files.GetAsync(file.Id)).Filename.ShouldBe("a.png");
        (await Should.ThrowAsync<XaiException>(same.Archive.Files.GetAsync(file.Id))).Kind.ShouldBe(XaiErrorKind.NotFound);
    }

    [Theory]
    [InlineData(HttpVersionPolicy.RequestVersionOrLower, true)]
    [InlineData(HttpVersionPolicy.RequestVersionExact, false)]
    public async Task A_server_without_HTTP_3_is_reached_with_a_lower_version_or_the_failure_says_why(
        HttpVersionPolicy policy, bool isReached)
    {
        await using ServiceProvider services = Services(services => services
            .AddXaiClient(settings =>
            {
                (settings.ApiKey, settings.Options.Endpoint) = ("key", Emulator.BaseAddress);
                settings.Options.MaxRetries = 0;
            })
            .AddHttpMessageHandler(() => new OfHttp3(policy)));
        XaiClient client = services.GetRequiredService<XaiClient>();

        var error = (XaiException?)await Record.ExceptionAsync(() => client.Images.GenerateAsync("A ferry"));

        (error is null).ShouldBe(isReached);
        error?.Message.ShouldContain("RequestVersionExact");
    }

    [Fact]
    public async Task A_culture_changes_nothing_that_is_sent_or_shown()
    {
        // Cultures by name need libraries that not every machine has. This one is stranger than any of them.
        CultureInfo before = CultureInfo.CurrentCulture;
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat = new NumberFormatInfo
        {
            NegativeSign = "minus",
            NumberDecimalSeparator = "٫",
            NumberGroupSeparator = "x",
            NaNSymbol = "?",
            NativeDigits = ["٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"],
            DigitSubstitution = DigitShapes.NativeNational,
        };
        strange.DateTimeFormat = new DateTimeFormatInfo { DateSeparator = "_", TimeSeparator = "_", ShortDatePattern = "yyyy?" };
        CultureInfo.CurrentCulture = strange;
        try
        {
            await using var server = new ScriptedServer(ScriptedServer.Status(200, """{"data":[]}"""));
            var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address });
            await client.Files.ListPageAsync(
                limit: 10, filter: FileFilter.CreatedAt > new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(-3)));
            using Budget budget = Client.Budget(1.5m);
            FileObject file = await UploadPngAsync("Iİıi.png", TimeSpan.FromHours(1.5));
            ImageResponse image = await Client.Images.EditAsync("x", file, resolution: "2k", storageOptions: new() { Filename = "a.png" });
            VideoOperation film = await Client.Videos.GenerateAsync("x", duration: TimeSpan.FromSeconds(2));

            server.Requests.ShouldHaveSingleItem().Target.ShouldContain("limit=10");
            Uri.UnescapeDataString(server.Requests[0].Target).ShouldContain("2026-03-01T03:00:00Z");
            (file.Filename, file.ExpiresAt - file.CreatedAt).ShouldBe(("Iİıi.png", TimeSpan.FromHours(1.5)));
            image.StoredFile.Filename.ShouldBe("a.png");
            budget.ToString().ShouldMatch("^[0-9.]+ of 1.50 dollars left");
            film.ToString().ShouldEndWith("(0 %)");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static ServiceProvider Services(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private sealed class OfHttp2 : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class OfHttp3(HttpVersionPolicy policy) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (request.Version, request.VersionPolicy) = (HttpVersion.Version30, policy);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed record OfBoth(XaiClient Client, [FromKeyedServices("archive")] XaiClient Archive);

    private sealed class Waiting(XaiClient client) : BackgroundService
    {
        private readonly TaskCompletionSource<GenerationId> _started = new();

        public Task<GenerationId> Started => _started.Task;

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            VideoOperation film = await client.Videos.GenerateAsync("x", cancellationToken: stoppingToken);
            _started.SetResult(film.Id);
            await film.WaitForResultAsync(stoppingToken);
        }
    }
}
