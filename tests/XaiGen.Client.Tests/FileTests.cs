namespace XaiGen.Client.Tests;

/// <summary>Files up and down, and their public addresses.</summary>
public sealed class FileTests : EmulatorTests
{
    private static readonly byte[] s_big = [.. Enumerable.Range(0, 300_000).Select(index => (byte)(index * 7))];

    [Fact]
    public async Task A_file_comes_back_as_it_went()
    {
        FileObject file = await Client.Files.UploadAsync(s_big, "numbers.bin");

        file.Bytes.ShouldBe(s_big.Length);
        file.CreatedAt.ShouldBe(Clock.GetUtcNow());
        (await ReadAsync(await Client.Files.DownloadAsync(file.Id))).ShouldBe(s_big);
    }

    [Fact]
    public async Task A_stream_is_uploaded_from_where_it_stands_and_stays_open()
    {
        using var stream = new MemoryStream(s_big) { Position = 100 };

        FileObject file = await Client.Files.UploadAsync(stream, "rest.bin", TimeSpan.FromHours(1));

        file.Bytes.ShouldBe(s_big.Length - 100);
        file.ExpiresAt.ShouldBe(Clock.GetUtcNow().AddHours(1));
        stream.CanRead.ShouldBeTrue();
    }

    [Fact]
    public async Task A_lifetime_is_sent_before_the_file()
    {
        await using var server = new ScriptedServer(ScriptedServer.Status(413));
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address });

        (await Should.ThrowAsync<XaiException>(client.Files.UploadAsync(Png, "bay.png", TimeSpan.FromDays(1)))).Status.ShouldBe(413);

        string form = server.Requests.ShouldHaveSingleItem().Text;
        form.IndexOf("name=\"expires_after\"", StringComparison.Ordinal)
            .ShouldBeInRange(0, form.IndexOf("name=\"file\"", StringComparison.Ordinal));
        form.ShouldContain("86400");
        form.ShouldContain("filename=\"bay.png\"");
    }

    [Fact]
    public async Task A_download_is_read_as_it_arrives()
    {
        var gate = new TaskCompletionSource();
        await using var server = new ScriptedServer(ScriptedServer.InHalves(200, "first ", gate.Task, "second"));
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address });

        await using Stream content = await client.Files.DownloadAsync(new FileId("file_1"));
        byte[] first = new byte[6];
        await content.ReadExactlyAsync(first);
        gate.SetResult();

        first.ShouldBe("first "u8.ToArray());
        (await ReadAsync(content)).ShouldBe("second"u8.ToArray());
    }

    [Fact]
    public async Task Text_can_be_had_of_a_text()
    {
        FileObject file = await Client.Files.UploadAsync("Hello"u8.ToArray(), "hello.txt");
        (await ReadAsync(await Client.Files.DownloadAsync(file.Id, ContentFormat.Text))).ShouldBe("Hello"u8.ToArray());
    }

    [Fact]
    public async Task A_download_that_is_refused_says_why()
    {
        XaiException error = await Should.ThrowAsync<XaiException>(Client.Files.DownloadAsync(new FileId("file_nowhere")));
        error.Status.ShouldBe(404);
        error.Message.ShouldContain("file_nowhere");
    }

    [Fact]
    public async Task Deleting_twice_is_a_404()
    {
        FileObject file = await UploadPngAsync();

        (await Client.Files.DeleteAsync(file.Id)).ShouldBe(new DeletedFile { Id = file.Id, Deleted = true, Object = "file" });

        (await Should.ThrowAsync<XaiException>(Client.Files.DeleteAsync(file.Id))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task An_expired_file_is_gone()
    {
        FileObject file = await UploadPngAsync(expiresAfter: TimeSpan.FromHours(1));

        Clock.Advance(TimeSpan.FromHours(1));

        (await Should.ThrowAsync<XaiException>(Client.Files.GetAsync(file.Id))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_public_url_is_opened_without_a_key_until_it_expires()
    {
        FileObject file = await UploadPngAsync();
        CreatedPublicUrl created = await Client.Files.CreatePublicUrlAsync(file.Id, TimeSpan.FromHours(1));

        using var keyless = new HttpClient();
        (await keyless.GetByteArrayAsync(created.PublicUrl)).ShouldBe(Png);
        (await ReadAsync(await Client.OpenAsync(created.PublicUrl))).ShouldBe(Png);

        Clock.Advance(TimeSpan.FromHours(1));
        XaiException error = await Should.ThrowAsync<XaiException>(Client.OpenAsync(created.PublicUrl));
        error.Status.ShouldBe(404);
        error.Kind.ShouldBe(XaiErrorKind.NotFound);
        (await Client.Files.GetAsync(file.Id)).PublicUrl.ShouldBeNull();
    }

    [Fact]
    public async Task A_public_url_cannot_outlive_its_file()
    {
        FileObject file = await UploadPngAsync(expiresAfter: TimeSpan.FromHours(2));

        XaiException error = await Should.ThrowAsync<XaiException>(Client.Files.CreatePublicUrlAsync(file.Id, TimeSpan.FromHours(3)));

        error.Status.ShouldBe(400);
        error.Message.ShouldContain("7200");
    }

    [Theory]
    [InlineData("notes.txt", "just words")]
    [InlineData("empty.png", "")]
    public async Task Not_every_file_can_be_shared(string name, string content)
    {
        FileObject file = await Client.Files.UploadAsync(System.Text.Encoding.UTF8.GetBytes(content), name);
        (await Should.ThrowAsync<XaiException>(Client.Files.CreatePublicUrlAsync(file.Id))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task An_image_can_be_had_in_the_answer_itself()
    {
        ImageResponse response = await Client.Images.GenerateAsync(new ImageRequest
        {
            Prompt = "A ferry",
            ResponseFormat = ImageResponseFormat.Base64,
            StorageOptions = new StorageOptions { Filename = "ferry.png" },
        });

        byte[] bytes = response.Image.Base64.ShouldNotBeNull().ToArray();
        bytes[1..4].ShouldBe("PNG"u8.ToArray());
        (await ReadAsync(await Client.Files.DownloadAsync(response.StoredFile.FileId))).ShouldBe(bytes);
    }

    private static async Task<byte[]> ReadAsync(Stream content)
    {
        await using (content)
        {
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy);
            return copy.ToArray();
        }
    }
}
