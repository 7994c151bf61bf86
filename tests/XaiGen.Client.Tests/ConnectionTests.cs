using XaiGen.Emulator;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>The messages for invalid keys and endpoints.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task A_wrong_key_is_refused_with_400_and_not_repeated_in_the_message()
    {
        await using XaiEmulator emulator = await XaiEmulator.StartAsync(new XaiEmulatorOptions { AcceptedKeys = ["the-right-key"] });

        XaiException error = await Should.ThrowAsync<XaiException>(emulator.CreateClient("the-wrong-key").Files.ListPageAsync());

        error.Status.ShouldBe(400);
        error.Code.ShouldBe("invalid-argument");
        error.ServerMessage.ShouldNotBeNull().ShouldContain("Incorrect API key");
        error.Message.ShouldStartWith("GET /v1/files failed: 400 invalid-argument: Incorrect API key");
        error.Message.ShouldContain($"request ID {error.RequestId.ShouldNotBeNull()}");
        error.IsRetryable.ShouldBeFalse();
        error.ToString().ShouldNotContain("the-wrong-key");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_missing_or_blank_key_is_refused_at_once(string? key)
        => Should.Throw<ArgumentException>(() => new XaiClient(key!)).ParamName.ShouldBe("apiKey");

    [Theory]
    [InlineData(
        "http://api.example.com/",
        "Endpoint 'http://api.example.com/' must use https: over http the key could be read on the network. Plain http is allowed only for this machine, unless AllowInsecureHttp is set in the options.")]
    [InlineData("ftp://api.example.com/", "Endpoint 'ftp://api.example.com/' must be an absolute https URL.")]
    [InlineData(
        "https://api.example.com/?key=secret",
        "Endpoint on 'api.example.com' must be a URL without user info, query or fragment.")]
    public void An_endpoint_that_the_key_must_not_go_to_is_refused(string endpoint, string message)
        => Should.Throw<ArgumentException>(() => new XaiClient("key", new XaiClientOptions { Endpoint = new Uri(endpoint) }))
            .Message.ShouldStartWith(message);

    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://[::1]:5000")]
    [InlineData("https://eu-west-1.api.x.ai")]
    public void This_machine_and_https_are_fine(string endpoint)
        => new XaiClient("key", new XaiClientOptions { Endpoint = new Uri(endpoint) }).Endpoint.ShouldBe(new Uri(endpoint));

    [Fact]
    public async Task An_endpoint_at_which_nobody_answers_is_named()
    {
        Uri nobody = NobodyThere();
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = nobody, RetryDelay = TimeSpan.Zero });

        XaiException error = await Should.ThrowAsync<XaiException>(client.Files.ListPageAsync());

        error.Status.ShouldBe(0);
        error.Message.ShouldStartWith($"GET /v1/files failed: no response from {nobody.GetLeftPart(UriPartial.Authority)}: ");
        error.Message.ShouldContain("(4 tries; before: ");
        error.Tries.ShouldBe(4);
        error.IsRetryable.ShouldBeTrue();
    }

    [Fact]
    public async Task A_paid_call_whose_answer_got_lost_is_not_sent_again()
    {
        await using var server = new ScriptedServer(Dropped());

        XaiException error = await Should.ThrowAsync<XaiException>(ClientOf(server).Images.GenerateAsync("A ferry"));

        server.Requests.Count.ShouldBe(1);
        error.IsRetryable.ShouldBeFalse();
        error.Message.ShouldContain("Whether the service did the work is not known, so the request was not sent again.");
    }

    [Fact]
    public async Task A_free_call_is_sent_again_until_it_is_answered()
    {
        await using var server = new ScriptedServer(Dropped(), Status(503), Status(200, """{"data":[]}"""));

        (await ClientOf(server).Files.ListPageAsync()).Data.ShouldBeEmpty();

        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_refusal_that_was_paid_for_says_what_it_cost()
    {
        await using var server = new ScriptedServer(Status(400,
            """{"code":"imagine:content-moderated","error":"Withheld.","usage":{"cost_in_usd_ticks":200000000}}"""));

        XaiException error = await Should.ThrowAsync<XaiException>(ClientOf(server).Images.GenerateAsync("A ferry"));

        error.Code.ShouldBe("imagine:content-moderated");
        error.Usage.ShouldNotBeNull().CostInUsd.ShouldBe(0.02m);
    }

    [Fact]
    public async Task An_answer_that_the_contract_does_not_know_names_the_place()
    {
        await using var server = new ScriptedServer(Status(200, """{"data":[{"id":"file_1","object":"file","bytes":1,"created_at":1}]}"""));

        XaiException error = await Should.ThrowAsync<XaiException>(ClientOf(server).Files.ListPageAsync());

        error.Message.ShouldContain("The response 200 to GET /v1/files cannot be read");
        error.Message.ShouldContain("filename");
        error.Message.ShouldContain("(at $.data[0].filename)");
        error.Kind.ShouldBe(XaiErrorKind.UnreadableResponse);
    }

    private static XaiClient ClientOf(ScriptedServer server)
        => new("key", new XaiClientOptions { Endpoint = server.Address, RetryDelay = TimeSpan.Zero });
}
