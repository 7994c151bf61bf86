using System.Net;

namespace XaiGen.Cli.Tests;

public sealed class RecordTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [UnixFact]
    public async Task What_passes_is_recorded_without_keys_and_can_be_replayed()
    {
        await using ScriptedServer api = new(ScriptedServer.Status(200, """{"n":1,"key":"k-1234567"}""", "Content-Type: application/json"));
        using var recorder = Tool.Start(null, "record", "--target", api.Address.AbsoluteUri, "--output", _scratch["recorded"], "--redact",
            "key");
        using (HttpClient client = await ClientOfAsync(recorder))
        {
            client.DefaultRequestHeaders.Add("Authorization", "Bearer xai-secret-key");
            (await client.GetStringAsync("/v1/things?a=1")).ShouldContain("k-1234567");
            await recorder.ReadLineAsync("GET /v1/things 200");
        }

        recorder.Interrupt();
        (await recorder.FinishAsync()).ShouldSucceed();
        api.Requests.ShouldHaveSingleItem().Header("Authorization").ShouldBe("Bearer xai-secret-key");
        string written = await File.ReadAllTextAsync(Directory.GetFiles(_scratch["recorded"]).ShouldHaveSingleItem());
        written.ShouldNotContain("xai-secret-key");
        written.ShouldNotContain("k-1234567");

        using var replay = Tool.Start(null, "emulate", "--replay", _scratch["recorded"]);
        using (HttpClient client = await ClientOfAsync(replay))
        {
            (await client.GetStringAsync("/v1/things?a=1")).ShouldBe("""{"n":1,"key":"[redacted]"}""");
            (await client.GetAsync("/v1/others")).StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
        }

        replay.Interrupt();
        (await replay.FinishAsync()).ShouldSucceed();
    }

    [Fact]
    public async Task What_cannot_be_recorded_or_replayed_is_bad_input()
    {
        (await Tool.RunAsync("record", "--target", "api.x.ai", "--output", _scratch["a"])).ShouldFail(2, "is not a URL");
        (await Tool.RunAsync("record", "--target", "file:///etc", "--output", _scratch["a"])).ShouldFail(2, "http or https URL");
        (await Tool.RunAsync("record", "--target", "https://api.x.ai", "--output", _scratch.Write("file", "")))
            .ShouldFail(2, "cannot be used");
        (await Tool.RunAsync("record", "--target", "https://api.x.ai", "--output", _scratch["a"], "--port", "70000"))
            .ShouldFail(2, "not a port");
        (await Tool.RunAsync("emulate", "--replay", _scratch["none"])).ShouldFail(2, "cannot be read");
        Directory.CreateDirectory(_scratch["empty"]);
        (await Tool.RunAsync("emulate", "--replay", _scratch["empty"])).ShouldFail(2, "holds no recordings");
    }

    private static async Task<HttpClient> ClientOfAsync(Tool tool)
        => new() { BaseAddress = new Uri((await tool.ReadLineAsync("listening on"))["listening on ".Length..]) };
}
