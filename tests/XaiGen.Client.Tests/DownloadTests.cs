using System.ClientModel.Primitives;
using System.Net;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>Files are saved completely or not at all, and an existing file is kept until then.</summary>
public sealed class DownloadTests : EmulatorTests, IDisposable
{
    private static readonly byte[] s_big = [.. Enumerable.Range(0, 300_000).Select(index => (byte)(index * 7))];
    private static readonly FileId s_file = new("file_1");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xaigen-");

    private string Target => Path.Combine(_folder.FullName, "saved.bin");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_private_file_is_saved_and_followed()
    {
        FileObject file = await Client.Files.UploadAsync(s_big, "numbers.bin");
        await File.WriteAllTextAsync(Target, "old");
        var told = new Told<long>();

        await Client.Files.DownloadToAsync(file.Id, Target, progress: told);

        (await File.ReadAllBytesAsync(Target)).ShouldBe(s_big);
        told.Values.ShouldBeInOrder();
        told.Values[^1].ShouldBe(s_big.Length);
        OnlyTarget();
    }

    [Fact]
    public async Task A_public_file_is_saved_without_the_key()
    {
        FileObject file = await UploadPngAsync();
        CreatedPublicUrl shared = await Client.Files.CreatePublicUrlAsync(file.Id);

        await new XaiClient("a-key-of-another-team", new XaiClientOptions { Endpoint = Emulator.BaseAddress }).DownloadToAsync(
            shared.PublicUrl, Target);

        (await File.ReadAllBytesAsync(Target)).ShouldBe(Png);
    }

    [Fact]
    public async Task Until_it_is_whole_it_has_another_name()
    {
        var gate = new TaskCompletionSource();
        await using var server = new ScriptedServer(InHalves(200, "first ", gate.Task, "second"));
        await File.WriteAllTextAsync(Target, "old");
        var told = new Signal();

        Task saving = ClientOf(server).Files.DownloadToAsync(s_file, Target, progress: told);
        await told.First;

        // The file that a process killed now would leave behind.
        (await File.ReadAllTextAsync(Target)).ShouldBe("old");
        _folder.GetFiles().Select(file => file.Extension).ShouldBe([".bin", ".part"], ignoreOrder: true);

        gate.SetResult();
        await saving;
        (await File.ReadAllTextAsync(Target)).ShouldBe("first second");
        OnlyTarget();
    }

    [Fact]
    public async Task A_body_that_is_cut_short_is_told_and_leaves_nothing_torn()
    {
        await using var server = new ScriptedServer(CutShort(200, "only this"));
        await File.WriteAllTextAsync(Target, "old");

        XaiException error = await Should.ThrowAsync<XaiException>(ClientOf(server).Files.DownloadToAsync(s_file, Target));

        error.Message.ShouldStartWith("The download ended after 9 bytes; nothing was saved.");
        error.InnerException.ShouldNotBeNull();
        (await File.ReadAllTextAsync(Target)).ShouldBe("old");
        OnlyTarget();
    }

    [Fact]
    public async Task A_body_that_a_public_address_cuts_short_is_told_too()
    {
        await using var server = new ScriptedServer(CutShort(200, "only this"));

        XaiException error = await Should.ThrowAsync<XaiException>(ClientOf(server).DownloadToAsync(server.Address, Target));

        error.Message.ShouldStartWith("The download ended after 9 bytes; nothing was saved.");
        _folder.GetFiles().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("short", "100")]
    [InlineData("too long", "3")]
    public async Task The_promised_length_is_compared_even_where_the_transport_does_not(string body, string promised)
    {
        XaiException error = await Should.ThrowAsync<XaiException>(Lying(body, promised).Files.DownloadToAsync(s_file, Target));

        error.Message.ShouldContain($"the response ended after {body.Length} bytes, but its Content-Length is {promised}");
        _folder.GetFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_length_that_is_none_is_no_promise()
    {
        await Lying("body", "many").Files.DownloadToAsync(s_file, Target);

        (await File.ReadAllTextAsync(Target)).ShouldBe("body");
    }

    [Fact]
    public async Task Cancelling_leaves_nothing_torn()
    {
        await using var server = new ScriptedServer(InHalves(200, "first ", new TaskCompletionSource().Task, "second"));
        await File.WriteAllTextAsync(Target, "old");
        using var cancellation = new CancellationTokenSource();
        var told = new Signal();

        Task saving = ClientOf(server).Files.DownloadToAsync(s_file, Target, progress: told, cancellationToken: cancellation.Token);
        await told.First;
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(saving);
        (await File.ReadAllTextAsync(Target)).ShouldBe("old");
        OnlyTarget();
    }

    [Fact]
    public async Task A_refusal_leaves_what_was_there()
    {
        await File.WriteAllTextAsync(Target, "old");

        (await Should.ThrowAsync<XaiException>(Client.Files.DownloadToAsync(new FileId("file_nowhere"), Target))).Status.ShouldBe(404);

        (await File.ReadAllTextAsync(Target)).ShouldBe("old");
        OnlyTarget();
    }

    [Fact]
    public async Task A_place_that_cannot_be_saved_to_is_told_before_anything_is_sent()
    {
        await using var server = new ScriptedServer(Status(200, "bytes"));
        string nowhere = Path.Combine(_folder.FullName, "missing", "saved.bin");

        (await Should.ThrowAsync<DirectoryNotFoundException>(ClientOf(server).Files.DownloadToAsync(s_file, nowhere)))
            .Message.ShouldStartWith($"There is no folder '{Path.GetDirectoryName(nowhere)}' to save 'saved.bin' in.");
        (await Should.ThrowAsync<ArgumentException>(ClientOf(server).Files.DownloadToAsync(s_file, _folder.FullName)))
            .Message.ShouldStartWith($"'{_folder.FullName}' is a folder");

        server.Requests.ShouldBeEmpty();
    }

    private static XaiClient ClientOf(ScriptedServer server)
        => new("key", new XaiClientOptions { Endpoint = server.Address, MaxRetries = 0 });

    private static XaiClient Lying(string body, string promised) => new("key", new XaiClientOptions
    {
        Endpoint = new Uri("http://127.0.0.1:1"),
        Transport = new HttpClientPipelineTransport(new HttpClient(new Liar(body, promised))),
    });

    private void OnlyTarget() => _folder.GetFiles().ShouldHaveSingleItem().FullName.ShouldBe(Target);

    private sealed class Signal : IProgress<long>
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task First => _first.Task;

        public void Report(long value) => _first.TrySetResult();
    }

    /// <summary>A transport that hands on a body of another length than the headers say.</summary>
    private sealed class Liar(string body, string promised) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new StreamContent(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body)));
            content.Headers.TryAddWithoutValidation("Content-Length", promised);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
        }
    }
}
