using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>Routes that the emulator lacks are sent on to an API, if they are named.</summary>
public sealed class PassOnTests : IAsyncLifetime
{
    private const string Key = "xai-key-of-the-user";

    /// <summary>More than a request to the emulator itself may have.</summary>
    private const int LargeBytes = 130 << 20;

    private readonly TaskCompletionSource _gate = new();
    private WebApplication _api = null!;

    private Uri Target => new(_api.Urls.Single());

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        _api = builder.Build();
        _api.Run(RespondAsync);
        await _api.StartAsync();
    }

    public Task DisposeAsync() => _api.DisposeAsync().AsTask();

    [Fact]
    public async Task What_is_named_is_passed_on_unchanged_and_the_journal_says_so_without_the_key()
    {
        await using XaiEmulator emulator = await StartAsync("POST /v1/chat/completions", "GET /v1/responses/{id}");
        using HttpClient http = ClientOf(emulator);
        http.DefaultRequestHeaders.Add("x-api-key", Key);

        HttpResponseMessage response = await http.PostAsync($"v1/chat/completions?a=%2Fb&api_key={Key}", new StringContent("""{"n":1}"""));

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Headers.GetValues("x-request-id").ShouldBe(["of the API"]);
        (await response.Content.ReadAsStringAsync())
            .ShouldBe($$"""POST /v1/chat/completions?a=%2Fb&api_key={{Key}} Bearer {{Key}} {{Target.Authority}} {"n":1}""");
        (await http.GetAsync("v1/responses/r%20s")).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        emulator.Requests.Entries.Select(entry => (entry.Operation, entry.PassedOnTo, entry.Status, entry.RequestId))
            .ShouldBe([(null, Target, 202, "of the API"), (null, Target, 202, "of the API")]);
        string journal = await http.GetStringAsync("_emulator/requests");
        journal.ShouldContain($"\"passed_on_to\":\"{Target}\"");
        journal.ShouldNotContain(Key);
    }

    [Theory]
    [InlineData("GET", "v1/chat/completions")]
    [InlineData("POST", "v1/chat/Completions")]
    [InlineData("POST", "v1/chat/completions/")]
    [InlineData("POST", "v1/chat")]
    [InlineData("GET", "v1/responses/a/b")]
    public async Task What_is_not_named_is_refused_as_before(string method, string path)
    {
        await using XaiEmulator emulator = await StartAsync("POST /v1/chat/completions", "GET /v1/responses/{id}");
        using HttpClient http = ClientOf(emulator);

        HttpResponseMessage response = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        ((int)response.StatusCode).ShouldBeOneOf(404, 405);
        emulator.Requests.Entries.ShouldHaveSingleItem().PassedOnTo.ShouldBeNull();
    }

    [Fact]
    public async Task What_the_emulator_has_stays_its_own_beside_a_wider_route()
    {
        await using XaiEmulator emulator = await StartAsync("/v1/{kind}", "PATCH /v1/files/{id}");
        using HttpClient http = ClientOf(emulator);

        (await http.GetAsync("v1/files")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("v1/models")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await http.PatchAsync("v1/files/a", null)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Events_come_when_they_are_sent_and_large_bodies_pass()
    {
        await using XaiEmulator emulator = await StartAsync("/v1/events", "/v1/count");
        using HttpClient http = ClientOf(emulator);

        using HttpResponseMessage events = await http.GetAsync("v1/events", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await events.Content.ReadAsStreamAsync());
        (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe("data: 1");
        _gate.SetResult();
        (await reader.ReadToEndAsync()).ShouldBe("\ndata: 2\n\n");

        HttpResponseMessage counted = await http.PostAsync("v1/count", new ByteArrayContent(new byte[LargeBytes]));
        (await counted.Content.ReadAsStringAsync()).ShouldBe($"{LargeBytes}");
    }

    [Fact]
    public async Task A_whole_URL_in_the_request_line_changes_nothing_about_where_the_key_goes()
    {
        await using XaiEmulator emulator = await StartAsync("GET /v1/models");
        using var client = new TcpClient();
        await client.ConnectAsync(emulator.BaseAddress.Host, emulator.BaseAddress.Port);
        string authority = emulator.BaseAddress.Authority;

        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET http://{authority}/v1/models?a=1 HTTP/1.1\r\nHost: {authority}\r\n"
            + $"Authorization: Bearer {Key}\r\nConnection: close\r\n\r\n"));

        using var reader = new StreamReader(client.GetStream());
        (await reader.ReadToEndAsync()).ShouldContain($"GET /v1/models?a=1 Bearer {Key} {Target.Authority}");
    }

    [Fact]
    public async Task A_target_that_cannot_be_reached_is_told_in_the_form_of_the_API()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var target = new Uri($"http://{closed.LocalEndpoint}");
        closed.Stop();
        await using XaiEmulator emulator = await XaiEmulator.StartAsync(
            new XaiEmulatorOptions { PassOn = new PassOn(target, ["/v1/models"]) });
        using HttpClient http = ClientOf(emulator);

        Answer answer = await Answer.OfAsync(await http.GetAsync("v1/models"));

        answer.ExpectError(HttpStatusCode.BadGateway, "bad-gateway", $"{target} cannot be reached");
    }

    [Theory]
    [InlineData("generateVideo", "The emulator has 'generateVideo' itself, POST /v1/videos/generations")]
    [InlineData("POST /v1/videos/generations", "The emulator has POST /v1/videos/generations itself")]
    [InlineData("GET /v1/files/{other}", "The emulator has GET /v1/files/{file_id} itself")]
    [InlineData("GET /v1/images/mine", "The emulator has GET /v1/images/{request_id} itself")]
    [InlineData("/v1/files", "To pass on other methods of the path, name them, such as 'PATCH /v1/files'")]
    [InlineData("/_emulator/clock", "paths under /_emulator are the emulator's own")]
    [InlineData("listModels", "does not begin with '/'")]
    [InlineData("FETCH /v1/models", "has an unknown method, 'FETCH'")]
    [InlineData("GET /v1/models now", "is not a path")]
    [InlineData("", "is not a path")]
    [InlineData("/v1/{**rest}", "matches no path")]
    [InlineData("/v1/*", "matches no path")]
    [InlineData("/v1/models?a=1", "matches no path")]
    [InlineData("/v1//models", "matches no path")]
    [InlineData("/v1/{a}{b}", "matches no path")]
    public async Task A_route_that_cannot_be_passed_on_is_told_at_the_start(string route, string reason)
        => (await Should.ThrowAsync<EmulatorException>(() => StartAsync(route))).Message.ShouldContain(reason);

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://user:word@127.0.0.1/")]
    [InlineData("https://127.0.0.1/?a=1")]
    public async Task A_target_that_is_none_is_told_at_the_start(string target)
        => (await Should.ThrowAsync<EmulatorException>(() => XaiEmulator.StartAsync(
            new XaiEmulatorOptions { PassOn = new PassOn(new Uri(target), ["/v1/models"]) })))
            .Message.ShouldContain("must be an http or https URL");

    private Task<XaiEmulator> StartAsync(params string[] routes)
        => XaiEmulator.StartAsync(new XaiEmulatorOptions { PassOn = new PassOn(Target, routes) });

    private static HttpClient ClientOf(XaiEmulator emulator) => new()
    {
        BaseAddress = emulator.BaseAddress,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Key) },
    };

    private async Task RespondAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (request.Path == "/v1/events")
        {
            await context.Response.WriteAsync("data: 1\n\n");
            await context.Response.Body.FlushAsync();
            await _gate.Task;
            await context.Response.WriteAsync("data: 2\n\n");
            return;
        }

        if (request.Path == "/v1/count")
        {
            long count = 0;
            byte[] buffer = new byte[1 << 16];
            for (int read; (read = await request.Body.ReadAsync(buffer)) > 0;)
            {
                count += read;
            }

            await context.Response.WriteAsync($"{count}");
            return;
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers["x-request-id"] = "of the API";
        string body = await new StreamReader(request.Body).ReadToEndAsync();
        await context.Response.WriteAsync(
            $"{request.Method} {request.Path}{request.QueryString} {request.Headers.Authorization} {request.Host} {body}");
    }
}
