using System.Net;
using System.Net.Sockets;
using System.Text;
using XaiGen.Emulator.Http;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>A web page can let its own host name resolve to this machine; no route may accept that name.</summary>
public sealed class HostTests
{
    private static readonly string[] s_paths =
    [
        "_emulator/", "_emulator/page.js", "_emulator/health", "_emulator/clock", "_emulator/faults", "_emulator/requests",
        "_emulator/files",
        "_emulator/events", "_emulator/files/file_1/content", "_emulator/unknown", "_EMULATOR/health", "cdn/token/file_1.png",
        "imgen/a.png", "vidgen/a.mp4",
        "nothing/here", "",
    ];

    public static TheoryData<string> ForeignHosts
    => [
        "evil.example:{port}", "evil.example", "127.0.0.1", "127.0.0.1:1", "localhost", "127.0.0.1.evil.example:{port}",
        "localhost.evil.example:{port}",
        "evil.example.:{port}", "0.0.0.0:{port}", "evil.localhost:{port}", "192.0.2.1:{port}", "[2001:db8::1]:{port}",
    ];

    [Theory]
    [MemberData(nameof(ForeignHosts))]
    public async Task The_name_of_another_host_is_refused_at_every_route(string host)
    {
        await using Api api = await Api.StartAsync();
        host = host.Replace("{port}", $"{api.Emulator.BaseAddress.Port}");

        foreach (string path in s_paths)
        {
            (await SendAsync(api, HttpMethod.Get, path, host)).ExpectError(
                HttpStatusCode.Forbidden, "permission-denied", $"not at '{host}'");
        }

        foreach (ApiRoute route in api.Emulator.Routes)
        {
            (await SendAsync(api, new HttpMethod(route.Method), route.Path.TrimStart('/'), host))
                .ExpectError(HttpStatusCode.Forbidden, "permission-denied", $"not at '{host}'");
        }
    }

    [Fact]
    public async Task What_another_host_asks_for_is_not_done()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");

        (await SendAsync(api, HttpMethod.Delete, $"v1/files/{id}", "evil.example")).Expect(HttpStatusCode.Forbidden);
        (await SendAsync(api, HttpMethod.Post, "_emulator/reset", "evil.example")).Expect(HttpStatusCode.Forbidden);

        (await api.GetAsync($"v1/files/{id}")).Expect(HttpStatusCode.OK);
        api.Emulator.Requests.Entries.ShouldContain(entry => entry.Status == 403 && entry.Method == "DELETE");
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("localhost.")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("[0:0:0:0:0:0:0:1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task Every_spelling_of_this_machine_is_taken_at_the_emulators_port(string host)
    {
        await using Api api = await Api.StartAsync();
        host = $"{host}:{api.Emulator.BaseAddress.Port}";

        (await SendAsync(api, HttpMethod.Get, "_emulator/health", host)).Expect(HttpStatusCode.OK);
        (await SendAsync(api, HttpMethod.Get, "v1/files", host)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("emulator.test", "emulator.test:8080", true)]
    [InlineData("emulator.test", "EMULATOR.test.", true)]
    [InlineData("emulator.test:8080", "emulator.test:8080", true)]
    [InlineData("emulator.test:8080", "emulator.test:8081", false)]
    [InlineData("emulator.test", "other.test:8080", false)]
    [InlineData("emulator.test", "emulator.test.evil.example", false)]
    [InlineData("2001:db8::1", "[2001:DB8:0::1]:8080", true)]
    [InlineData("[2001:db8::1]:8080", "[2001:db8::1]:8080", true)]
    [InlineData("*", "anything.example:1", true)]
    public async Task A_host_that_was_allowed_is_taken_at_every_route(string allowed, string host, bool isTaken)
    {
        await using Api api = await Api.StartAsync(options => options with { AllowedHosts = [allowed] });
        HttpStatusCode expected = isTaken ? HttpStatusCode.OK : HttpStatusCode.Forbidden;

        (await SendAsync(api, HttpMethod.Get, "_emulator/health", host)).Expect(expected);
        (await SendAsync(api, HttpMethod.Get, "v1/files", host)).Expect(expected);
    }

    [Theory]
    [InlineData("http://emulator.test")]
    [InlineData("emulator.test/x")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("emulator.test:x")]
    public async Task An_allowed_host_that_is_none_is_refused_at_the_start(string allowed)
        => (await Should.ThrowAsync<EmulatorException>(() => XaiEmulator.StartAsync(new XaiEmulatorOptions { AllowedHosts = [allowed] })))
            .Message.ShouldContain($"'{allowed}' is not a host");

    /// <summary>Requests that no HTTP library would send.</summary>
    [Theory]
    [InlineData("GET http://evil.example/v1/files HTTP/1.1\r\nHost: {own}", "400")]
    [InlineData("GET http://evil.example/v1/files HTTP/1.1\r\nHost: evil.example", "403")]
    [InlineData("GET http://{own}/v1/files HTTP/1.1\r\nHost: {own}", "200")]
    [InlineData("GET /v1/files HTTP/1.1\r\nHost: {own}\r\nHost: evil.example", "400")]
    [InlineData("GET /v1/files HTTP/1.1\r\nHost: evil.example@{own}", "400")]
    [InlineData("GET /v1/files HTTP/1.1\r\nHost: evil.example, {own}", "400")]
    [InlineData("GET /v1/files HTTP/1.1\r\nHost: [::]", "400")]
    [InlineData("GET /v1/files HTTP/1.1\r\nHost:", "403")]
    [InlineData("GET /v1/files HTTP/1.1\r\nX-Nothing: x", "400")]
    [InlineData("GET /v1/files HTTP/1.0\r\nX-Nothing: x", "403")]
    [InlineData("GET /v1/files HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: {own}\r\nForwarded: host={own}", "403")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: evil.example", "403")]
    public async Task Host_and_target_cannot_be_played_off_against_each_other(string head, string status)
    {
        await using Api api = await Api.StartAsync();
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, api.Emulator.BaseAddress.Port);
        await using NetworkStream stream = connection.GetStream();
        string request =
            $"{head}\r\nAuthorization: Bearer {Api.Key}\r\nConnection: close\r\n\r\n".Replace("{own}", api.Emulator.BaseAddress.Authority);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));

        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync()).ShouldNotBeNull().Split(' ')[1].ShouldBe(status);
    }

    [Fact]
    public async Task A_page_of_another_origin_is_not_told_that_it_may_call_the_API()
    {
        await using Api api = await Api.StartAsync();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "v1/files");
        preflight.Headers.Add("Origin", "https://evil.example");
        preflight.Headers.Add("Access-Control-Request-Method", "GET");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization");

        Answer answer = await Answer.OfAsync(await api.Anonymous.SendAsync(preflight));

        answer.Expect(HttpStatusCode.MethodNotAllowed);
        answer.Headers.ShouldAllBe(header => !header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<Answer> SendAsync(Api api, HttpMethod method, string path, string host)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Host = host;
        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        return await Answer.OfAsync(await api.Http.SendAsync(request));
    }
}
