using System.ClientModel;
using System.ClientModel.Primitives;
using SupportNamespace.GeneratedSupport;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Generator.Tests.Support;

/// <summary>What the pipeline logs is written by the user's code, which may fail.</summary>
public sealed class LogTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_log_that_throws_at_any_moment_costs_no_response(bool logsContent)
    {
        for (int moment = 0; ; moment++)
        {
            await using var server = new ScriptedServer(Status(200, """{"thing":{"name":"a"}}"""));
            var log = new ThrowingLog(moment);
            ApiConnection connection = TestClient.Connect(server.Address, options => options.ClientLoggingOptions = new ClientLoggingOptions
            {
                LoggerFactory = log,
                EnableMessageContentLogging = logsContent,
            });

            ClientResult result = await connection.SendAsync(TestClient.Post());

            ApiConnection.Read<string>(result, TestClient.ReadThing).ShouldBe("a");
            server.Requests.Count.ShouldBe(1);
            if (!log.HasThrown)
            {
                moment.ShouldBeGreaterThan(3);
                return;
            }
        }
    }

    [Fact]
    public async Task The_settings_of_the_log_apply()
    {
        await using var server = new ScriptedServer(Status(200, """{"thing":{"name":"a"}}""", "x-tag: in-the-log"));
        var log = new ThrowingLog(int.MaxValue);
        var logging = new ClientLoggingOptions { LoggerFactory = log, EnableMessageContentLogging = true, MessageContentSizeLimit = 5 };
        logging.AllowedHeaderNames.Add("x-tag");

        await TestClient.Connect(server.Address, options => options.ClientLoggingOptions = logging).SendAsync(TestClient.Post());

        log.Text.ShouldContain("in-the-log");
        log.Text.ShouldContain("{\"n\":");
        log.Text.ShouldNotContain("{\"n\":1}");
        log.Text.ShouldNotContain(TestClient.Key);
    }
}
