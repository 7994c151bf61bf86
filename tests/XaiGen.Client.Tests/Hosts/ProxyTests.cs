using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace XaiGen.Client.Tests.Hosts;

/// <summary>A forward proxy between the client and the service: tunnels, plain requests, credentials, and URLs in responses.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ProxyTests : IAsyncLifetime
{
    private const string Key = "xai-key-of-a-team";
    private const string Credentials = "user:pass-of-the-proxy";

    private readonly ConcurrentQueue<string> _arrived = [];
    private WebApplication _server = null!;
    private bool _fails;

    public async Task InitializeAsync()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=api.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.UseHttps(certificate));
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        _server = builder.Build();
        _server.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            _arrived.Enqueue($"{context.Request.Method} {context.Request.Host} {context.Request.Headers.Authorization}");
            context.Response.StatusCode = _fails ? 500 : 200;
            await context.Response.WriteAsync("""{"data":[{"url":"https://x/1.png"}]}""");
        });
        await _server.StartAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData(Credentials)]
    public async Task Through_a_tunnel_a_billed_request_arrives_once_and_the_proxy_learns_no_key(string? credentials)
    {
        await using var proxy = new ForwardProxy(PortOf("https"), credentials);
        XaiClient client = ClientOf("https://api.example", proxy, credentials);

        await client.Images.GenerateAsync("A ferry");
        await using Stream content = await client.OpenAsync(new Uri("https://media.example/a.png"));

        _arrived.ShouldBe([$"POST api.example Bearer {Key}", "GET media.example "]);
        proxy.Heads.ShouldAllBe(head => head.StartsWith("CONNECT ") && !head.Contains("Bearer") && !head.Contains(Key));
        proxy.Heads.Count(head => head.StartsWith("CONNECT api.example:443")).ShouldBe(credentials is null ? 1 : 2);
    }

    [Fact]
    public async Task A_plain_request_is_forwarded()
    {
        await using var proxy = new ForwardProxy(PortOf("http"));

        await ClientOf("http://api.example", proxy, credentials: null).Images.GenerateAsync("A ferry");

        _arrived.ShouldBe([$"POST api.example Bearer {Key}"]);
        proxy.Heads[^1].ShouldStartWith("POST http://api.example/v1/images/generations HTTP/1.1");
    }

    [Theory]
    [InlineData("Basic", false)]
    [InlineData("Basic", true)]
    [InlineData("Digest", false)]
    [InlineData("Digest", true)]
    public async Task A_plain_request_that_the_proxy_asks_credentials_for_arrives_once(string scheme, bool isService)
    {
        await using var proxy = new ForwardProxy(PortOf("http"), Credentials, scheme);
        XaiClientOptions options = OptionsOf("http://api.example", HandlerOf(proxy, Credentials));
        await using ServiceProvider services = ServicesOf(options);
        XaiClient client = isService ? services.GetRequiredService<XaiClient>() : new XaiClient(Key, options);

        await client.Images.GenerateAsync("A ferry");

        _arrived.ShouldBe([$"POST api.example Bearer {Key}"]);
        proxy.Heads.Count.ShouldBe(scheme == "Basic" ? 2 : 3);
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Digest")]
    public async Task What_a_proxy_has_forwarded_is_not_sent_again_whatever_the_handlers_try(string scheme)
    {
        _fails = true;
        await using var proxy = new ForwardProxy(PortOf("http"), Credentials, scheme);
        var repeating = new Faults.RepeatingHandler(HandlerOf(proxy, Credentials));

        XaiException error = await Should.ThrowAsync<XaiException>(
            new XaiClient(Key, OptionsOf("http://api.example", repeating)).Images.GenerateAsync("A ferry"));

        _arrived.Count.ShouldBe(1);
        error.Message.ShouldContain("a second time, which was refused");
        error.Message.ShouldContain("Whether the service did the work is not known.");
    }

    [Fact]
    public async Task The_proxy_of_the_process_is_used_but_not_for_this_machine()
    {
        IWebProxy before = HttpClient.DefaultProxy;
        await using var proxy = new ForwardProxy(PortOf("http"));
        try
        {
            HttpClient.DefaultProxy = new WebProxy(proxy.Address);
            var here = new Uri($"http://127.0.0.1:{PortOf("http")}");
            await new XaiClient(Key, new XaiClientOptions { Endpoint = here }).Images.GenerateAsync("A ferry");
            proxy.Heads.ShouldBeEmpty();

            await new XaiClient(Key, new XaiClientOptions { Endpoint = new Uri("http://api.example"), AllowInsecureHttp = true })
                .Images.GenerateAsync("A ferry");

            _arrived.ShouldBe([$"POST {here.Authority} Bearer {Key}", $"POST api.example Bearer {Key}"]);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    [Fact]
    public async Task A_private_address_in_a_response_never_gets_to_the_proxy()
    {
        await using var proxy = new ForwardProxy(PortOf("http"));
        XaiClient client = ClientOf("http://api.example", proxy, credentials: null);

        string[] addresses = ["http://10.0.0.1/a", "http://169.254.169.254/latest", "http://[::1]/a", "https://192.168.0.1/"];
        foreach (string address in addresses)
        {
            (await Should.ThrowAsync<XaiException>(client.OpenAsync(new Uri(address)))).Kind.ShouldBe(XaiErrorKind.PrivateAddress);
        }

        proxy.Heads.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://api.example")]
    [InlineData("http://api.example")]
    public async Task A_proxy_that_refuses_the_credentials_is_told_and_what_was_not_billed(string endpoint)
    {
        await using var proxy = new ForwardProxy(PortOf("http"), Credentials);

        XaiException error = await Should.ThrowAsync<XaiException>(
            ClientOf(endpoint, proxy, credentials: null).Images.GenerateAsync("A ferry"));

        error.ToString().ShouldContain("407");
        error.ToString().ShouldNotContain(Key);
        _arrived.ShouldBeEmpty();
        if (endpoint.StartsWith("https"))
        {
            error.Message.ShouldContain("Nothing was sent, so nothing was billed.");
        }
    }

    private int PortOf(string scheme) => _server.Urls.Select(url => new Uri(url)).Single(url => url.Scheme == scheme).Port;

    private static XaiClient ClientOf(string endpoint, ForwardProxy proxy, string? credentials)
        => new(Key, OptionsOf(endpoint, HandlerOf(proxy, credentials)));

    private static SocketsHttpHandler HandlerOf(ForwardProxy proxy, string? credentials)
    {
        SocketsHttpHandler handler = XaiClientOptions.CreateHandler();
        handler.Proxy = new WebProxy(proxy.Address)
        {
            Credentials = credentials?.Split(':') is [var user, var password] ? new NetworkCredential(user, password) : null,
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        return handler;
    }

    private static XaiClientOptions OptionsOf(string endpoint, HttpMessageHandler handler) => new()
    {
        Endpoint = new Uri(endpoint),
        HttpHandler = handler,
        AllowInsecureHttp = true,
        TimeProvider = new Faults.EagerClock(),
    };

    private static ServiceProvider ServicesOf(XaiClientOptions options)
    {
        var services = new ServiceCollection();
        services.AddXaiClient(settings =>
        {
            settings.ApiKey = Key;
            settings.Options.Endpoint = options.Endpoint;
            settings.Options.AllowInsecureHttp = true;
        }).ConfigurePrimaryHttpMessageHandler(() => options.HttpHandler!);
        return services.BuildServiceProvider();
    }
}
