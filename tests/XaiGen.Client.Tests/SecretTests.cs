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

        var error = await Should.ThrowAsync<XaiException>(ClientOf(server.Address).Files.ListPageAsync());

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
        options.ToString().ShouldBe("Endpoint: https://api.x.ai/, MaxRetries: 3, NetworkTimeout: 00:10:00, PollInterval: 00:00:05, ValidateRequests: True");
    }

    [Fact]
    public async Task A_call_has_the_key_and_the_opening_of_an_address_has_not()
    {
        await using var api = new ScriptedServer(Status(200, """{"data":[]}"""), Status(200, "the bytes"));
        var client = ClientOf(api.Address);

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

        var error = await Should.ThrowAsync<XaiException>(ClientOf(api.Address).Files.ListPageAsync());

        elsewhere.Requests.ShouldBeEmpty();
        error.Message.ShouldContain("redirects are not followed");
    }

    private static XaiClient ClientOf(Uri endpoint)
        => new(Key, new XaiClientOptions { Endpoint = endpoint, RetryDelay = TimeSpan.Zero, MaxRetries = 1 });
}
