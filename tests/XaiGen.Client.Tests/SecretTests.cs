using System.ClientModel.Primitives;
using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.Logging;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>The key goes to the API and nowhere else.</summary>
public sealed class SecretTests
{
    private const string Key = "xai-key-that-stays-secret";

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    public async Task A_service_that_quotes_the_key_does_not_get_it_into_an_exception(int status)
    {
        await using var server = new ScriptedServer(Status(status, $$"""{"code":"invalid-argument","error":"Bad key: {{Key}}"}"""));

        XaiException error = await Should.ThrowAsync<XaiException>(ClientOf(server.Address).Files.ListPageAsync());

        error.ToString().ShouldNotContain(Key);
        error.Body.ShouldNotBeNull().ShouldNotContain(Key);
        error.Message.ShouldContain("Bad key: ***");
    }

    [Fact]
    public async Task Neither_does_one_that_does_not_answer()
        => (await Should.ThrowAsync<XaiException>(ClientOf(NobodyThere()).Files.ListPageAsync())).ToString().ShouldNotContain(Key);

    [Fact]
    public void Nothing_shows_the_key_as_text()
    {
        var options = new XaiClientOptions { Endpoint = new Uri("https://api.x.ai") };
        var client = new XaiClient(Key, options);

        $"{client} {client.Files} {client.Pipeline} {client.Endpoint} {options}".ShouldNotContain(Key);
        options.ToString().ShouldBe(
            "Endpoint: https://api.x.ai/, MaxRetries: 3, NetworkTimeout: 00:10:00, TotalTimeout: 01:00:00, PollInterval: 00:00:05, "
            + "ValidateRequests: True");
    }

    [Fact]
    public async Task A_call_has_the_key_and_the_opening_of_an_address_has_not()
    {
        await using var api = new ScriptedServer(Status(200, """{"data":[]}"""), Status(200, "the bytes"));
        XaiClient client = ClientOf(api.Address);

        await client.Files.ListPageAsync();
        await using (await client.OpenAsync(new Uri(api.Address, "/cdn/token/file_1.png")))
        {
        }

        api.Requests.Select(request => request.Header("Authorization")).ShouldBe([$"Bearer {Key}", null]);
    }

    [Fact]
    public async Task A_redirect_does_not_take_the_key_elsewhere()
    {
        await using var elsewhere = new ScriptedServer(Status(200, """{"data":[]}"""));
        await using var api = new ScriptedServer(Status(307, "", $"Location: {elsewhere.Address}v1/files"));

        XaiException error = await Should.ThrowAsync<XaiException>(ClientOf(api.Address).Files.ListPageAsync());

        elsewhere.Requests.ShouldBeEmpty();
        error.Message.ShouldContain("redirects are not followed");
    }

    [Fact]
    public async Task No_trace_and_no_log_shows_the_key()
    {
        using var traces = new Traces();
        var logs = new Logs();
        await using var api = new ScriptedServer(
            Status(200, """{"data":[]}"""), Status(503), Status(400, $$"""{"code":"invalid-argument","error":"Bad key."}"""), Dropped());
        var client = new XaiClient(Key, new XaiClientOptions
        {
            Endpoint = api.Address,
            RetryDelay = TimeSpan.Zero,
            ClientLoggingOptions = new ClientLoggingOptions
            {
                LoggerFactory =
                logs,
                EnableLogging = true,
                EnableMessageLogging = true,
                EnableMessageContentLogging = true
            },
        });

        await client.Files.ListPageAsync();
        await Should.ThrowAsync<XaiException>(client.Files.ListPageAsync());
        await Should.ThrowAsync<XaiException>(client.Images.GenerateAsync("A ferry"));

        api.Requests.ShouldAllBe(request => request.Header("Authorization") == $"Bearer {Key}");
        traces.Seen.ShouldNotBeEmpty();
        logs.Seen.ShouldNotBeEmpty();
        traces.Seen.Concat(logs.Seen).ShouldAllBe(text => !text.Contains(Key));
    }

    [Fact]
    public void No_property_within_reach_of_client_or_options_holds_the_key()
    {
        var options = new XaiClientOptions { Endpoint = new Uri("https://api.x.ai") };
        var client = new XaiClient(Key, options);

        string[] dump = [.. Dump(client, depth: 4), .. Dump(options, depth: 4)];

        dump.Length.ShouldBeGreaterThan(10);
        dump.ShouldAllBe(text => !text.Contains(Key));
    }

    /// <summary>The text that a logger or a debugger that destructures objects would write.</summary>
    private static IEnumerable<string> Dump(object? value, int depth)
    {
        if (value is null || depth == 0)
        {
            return [];
        }

        IEnumerable<object?> inner = value switch
        {
            string => [],
            IEnumerable items => items.Cast<object?>(),
            _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetIndexParameters().Length == 0)
                .Select(property => Read(property, value)),
        };
        return inner.SelectMany(item => Dump(item, depth - 1)).Prepend(value.ToString() ?? "");

        static object? Read(PropertyInfo property, object owner)
        {
            try
            {
                return property.GetValue(owner);
            }
            catch (TargetInvocationException)
            {
                return null;
            }
        }
    }

    private static XaiClient ClientOf(Uri endpoint)
        => new(Key, new XaiClientOptions { Endpoint = endpoint, RetryDelay = TimeSpan.Zero, MaxRetries = 1 });

    private sealed class Traces : IDisposable
    {
        private readonly ActivityListener _listener;

        public Traces()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = _ => true,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity =>
                {
                    IEnumerable<KeyValuePair<string, object?>> tags = activity.TagObjects.Concat(activity.Events.SelectMany(e => e.Tags));
                    Seen.Add(
                        $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', tags)} {string.Join(' ', activity.Baggage)}");
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public ConcurrentBag<string> Seen { get; } = [];

        public void Dispose() => _listener.Dispose();
    }

    private sealed class Logs : ILoggerFactory, ILogger
    {
        public ConcurrentBag<string> Seen { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Seen.Add($"{formatter(state, exception)} {exception} {state}");

        public void Dispose()
        {
        }
    }
}
