using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>Using a result: it is saved from wherever it is, and storing is retried if it failed.</summary>
public sealed class ResultTests : EmulatorTests, IDisposable
{
    private const string Unshared = """
        {"file_id":"file_1","filename":"bay.png","public_url_error":"The team has no public address left."}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xaigen-");

    private string Target => Path.Combine(_folder.FullName, "saved.bin");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_image_is_saved_from_the_answer_itself()
    {
        ImageResponse response = await Client.Images.GenerateAsync(
            new ImageRequest { Prompt = "A ferry", ResponseFormat = ImageResponseFormat.Base64 });
        var told = new Told<long>();

        await (response.Image with { Url = null }).SaveAsync(Client, Target, told);

        (await File.ReadAllBytesAsync(Target)).ShouldBe(response.Image.Base64.ShouldNotBeNull().ToArray());
        told.Values[^1].ShouldBe(new FileInfo(Target).Length);
    }

    [Fact]
    public async Task An_image_is_saved_from_its_address_without_the_key()
    {
        ImageResponse response = await Client.Images.GenerateAsync("A ferry");

        await response.Image.SaveAsync(Client, Target);

        (await File.ReadAllBytesAsync(Target))[1..4].ShouldBe("PNG"u8.ToArray());
    }

    [Fact]
    public async Task The_stored_file_stands_in_for_an_address_that_has_expired()
    {
        ImageResponse response =
            await Client.Images.GenerateAsync("A ferry", storageOptions: new StorageOptions { Filename = "ferry.png" });
        VideoOutput video = await StoredVideoAsync();
        Clock.Advance(TimeSpan.FromDays(2));

        await response.Image.SaveAsync(Client, Target);
        (await File.ReadAllBytesAsync(Target))[1..4].ShouldBe("PNG"u8.ToArray());
        await video.SaveAsync(Client, Target);
        (await File.ReadAllBytesAsync(Target))[4..8].ShouldBe("ftyp"u8.ToArray());
        await (video with { Url = null }).SaveAsync(Client, Target);
    }

    [Fact]
    public async Task An_address_that_has_expired_without_a_stored_file_is_told()
    {
        ImageResponse response = await Client.Images.GenerateAsync("A ferry");
        Clock.Advance(TimeSpan.FromDays(2));

        (await Should.ThrowAsync<XaiException>(response.Image.SaveAsync(Client, Target))).Status.ShouldBe(404);
        _folder.GetFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_saved_or_stored_and_why_is_told()
    {
        var video = new VideoOutput { Duration = TimeSpan.FromSeconds(5), RespectModeration = false };
        var options = new StorageOptions { Filename = "boat.mp4" };

        (await Should.ThrowAsync<InvalidOperationException>(video.SaveAsync(Client, Target))).Message.ShouldBe(
            "There is no video: moderation withholds it.");
        (await Should.ThrowAsync<InvalidOperationException>(Client.EnsureStoredAsync(video, options))).Message.ShouldBe(
            "There is no video: moderation withholds it.");
        (await Should.ThrowAsync<InvalidOperationException>(new ImageOutput().SaveAsync(Client, Target)))
            .Message.ShouldBe("There is no image in the response: it has neither bytes, nor a URL, nor a stored file.");
    }

    [Fact]
    public async Task One_call_makes_the_public_address_that_failed_and_nothing_else()
    {
        await using var server = new ScriptedServer(
            Status(200, $$"""{"data":[{"url":"https://imgen.example/a.png","file_output":{{Unshared}}}]}"""),
            Status(200, """{"public_url":"https://files-cdn.example/t/file_1.png","expires_at":1795305600}"""),
            Status(500));
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address, MaxRetries = 0 });
        ImageResponse response =
            await client.Images.GenerateAsync("A bay", storageOptions: new StorageOptions { Filename = "bay.png", PublicUrl = true });

        FileOutput shared = await client.Files.EnsurePublicUrlAsync(response.StoredFile, TimeSpan.FromHours(1));
        FileOutput again = await client.Files.EnsurePublicUrlAsync(shared);

        shared.ShouldBe(new FileOutput
        {
            FileId = new FileId("file_1"),
            Filename = "bay.png",
            PublicUrl = new Uri("https://files-cdn.example/t/file_1.png"),
            PublicUrlExpiresAt = DateTimeOffset.FromUnixTimeSeconds(1795305600),
        });
        again.ShouldBeSameAs(shared);
        server.Requests.Select(request => request.Target).ShouldBe(["/v1/images/generations", "/v1/files/file_1/public-url"]);
        server.Requests[1].Text.ShouldBe("""{"expires_after":3600}""");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_image_that_was_not_stored_is_stored_and_shared_as_was_asked_for(bool isInline)
    {
        ImageResponse made = await Client.Images.GenerateAsync(
            new ImageRequest
            {
                Prompt = "A bay",
                ResponseFormat = isInline
                ? ImageResponseFormat.Base64
                : ImageResponseFormat.Url
            });
        ImageOutput failed = made.Image with { StorageError = "The file could not be stored.", Url = isInline ? null : made.Image.Url };

        FileOutput stored = await Client.EnsureStoredAsync(failed, new StorageOptions
        {
            Filename = "bay.png",
            ExpiresAfter = TimeSpan.FromDays(7),
            PublicUrl = new PublicUrlOptions { ExpiresAfter = TimeSpan.FromHours(1) },
        });

        stored.Filename.ShouldBe("bay.png");
        stored.ExpiresAt.ShouldBe(Clock.GetUtcNow().AddDays(7));
        stored.PublicUrlExpiresAt.ShouldBe(Clock.GetUtcNow().AddHours(1));
        await Client.DownloadToAsync(stored.PublicUrl.ShouldNotBeNull(), Target);
        (await File.ReadAllBytesAsync(Target))[1..4].ShouldBe("PNG"u8.ToArray());
    }

    [Fact]
    public async Task A_result_that_is_stored_is_not_stored_again()
    {
        VideoOutput video = await StoredVideoAsync();

        (await Client.EnsureStoredAsync(video, new StorageOptions { Filename = "other.mp4" })).ShouldBe(video.StoredFile);
        FileOutput shared = await Client.EnsureStoredAsync(video, new StorageOptions { Filename = "other.mp4", PublicUrl = true });
        shared.PublicUrl.ShouldNotBeNull();

        (await Client.Files.ListAsync().CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_video_that_was_not_stored_is_stored_from_its_address()
    {
        VideoOperation operation = await Client.Videos.GenerateAsync("A boat", duration: TimeSpan.FromSeconds(1));
        VideoOutput video = (await operation.WaitForResultAsync()).Video.ShouldNotBeNull();

        FileOutput stored = await Client.EnsureStoredAsync(video, new StorageOptions { Filename = "boat.mp4" });

        stored.PublicUrl.ShouldBeNull();
        (await Client.Videos.EditAsync("Snow", stored)).Id.Value.ShouldNotBeEmpty();
    }

    private async Task<VideoOutput> StoredVideoAsync()
    {
        VideoOperation operation = await Client.Videos.GenerateAsync(
            "A boat", duration: TimeSpan.FromSeconds(1), storageOptions: new StorageOptions { Filename = "boat.mp4" });
        return (await operation.WaitForResultAsync()).Video.ShouldNotBeNull();
    }
}
