using System.Net;
using System.Net.Http.Headers;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>The emulator as callers reach it from elsewhere: by another host, through a proxy, from another machine.</summary>
public sealed class ReachTests
{
    private const string Stored = """{"prompt":"a bay","storage_options":{"filename":"bay.png","public_url":true}}""";

    [Fact]
    public async Task The_host_of_a_request_is_in_the_URLs_of_its_response()
    {
        await using Api api =
            await Api.StartAsync(options => options with { AllowedHosts = ["emulator.test"], RenderTime = TimeSpan.Zero });
        foreach (string host in new[] { "emulator.test", "emulator.test:8080", $"localhost:{api.Emulator.BaseAddress.Port}", api.Emulator.BaseAddress.Authority })
        {
            Answer image = await SendAsync(api, HttpMethod.Post, "v1/images/generations", host, Stored);
            string id = image.Json["data"]![0]!["file_output"]!["file_id"]!.GetValue<string>();
            image.Json["data"]![0]!["url"]!.GetValue<string>().ShouldStartWith($"http://{host}/imgen/");
            image.Json["data"]![0]!["file_output"]!["public_url"]!.GetValue<string>().ShouldStartWith($"http://{host}/cdn/");
            (await SendAsync(api, HttpMethod.Get, $"v1/files/{id}", host)).Text("public_url").ShouldStartWith($"http://{host}/cdn/");
            (await SendAsync(api, HttpMethod.Get, "v1/files", host)).Json["data"]!.AsArray()
                .ShouldAllBe(file => file!["public_url"]!.GetValue<string>().StartsWith($"http://{host}/cdn/"));

            string video = (await SendAsync(
                api, HttpMethod.Post, "v1/videos/generations", host, """{"prompt":"a bay","duration":1}""")).Text("request_id");
            (await SendAsync(api, HttpMethod.Get, $"v1/videos/{video}", host)).Json["video"]!["url"]!.GetValue<string>()
                .ShouldStartWith($"http://{host}/vidgen/");
        }
    }

