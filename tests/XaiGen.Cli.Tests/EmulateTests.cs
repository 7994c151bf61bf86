using System.Net;

namespace XaiGen.Cli.Tests;

public sealed class EmulateTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [UnixFact]
    public async Task The_first_line_is_the_address_and_the_API_answers_there()
    {
        using var emulate = Tool.Start(null, "emulate");
        string line = await emulate.ReadLineAsync();

        line.ShouldMatch(@"^listening on http://127\.0\.0\.1:\d+$");
        FileObject file = await ClientOf(line).Files.UploadAsync("hello"u8.ToArray(), "hello.txt");
        file.Bytes.ShouldBe(5);

        emulate.Terminate();
        ToolRun run = (await emulate.FinishAsync()).ShouldSucceed();
        run.Output.ShouldContain($"XAI_BASE_URL={line["listening on ".Length..]}");
        run.Output.ShouldContain($"{line["listening on ".Length..]}/_emulator/\n");
    }

    [UnixFact]
    public async Task Ctrl_C_ends_it_with_0_even_while_a_client_holds_a_connection()
    {
        using var emulate = Tool.Start(null, "emulate");
        XaiClient client = ClientOf(await emulate.ReadLineAsync());
        await client.Files.ListPageAsync();

        emulate.Interrupt();

        (await emulate.FinishAsync()).ShouldSucceed();
    }

    [UnixFact]
    public async Task With_data_the_files_are_there_after_a_restart()
    {
        FileObject file;
        using (var first = Tool.Start(null, "emulate", "--data", _scratch["data"]))
        {
            file = await ClientOf(await first.ReadLineAsync()).Files.UploadAsync("kept"u8.ToArray(), "kept.txt");
            first.Terminate();
            (await first.FinishAsync()).ShouldSucceed();
        }

        using var second = Tool.Start(null, "emulate", "--data", _scratch["data"]);
        (await ClientOf(await second.ReadLineAsync()).Files.GetAsync(file.Id)).ShouldBe(file);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var first = Tool.Start(null, "emulate");
        string port = AddressIn(await first.ReadLineAsync()).Port.ToString();

        (await Tool.RunAsync("emulate", "--port", port)).ShouldFail(1, $"Port {port} is in use");
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_named()
    {
        string file = _scratch.Write("taken", "");

        (await Tool.RunAsync("emulate", "--data", file)).ShouldFail(1, "taken");
    }

    [Theory]
    [InlineData(2, "--pass-on needs --target", "--pass-on", "/v1/models")]
    [InlineData(2, "--target needs --pass-on", "--target", "https://api.example")]
    [InlineData(1, "The emulator has GET /v1/files itself", "--pass-on", "GET /v1/files", "--target", "https://api.example")]
    public async Task What_cannot_be_passed_on_is_told(int code, string reason, params string[] options)
    {
        ToolRun run = await Tool.RunAsync(["emulate", .. options]);

        run.ExitCode.ShouldBe(code);
        run.Error.ShouldContain(reason);
    }

    [Theory]
    [InlineData("70000", "between 0 and 65535")]
    [InlineData("-1", "between 0 and 65535")]
    [InlineData("abc", "'abc'")]
    public async Task A_port_that_is_none_is_refused(string port, string reason)
    {
        ToolRun run = await Tool.RunAsync("emulate", "--port", port);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(reason);
        run.ShouldHaveNoStackTrace();
    }

    [UnixFact]
    public async Task Hosts_and_upload_origins_are_allowed_by_options()
    {
        using var emulate =
            Tool.Start(null, "emulate", "--allow-host", "one.test", "--allow-host", "two.test", "--allow-upload", "http://127.0.0.1:9000");
        Uri address = AddressIn(await emulate.ReadLineAsync());
        using var http = new HttpClient();

        foreach ((string host, HttpStatusCode status) in new[] { (
            "one.test", HttpStatusCode.OK), ("two.test", HttpStatusCode.OK), ("three.test", HttpStatusCode.Forbidden) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "_emulator/health"));
            request.Headers.Host = host;
            (await http.SendAsync(request)).StatusCode.ShouldBe(status);
        }
    }

    [Theory]
    [InlineData("--allow-host", "http://one.test", "'http://one.test' is not a host")]
    [InlineData("--allow-upload", "9000", "'9000' is not an origin")]
    public async Task A_host_or_an_origin_that_is_none_is_refused(string option, string value, string reason)
        => (await Tool.RunAsync("emulate", option, value)).ShouldFail(1, reason);

    [UnixFact]
    public async Task Every_setting_is_an_environment_variable_too()
    {
        using var emulate = Tool.Start(
            new Dictionary<string, string>
            {
                ["XAIGEN_EMULATOR_LISTEN"] = "127.0.0.2",
                ["XAIGEN_EMULATOR_PORT"] = "0",
                ["XAIGEN_EMULATOR_DATA"] = _scratch["data"],
                ["XAIGEN_EMULATOR_PUBLIC_URL"] = "https://one.test/xai",
                ["XAIGEN_EMULATOR_KEY"] = "team-a, team-b",
                ["XAIGEN_EMULATOR_RENDER_TIME"] = "0",
                ["XAIGEN_EMULATOR_LENIENT"] = "true",
                ["XAIGEN_EMULATOR_ALLOW_HOST"] = "two.test,three.test",
                ["XAIGEN_EMULATOR_ALLOW_UPLOAD"] = "http://127.0.0.1:9000",
                ["XAIGEN_EMULATOR_CONTROL_TOKEN"] = "secret",
            },
            "emulate", "--key", "team-c");
        Uri address = AddressIn(await emulate.ReadLineAsync());
        address.Host.ShouldBe("127.0.0.2");
        using var http = new HttpClient { BaseAddress = address };

        (await http.GetAsync(new Uri("_emulator/health", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await Should.ThrowAsync<XaiException>(() => ClientOf(address, "team-a").Files.ListPageAsync());
        XaiClient client = ClientOf(address, "team-c");
        ImageResponse image = await client.Images.GenerateAsync("x", "no-such-model");
        image.Image.Url!.ToString().ShouldStartWith("https://one.test/xai/imgen/");
        VideoOperation video = await client.Videos.GenerateAsync("x", duration: TimeSpan.FromSeconds(1));
        (await video.WaitForResultAsync()).Video!.Url!.ToString().ShouldStartWith("https://one.test/xai/vidgen/");
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/files");
        request.Headers.Host = "three.test";
        (await http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "the host is allowed, a key is missing");

        emulate.Terminate();
        ToolRun run = (await emulate.FinishAsync()).ShouldSucceed();
        run.Output.ShouldContain("/_emulator/?token=secret");
        run.Output.ShouldContain("XAI_API_KEY=team-c");
        Directory.Exists(_scratch["data"]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("--listen", "here", "--listen must be an IP address of this machine, or * for all of them; it is 'here'.")]
    [InlineData("--public-url", "one.test", "--public-url must be an absolute URL such as https://emulator.test; it is 'one.test'.")]
    [InlineData("--render-time", "soon", "--render-time must be a number of seconds between 0 and 86400; it is 'soon'.")]
    [InlineData("--render-time", "-1", "--render-time must be a number of seconds between 0 and 86400; it is '-1'.")]
    [InlineData("XAIGEN_EMULATOR_PORT", "70000", "XAIGEN_EMULATOR_PORT must be a number between 0 and 65535; it is '70000'.")]
    [InlineData("XAIGEN_EMULATOR_LENIENT", "perhaps", "XAIGEN_EMULATOR_LENIENT must be true or false; it is 'perhaps'.")]
    public async Task A_setting_that_cannot_be_is_named(string name, string value, string message)
    {
        ToolRun run = name.StartsWith("--", StringComparison.Ordinal)
            ? await Tool.RunAsync("emulate", name, value)
            : await Tool.RunAsync(new Dictionary<string, string> { [name] = value }, "emulate");

        run.ShouldFail(2, message);
        run.ShouldHaveNoStackTrace();
    }

    [UnixFact]
    public async Task What_other_machines_can_reach_says_so_and_how_to_look_in()
    {
        using var emulate = Tool.Start(null, "emulate", "--listen", "*");
        string line = await emulate.ReadLineAsync();

        line.ShouldMatch(@"^listening on http://127\.0\.0\.1:\d+$");
        emulate.Terminate();
        ToolRun run = (await emulate.FinishAsync()).ShouldSucceed();
        run.Output.ShouldMatch(@"/_emulator/\?token=[\w-]{22}\n");
        run.Output.ShouldContain("Other machines can reach it");
    }

    private static Uri AddressIn(string line) => new(line["listening on ".Length..]);

    private static XaiClient ClientOf(string line) => ClientOf(AddressIn(line), "any-key");

    private static XaiClient ClientOf(Uri address, string key) => new(key, new XaiClientOptions { Endpoint = address });
}
