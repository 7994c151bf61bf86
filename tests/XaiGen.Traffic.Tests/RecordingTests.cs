using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using XaiGen.Traffic.Exchanges;
using XaiGen.Traffic.Recording;

namespace XaiGen.Traffic.Tests;

/// <summary>Alone, since memory is measured.</summary>
[CollectionDefinition(nameof(RecordingTests), DisableParallelization = true)]
[Collection(nameof(RecordingTests))]
public sealed class RecordingTests : IAsyncLifetime
{
    private const string Key = "xai-abcdefghijklmnop";

    private readonly ScratchFolder _scratch = new();
    private readonly List<string> _told = [];
    private readonly TaskCompletionSource _gate = new();
    private WebApplication _api = null!;
    private RecordingProxy _proxy = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        _api = builder.Build();
        _api.MapPost("/v1/echo", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            string body = await reader.ReadToEndAsync();
            return Results.Json(new { body, key = context.Request.Headers.Authorization.ToString(), host = context.Request.Host.Value },
                statusCode: 201);
        });
        _api.MapGet("/v1/events", async (HttpContext context) =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("data: {\"n\":1}\n\n");
            await context.Response.Body.FlushAsync();
            await _gate.Task;
            await context.Response.WriteAsync("data: {\"n\":2}\n\n");
        });
        _api.MapPost("/v1/count", async (HttpContext context) =>
        {
            long count = 0;
            byte[] buffer = new byte[1 << 16];
            for (int read; (read = await context.Request.Body.ReadAsync(buffer)) > 0;)
            {
                count += read;
            }

            return count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        });
        _api.MapGet("/v1/packed", async (HttpContext context) =>
        {
            context.Response.ContentType = "application/json";
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync(Encoding.UTF8.GetBytes($"{{\"token\":\"{Key}\",\"n\":1}}"));
        });
        _api.MapGet("/v1/turn",
            () => Results.Text(Interlocked.Increment(ref _turn).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        _api.MapGet("/v1/away", () => Results.Redirect("https://elsewhere.example/?sig=" + Key));
        await _api.StartAsync();
        _proxy = await RecordingProxy.StartAsync(
            new RecordingOptions
            {
                Target = new Uri(_api.Urls.Single()),
                Folder = _scratch["recorded"],
                Secrets = ["body-secret"],
                MostBodyBytes = 1000
            }, Tell);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _proxy.BaseAddress };
        _client.DefaultRequestHeaders.Add("Authorization", $"Bearer {Key}");
    }

    private int _turn;

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _proxy.DisposeAsync();
        await _api.DisposeAsync();
        _scratch.Dispose();
    }

    [Fact]
    public async Task What_passes_is_untouched_and_what_is_written_has_no_secret()
    {
        HttpResponseMessage response = await _client.PostAsJsonAsync("/v1/echo?page=2&api_key=hunter2hunter2",
            new { body_secret = "hush-hush", name = "n" });

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        string body = await response.Content.ReadAsStringAsync();
        body.ShouldContain("hush-hush");
        body.ShouldContain($"Bearer {Key}");
        body.ShouldContain(new Uri(_api.Urls.Single()).Authority);
        Exchange recorded = (await RecordedAsync(1)).Single();
        (recorded.Method, recorded.Status, recorded.Url.AbsolutePath).ShouldBe(("POST", 201, "/v1/echo"));
        recorded.Request.Body!.Text!.ShouldContain("\"name\":\"n\"");
        string written = _scratch.TextOf("recorded");
        foreach (string secret in (string[])[Key, "hunter2", "hush-hush"])
        {
            written.ShouldNotContain(secret);
            _told.ShouldNotContain(line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("hush-hush", "\"hush-hush\"")]
    [InlineData("48151623", "48151623")]
    [InlineData("2031-07-08T09:10:11Z", "\"2031-07-08T09:10:11Z\"")]
    [InlineData("enE3c2VjcmV0QGI2NA==", "\"enE3c2VjcmV0QGI2NA==\"")]
    [InlineData("user_7781@zq.example", "\"user_7781@zq.example\"")]
    [InlineData("second-of-two", "[\"first-of-two\", \"second-of-two\"]")]
    [InlineData("deep-inside", "{\"inner\":\"deep-inside\"}")]
    [InlineData("grün/\"grün\"", "\"gr\\u00fcn/\\\"grün\\\"\"")]
    public async Task No_byte_of_a_secret_of_any_kind_is_written(string secret, string json)
    {
        string escaped = Uri.EscapeDataString(secret);
        string body = $$"""{"body_secret":{{json}},"name":"n"}""";

        await _client.PostAsync($"/v1/echo?body-secret={escaped}", new StringContent(body, Encoding.UTF8, "application/json"));
        await _client.PostAsync($"/v1/none/{escaped}", new StringContent(body, Encoding.UTF8, "application/json"));
        await _client.PostAsync("/v1/echo", new FormUrlEncodedContent([KeyValuePair.Create("body_secret", secret)]));
        await _client.PostAsync("/v1/echo", new MultipartFormDataContent { { new StringContent(secret), "body_secret" } });

        (await RecordedAsync(4)).Length.ShouldBe(4);
        byte[] utf8 = Encoding.UTF8.GetBytes(secret);
        string[] forms = [secret, escaped, Convert.ToBase64String(utf8), JsonEncodedText.Encode(secret).ToString(), json.Trim('"')];
        foreach (string file in Directory.EnumerateFiles(_scratch["recorded"]))
        {
            byte[] written = [.. await File.ReadAllBytesAsync(file), .. Encoding.UTF8.GetBytes(Path.GetFileName(file))];
            forms.Where(form => written.AsSpan().IndexOf(Encoding.UTF8.GetBytes(form)) >= 0)
                .ShouldBeEmpty($"{Path.GetFileName(file)}: {Encoding.UTF8.GetString(written)}");
        }

        _told.ShouldAllBe(line => !forms.Any(form => line.Contains(form, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_event_comes_when_it_is_sent()
    {
        using HttpResponseMessage response = await _client.GetAsync("/v1/events", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe("data: {\"n\":1}");
        _gate.SetResult();
        (await reader.ReadToEndAsync()).ShouldContain("\"n\":2");
        (await RecordedAsync(1)).Single().Response.Body!.Text.ShouldBe("data: {\"n\":1}\n\ndata: {\"n\":2}\n\n");
    }

    [Fact]
    public async Task A_large_upload_takes_constant_memory_and_is_cut_on_disk()
    {
        const long Megabytes = 300;
        long before = GC.GetTotalAllocatedBytes();

        HttpResponseMessage response = await _client.PostAsync("/v1/count", new LargeContent(Megabytes << 20));

        (await response.Content.ReadAsStringAsync()).ShouldBe($"{Megabytes << 20}");
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(100L << 20);
        MessageBody body = (await RecordedAsync(1)).Single().Request.Body!;
        (body.Length, body.Bytes.Length).ShouldBe((Megabytes << 20, 1000));
    }

    [Fact]
    public async Task What_is_compressed_passes_as_it_is_and_is_read_for_secrets()
    {
        byte[] body = await _client.GetByteArrayAsync("/v1/packed");

        body.AsSpan().StartsWith((byte[])[0x1f, 0x8b]).ShouldBeTrue();
        (await RecordedAsync(1)).Single().Response.Body!.Text.ShouldBe("""{"token":"[redacted]","n":1}""");
    }

    [Fact]
    public async Task Redirects_are_passed_on_and_not_followed()
    {
        HttpResponseMessage response = await _client.GetAsync("/v1/away");

        response.Headers.Location!.AbsoluteUri.ShouldBe("https://elsewhere.example/?sig=" + Key);
        (await RecordedAsync(1)).Single().Response.Header("Location")!.ShouldNotContain(Key);
    }

    [Fact]
    public async Task An_API_that_is_down_is_told_apart_from_its_own_errors()
    {
        await using RecordingProxy proxy = await RecordingProxy.StartAsync(new RecordingOptions
        {
            Target = ScriptedServer.NobodyThere(),
            Folder = _scratch["none"]
        }, Tell);
        using var client = new HttpClient { BaseAddress = proxy.BaseAddress };

        HttpResponseMessage response = await client.GetAsync("/v1/echo");

        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await response.Content.ReadAsStringAsync()).ShouldContain("xaigen record cannot reach");
        Directory.EnumerateFiles(_scratch["none"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_recorded_is_replayed_in_its_order()
    {
        string[] first = [await _client.GetStringAsync("/v1/turn"), await _client.GetStringAsync("/v1/turn")];
        await _client.PostAsJsonAsync("/v1/echo", new { name = "n" });
        Exchange[] recorded = await RecordedAsync(3);
        await using ReplayServer server = await ReplayServer.StartAsync(recorded);
        using var client = new HttpClient { BaseAddress = server.BaseAddress };

        string[] again = [await client.GetStringAsync("/v1/turn"), await client.GetStringAsync("/v1/turn"),
            await client.GetStringAsync("/v1/turn")];

        again.ShouldBe([.. first, first[1]]);
        (await client.PostAsJsonAsync("/v1/echo", new { other = "body" })).StatusCode.ShouldBe(HttpStatusCode.Created);
        HttpResponseMessage unknown = await client.GetAsync("/v1/never");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("GET /v1/turn");
    }

    [Fact]
    public async Task A_body_that_was_cut_never_passes_for_a_whole_one()
    {
        Exchange cut = Given.Exchange(method: "GET", responseHeaders: [("Content-Type", "text/plain")]);
        cut = cut with { Response = cut.Response with { Body = new MessageBody("abc"u8.ToArray(), 10) } };
        await using ReplayServer server = await ReplayServer.StartAsync([cut]);
        using var client = new HttpClient { BaseAddress = server.BaseAddress };

        await Should.ThrowAsync<HttpRequestException>(() => client.GetStringAsync("/things"));
    }

    [Theory]
    [InlineData("ftp://api.example")]
    [InlineData("https://me:pass@api.example")]
    [InlineData("https://api.example?x=1")]
    public async Task A_target_that_is_none_is_refused(string target)
        => (await Should.ThrowAsync<TrafficException>(() => RecordingProxy.StartAsync(new RecordingOptions
        {
            Target = new Uri(target),
            Folder = _scratch["x"]
        }, Tell)))
            .Message.ShouldContain("http or https URL");

    [Fact]
    public async Task Numbers_of_recordings_go_on()
    {
        await _client.GetStringAsync("/v1/turn");
        await RecordedAsync(1);
        await using (RecordingProxy proxy = await RecordingProxy.StartAsync(new RecordingOptions
        {
            Target = new Uri(_api.Urls.Single()),
            Folder = _scratch["recorded"]
        }, Tell))
        {
            using var client = new HttpClient { BaseAddress = proxy.BaseAddress };
            await client.GetStringAsync("/v1/turn");
        }

        (await RecordedAsync(2)).Select(exchange => exchange.Response.Body!.Text).ShouldBe(["1", "2"]);
        Directory.EnumerateFiles(_scratch["recorded"]).Select(Path.GetFileName).Order()
            .ShouldBe(["000001-GET-v1-turn-200.json", "000002-GET-v1-turn-200.json"]);
    }

    private void Tell(string line)
    {
        lock (_told)
        {
            _told.Add(line);
        }
    }

    /// <summary>What is recorded is written after the response has gone out.</summary>
    private async Task<Exchange[]> RecordedAsync(int count)
    {
        for (int i = 0; i < 600 && Directory.GetFiles(_scratch["recorded"], "*.json").Length < count; i++)
        {
            await Task.Delay(50);
        }

        return [.. ExchangeSource.Read(_scratch["recorded"])];
    }

    private sealed class LargeContent(long length) : HttpContent
    {
        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            byte[] chunk = new byte[1 << 16];
            for (long sent = 0; sent < length; sent += chunk.Length)
            {
                await stream.WriteAsync(chunk);
            }
        }
    }
}