    [Theory]
    [InlineData("https://emulator.test", "https://emulator.test/")]
    [InlineData("https://emulator.test:8443/xai", "https://emulator.test:8443/xai/")]
    [InlineData("http://emulator.test/xai/", "http://emulator.test/xai/")]
    public async Task A_public_URL_is_in_all_URLs_and_leads_here(string publicUrl, string start)
    {
        await using Api api = await Api.StartAsync(options => options with { PublicUrl = new Uri(publicUrl) });

        Answer image = await api.PostAsync("v1/images/generations", Stored);
        string url = image.Json["data"]![0]!["url"]!.GetValue<string>();
        string shared = image.Json["data"]![0]!["file_output"]!["public_url"]!.GetValue<string>();

        url.ShouldStartWith($"{start}imgen/");
        shared.ShouldStartWith($"{start}cdn/");
        foreach (string source in new[] { url, shared })
        {
            (await api.PostAsync("v1/images/edits", $$$"""{"prompt":"x","model":"grok-imagine-image","image":{"url":"{{{source}}}"}}"""))
                .Expect(HttpStatusCode.OK).Undocumented.ShouldBe("prices", "it was read, not represented by something else");
        }

        (await SendAsync(api, HttpMethod.Get, "v1/files", new Uri(publicUrl).Authority)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("ftp://emulator.test")]
    [InlineData("https://emulator.test?x=1")]
    [InlineData("https://user@emulator.test")]
    public async Task A_public_URL_that_is_none_is_refused_at_the_start(string publicUrl)
        => (await Should.ThrowAsync<EmulatorException>(
            () => XaiEmulator.StartAsync(new XaiEmulatorOptions { PublicUrl = new Uri(publicUrl) })))
            .Message.ShouldContain("is not a public URL");

    [Fact]
    public async Task A_URL_that_one_host_was_given_is_a_source_at_another()
    {
        await using Api api = await Api.StartAsync(options => options with { AllowedHosts = ["emulator.test"] });
        string url =
            (await SendAsync(
                api, HttpMethod.Post, "v1/images/generations", "emulator.test", Stored)).Json["data"]![0]!["url"]!.GetValue<string>();

        (await api.PostAsync("v1/images/edits", $$$"""{"prompt":"x","model":"grok-imagine-image","image":{"url":"{{{url}}}"}}"""))
            .Expect(HttpStatusCode.OK).Undocumented.ShouldBe("prices");
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public async Task It_listens_on_every_address_when_it_is_told_to(string listen)
    {
        await using Api api = await Api.StartAsync(options => options with { ListenAddress = IPAddress.Parse(listen) });
        int port = api.Emulator.BaseAddress.Port;

        api.Emulator.BaseAddress.ToString().ShouldBe($"http://127.0.0.1:{port}/");
        foreach (IPAddress address in OwnAddresses())
        {
            using var http = new HttpClient { BaseAddress = new Uri($"http://{address}:{port}/") };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Api.Key);
            (await api.GetAsync("v1/files", http)).Expect(HttpStatusCode.OK);
        }

        (await SendAsync(api, HttpMethod.Get, "v1/files", "localhost:18080")).Expect(HttpStatusCode.OK);
        (await SendAsync(api, HttpMethod.Get, "v1/files", "10.1.2.3")).Expect(HttpStatusCode.OK);
        (await SendAsync(api, HttpMethod.Get, "v1/files", "evil.example")).ExpectError(
            HttpStatusCode.Forbidden, "permission-denied", "not at 'evil.example'");
    }

    [Fact]
    public async Task Only_this_machine_reaches_it_unless_it_is_told_otherwise()
    {
        await using Api api = await Api.StartAsync();
        foreach (IPAddress address in OwnAddresses())
        {
            using var http = new HttpClient { BaseAddress = new Uri($"http://{address}:{api.Emulator.BaseAddress.Port}/") };
            await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync(new Uri("v1/files", UriKind.Relative)));
        }

        api.Emulator.ControlToken.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("health")]
    [InlineData("files")]
    [InlineData("requests")]
    [InlineData("events")]
    [InlineData("main.js")]
    [InlineData("?token=wrong")]
    [InlineData("health?token=")]
    public async Task The_control_routes_need_the_token_when_other_machines_can_reach_them(string route)
    {
        await using Api api = await Api.StartAsync(options => options with { ListenAddress = IPAddress.Any });

        (await api.GetAsync($"_emulator/{route}", api.Anonymous)).ExpectError(
            HttpStatusCode.Unauthorized, "unauthenticated", "control token");
        (await api.GetAsync($"_emulator/{route}")).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_token_is_shown_by_a_header_or_once_by_a_browser()
    {
        await using Api api = await Api.StartAsync(options => options with { ListenAddress = IPAddress.Any });
        string token = api.Emulator.ControlToken.ShouldNotBeNull();
        token.Length.ShouldBeGreaterThanOrEqualTo(22);
        using HttpClient program = api.NewHttp(token);
        (await api.GetAsync("_emulator/health", program)).Expect(HttpStatusCode.OK);
        (await api.PostAsync("_emulator/reset", "{}", program)).Expect(HttpStatusCode.OK);

        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler);
        using HttpResponseMessage login = await browser.GetAsync(api.Emulator.PageUrl);
        login.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        login.Headers.Location!.ToString().ShouldBe("/_emulator/");
        login.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldContain("httponly");
        (await browser.GetAsync(new Uri(api.Emulator.BaseAddress, "_emulator/"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync(new Uri(api.Emulator.BaseAddress, "_emulator/requests"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(api, HttpMethod.Get, "_emulator/health", "evil.example")).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_of_ones_own_is_asked_for_on_this_machine_too()
    {
        await using Api api = await Api.StartAsync(options => options with { ControlToken = "own" });
        using HttpClient program = api.NewHttp("own");

        (await api.GetAsync("_emulator/health", api.Anonymous)).Expect(HttpStatusCode.Unauthorized);
        (await api.GetAsync("_emulator/health", program)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_that_is_not_of_this_machine_is_named()
        => (await Should.ThrowAsync<EmulatorException>(
            () => XaiEmulator.StartAsync(new XaiEmulatorOptions { ListenAddress = IPAddress.Parse("192.0.2.77") })))
            .Message.ShouldContain("cannot listen on 192.0.2.77:0");

    private static IEnumerable<IPAddress> OwnAddresses() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.OperationalStatus == OperationalStatus.Up)
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Select(address => address.Address)
        .Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));

    private static async Task<Answer> SendAsync(Api api, HttpMethod method, string path, string host, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = json is null ? null : new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Host = host;
        return await Answer.OfAsync(await api.Http.SendAsync(request));
    }
}
