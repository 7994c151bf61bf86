using System.ClientModel;
using System.ClientModel.Primitives;
using SupportNamespace;
using SupportNamespace.GeneratedSupport;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Generator.Tests.Support;

/// <summary>How long a token is used, whatever the clock of the machine says.</summary>
public sealed class TokenTests
{
    [Theory]
    [InlineData(-30, 0, 1)]
    [InlineData(-30, 50, 1)]
    [InlineData(-30, 61, 2)]
    [InlineData(30, 0, 2)]
    [InlineData(0, 50, 1)]
    [InlineData(0, 61, 2)]
    public async Task A_token_is_used_for_its_lifetime_and_not_longer_when_the_clock_is_put_back(double jump, double minutes, int tokens)
    {
        var passed = new ManualTimeProvider();
        var clock = new JumpingClock(passed);
        var provider = new HourlyTokens(clock);
        await using var server = new ScriptedServer(Status(200));
        var options = new Api_ClientOptions { Endpoint = server.Address };
        var connection = ApiConnection.Create(
            new ApiAuthentication(["token"], ApiScheme.Token("token", provider, new Api_ClientOptions { TimeProvider = clock })), options,
            defaultEndpoint: null);

        await connection.SendAsync(TestClient.Get());
        clock.Jump(jump);
        passed.Advance(TimeSpan.FromMinutes(minutes));
        await connection.SendAsync(TestClient.Get());
        await connection.SendAsync(TestClient.Get());

        server.Requests.Select(request => request.Header("Authorization")).ShouldBe(["Bearer 1", $"Bearer {tokens}", $"Bearer {tokens}"]);
    }

    private sealed class HourlyTokens(TimeProvider clock) : AuthenticationTokenProvider
    {
        private int _count;

        public override GetTokenOptions? CreateTokenOptions(IReadOnlyDictionary<string, object> properties) => new(properties);

        public override AuthenticationToken GetToken(GetTokenOptions options, CancellationToken cancellationToken)
            => new($"{++_count}", "Bearer", clock.GetUtcNow().AddHours(1));

        public override ValueTask<AuthenticationToken> GetTokenAsync(GetTokenOptions options, CancellationToken cancellationToken)
            => new(GetToken(options, cancellationToken));
    }
}
