using System.Net;
using System.Net.Sockets;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>Uploads with progress, from code that writes, and concurrent ones.</summary>
public sealed class UploadTests : EmulatorTests
{
    private const string Stored = """{"id":"file_1","object":"file","bytes":1,"created_at":1,"filename":"a.bin"}""";

    private static readonly byte[] s_big = [.. Enumerable.Range(0, 300_000).Select(index => (byte)(index * 7))];

    [Fact]
    public async Task An_upload_tells_how_much_is_sent()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("xaigen-");
        string path = Path.Combine(folder.FullName, "numbers.bin");
        await File.WriteAllBytesAsync(path, s_big);
        (Told<long>? fromMemory, Told<long>? fromDisk, Told<long>? fromStream) = (new Told<long>(), new Told<long>(), new Told<long>());

        await Client.Files.UploadAsync(s_big, "numbers.bin", progress: fromMemory);
        await Client.Files.UploadAsync(path, progress: fromDisk);
        await Client.Files.UploadAsync(new MemoryStream(s_big), "numbers.bin", progress: fromStream);

        folder.Delete(recursive: true);
        foreach (Told<long> told in (Told<long>[])[fromMemory, fromDisk, fromStream])
        {
            told.Values.Count.ShouldBeGreaterThan(2);
            told.Values.ShouldBeInOrder();
            told.Values[^1].ShouldBe(s_big.Length);
        }
    }

    [Fact]
    public async Task Another_try_is_followed_from_its_beginning()
    {
        await using var server = new ScriptedServer(Status(429), Status(200, Stored));
        var told = new Told<long>();

        await ClientOf(server).Files.UploadAsync(new byte[10], "a.bin", progress: told);

        told.Values.ShouldBe([10, 10]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upload_whose_answer_is_lost_is_sent_again_whole(bool isStream)
    {
        await using var server = new ScriptedServer(CutShort(200, "{"), Status(500), Status(503), Status(200, Stored));
        FilePart file = isStream
            ? FilePart.FromStream(new MemoryStream("the bytes"u8.ToArray()), "a.bin")
            : FilePart.FromBytes("the bytes"u8.ToArray(), "a.bin");

        (await ClientOf(server).Files.UploadAsync(file)).Filename.ShouldBe("a.bin");

        server.Requests.Count.ShouldBe(4);
        server.Requests.ShouldAllBe(request => request.Text.Contains("\r\n\r\nthe bytes\r\n"));
    }

    [Fact]
    public async Task Following_a_stream_that_cannot_seek_does_not_send_it_twice()
    {
        await using var server = new ScriptedServer(Status(429), Status(200, Stored));
        var once = FilePart.FromWriter((target, token) => target.WriteAsync(new byte[10], token).AsTask(), "a.bin", canBeResent: false);

        (await Should.ThrowAsync<XaiException>(ClientOf(server).Files.UploadAsync(once, progress: new Told<long>()))).Status.ShouldBe(429);

        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_code_writes_is_uploaded()
    {
        const int Piece = 64 * 1024, Pieces = 256;
        var file = FilePart.FromWriter(
            async (target, token) =>
            {
                byte[] piece = new byte[Piece];
                for (int i = 0; i < Pieces; i++)
                {
                    await target.WriteAsync(piece, token);
                }
            },
            "zeros.bin");

        FileObject stored = await Client.Files.UploadAsync(file, TimeSpan.FromHours(1));

        stored.Bytes.ShouldBe(Piece * Pieces);
        stored.Filename.ShouldBe("zeros.bin");
        stored.ExpiresAt.ShouldBe(Clock.GetUtcNow().AddHours(1));
    }

    [Fact]
    public async Task Content_of_another_call_is_passed_on()
    {
        using var content = new ByteArrayContent(Png);

        FileObject stored =
            await Client.Files.UploadAsync(FilePart.FromWriter(content.CopyToAsync, "harbour.png", length: content.Headers.ContentLength));

        stored.Bytes.ShouldBe(Png.Length);
    }

    [Fact]
    public async Task Nothing_is_written_ahead_of_a_service_that_takes_nothing()
    {
        const int Piece = 1024 * 1024;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        long written = 0;
        var file = FilePart.FromWriter(
            async (target, token) =>
            {
                byte[] piece = new byte[Piece];
                for (int i = 0; i < 100; i++)
                {
                    await target.WriteAsync(piece, token);
                    Interlocked.Add(ref written, Piece);
                }
            },
            "zeros.bin");
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = new Uri($"http://{listener.LocalEndpoint}"), MaxRetries = 0 });

        Task<FileObject> uploading = client.Files.UploadAsync(file);
        using (await listener.AcceptTcpClientAsync())
        {
            while (Interlocked.Read(ref written) == 0)
            {
                await Task.Delay(1);
            }

            // Data beyond the operating system's buffers would have arrived by now.
            await Task.Delay(200);
            Interlocked.Read(ref written).ShouldBeLessThan(50L * Piece);
        }

        await Should.ThrowAsync<XaiException>(uploading);
    }

    [Fact]
    public async Task What_the_bytes_give_away_makes_a_file_without_extension_shareable()
    {
        FileObject file = await Client.Files.UploadAsync(Png, "harbour");
        (await Client.Files.CreatePublicUrlAsync(file.Id)).PublicUrl.ShouldNotBeNull();
        FilePart.FromBytes(Png, "harbour").MediaType.ShouldBe("image/png");
    }

    [Fact]
    public async Task Each_of_many_files_has_one_result_in_its_place()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("xaigen-");
        var paths = Enumerable.Range(0, 20).Select(index => Path.Combine(folder.FullName, $"{index}.txt")).ToList();
        foreach (string? path in paths.Where((_, index) => index != 7))
        {
            await File.WriteAllTextAsync(path, path);
        }

        var told = new Told<int>();
        var options = new UploadBatchOptions { MaxConcurrency = 3, Progress = told };
        IReadOnlyList<BatchResult<FileObject>> results = await Client.Files.UploadManyAsync(paths, TimeSpan.FromHours(1), options);

        folder.Delete(recursive: true);
        results.Count.ShouldBe(20);
        results[7].Succeeded.ShouldBeFalse();
        results[7].Error.ShouldBeOfType<FileNotFoundException>().Message.ShouldContain("7.txt");
        results.Where((_, index) => index != 7).Select(result => result.Value.ShouldNotBeNull().Filename)
            .ShouldBe(Enumerable.Range(0, 20).Where(index => index != 7).Select(index => $"{index}.txt"));
        results.ShouldAllBe(result => result.Value == null || result.Value.ExpiresAt == Clock.GetUtcNow().AddHours(1));
        told.Values.ShouldBe(Enumerable.Range(1, 20));
        (await Client.Files.ListAsync().CountAsync()).ShouldBe(19);
    }

    [Fact]
    public async Task Each_of_many_files_is_reported_by_its_bytes_and_by_its_result()
    {
        string path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, new byte[200_000]);
        var told = new Told<UploadProgress>();
        var ends = new Dictionary<int, BatchResult<FileObject>>();
        var options = new UploadBatchOptions
        {
            FileProgress = told,
            FileCompleted = (index, result) =>
            {
                ends.Add(index, result);
                throw new InvalidOperationException("The callback's own trouble.");
            },
        };

        IReadOnlyList<BatchResult<FileObject>> byPath = await Client.Files.UploadManyAsync([path, path + ".missing"], options: options);
        IReadOnlyList<BatchResult<FileObject>> byPart = await Client.Files.UploadManyAsync(
            [FilePart.FromBytes(Png, "a.png"), FilePart.FromStream(new MemoryStream(Png), "b.png")],
            options: new UploadBatchOptions { FileProgress = told });

        File.Delete(path);
        byPart.ShouldAllBe(result => result.Succeeded);
        ends.OrderBy(end => end.Key).Select(end => end.Value).ShouldBe(byPath);
        told.Values.Where(value => value.TotalBytes == 200_000).Select(value => (value.Index, value.FileName, value.SentBytes)).Last()
            .ShouldBe((0, Path.GetFileName(path), 200_000));
        told.Values.Last(value => value.FileName == "a.png").ShouldBe(new UploadProgress(0, "a.png", Png.Length, Png.Length));
        told.Values.Last(value => value.FileName == "b.png").SentBytes.ShouldBe(Png.Length);
        told.Values.ShouldNotContain(value => value.FileName.EndsWith(".missing"));
    }

    [Fact]
    public async Task No_more_are_under_way_than_asked_for()
    {
        (int now, int most) = (0, 0);
        IEnumerable<FilePart> files = Enumerable.Range(0, 12).Select(index => FilePart.FromWriter(
            async (target, token) =>
            {
                lock (Client)
                {
                    most = Math.Max(most, ++now);
                }

                await target.WriteAsync(new byte[10], token);
                await Task.Yield();
                lock (Client)
                {
                    now--;
                }
            },
            $"{index}.bin"));

        IReadOnlyList<BatchResult<FileObject>> results =
            await Client.Files.UploadManyAsync(files, options: new UploadBatchOptions { MaxConcurrency = 2 });

        results.ShouldAllBe(result => result.Succeeded);
        most.ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task Cancelling_many_keeps_what_was_uploaded()
    {
        using var cancellation = new CancellationTokenSource();
        IEnumerable<FilePart> files = new[] { "a.bin", "b.bin", "c.bin" }.Select((name, index) => FilePart.FromWriter(
            async (target, token) =>
            {
                await (index == 1 ? cancellation.CancelAsync() : Task.CompletedTask);
                await target.WriteAsync(new byte[10], token);
            },
            name));

        IReadOnlyList<BatchResult<FileObject>> results = await Client.Files.UploadManyAsync(
            files, options: new UploadBatchOptions { MaxConcurrency = 1 }, cancellationToken: cancellation.Token);

        results[0].Value.ShouldNotBeNull().Filename.ShouldBe("a.bin");
        results[1].Error.ShouldBeAssignableTo<OperationCanceledException>();
        results[2].Error.ShouldBeAssignableTo<OperationCanceledException>();
    }

    [Fact]
    public async Task A_display_that_fails_costs_no_result()
    {
        IReadOnlyList<BatchResult<FileObject>> results = await Client.Files.UploadManyAsync(
            [FilePart.FromBytes(Png, "a.png"), FilePart.FromBytes(Png, "b.png")], options: new UploadBatchOptions { Progress = new Broken() });

        results.ShouldAllBe(result => result.Succeeded);
    }

    [Fact]
    public async Task None_of_none_is_fine_and_less_than_one_at_once_is_not()
    {
        (await Client.Files.UploadManyAsync(Array.Empty<string>())).ShouldBeEmpty();
        Should.Throw<ArgumentOutOfRangeException>(() => new UploadBatchOptions { MaxConcurrency = 0 });
    }

    private static XaiClient ClientOf(ScriptedServer server)
        => new("key", new XaiClientOptions { Endpoint = server.Address, RetryDelay = TimeSpan.Zero });

    private sealed class Broken : IProgress<int>
    {
        public void Report(int value) => throw new InvalidOperationException("The display is gone.");
    }
}
