using System.Text.Json.Nodes;
using XaiGen.Emulator;

namespace XaiGen.Packaging.Tests;

/// <summary>Projects that have nothing of this repository but its packages: they build without a warning, and run.</summary>
[Collection(PackedFeed.Name)]
public sealed class ConsumerTests(PackedFeed feed)
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private const string PngStart = "89504E47";
    private static readonly string s_mp4Start = Convert.ToHexString("ftyp"u8);

    [Fact]
    public async Task The_SDK_works_in_programs_of_both_frameworks()
    {
        string[] pictures = [$"dawn.png {PngStart}", $"night.png {PngStart}"];
        Consumer consumer = feed.NewConsumer("Sdk");
        await consumer.BuildAsync();

        // The newer one has the emulator, from its package, in the same program; the older one calls this program's.
        (await consumer.RunAsync("bin/Debug/net10.0/Sdk.dll")).ShouldBe(pictures);
        await using XaiEmulator emulator = await XaiEmulator.StartAsync();
        (await consumer.RunAsync("bin/Debug/net8.0/Sdk.dll", emulator.BaseAddress.ToString())).ShouldBe(pictures);
    }

    [Fact]
    public async Task A_contract_of_ones_own_becomes_a_client()
    {
        Consumer consumer = feed.NewConsumer("OwnContract");
        await consumer.BuildAsync();

        await using var server = new ScriptedServer(ScriptedServer.Status(200, """{"colour":"green","seen_at":1781006400}"""));
        (await consumer.RunAsync("bin/Debug/net8.0/OwnContract.dll", server.Address.ToString())).ShouldBe(
            ["green 2026-06-09T12:00:00.0000000+00:00"]);

        ReceivedRequest request = server.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Target.ShouldBe("/lights/north%20rock/signals");
        request.Header("Authorization").ShouldBe("Bearer lamp");
        JsonNode.DeepEquals(JsonNode.Parse(request.Text), JsonNode.Parse("""{"colour":"red","aim":{"ship":"Aurora"},"flash":2}"""))
            .ShouldBeTrue(request.Text);
    }

    [Fact]
    public async Task A_generated_client_goes_through_Kiota_in_programs_of_both_frameworks_and_trimmed()
    {
        Consumer consumer = feed.NewConsumer("OverKiota");
        consumer.Add(Path.Combine(AppContext.BaseDirectory, "Consumers", "OwnContract", "lighthouse.yaml"));
        await consumer.BuildAsync();
        await consumer.PublishAsync(
            "published", "--framework", "net10.0", "-p:PublishTrimmed=true", "-p:PublishSelfContained=true", "-p:UseAppHost=true");

        Answer refused = ScriptedServer.Status(429, "", "Retry-After: 0");
        Answer seen = ScriptedServer.Status(200, """{"colour":"green","seen_at":1781006400}""");
        await using var server = new ScriptedServer(refused, seen, refused, seen, refused, seen);
        string address = server.Address.ToString();
        string program = OperatingSystem.IsWindows() ? "published/OverKiota.exe" : "published/OverKiota";

        string[] expected = ["green 2026-06-09T12:00:00.0000000+00:00"];
        (await consumer.RunAsync("bin/Debug/net8.0/OverKiota.dll", address)).ShouldBe(expected);
        (await consumer.RunAsync("bin/Debug/net10.0/OverKiota.dll", address)).ShouldBe(expected);
        (await consumer.RunPublishedAsync(program, address)).ShouldBe(expected);
        server.Requests.Count.ShouldBe(6);
        server.Requests.ShouldAllBe(request => request.Header("Authorization") == "Bearer lamp" && request.Header("Retry-Attempt") == null);
    }

    [MuseumFact]
    public async Task A_contract_of_someone_elses_becomes_a_client()
    {
        Consumer consumer = feed.NewConsumer("Museum");
        consumer.Add(MuseumFactAttribute.Contract);
        await consumer.BuildAsync();

        await using var server =
            new ScriptedServer(ScriptedServer.Status(200, """[{"date":"2024-02-29","timeOpen":"09:00","timeClose":"18:00"}]"""));
        (await consumer.RunAsync("bin/Debug/net10.0/Museum.dll", server.Address.ToString())).ShouldBe(["2024-02-29 09:00 18:00"]);

        ReceivedRequest request = server.Requests.ShouldHaveSingleItem();
        request.Target.ShouldBe("/museum-hours?startDate=2024-02-29&limit=1");
        request.Header("Authorization").ShouldBe("Basic dGVzdDp0ZXN0");
    }

    [Fact]
    public async Task The_SDK_works_in_a_trimmed_program_without_reflection()
    {
        Consumer consumer = feed.NewConsumer("Trimmed");
        await consumer.PublishAsync("published");

        await using XaiEmulator emulator = await XaiEmulator.StartAsync(new XaiEmulatorOptions { RenderTime = TimeSpan.Zero });
        string program = OperatingSystem.IsWindows() ? "published/Trimmed.exe" : "published/Trimmed";
        (await consumer.RunPublishedAsync(program, emulator.BaseAddress.ToString(), Png)).ShouldBe(
        [
            "reflection: False",
            $"turn.mp4 {s_mp4Start}",
            "shared: turn.mp4",
            "revoked: True",
            "error: 404",
        ]);

        // It contains its own runtime, trimmed to what it uses.
        File.Exists(consumer.PathOf("published/System.Text.Json.dll")).ShouldBeTrue();
        File.Exists(consumer.PathOf("published/System.Private.Xml.dll")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_client_is_a_service_in_a_trimmed_program_with_a_host()
    {
        Consumer consumer = feed.NewConsumer("Hosted");
        await consumer.PublishAsync("published");

        await using XaiEmulator emulator = await XaiEmulator.StartAsync();
        string program = OperatingSystem.IsWindows() ? "published/Hosted.exe" : "published/Hosted";
        string[] lines = await consumer.RunPublishedAsync(program, $"--Xai:Endpoint={emulator.BaseAddress}", "--Xai:ApiKey=any-key");

        lines.ShouldContain("image.png became night.png");
        lines.ShouldContain(line => line.StartsWith("cost: 0.") && line.EndsWith(" dollars"));
        lines.Count(line => line.Contains("XaiGen[7]")).ShouldBe(2, "Two calls were billed.");
        lines.ShouldAllBe(line => !line.Contains("any-key"));
    }
}

/// <summary>A test with the museum's contract, skipped where that is absent.</summary>
internal sealed class MuseumFactAttribute : FactAttribute
{
    public static string Contract { get; } = Path.Combine(PackedFeed.Repository, "../shared/corpus/museum.yaml");

    public MuseumFactAttribute() => Skip = File.Exists(Contract) ? null : $"The museum's contract is not at {Contract}.";
}
