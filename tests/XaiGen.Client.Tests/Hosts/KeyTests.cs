using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests.Hosts;

/// <summary>Keys as files, shells and secret stores hand them over: with line ends, blanks, quotes and byte order marks.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class KeyTests
{
    [Theory]
    [InlineData("xai-key-of-a-team\n")]
    [InlineData("xai-key-of-a-team\r\n")]
    [InlineData(" \txai-key-of-a-team  ")]
    [InlineData("\uFEFFxai-key-of-a-team\n")]
    [InlineData("\u200Bxai-key-of-a-team\u00A0")]
    public async Task What_is_around_a_key_in_the_environment_or_the_configuration_is_not_part_of_it(string text)
    {
        await using var server = new ScriptedServer(Status(200, """{"data":[]}"""));
        using var variables = new EnvironmentVariables(text, server.Address.AbsoluteUri + " \n");
        await using ServiceProvider services = Services(text, server.Address);

        await XaiClient.FromEnvironment().Files.ListPageAsync();
        await services.GetRequiredService<XaiClient>().Files.ListPageAsync();

        server.Requests.Select(request => request.Header("Authorization"))
            .ShouldBe(["Bearer xai-key-of-a-team", "Bearer xai-key-of-a-team"]);
    }

    [Theory]
    [InlineData("\"xai-key-of-a-team\"", "is in quotes")]
    [InlineData("'xai-key-of-a-team'", "is in quotes")]
    [InlineData("“xai-key-of-a-team”", "is in quotes")]
    [InlineData("Bearer xai-key-of-a-team", "begins with 'Bearer'")]
    [InlineData("XAI_API_KEY=xai-key-of-a-team", "begins with the name of the variable")]
    [InlineData("xai-key\nof-a-team", "contains a blank, a line end or another invalid character")]
    public void A_key_with_more_than_the_key_is_refused_with_what_is_wrong_and_not_shown(string text, string why)
    {
        using var variables = new EnvironmentVariables(text, address: null);
        using ServiceProvider services = Services(text, null);

        Exception[] errors =
        [
            Should.Throw<Exception>(() => XaiClient.FromEnvironment()),
            Should.Throw<OptionsValidationException>(services.GetRequiredService<XaiClient>),
        ];

        errors[0].Message.ShouldContain("XAI_API_KEY");
        errors.ShouldAllBe(error => error.Message.Contains(why) && !error.ToString().Contains("of-a-team"));
    }

    private static ServiceProvider Services(string key, Uri? endpoint)
    {
        var services = new ServiceCollection();
        services.AddXaiClient(new ConfigurationBuilder().AddInMemoryCollection(
            [new("ApiKey", key), new("Endpoint", endpoint?.AbsoluteUri)]).Build());
        return services.BuildServiceProvider();
    }
}
