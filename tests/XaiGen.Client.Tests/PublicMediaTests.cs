using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>Addresses in answers: fetched without the key, and not from where they have no business.</summary>
public sealed class PublicMediaTests
{
    [Theory]
    [InlineData("http://127.0.0.1/a.png")]
    [InlineData("https://127.255.0.9/a.png")]
    [InlineData("http://2130706433/a.png")]
    [InlineData("http://0x7f.1/a.png")]
    [InlineData("http://0.0.0.0/a.png")]
    [InlineData("http://10.1.2.3/a.png")]
    [InlineData("http://172.16.0.1/a.png")]
    [InlineData("http://172.31.255.255/a.png")]
    [InlineData("http://192.168.1.1/a.png")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://100.64.0.1/a.png")]
    [InlineData("http://100.127.255.255/a.png")]
    [InlineData("http://198.18.0.1/a.png")]
    [InlineData("http://224.0.0.1/a.png")]
    [InlineData("http://255.255.255.255/a.png")]
    [InlineData("http://[::]/a.png")]
    [InlineData("http://[::1]/a.png")]
    [InlineData("http://[fc00::1]/a.png")]
    [InlineData("http://[fdff:ffff::1]/a.png")]
    [InlineData("http://[fe80::1]/a.png")]
    [InlineData("http://[fe80::1%251]/a.png")]
    [InlineData("http://[fec0::1]/a.png")]
    [InlineData("http://[ff02::1]/a.png")]
    [InlineData("http://[::ffff:127.0.0.1]/a.png")]
    [InlineData("http://[::ffff:10.0.0.1]/a.png")]
    [InlineData("http://[::192.168.0.1]/a.png")]
    [InlineData("http://[64:ff9b::10.0.0.1]/a.png")]
    [InlineData("http://[2002:7f00:1::]/a.png")]
    [InlineData("http://192.0.2.1/a.png")]
    [InlineData("http://192.88.99.1/a.png")]
    [InlineData("http://198.51.100.1/a.png")]
    [InlineData("http://203.0.113.1/a.png")]
    [InlineData("http://168.63.129.16/machine")]
    [InlineData("http://192.0.0.8/a.png")]
    [InlineData("http://[64:ff9b:1::1]/a.png")]
    [InlineData("http://[::ffff:0:11.0.0.1]/a.png")]
    [InlineData("http://[::11.0.0.1]/a.png")]
    [InlineData("http://[2001:0:1::1]/a.png")]
    [InlineData("http://[2001:db8::1]/a.png")]
    [InlineData("http://[100::1]/a.png")]
    [InlineData("http://[3fff::1]/a.png")]
    [InlineData("http://[5f00::1]/a.png")]
    [InlineData("http://[2606:4700::5efe:10.0.0.1]/a.png")]
    public async Task A_place_in_a_private_network_is_refused(string address)
    {
        XaiException error = await Should.ThrowAsync<XaiException>(Client().OpenAsync(new Uri(address), Cancelled));

        error.Kind.ShouldBe(XaiErrorKind.PrivateAddress);
        error.IsRetryable.ShouldBeFalse();
        error.Message.ShouldContain("was not sent: ");
        error.Message.ShouldContain("set XaiClientOptions.AllowPrivateNetworks");
    }

    [Theory]
    [InlineData("http://11.0.0.1/a.png")]
    [InlineData("http://100.63.255.255/a.png")]
    [InlineData("http://100.128.0.1/a.png")]
    [InlineData("http://172.15.0.1/a.png")]
    [InlineData("http://172.32.0.1/a.png")]
    [InlineData("http://192.169.0.1/a.png")]
    [InlineData("http://223.255.255.255/a.png")]
    [InlineData("http://[2606:4700::1111]/a.png")]
    [InlineData("http://[2606:4700::5efe:11.0.0.1]/a.png")]
    [InlineData("http://192.0.0.9/a.png")]
    [InlineData("http://[2001:4:112::1]/a.png")]
    [InlineData("http://[::ffff:11.0.0.1]/a.png")]
    [InlineData("http://[64:ff9b::11.0.0.1]/a.png")]
    public async Task Any_other_place_is_not(string address)
        => await Should.ThrowAsync<OperationCanceledException>(Client().OpenAsync(new Uri(address), Cancelled));

    [Fact]
    public async Task The_machines_own_addresses_are_refused_whatever_they_are()
    {
        foreach (System.Net.IPAddress own in System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(address => address.Address))
        {
            PrivateNetwork.Contains(own).ShouldBeTrue(own.ToString());
        }

        XaiException error =
            await Should.ThrowAsync<XaiException>(Client().OpenAsync(new Uri($"http://{System.Net.Dns.GetHostName()}:1/a.png")));
        error.Kind.ShouldBe(XaiErrorKind.PrivateAddress);
    }

    [Fact]
    public async Task What_a_name_means_is_checked_when_the_connection_is_made()
    {
        await using var nearby = new ScriptedServer(Status(200, "a secret of this machine"));

        XaiException error =
            await Should.ThrowAsync<XaiException>(Client().OpenAsync(new Uri($"http://localhost:{nearby.Address.Port}/a.png")));

        error.Kind.ShouldBe(XaiErrorKind.PrivateAddress);
        error.Message.ShouldContain("'localhost' is ");
        nearby.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_private_place_may_be_allowed()
    {
        await using var nearby = new ScriptedServer(Status(200, "the bytes"));
        XaiClient client = Client(options => options.AllowPrivateNetworks = true);

        (await ReadAsync(client, new Uri(nearby.Address, "/a.png"))).ShouldBe("the bytes");

        nearby.Requests.Single().Header("Authorization").ShouldBeNull();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task The_endpoint_itself_is_allowed_by_any_of_its_names(string host)
    {
        await using var api = new ScriptedServer(Status(200, "the bytes"));

        (await ReadAsync(
            Client(options => options.Endpoint = api.Address),
            new Uri($"http://{host}:{api.Address.Port}/cdn/a.png"))).ShouldBe("the bytes");

        api.Requests.Single().Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task Another_port_of_the_endpoints_machine_is_not()
    {
        await using var nearby = new ScriptedServer(Status(200, "a secret of this machine"));
        await using var api = new ScriptedServer(Status(200));

        XaiException error =
            await Should.ThrowAsync<XaiException>(Client(options => options.Endpoint = api.Address).OpenAsync(nearby.Address));

        error.Kind.ShouldBe(XaiErrorKind.PrivateAddress);
        nearby.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_into_a_private_network_is_not_followed()
    {
        await using var nearby = new ScriptedServer(Status(200, "a secret of this machine"));
        await using var api = new ScriptedServer(Status(302, "", $"Location: {nearby.Address}admin"));

        XaiException error = await Should.ThrowAsync<XaiException>(
            Client(options => options.Endpoint = api.Address).OpenAsync(new Uri(api.Address, "/cdn/a.png")));

        error.Kind.ShouldBe(XaiErrorKind.PrivateAddress);
        nearby.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Other_redirects_are_followed_without_the_key()
    {
        await using var api =
            new ScriptedServer(Status(302, "", "Location: /moved/a.png"), Status(307, "", "Location: b.png"), Status(200, "the bytes"));

        (await ReadAsync(Client(options => options.Endpoint = api.Address), new Uri(api.Address, "/cdn/a.png"))).ShouldBe("the bytes");

        api.Requests.Select(request => request.Target).ShouldBe(["/cdn/a.png", "/moved/a.png", "/moved/b.png"]);
        api.Requests.ShouldAllBe(request => request.Header("Authorization") == null);
    }

    [Theory]
    [InlineData("/again", 6)]
    [InlineData("ftp://example.com/a.png", 1)]
    [InlineData("file:///etc/passwd", 1)]
    public async Task Some_redirects_lead_nowhere(string target, int requests)
    {
        await using var api = new ScriptedServer(Status(302, "", $"Location: {target}"));

        XaiException error = await Should.ThrowAsync<XaiException>(
            Client(options => options.Endpoint = api.Address).OpenAsync(new Uri(api.Address, "/cdn/a.png")));

        error.Status.ShouldBe(302);
        error.Message.ShouldContain("302 is a redirect to no web address, to one without https, or one of more than 5");
        api.Requests.Count.ShouldBe(requests);
    }

    [Fact]
    public async Task A_fetch_that_fails_in_passing_is_tried_again()
    {
        await using var api = new ScriptedServer(Status(503), Dropped(), Status(200, "the bytes"));

        (await ReadAsync(Client(options => options.Endpoint = api.Address), new Uri(api.Address, "/cdn/a.png"))).ShouldBe("the bytes");
    }

    [Fact]
    public async Task A_fetch_has_a_limit()
    {
        await using var api = new ScriptedServer(Status(200, new string('x', 2_000)));
        XaiClient client = Client(options =>
        {
            options.Endpoint = api.Address;
            options.MaxDownloadSize = 1_000;
        });

        (await Should.ThrowAsync<IOException>(ReadAsync(client, new Uri(api.Address, "/cdn/a.png")))).Message.ShouldContain(
            "raise MaxDownloadSize");
    }

    [Fact]
    public async Task An_error_does_not_repeat_what_leads_to_the_file()
    {
        await using var api = new ScriptedServer(Status(404));

        XaiException error = await Should.ThrowAsync<XaiException>(
            Client(options => options.Endpoint = api.Address).OpenAsync(new Uri(api.Address, "/cdn/secret-token/file_1.png?sig=secret")));

        error.Kind.ShouldBe(XaiErrorKind.NotFound);
        error.ToString().ShouldNotContain("secret");
        error.ToString().ShouldNotContain("file_1");
        error.Message.ShouldStartWith($"GET {api.Address.GetLeftPart(UriPartial.Authority)}/… failed: 404");
    }

    private static CancellationToken Cancelled => new(canceled: true);

    private static XaiClient Client(Action<XaiClientOptions>? configure = null)
    {
        var options = new XaiClientOptions { RetryDelay = TimeSpan.Zero };
        configure?.Invoke(options);
        return new XaiClient("key", options);
    }

    private static async Task<string> ReadAsync(XaiClient client, Uri address)
    {
        await using Stream stream = await client.OpenAsync(address);
        return await new StreamReader(stream).ReadToEndAsync();
    }
}
