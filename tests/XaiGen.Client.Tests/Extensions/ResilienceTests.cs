using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using XaiGen.Extensions.DependencyInjection;

namespace XaiGen.Client.Tests.Extensions;

/// <summary>
/// The resilience handlers of Microsoft.Extensions.Http.Resilience around the client: retries, hedging with two requests in flight, time
/// limits and circuit breakers. Requests are counted at a real server.
/// </summary>
public sealed class ResilienceTests : IAsyncLifetime
{
    private const string Images = """{"data":[{"url":"https://x/1.png"}]}""";

    private readonly ConcurrentQueue<string> _arrived = [];
    private WebApplication _server = null!;
    private Func<int, Task<int>> _statusOf = _ => Task.FromResult(200);

    /// <summary>How the handlers come to the client.</summary>
    public enum Way
    {
        /// <summary>They are added to the builder that AddXaiClient returns.</summary>
        OnTheBuilder,

        /// <summary>They are set for all clients of the host.</summary>
        AsDefaults,

        /// <summary>They are in a handler of the user's.</summary>
        InTheHandler,
    }

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Urls.Add("http://127.0.0.1:0");
        _server.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _arrived.Enqueue($"{context.Request.Method} {body.Length > 0}");
            context.Response.StatusCode = await _statusOf(_arrived.Count);
            await context.Response.WriteAsync(context.Request.Method == "GET" ? """{"data":[]}""" : Images);
        });
        await _server.StartAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(Way.OnTheBuilder)]
    [InlineData(Way.AsDefaults)]
    [InlineData(Way.InTheHandler)]
    public async Task Retries_repeat_what_is_free_and_never_what_is_billed(Way way)
    {
        _statusOf = number => Task.FromResult(number % 2 == 1 ? 500 : 200);
        await using ServiceProvider services = Services(way, http => http.AddStandardResilienceHandler(Quick), out XaiClient client);

        (await client.Files.ListPageAsync()).Data.ShouldBeEmpty();
        _arrived.Count.ShouldBe(2);
        XaiException error = await Should.ThrowAsync<XaiException>(client.Images.GenerateAsync("A ferry"));

        _arrived.ShouldBe(["GET False", "GET False", "POST True"]);
        error.IsRetryable.ShouldBeFalse();
        error.Message.ShouldContain(way == Way.AsDefaults ? "500" : "a second time, which was refused");
    }

    [Theory]
    [InlineData(Way.OnTheBuilder)]
    [InlineData(Way.AsDefaults)]
    public async Task Hedging_sends_a_billed_request_once_and_its_first_response_counts(Way way)
    {
        var hedged = new TaskCompletionSource();
        _statusOf = async number =>
        {
            await (way == Way.AsDefaults || number > 1 ? Task.CompletedTask : hedged.Task);
            return 200;
        };
        await using ServiceProvider services = Services(
            way,
            http => http.AddResilienceHandler("hedging", pipeline => pipeline.AddHedging(new HttpHedgingStrategyOptions
            {
                Delay = TimeSpan.Zero,
                MaxHedgedAttempts = 1,
                OnHedging = _ =>
                {
                    // By then the second request has been refused, or has arrived.
                    hedged.TrySetResult();
                    return default;
                },
            })),
            out XaiClient client);

        ImageResponse images = await client.Images.GenerateAsync("A ferry");

        images.Image.Url.ShouldBe(new Uri("https://x/1.png"));
        _arrived.ShouldBe(["POST True"]);
    }

    [Fact]
    public async Task Standard_hedging_copies_the_body_and_still_sends_it_once()
    {
        _statusOf = number => Task.FromResult(number == 1 ? 500 : 200);
        await using ServiceProvider services = Services(Way.OnTheBuilder, http => http.AddStandardHedgingHandler(), out XaiClient client);

        XaiException error = await Should.ThrowAsync<XaiException>(client.Images.GenerateAsync("A ferry"));

        _arrived.ShouldBe(["POST True"]);
        error.Message.ShouldContain("500");
        (await client.Files.ListPageAsync()).Data.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_time_limit_of_a_handler_is_its_own_error_and_the_request_is_not_sent_again()
    {
        var end = new TaskCompletionSource();
        _statusOf = async _ =>
        {
            await end.Task;
            return 200;
        };
        await using ServiceProvider services = Services(
            Way.InTheHandler,
            http => http.AddResilienceHandler("limit", pipeline => pipeline.AddTimeout(TimeSpan.FromMilliseconds(500))),
            out XaiClient client);

        await Should.ThrowAsync<TimeoutRejectedException>(client.Images.GenerateAsync("A ferry"));
        end.SetResult();

        _arrived.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_open_circuit_is_its_own_error_and_nothing_is_sent()
    {
        _statusOf = _ => Task.FromResult(500);
        await using ServiceProvider services = Services(
            Way.InTheHandler,
            http => http.AddResilienceHandler("circuit", pipeline => pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                MinimumThroughput = 2,
                FailureRatio = 0.1,
            })),
            out XaiClient client);

        await Should.ThrowAsync<XaiException>(client.Images.GenerateAsync("A ferry"));
        await Should.ThrowAsync<XaiException>(client.Images.GenerateAsync("A ferry"));
        await Should.ThrowAsync<BrokenCircuitException>(client.Images.GenerateAsync("A ferry"));

        _arrived.Count.ShouldBe(2);
    }

    private static void Quick(HttpStandardResilienceOptions options)
    {
        options.Retry.Delay = TimeSpan.Zero;
        options.Retry.BackoffType = DelayBackoffType.Constant;
        options.Retry.UseJitter = false;
    }

    private ServiceProvider Services(Way way, Action<IHttpClientBuilder> add, out XaiClient client)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        IHttpClientBuilder builder = way == Way.InTheHandler
            ? services.AddHttpClient("own").ConfigurePrimaryHttpMessageHandler(XaiClientOptions.CreateHandler)
            : services.AddXaiClient(settings => Configure(settings.Options, settings));
        if (way == Way.AsDefaults)
        {
            services.ConfigureHttpClientDefaults(add);
        }
        else
        {
            add(builder);
        }

        ServiceProvider provider = services.BuildServiceProvider();
        if (way == Way.InTheHandler)
        {
            var options = new XaiClientOptions
            {
                HttpHandler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("own"),
            };
            Configure(options, null);
            client = new XaiClient("key", options);
        }
        else
        {
            client = provider.GetRequiredService<XaiClient>();
        }

        return provider;
    }

    private void Configure(XaiClientOptions options, XaiClientSettings? settings)
    {
        options.Endpoint = new Uri(_server.Urls.Single());
        options.RetryDelay = TimeSpan.Zero;
        settings?.ApiKey = "key";
    }
}
