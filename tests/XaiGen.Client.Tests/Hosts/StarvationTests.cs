using XaiGen.Client.Tests.Faults;

namespace XaiGen.Client.Tests.Hosts;

/// <summary>A program whose thread pool is full of callers that block, as after moving synchronous code to this client.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class StarvationTests
{
    private const int Count = 24;

    [Theory]
    [InlineData(60_000)]
    [InlineData(150)]
    public async Task Blocked_callers_get_their_answers_or_are_told_what_is_not_known_and_nothing_is_done_twice(int timeout)
    {
        Dossier[] dossiers = [.. Enumerable.Range(0, Count).Select(_ => new Dossier([]))];
        await using var server = new FaultServer(dossiers);
        Task<object>[] callers = [.. Enumerable.Range(0, Count).Select(number => Task.Run(() => Call(number)))];

        object[] outcomes = await Task.WhenAll(callers).WaitAsync(TimeSpan.FromMinutes(2));

        for (int number = 0; number < Count; number++)
        {
            Exchange[] exchanges = [.. dossiers[number].Exchanges];
            exchanges.Length.ShouldBeLessThanOrEqualTo(1);
            if (outcomes[number] is XaiException { Message: var message } && exchanges.Length > 0)
            {
                message.ShouldNotContain("Nothing was sent");
            }
        }

        if (timeout == 60_000)
        {
            outcomes.ShouldAllBe(outcome => outcome is ImageResponse);
        }

        object Call(int number)
        {
            var client = new XaiClient("key", new XaiClientOptions
            {
                Endpoint = server.AddressOf(number),
                NetworkTimeout = TimeSpan.FromMilliseconds(timeout),
            });
            try
            {
                return client.Images.GenerateAsync("A ferry").GetAwaiter().GetResult();
            }
            catch (XaiException e)
            {
                return e;
            }
        }
    }
}
