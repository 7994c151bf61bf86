using System.Net.Sockets;

namespace XaiGen.Cli.Tests;

public sealed class DriftTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Ours => _scratch.Write("ours.yaml", Contracts.Small);

    public void Dispose() => _scratch.Dispose();

    [CorpusFact]
    public async Task What_xAI_publishes_differs_from_our_contract_only_where_that_was_decided()
    {
        string published = Path.Combine(Repository.Corpus, "../reference/xai-published-structure.json");

        ToolRun run = await Tool.RunAsync("drift", Contracts.Real, published, "--waivers",
            Path.Combine(Repository.Root, "spec/drift-waivers.yaml"));

        run.ShouldSucceed().Output.ShouldContain("Nothing found that is not waived");
        (await Tool.RunAsync("drift", Contracts.Real, published)).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Any_difference_fails_until_it_is_decided()
    {
        string published = _scratch.Write("published.yaml",
            Contracts.Small.Replace("name: { type: string }", "name: { type: string }\n        born: { type: string }"));
        string waivers = _scratch["waivers.yaml"];

        ToolRun run = await Tool.RunAsync("drift", Ours, published, "--write-waivers", waivers);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("property-added");
        run.Output.ShouldNotContain("Version of");
        (await Tool.RunAsync("drift", Ours, published, "--waivers", waivers)).ShouldSucceed();
        (await Tool.RunAsync("drift", Ours, published, "--fail-on", "breaking")).ShouldSucceed();
        (await Tool.RunAsync("drift", Ours, Ours)).ShouldSucceed();
        (await Tool.RunAsync("drift", Ours, Ours, "--waivers", waivers)).Output.ShouldContain("waiver-stale");
    }

    [Fact]
    public async Task A_document_is_downloaded_again_only_after_it_has_changed()
    {
        await using ScriptedServer server = new(
            ScriptedServer.Status(200, Contracts.Small, "ETag: \"one\""),
            ScriptedServer.Status(304),
            ScriptedServer.Status(200, Contracts.WithoutFood, "ETag: \"two\""));
        string url = new Uri(server.Address, "openapi.yaml").AbsoluteUri, cache = _scratch["cache"];

        (await Tool.RunAsync("drift", Ours, url, "--cache", cache)).ShouldSucceed();
        (await Tool.RunAsync("drift", Ours, url, "--cache", cache)).ShouldSucceed();
        ToolRun changed = await Tool.RunAsync("drift", Ours, url, "--cache", cache);

        changed.ExitCode.ShouldBe(1);
        changed.Output.ShouldContain("'Pet' no longer has");
        server.Requests.Select(request => request.Header("If-None-Match")).ShouldBe([null, "\"one\"", "\"one\""]);
    }

    [Fact]
    public async Task A_kept_document_that_was_cut_off_is_downloaded_again()
    {
        await using ScriptedServer server = new(ScriptedServer.Status(200, Contracts.Small, "ETag: \"one\""));
        string cache = _scratch["cache"];
        (await Tool.RunAsync("drift", Ours, server.Address.AbsoluteUri, "--cache", cache)).ShouldSucceed();
        string kept = Directory.GetFiles(cache, "*.document").ShouldHaveSingleItem();
        File.WriteAllText(kept, Contracts.Small[..40]);

        (await Tool.RunAsync("drift", Ours, server.Address.AbsoluteUri, "--cache", cache)).ShouldSucceed();

        server.Requests[1].Header("If-None-Match").ShouldBeNull();
    }

    [Fact]
    public async Task Redirects_are_followed_and_have_an_end()
    {
        await using ScriptedServer server = new(ScriptedServer.Status(302, "", "Location: /there"),
            ScriptedServer.Status(200, Contracts.Small));
        await using ScriptedServer endless = new(ScriptedServer.Status(302, "", "Location: /again"));
        await using ScriptedServer away = new(ScriptedServer.Status(302, "", "Location: file:///etc/passwd"));

        (await Tool.RunAsync("drift", Ours, server.Address.AbsoluteUri)).ShouldSucceed();
        server.Requests[1].Target.ShouldBe("/there");
        (await Tool.RunAsync("drift", Ours, endless.Address.AbsoluteUri)).ShouldFail(2, "redirects more than");
        (await Tool.RunAsync("drift", Ours, away.Address.AbsoluteUri)).ShouldFail(2, "Name a URL with https");
    }

    [Fact]
    public async Task What_cannot_be_had_is_bad_input_and_says_why()
    {
        await using ScriptedServer gone = new(ScriptedServer.Status(404, "no"));
        await using ScriptedServer page = new(ScriptedServer.Status(200, "<html><body>Sign in</body></html>"));
        await using ScriptedServer half = new(ScriptedServer.CutShort(200, Contracts.Small));

        (await Tool.RunAsync("drift", Ours, gone.Address.AbsoluteUri)).ShouldFail(2, "404");
        (await Tool.RunAsync("drift", Ours, page.Address.AbsoluteUri)).ShouldFail(2, page.Address.Authority);
        (await Tool.RunAsync("drift", Ours, half.Address.AbsoluteUri)).ShouldFail(2, "cannot be downloaded");
        (await Tool.RunAsync("drift", Ours, ScriptedServer.NobodyThere().AbsoluteUri))
            .ShouldFail(2, "cannot be downloaded", "Check the URL");
        (await Tool.RunAsync("drift", Ours, "https://")).ShouldFail(2, "is not a URL");
        ToolRun secret = (await Tool.RunAsync("drift", Ours, "http://me:hunter2@127.0.0.1/")).ShouldFail(2, "password");
        secret.Error.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task A_document_without_an_end_is_given_up()
    {
        await using ScriptedServer server = new(EndlessAsync);

        (await Tool.RunAsync("drift", Ours, server.Address.AbsoluteUri)).ShouldFail(2, "more than 64 MiB");
    }

    private static async Task EndlessAsync(NetworkStream connection, CancellationToken stopping)
    {
        await connection.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray(), stopping);
        byte[] blanks = new byte[1 << 20];
        Array.Fill(blanks, (byte)' ');
        while (true)
        {
            await connection.WriteAsync(blanks, stopping);
        }
    }
}
