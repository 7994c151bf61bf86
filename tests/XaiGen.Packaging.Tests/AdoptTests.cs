using System.IO.Compression;

namespace XaiGen.Packaging.Tests;

/// <summary>
/// A project with the settings of NSwag, Refitter, Kiota, AutoSDK and Connected Services, as those tools write them, and the code that
/// they wrote. After <c>xaigen adopt --apply</c> it builds, and what the pages for their users show runs.
/// </summary>
[Collection(PackedFeed.Name)]
public sealed class AdoptTests(PackedFeed feed)
{
    [Fact]
    public async Task The_clients_of_other_generators_become_clients_of_this_one()
    {
        string tool = feed.NewFolder("adopting-tool");
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(feed.Folder, $"XaiGen.Cli.{feed.Version}.nupkg"), tool);
        Consumer consumer = feed.NewConsumer("Adopting");
        string[] before = await File.ReadAllLinesAsync(consumer.PathOf("Adopting.csproj"));

        await Command.RunAsync(
            "dotnet", [Path.Combine(tool, "tools", "net10.0", "any", "XaiGen.Cli.dll"), "adopt", ".", "--apply"], consumer.PathOf("."));

        string[] after = await File.ReadAllLinesAsync(consumer.PathOf("Adopting.csproj"));
        after[..(before.Length - 1)].ShouldBe(before[..^1]);
        await consumer.BuildAsync();

        Answer order = ScriptedServer.Status(200, """{"order_id":"7","created_at":"2026-06-11T10:00:00Z","state":"shipped"}""");
        await using var server = new ScriptedServer(order, ScriptedServer.Status(200, "[]"), order, order, order, order);
        (await consumer.RunAsync("bin/Debug/net10.0/Adopting.dll", server.Address.ToString()))
            .ShouldBe(["7, 2026-06-11", "0", "7", "7", "shipped", "7"]);
        server.Requests.Select(request => $"{request.Method} {request.Target}").ShouldBe(
            ["GET /orders/7", "GET /orders?page_size=20", "POST /orders", "GET /orders/7", "GET /orders/7", "GET /orders/7"]);
    }
}
