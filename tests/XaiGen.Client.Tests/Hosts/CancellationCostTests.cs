using XaiGen.Client.Tests.Faults;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests.Hosts;

/// <summary>What a call costs is counted although its caller no longer waits for it.</summary>
public sealed class CancellationCostTests
{
    private const decimal Price = 0.02m;

    [Fact]
    public async Task Whenever_a_call_is_cancelled_all_that_the_service_did_is_spent_or_reserved()
    {
        const int Count = 300;
        Dossier[] dossiers = [.. Enumerable.Range(0, Count).Select(_ => new Dossier([]))];
        await using var server = new FaultServer(dossiers);
        var random = new Random(20_261_122);
        int cancelled = 0;
        for (int number = 0; number < Count; number++)
        {
            var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.AddressOf(number) });
            using Budget budget = client.Budget(1);
            using var cancellation = new CancellationTokenSource();
            if (number % 3 == 0)
            {
                dossiers[number].Arrived = _ => cancellation.CancelAsync();
            }
            else
            {
                cancellation.CancelAfter(TimeSpan.FromMicroseconds(random.Next(3_000)));
            }

            bool isAnswered = true;
            try
            {
                await client.Images.GenerateAsync("A ferry", cancellationToken: cancellation.Token);
            }
            catch (OperationCanceledException)
            {
                isAnswered = false;
                cancelled++;
            }

            int worked = dossiers[number].Exchanges.Count;
            worked.ShouldBeLessThanOrEqualTo(1);
            (budget.SpentInUsd + budget.ReservedInUsd).ShouldBeGreaterThanOrEqualTo(worked * Price, $"{number}");
            (budget.SpentInUsd is 0 or Price).ShouldBeTrue();
            client.Ledger.TotalInUsd.ShouldBe(budget.SpentInUsd);
            if (isAnswered)
            {
                (budget.SpentInUsd, budget.ReservedInUsd).ShouldBe((Price, 0));
            }
        }

        cancelled.ShouldBeInRange(10, Count - 10);
    }

    [Fact]
    public async Task A_call_that_was_cancelled_before_it_began_reserves_nothing()
    {
        await using var server = new ScriptedServer(Status(200));
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address });
        using Budget budget = client.Budget(1);

        await Should.ThrowAsync<OperationCanceledException>(
            client.Images.GenerateAsync("A ferry", cancellationToken: new CancellationToken(canceled: true)));

        budget.ReservedInUsd.ShouldBe(0);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_whose_cost_did_not_arrive_stays_reserved()
    {
        await using var server = new ScriptedServer(
            CutShort(400, """{"code":"content-moderated","usage":{"cost_in_usd_ticks":200000000}"""), Status(400));
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address });
        using Budget budget = client.Budget(1);

        await Should.ThrowAsync<XaiException>(client.Images.GenerateAsync("A ferry"));
        decimal reserved = budget.ReservedInUsd;
        await Should.ThrowAsync<XaiException>(client.Images.GenerateAsync("A ferry"));

        reserved.ShouldBeGreaterThanOrEqualTo(Price);
        budget.ReservedInUsd.ShouldBe(reserved);
    }
}
