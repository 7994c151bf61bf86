using XaiGen.Emulator;

namespace XaiGen.Client.Tests;

[Collection(EnvironmentCollection.Name)]
public sealed class FromEnvironmentTests
{
    [Fact]
    public async Task The_key_and_the_address_are_taken_from_the_environment()
    {
        await using XaiEmulator emulator = await XaiEmulator.StartAsync(new XaiEmulatorOptions { AcceptedKeys = ["the-right-key"] });
        using var variables = new EnvironmentVariables("the-right-key", emulator.BaseAddress.AbsoluteUri);

        (await XaiClient.FromEnvironment().Files.ListPageAsync()).Data.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "https://api.x.ai/")]
    [InlineData("", "https://api.x.ai/")]
    [InlineData("https://eu-west-1.api.x.ai", "https://eu-west-1.api.x.ai/")]
    [InlineData("https://eu-west-1.api.x.ai/v1", "https://eu-west-1.api.x.ai/")]
    [InlineData("https://eu-west-1.api.x.ai/v1/", "https://eu-west-1.api.x.ai/")]
    [InlineData("https://gateway.example.com/xai/v1", "https://gateway.example.com/xai")]
    public void The_address_may_be_left_out_and_may_end_in_the_version(string? address, string endpoint)
    {
        using var variables = new EnvironmentVariables("key", address);
        XaiClient.FromEnvironment().Endpoint.AbsoluteUri.ShouldBe(endpoint);
    }

    [Fact]
    public void An_address_in_the_options_goes_before_the_environments()
    {
        using var variables = new EnvironmentVariables("key", "https://eu-west-1.api.x.ai");
        var options = new XaiClientOptions { Endpoint = new Uri("http://127.0.0.1:5000") };
        XaiClient.FromEnvironment(options).Endpoint.ShouldBe(options.Endpoint);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_a_key_the_variable_is_named_and_what_to_do(string? key)
    {
        using var variables = new EnvironmentVariables(key, address: null);
        Should.Throw<InvalidOperationException>(() => XaiClient.FromEnvironment()).Message.ShouldBe(
            "The environment variable XAI_API_KEY is not set. Set it to your xAI API key, or pass the key to the constructor.");
    }

    [Fact]
    public void An_address_that_is_none_is_named_with_the_variable()
    {
        using var variables = new EnvironmentVariables("key", "api.x.ai");
        Should.Throw<InvalidOperationException>(() => XaiClient.FromEnvironment()).Message.ShouldBe(
            "The environment variable XAI_BASE_URL is 'api.x.ai', which is not an absolute URL. Set it to one such as https://api.x.ai.");
    }

    [Theory]
    [InlineData("http://api.example.com/v1", "must use https")]
    [InlineData("ftp://api.example.com", "must be an absolute https URL")]
    [InlineData("https://user:password@api.example.com", "without user info")]
    public void An_address_that_the_key_must_not_go_to_is_refused(string address, string message)
    {
        using var variables = new EnvironmentVariables("key", address);
        ArgumentException error = Should.Throw<ArgumentException>(() => XaiClient.FromEnvironment());
        error.Message.ShouldContain(message);
        error.Message.ShouldNotContain("password");
    }
}
