using System.ClientModel.Primitives;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>Whatever bytes arrive, the exception is the client's own, and is the same with and without listeners.</summary>
public sealed class BrokenResponseTests
{
    private const string Images =
        """{"data":[{"url":"https://imgen.example/a.png","mime_type":"image/png"}],"model":"grok","usage":{"cost_in_usd_ticks":200000000}}""";
    private const string Report =
        """{"status":"done","model":"m","video":{"url":"https://vidgen.example/a.mp4","duration":5,"respect_moderation":true},"usage":{"cost_in_usd_ticks":2}}""";
    private const string Refusal =
        """{"code":"imagine:content-moderated","error":"Withheld.","model":"m","usage":{"cost_in_usd_ticks":200000000}}""";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Damaged_bytes_end_in_the_same_way_watched_or_not(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 10; round++)
        {
            (string text, HttpStatusCode status) = random.Next(3) switch
            {
                0 => (Images, HttpStatusCode.OK),
                1 => (Report, HttpStatusCode.OK),
                _ => (Refusal, HttpStatusCode.BadRequest),
            };
            byte[] body = Damaged(Encoding.UTF8.GetBytes(text), random);

            string silent = await OutcomeAsync(body, status, text == Report, log: null);
            string watched = await OutcomeAsync(body, status, text == Report, new Log(isFailing: false));
            string badlyWatched = await OutcomeAsync(body, status, text == Report, new Log(isFailing: true));

            silent.ShouldNotStartWith("!", customMessage: Encoding.UTF8.GetString(body));
            watched.ShouldBe(silent);
            badlyWatched.ShouldBe(silent);
        }
    }

    [Theory]
    [InlineData("""{"id":"\ud800","object":"file","bytes":1,"created_at":1,"filename":"a"}""", "(at $.id)")]
    [InlineData("""{"id":"a","object":"file","bytes":1,"created_at":1,"filename":"\udc00x"}""", "(at $.filename)")]
    [InlineData("""{"\ud800":1}""", "(at $.")]
    public async Task Half_of_a_surrogate_pair_is_told_with_its_place(string json, string place)
    {
        XaiException error =
            await Should.ThrowAsync<XaiException>(ClientOf(Encoding.UTF8.GetBytes(json)).Files.GetAsync(new FileId("file_1")));

        error.Kind.ShouldBe(XaiErrorKind.UnreadableResponse);
        error.Message.ShouldContain(place);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Compression_is_read_and_broken_compression_is_the_clients_own_exception(string coding)
    {
        byte[] packed = Packed(Encoding.UTF8.GetBytes("""{"data":[]}"""), coding);
        byte[] broken = [0x1f, 0x8b, .. Enumerable.Repeat((byte)0xFF, 40)];

        (await ClientOf(packed, ("Content-Encoding", coding)).Files.ListPageAsync()).Data.ShouldBeEmpty();
        XaiException error =
            await Should.ThrowAsync<XaiException>(ClientOf(broken, ("Content-Encoding", coding)).Images.GenerateAsync("A ferry"));
        await Should.ThrowAsync<XaiException>(ClientOf(packed[..(packed.Length / 2)], ("Content-Encoding", coding)).Files.ListPageAsync());

        error.Kind.ShouldBe(XaiErrorKind.NoResponse);
        error.IsRetryable.ShouldBeFalse();
        error.Message.ShouldContain("the response's compression is broken");
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-1e9")]
    [InlineData("99999999999999999999999999999999999999999999")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task No_retry_after_is_too_odd(string value)
    {
        await using var server = new ScriptedServer(Status(429, "{}", $"Retry-After: {value}"), Status(200, """{"data":[]}"""));
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address, MaxRetryDelay = TimeSpan.Zero });

        (await client.Files.ListPageAsync()).Data.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_widest_options_work()
    {
        await using var server = new ScriptedServer(Status(503), Status(200, """{"data":[]}"""));
        var client = new XaiClient("key", new XaiClientOptions
        {
            Endpoint = server.Address,
            MaxRetries = int.MaxValue,
            RetryDelay = TimeSpan.Zero,
            MaxRetryDelay = TimeSpan.MaxValue,
            NetworkTimeout = TimeSpan.MaxValue,
            TotalTimeout = TimeSpan.MaxValue,
            PollInterval = TimeSpan.MaxValue,
            MaxResponseSize = int.MaxValue,
            MaxDownloadSize = long.MaxValue,
        });

        (await client.Files.ListPageAsync()).Data.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_network_timeout_that_is_none_is_refused(int seconds)
        => Should.Throw<ArgumentException>(
            () => new XaiClient("key", new XaiClientOptions { NetworkTimeout = TimeSpan.FromSeconds(seconds) }))
            .Message.ShouldContain("NetworkTimeout is");

    [Fact]
    public async Task A_state_that_is_never_understood_ends_the_waiting()
    {
        var options = new XaiClientOptions { HttpHandler = new CannedHandler("{}"u8.ToArray()), TimeProvider = new Faults.EagerClock() };
        VideoOperation operation = new XaiClient("key", options).Videos.Resume(new GenerationId("request-1"));

        XaiException error = await Should.ThrowAsync<XaiException>(operation.WaitForResultAsync().WaitAsync(TimeSpan.FromMinutes(1)));

        error.Message.ShouldContain("a state of 'request-1' that this client does not know");
        operation.LastStatus.ShouldBeOfType<VideoStatus.Unknown>();
    }

    [Fact]
    public async Task Room_is_made_for_what_arrives_not_for_what_is_promised()
    {
        await using var server = new ScriptedServer(async (connection, stopping) =>
        {
            await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 268435456\r\n\r\n{"u8.ToArray(), stopping);
        });
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address, MaxRetries = 0 });
        long before = GC.GetTotalAllocatedBytes();

        for (int call = 0; call < 5; call++)
        {
            await Should.ThrowAsync<XaiException>(client.Files.ListPageAsync());
        }

        // Other tests run beside this one.
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(5L * 128 * 1024 * 1024);
    }

    private static async Task<string> OutcomeAsync(byte[] body, HttpStatusCode status, bool isReport, Log? log)
    {
        var options = new XaiClientOptions
        {
            // A service on this machine has no published rate to keep.
            Endpoint = new Uri("http://127.0.0.1"),
            HttpHandler = new CannedHandler(body, ("x-request-id", "r")) { Status = status },
            MaxRetries = 0,
        };
        if (log is not null)
        {
            options.ClientLoggingOptions = new ClientLoggingOptions { LoggerFactory = log, EnableMessageLogging = false };
        }

        var client = new XaiClient("key", options);
        try
        {
            object result = isReport
                ? await client.Videos.GetAsync(new GenerationId("request-1"))
                : await client.Images.GenerateAsync("A ferry");
            return result.ToString()!;
        }
        catch (XaiException e)
        {
            return $"{e.Message} {e.Kind} {e.Usage} {e.Code} {e.ServerMessage}";
        }
        catch (Exception e)
        {
            return $"! {e}";
        }
    }

    private static byte[] Damaged(byte[] body, Random random)
    {
        int at = random.Next(body.Length);
        return random.Next(5) switch
        {
            0 => body[..at],
            1 => [.. body[..at], 0xFF, .. body[at..]],
            2 => [.. body[..at], .. "\\ud800"u8, .. body[at..]],
            3 => [.. body[..at], (byte)random.Next(256), .. body[(at + 1)..]],
            _ => [.. body[..at], 0xC3, 0x28, .. body[(at + 1)..]],
        };
    }

    private static byte[] Packed(byte[] body, string coding)
    {
        var packed = new MemoryStream();
        using (Stream packing = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
            _ => new BrotliStream(packed, CompressionLevel.Fastest),
        })
        {
            packing.Write(body);
        }

        return packed.ToArray();
    }

    private static XaiClient ClientOf(byte[] body, params (string Name, string Value)[] headers)
        => new("key", new XaiClientOptions { HttpHandler = new CannedHandler(body, headers), MaxRetries = 0 });

    private sealed class Log(bool isFailing) : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            _ = formatter(state, exception);
            if (isFailing)
            {
                throw new InvalidOperationException("The disk is full.");
            }
        }

        public void Dispose()
        {
        }
    }
}
