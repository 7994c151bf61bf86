using System.Net;
using System.Net.Sockets;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>A request names addresses; the emulator connects only to those that its owner allowed.</summary>
public sealed class OutgoingConnectionTests
{
    [Theory]
    [InlineData("http://127.0.0.1:{port}/a")]
    [InlineData("http://localhost:{port}/a")]
    [InlineData("http://[::1]:{port}/a")]
    [InlineData("http://127.0.0.2:{port}/a")]
    [InlineData("http://0.0.0.0:{port}/a")]
    [InlineData("http://0x7f.1:{port}/a")]
    [InlineData("http://2130706433:{port}/a")]
    [InlineData("http://{own}@127.0.0.1:{port}/a")]
    [InlineData("{base}_emulator/reset")]
    [InlineData("https://example.com/a")]
    [InlineData("file:///tmp/a")]
    [InlineData("/a")]
    public async Task No_upload_target_is_written_to_that_was_not_allowed(string address)
    {
        await using Api api = await Api.StartAsync();
        using var listener = new Listener();
        address = address.Replace("{port}", $"{listener.Port}").Replace("{own}", api.Emulator.BaseAddress.Authority)
            .Replace("{base}", api.Emulator.BaseAddress.AbsoluteUri);

        foreach ((string? path, string? body) in new[]
        {
            ("v1/images/generations", $$$"""{"prompt":"x","output":{"upload_urls":["{{{address}}}"]}}"""),
            ("v1/images/generations", $$$"""{"prompt":"x","deferred":true,"output":{"upload_urls":["{{{address}}}"]}}"""),
            (
                "v1/images/edits",
                $$$"""{"prompt":"x","image":{"url":"https://a.example/a.png"},"output":{"upload_urls":["{{{address}}}"]}}"""),
            ("v1/videos/generations", $$$"""{"prompt":"x","duration":1,"output":{"upload_url":"{{{address}}}"}}"""),
            ("v1/videos/edits", $$$"""{"prompt":"x","video":{"url":"https://a.example/a.mp4"},"output":{"upload_url":"{{{address}}}"}}"""),
            (
                "v1/videos/extensions",
                $$$"""{"prompt":"x","video":{"url":"https://a.example/a.mp4"},"output":{"upload_url":"{{{address}}}"}}"""),
        })
        {
            Answer answer = await api.PostAsync(path, body);
            answer.ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "the emulator may not write to");
            answer.Undocumented.ShouldBe("upload-targets");
        }

        listener.HasBeenReached.ShouldBeFalse();
    }

    [Fact]
    public async Task An_upload_target_is_allowed_by_its_whole_origin()
    {
        await using UploadTarget target = await UploadTarget.StartAsync();
        await using Api api = await Api.StartAsync(options => options with { UploadOrigins = [target.Address.AbsoluteUri] });
        using var listener = new Listener();

        (await PostAsync(api, $"HTTP://127.0.0.1:{target.Address.Port}/a")).Expect(HttpStatusCode.OK);
        (await PostAsync(api, $"http://127.0.0.1:{listener.Port}/a")).Expect(HttpStatusCode.BadRequest);
        (await PostAsync(api, $"http://localhost:{target.Address.Port}/a")).Expect(HttpStatusCode.BadRequest);
        (await PostAsync(api, $"https://127.0.0.1:{target.Address.Port}/a")).Expect(HttpStatusCode.BadRequest);
        target.Received.Select(put => put.Path).ShouldBe(["/a"]);
        listener.HasBeenReached.ShouldBeFalse();
    }

    [Theory]
    [InlineData("127.0.0.1:9000")]
    [InlineData("ftp://127.0.0.1:9000")]
    [InlineData("http://127.0.0.1:9000/path")]
    [InlineData("http://user@127.0.0.1:9000")]
    [InlineData("")]
    public async Task An_upload_origin_that_is_none_is_refused_at_the_start(string origin)
        => (await Should.ThrowAsync<EmulatorException>(() => XaiEmulator.StartAsync(new XaiEmulatorOptions { UploadOrigins = [origin] })))
            .Message.ShouldContain($"'{origin}' is not an origin");

    [Fact]
    public async Task An_upload_target_cannot_send_the_emulator_elsewhere()
    {
        using var listener = new Listener();
        await using UploadTarget target = await UploadTarget.StartAsync(redirectTo: new Uri($"http://127.0.0.1:{listener.Port}/a"));
        await using Api api = await Api.StartAsync(options => options with { UploadOrigins = [target.Address.AbsoluteUri] });

        (await PostAsync(api, $"{target.Address}redirect"))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "responded with 307");
        listener.HasBeenReached.ShouldBeFalse();
    }

    [Fact]
    public async Task An_upload_target_whose_answer_does_not_end_holds_nothing_up()
    {
        await using UploadTarget target = await UploadTarget.StartAsync();
        await using Api api = await Api.StartAsync(options => options with { UploadOrigins = [target.Address.AbsoluteUri] });

        (await PostAsync(api, $"{target.Address}endless")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_source_is_ever_fetched()
    {
        await using Api api = await Api.StartAsync();
        using var listener = new Listener();
        string address = $"http://127.0.0.1:{listener.Port}/a";

        foreach ((string? path, string? body) in new[]
        {
            ("v1/images/edits", $$$"""{"prompt":"x","image":{"url":"{{{address}}}.png"}}"""),
            (
                "v1/images/edits",
                $$$"""{"prompt":"x","images":[{"url":"{{{address}}}.png"},{"url":"http://localhost:{{{listener.Port}}}/b"}]}"""),
            ("v1/videos/generations", $$$"""{"prompt":"x","duration":1,"image":{"url":"{{{address}}}.png"}}"""),
            ("v1/videos/generations", $$$"""{"prompt":"x","duration":1,"reference_images":[{"url":"{{{address}}}.png"}]}"""),
            (
                "v1/videos/generations",
                $$$"""{"prompt":"x","duration":1,"model":"grok-imagine-video-1.5","last_frame":{"url":"{{{address}}}.png"}}"""),
            (
                "v1/videos/generations",
                $$$"""{"prompt":"x","duration":1,"model":"grok-imagine-video-1.5","reference_audios":[{"url":"{{{address}}}.wav"}]}"""),
            ("v1/videos/edits", $$$"""{"prompt":"x","video":{"url":"{{{address}}}.mp4"}}"""),
            ("v1/videos/extensions", $$$"""{"prompt":"x","video":{"url":"{{{address}}}.mp4"}}"""),
        })
        {
            (await api.PostAsync(path, body)).Expect(HttpStatusCode.OK).Undocumented.ShouldNotBeNull()
                .ShouldContain("sources-of-other-hosts");
        }

        listener.HasBeenReached.ShouldBeFalse();
    }

    private static Task<Answer> PostAsync(Api api, string target)
        => api.PostAsync("v1/images/generations", $$$"""{"prompt":"x","output":{"upload_urls":["{{{target}}}"]}}""");

    /// <summary>A port that notices every connection.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly Socket _socket = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };

        public Listener()
        {
            _socket.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
            _socket.Listen();
        }

        public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

        public bool HasBeenReached => _socket.Poll(TimeSpan.FromMilliseconds(100), SelectMode.SelectRead);

        public void Dispose() => _socket.Dispose();
    }
}
