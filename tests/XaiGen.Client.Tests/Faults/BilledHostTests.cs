using System.ClientModel.Primitives;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using XaiGen.Client.Tests.Extensions.Kiota;

namespace XaiGen.Client.Tests.Faults;

/// <summary>
/// Billed calls that fail in every way, in every kind of host, counted at the server: 200 each, or the number in the
/// environment variable XAIGEN_BILLED_CALLS.
/// </summary>
public sealed class BilledHostTests
{
    private const int Seed = 20_261_122;

    private static readonly Fault[] s_faults = Enum.GetValues<Fault>();

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("XAIGEN_BILLED_CALLS") ?? "200", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(Host.Plain)]
    [InlineData(Host.Services)]
    [InlineData(Host.ServicesWithDefaults)]
    [InlineData(Host.ServicesWithRepeatingHandler)]
    [InlineData(Host.OwnHandler)]
    [InlineData(Host.OwnTransport)]
    [InlineData(Host.Kiota)]
    public async Task A_billed_call_is_done_once_at_most_and_nobody_is_told_what_is_not_known(Host host)
    {
        Dossier[] dossiers = [.. Enumerable.Range(0, Count).Select(number => new Dossier(FaultsOf(number)))];
        object[] outcomes = new object[Count];
        await using var server = new FaultServer(dossiers);
        await using ServiceProvider services = Services(host, server);
        await Parallel.ForAsync(0, Count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) =>
            outcomes[number] = await CallAsync(ClientOf(host, services, server, number)));

        for (int number = 0; number < Count; number++)
        {
            Exchange[] exchanges = [.. dossiers[number].Exchanges];
            string what = $"{host} #{number}: {string.Join(", ", exchanges.Select(exchange => exchange.Fault))} -> {outcomes[number]}";
            exchanges.Count(exchange => exchange.HasWorked).ShouldBeLessThanOrEqualTo(1, what);
            exchanges.SkipLast(1).ShouldAllBe(exchange => exchange.Fault.TurnsAway(), what);
            if (outcomes[number] is ImageResponse images)
            {
                images.Image.Url!.AbsolutePath.ShouldBe($"/{number}.png", what);
                continue;
            }

            string message = outcomes[number].ShouldBeOfType<XaiException>(what).Message;
            if (message.Contains("Nothing was sent", StringComparison.Ordinal))
            {
                exchanges.ShouldBeEmpty(what);
            }
        }

        outcomes.Count(outcome => outcome is ImageResponse).ShouldBeGreaterThan(Count / 10);
        outcomes.Count(outcome => outcome is XaiException).ShouldBeGreaterThan(Count / 10);
        if (host is Host.ServicesWithRepeatingHandler or Host.OwnHandler or Host.OwnTransport)
        {
            outcomes.OfType<XaiException>()
                .Count(error => error.Message.Contains("a second time, which was refused", StringComparison.Ordinal)).ShouldBePositive();
        }
    }

    [Fact]
    public async Task Of_a_transport_that_keeps_a_copy_of_the_body_nothing_is_claimed()
    {
        Dossier[] dossiers = [new([Fault.ResetAfterWork, Fault.ResetAfterWork, Fault.ResetAfterWork, Fault.ResetAfterWork])];
        await using var server = new FaultServer(dossiers);
        var copying = new CopyingHandler(new RepeatingHandler(XaiClientOptions.CreateHandler()));

        XaiException error = (await CallAsync(
            new XaiClient("key", Options(server, 0, options => options.HttpHandler = copying)))).ShouldBeOfType<XaiException>();

        dossiers[0].Exchanges.Count.ShouldBe(4);
        error.Message.ShouldContain("The client did not send the request again; whether its transport did is not known either.");
        error.IsRetryable.ShouldBeFalse();
    }

    private static async Task<object> CallAsync(XaiClient client)
    {
        try
        {
            return await client.Images.GenerateAsync("A ferry");
        }
        catch (XaiException e)
        {
            return e;
        }
    }

    private static ServiceProvider Services(Host host, FaultServer server)
    {
        var services = new ServiceCollection();
        if (host is Host.Services or Host.ServicesWithDefaults or Host.ServicesWithRepeatingHandler)
        {
            for (int number = 0; number < Count; number++)
            {
                int current = number;
                IHttpClientBuilder client = services.AddXaiClient($"{number}", settings =>
                {
                    settings.ApiKey = "key";
                    Configure(settings.Options, server, current);
                });
                if (host == Host.ServicesWithRepeatingHandler)
                {
                    client.AddHttpMessageHandler(() => new RepeatingHandler());
                }
            }
        }

        if (host == Host.ServicesWithDefaults)
        {
            services.ConfigureHttpClientDefaults(defaults => defaults.AddHttpMessageHandler(() => new RepeatingHandler()));
        }

        return services.BuildServiceProvider();
    }

    private static XaiClient ClientOf(Host host, ServiceProvider services, FaultServer server, int number) => host switch
    {
        Host.Plain => new XaiClient("key", Options(server, number)),
        Host.OwnHandler => new XaiClient("key", Options(server, number, options => options.HttpHandler = Repeating())),
        Host.OwnTransport => new XaiClient(
            "key", Options(server, number, options => options.Transport = new HttpClientPipelineTransport(new HttpClient(Repeating())))),
        Host.Kiota => new XaiClient(Options(server, number, options => options.Transport = GivenKey.Transport())),
        _ => services.GetRequiredKeyedService<XaiClient>($"{number}"),
    };

    private static RepeatingHandler Repeating() => new(XaiClientOptions.CreateHandler());

    private static XaiClientOptions Options(FaultServer server, int number, Action<XaiClientOptions>? configure = null)
    {
        var options = new XaiClientOptions();
        Configure(options, server, number);
        configure?.Invoke(options);
        return options;
    }

    private static void Configure(XaiClientOptions options, FaultServer server, int number)
    {
        options.Endpoint = server.AddressOf(number);
        options.TimeProvider = new EagerClock();
        options.NetworkTimeout = FaultsOf(number).Any(fault => fault.NeedsPatience()) ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(5);
    }

    private static Fault[] FaultsOf(int number)
    {
        var random = new Random(unchecked((Seed * 31_337) + (number * 7_919)));
        return [.. Enumerable.Range(0, random.Next(5)).Select(_ => Pick(random))];
    }

    // Faults that end only with a timeout take real time, so there are fewer of them.
    private static Fault Pick(Random random)
    {
        Fault fault = s_faults[random.Next(s_faults.Length)];
        return fault.NeedsPatience() && random.Next(4) > 0 ? Fault.Failed : fault;
    }

    /// <summary>Where a client runs.</summary>
    public enum Host
    {
        /// <summary>A client by itself.</summary>
        Plain,

        /// <summary>A service.</summary>
        Services,

        /// <summary>A service of a host that repeats the requests of every HTTP client.</summary>
        ServicesWithDefaults,

        /// <summary>A service to whose HTTP client a handler was added that repeats.</summary>
        ServicesWithRepeatingHandler,

        /// <summary>A client with a handler that repeats.</summary>
        OwnHandler,

        /// <summary>A client with a transport that repeats.</summary>
        OwnTransport,

        /// <summary>A client over Kiota's adapter, whose default middleware repeats.</summary>
        Kiota,
    }

    private sealed class CopyingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.LoadIntoBufferAsync(cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
