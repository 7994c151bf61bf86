using System.Globalization;
using System.Text.Json;

namespace XaiGen.Packaging.Tests;

/// <summary>Programs run the client that is compiled ahead of time for their platform, and so compile less before the first call.</summary>
[Collection(PackedFeed.Name)]
public sealed class FirstCallTests(PackedFeed feed)
{
    private const string StoredFile =
        """{"id":"file_1","object":"file","bytes":4,"created_at":1781006400,"filename":"dawn.png","purpose":"assistants"}""";

    [Fact]
    public async Task Programs_run_the_client_that_is_compiled_for_their_platform()
    {
        await using var server = new ScriptedServer(ScriptedServer.Status(200, StoredFile, "Content-Type: application/json"));
        Consumer consumer = feed.NewConsumer("FirstCall");
        await consumer.BuildAsync();

        string[] platforms = await AssembliesOfPlatformsAsync("bin/Debug/net10.0/FirstCall.deps.json");
        platforms.ShouldBe(
            feed.Open("XaiGen.Client").Files.Where(file => file.StartsWith("runtimes/", StringComparison.Ordinal)), ignoreOrder: true);
        (int methods, string assembly) = await CallAsync("bin/Debug/net10.0");
        platforms.ShouldContain(assembly);

        // The same program without what was compiled for its platform.
        File.Copy(
            consumer.PathOf("bin/Debug/net10.0/XaiGen.Client.dll"), consumer.PathOf($"bin/Debug/net10.0/{assembly}"), overwrite: true);
        methods.ShouldBeLessThan((await CallAsync("bin/Debug/net10.0")).Methods - 100);

        (await AssembliesOfPlatformsAsync("bin/Debug/net8.0/FirstCall.deps.json")).ShouldBeEmpty();
        (await CallAsync("bin/Debug/net8.0")).Assembly.ShouldBe("XaiGen.Client.dll");

        await consumer.PublishAsync("published", "--framework", "net10.0", "--self-contained", "false", "-p:PublishReadyToRun=true");
        (await CallAsync("published")).Assembly.ShouldBe("XaiGen.Client.dll", "A program for one platform has no other.");
        (await File.ReadAllBytesAsync(consumer.PathOf("published/XaiGen.Client.dll")))
            .SequenceEqual(feed.Open("XaiGen.Client").Read(assembly)).ShouldBeTrue("It is not compiled again.");

        async Task<(int Methods, string Assembly)> CallAsync(string folder)
        {
            string[] lines = await consumer.RunAsync($"{folder}/FirstCall.dll", server.Address.ToString());
            lines[0].ShouldBe("dawn.png");
            return (int.Parse(lines[1], CultureInfo.InvariantCulture),
                Path.GetRelativePath(consumer.PathOf(folder), lines[2]).Replace('\\', '/'));
        }

        async Task<string[]> AssembliesOfPlatformsAsync(string file)
        {
            using var list = JsonDocument.Parse(await File.ReadAllTextAsync(consumer.PathOf(file)));
            JsonElement client = list.RootElement.GetProperty("targets").EnumerateObject().Single().Value
                .GetProperty($"XaiGen.Client/{feed.Version}");
            return client.TryGetProperty("runtimeTargets", out JsonElement found)
                ? [.. found.EnumerateObject().Select(assembly => assembly.Name)]
                : [];
        }
    }
}
