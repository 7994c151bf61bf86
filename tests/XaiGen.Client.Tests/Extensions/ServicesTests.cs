using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using XaiGen.Extensions.DependencyInjection;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests.Extensions;

/// <summary>The client as a service in a host.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ServicesTests
{
    private const string Key = "xai-key-that-stays-secret";

    [Fact]
    public async Task A_client_is_made_once_from_the_configuration_and_sends_with_its_key()
    {
        await using var server = new ScriptedServer(Status(200, """{"data":[]}"""));
        await using ServiceProvider services = Services(services => services.AddXaiClient(
            Section(("ApiKey", Key), ("endpoint", server.Address.ToString()), ("MaxRetries", "0"), ("NetworkTimeout", "00:00:30"))));

        XaiClient client = services.GetRequiredService<XaiClient>();
        await client.Files.ListPageAsync();

        services.GetRequiredService<XaiClient>().ShouldBeSameAs(client);
        client.Endpoint.ShouldBe(server.Address);
        server.Requests.ShouldHaveSingleItem().Header("Authorization").ShouldBe($"Bearer {Key}");
        XaiClientOptions options = services.GetRequiredService<IOptions<XaiClientSettings>>().Value.Options;
        (options.MaxRetries, options.NetworkTimeout).ShouldBe((0, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Every_setting_can_be_configured()
    {
        string[] names = ["AllowInsecureHttp", "AllowPrivateNetworks", "EnableDistributedTracing", "RecordPrompts", "ValidateRequests"];
        var values = new Dictionary<string, string>
        {
            ["ApiKey"] = Key,
            ["ApplicationId"] = "catalogue/2.1",
            ["BudgetInUsd"] = "12.50",
            ["DriftLedger"] = "/var/log/drift.jsonl",
            ["Endpoint"] = "https://eu-west-1.api.x.ai",
            ["MaxDownloadSize"] = "5000000000",
            ["MaxResponseSize"] = "1000",
            ["MaxRetries"] = "7",
            ["MaxRetryDelay"] = "00:00:09",
            ["NetworkTimeout"] = "00:00:08",
            ["PollInterval"] = "00:00:07",
            ["RequestsPerMinute:grok-imagine-video"] = "90",
            ["RetryDelay"] = "00:00:06",
            ["TotalTimeout"] = "00:00:05",
        };
        using ServiceProvider services = Services(services => services.AddXaiClient(
            Section([.. values.Select(
                value => (value.Key, value.Value)), .. names.Select(name => (name, name == "ValidateRequests" ? "false" : "true"))])));

        XaiClientSettings settings = services.GetRequiredService<IOptions<XaiClientSettings>>().Value;

        XaiClientOptions options = settings.Options;
        options.Endpoint.ShouldBe(new Uri("https://eu-west-1.api.x.ai"));
        (options.ApplicationId, options.BudgetInUsd).ShouldBe(("catalogue/2.1", 12.50m));
        options.DriftLedger.ShouldBe(Path.GetFullPath("/var/log/drift.jsonl"));
        options.RequestsPerMinute.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, int>("grok-imagine-video", 90));
        (options.MaxDownloadSize, options.MaxResponseSize, options.MaxRetries).ShouldBe((5_000_000_000, 1000, 7));
        new[] { options.MaxRetryDelay, options.NetworkTimeout!.Value, options.PollInterval, options.RetryDelay, options.TotalTimeout }
            .Select(span => span.TotalSeconds).ShouldBe([9, 8, 7, 6, 5]);
        (options.AllowPrivateNetworks, options.EnableDistributedTracing, options.RecordPrompts, options.ValidateRequests).ShouldBe(
            (true, true, true, false));

        // Options of the client that the configuration intentionally lacks: they are set in code.
        string[] known = [.. values.Keys.Select(key => key.Split(':')[0]), .. names];
        typeof(XaiClientOptions).GetProperties().Where(property => property.CanWrite).Select(property => property.Name)
            .Except(known).ShouldBe(
                ["ClientLoggingOptions", "HttpHandler", "MessageLoggingPolicy", "RetryPolicy", "TimeProvider", "Transport"],
                ignoreOrder: true);
    }

    [Theory]
    [InlineData("Endpoint", "api.x.ai", "Xai:Endpoint is 'api.x.ai'; it must be an absolute address such as https://api.x.ai.")]
    [InlineData("Endpoint", "http://api.x.ai", "The xAI client cannot be made from Xai: Endpoint 'http://api.x.ai/' must use https")]
    [InlineData("MaxRetries", "many", "Xai:MaxRetries is 'many'; it must be a whole number.")]
    [InlineData("MaxRetries", "-1", "Xai:MaxRetries is -1, which is less than it may be.")]
    [InlineData("RequestsPerMinute:a", "many", "Xai:RequestsPerMinute:a is 'many'; it must be a whole number.")]
    [InlineData("RequestsPerMinute:a", "0", "Xai:RequestsPerMinute:a is 0, which is less than it may be.")]
    [InlineData("RequestsPerMinute", "9", "Xai:RequestsPerMinute is '9'; it must have a number for each model.")]
    [InlineData("NetworkTimeout", "soon", "Xai:NetworkTimeout is 'soon'; it must be a duration such as 00:00:30.")]
    [InlineData("ValidateRequests", "perhaps", "Xai:ValidateRequests is 'perhaps'; it must be true or false.")]
    [InlineData(
        "MaxRetry", "3",
        "Xai:MaxRetry is not a setting of the client. Correct the name or remove it; there are AllowInsecureHttp, AllowPrivateNetworks,")]
    public void A_wrong_setting_is_named_when_the_program_starts(string setting, string value, string message)
    {
        using ServiceProvider services = Services(services => services.AddXaiClient(Section(("ApiKey", Key), (setting, value))));

        OptionsValidationException error =
            Should.Throw<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);

        error.Message.ShouldStartWith(message);
        error.ToString().ShouldNotContain(Key);
    }

    [Fact]
    public void Without_a_key_anywhere_the_start_says_where_to_set_it()
    {
        using var variables = new EnvironmentVariables(null, null);
        using ServiceProvider configured = Services(services => services.AddXaiClient(Section()));
        using ServiceProvider named = Services(services => services.AddXaiClient("painter", _ => { }));

        Should.Throw<OptionsValidationException>(configured.GetRequiredService<IStartupValidator>().Validate).Message
            .ShouldBe(
                "The xAI client has no key. Set Xai:ApiKey, where secrets are kept, or the environment variable XAI_API_KEY, to your xAI "
                + "API key.");
        Should.Throw<OptionsValidationException>(named.GetRequiredService<IStartupValidator>().Validate).Message
            .ShouldStartWith("The xAI client 'painter' has no key. Set XaiClientSettings.ApiKey,");
    }

    [Fact]
    public void Without_a_key_of_its_own_it_takes_that_of_the_environment()
    {
        using var variables = new EnvironmentVariables(Key, "http://127.0.0.1:8080/v1");
        using ServiceProvider services = Services(services => services.AddXaiClient());

        services.GetRequiredService<IStartupValidator>().Validate();
        services.GetRequiredService<XaiClient>().Endpoint.ShouldBe(new Uri("http://127.0.0.1:8080/"));
    }

    [Fact]
    public async Task Clients_with_names_stand_side_by_side()
    {
        await using var server = new ScriptedServer(Status(200, """{"data":[]}"""));
        await using ServiceProvider services = Services(services =>
        {
            services.AddXaiClient("a", settings => Set(settings, "key-a"));
            services.AddXaiClient("b", settings => Set(settings, "key-b"));
        });

        await services.GetRequiredKeyedService<XaiClient>("a").Files.ListPageAsync();
        await services.GetRequiredKeyedService<XaiClient>("b").Files.ListPageAsync();

        server.Requests.Select(request => request.Header("Authorization")).ShouldBe(["Bearer key-a", "Bearer key-b"]);
        services.GetService<XaiClient>().ShouldBeNull();

        void Set(XaiClientSettings settings, string key) => (settings.ApiKey, settings.Options.Endpoint) = (key, server.Address);
    }

    [Fact]
    public async Task Each_request_goes_through_the_handler_that_the_factory_has_then()
    {
        await using var server = new ScriptedServer(Status(200, """{"data":[]}"""));
        var factory = new CountingFactory();
        await using ServiceProvider services = Services(services =>
        {
            services.AddXaiClient(settings => (settings.ApiKey, settings.Options.Endpoint) = (Key, server.Address));
            services.AddSingleton<IHttpMessageHandlerFactory>(factory);
        });

        XaiClient client = services.GetRequiredService<XaiClient>();
        await client.Files.ListPageAsync();
        await client.Files.ListPageAsync();

        factory.Names.ShouldBe(["XaiGen", "XaiGen"]);
    }

    [Fact]
    public async Task A_handler_that_was_added_sees_the_requests_and_no_redirect_is_followed()
    {
        await using var server = new ScriptedServer(Status(307, "", "Location: http://127.0.0.1:1/"));
        var seen = new Seeing();
        await using ServiceProvider services = Services(services => services
            .AddXaiClient(settings => (settings.ApiKey, settings.Options.Endpoint) = (Key, server.Address))
            .AddHttpMessageHandler(() => seen));

        (await Should.ThrowAsync<XaiException>(services.GetRequiredService<XaiClient>().Files.ListPageAsync())).Status.ShouldBe(307);

        seen.Paths.ShouldBe(["/v1/files"]);
    }

    /// <summary>
    /// The client uses the handlers of the HTTP client and not the HTTP client, whose settings would silently have no effect.
    /// </summary>
    [Fact]
    public void What_would_be_ignored_is_refused_when_the_host_starts()
    {
        using ServiceProvider services = Services(services => services
            .AddXaiClient(settings => settings.ApiKey = Key)
            .ConfigureHttpClient(http =>
            {
                http.BaseAddress = new Uri("https://gateway.example.com");
                http.Timeout = TimeSpan.FromSeconds(30);
                http.DefaultRequestHeaders.Add("X-Tenant", "a");
            }));

        IStartupValidator start = services.GetRequiredService<IStartupValidator>();
        string[] failures = [.. Should.Throw<OptionsValidationException>(start.Validate).Failures];

        failures.ShouldBe(
            [
                "ConfigureHttpClient sets BaseAddress, which the xAI client does not use. Set Endpoint in the settings.",
                "ConfigureHttpClient sets Timeout, which the xAI client does not use. Set NetworkTimeout in the settings.",
                "ConfigureHttpClient sets DefaultRequestHeaders, which the xAI client does not use. Add a handler that sets them, with "
                    + "AddHttpMessageHandler.",
            ]);
    }

    [Fact]
    public void What_a_host_sets_for_all_its_clients_and_what_a_resilience_handler_sets_is_no_mistake()
    {
        using ServiceProvider services = Services(services =>
        {
            services.AddXaiClient(settings => settings.ApiKey = Key).ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan);
            services.ConfigureHttpClientDefaults(defaults => defaults.ConfigureHttpClient(http =>
            {
                http.Timeout = TimeSpan.FromSeconds(10);
                http.DefaultRequestHeaders.UserAgent.ParseAdd("host/1.0");
            }));
        });

        services.GetRequiredService<IStartupValidator>().Validate();
        services.GetRequiredService<XaiClient>().ShouldNotBeNull();
    }

    [Fact]
    public async Task The_log_of_the_services_is_told_and_never_the_key()
    {
        await using var server = new ScriptedServer(Status(200, """{"data":[]}"""));
        var log = new AllLogs();
        await using ServiceProvider services = Services(services =>
        {
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
            services.AddXaiClient(Section(("ApiKey", Key), ("Endpoint", server.Address.ToString())));
        });

        await services.GetRequiredService<XaiClient>().Files.ListPageAsync();

        log.Categories.ShouldContain(XaiTelemetry.LogCategory);
        log.Lines.ShouldNotBeEmpty();
        log.Lines.ShouldAllBe(line => !line.Contains(Key));
    }

    [Fact]
    public void Settings_do_not_give_the_key_away()
    {
        var settings = new XaiClientSettings { ApiKey = Key };

        settings.ToString().ShouldStartWith("ApiKey: ***, Endpoint: default");
        typeof(XaiClientSettings).GetProperty("ApiKey").ShouldNotBeNull().GetGetMethod().ShouldBeNull();
    }

    private static ServiceProvider Services(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static IConfigurationSection Section(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>($"Xai:{setting.Name}", setting.Value)))
        .Build().GetSection("Xai");

    private sealed class CountingFactory : IHttpMessageHandlerFactory
    {
        public List<string> Names { get; } = [];

        public HttpMessageHandler CreateHandler(string name)
        {
            Names.Add(name);
            return XaiClientOptions.CreateHandler();
        }
    }

    private sealed class Seeing : DelegatingHandler
    {
        public List<string> Paths { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Paths.Add(request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class AllLogs : ILoggerProvider, ILogger
    {
        public List<string> Categories { get; } = [];

        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName)
        {
            Categories.Add(categoryName);
            return this;
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Lines.Add($"{formatter(state, exception)} {exception} {state}");

        public void Dispose()
        {
        }
    }
}
