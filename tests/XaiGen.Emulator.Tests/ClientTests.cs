using XaiGen.Emulator.Media;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests;

/// <summary>The generated client against the emulator: what a user of both would do.</summary>
public sealed class ClientTests : IAsyncLifetime
{
    private Api _api = null!;
    private XaiClient _client = null!;

    public async Task InitializeAsync()
    {
        _api = await Api.StartAsync(
            options => options with { TimeProvider = TimeProvider.System, RenderTime = TimeSpan.FromMilliseconds(200) });
        _client = _api.Emulator.CreateClient();
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task A_file_goes_up_is_shared_and_goes()
    {
        FileObject file = await _client.Files.UploadAsync(new UploadFileRequest
        {
            File = FilePart.FromBytes(Samples.Png, "photo.png"),
            ExpiresAfter = TimeSpan.FromHours(2),
        });
        CreatedPublicUrl shared = await _client.Files.CreatePublicUrlAsync(file.Id, TimeSpan.FromHours(1));
        FileObject seen = await _client.Files.GetAsync(file.Id);
        using var http = new HttpClient();

        file.ExpiresAt.ShouldBe(file.CreatedAt + TimeSpan.FromHours(2));
        seen.PublicUrl.ShouldBe(shared.PublicUrl);
        seen.PublicUrlExpiresAt.ShouldBe(shared.ExpiresAt);
        (await http.GetByteArrayAsync(shared.PublicUrl)).ShouldBe(Samples.Png);
        (await _client.Files.RevokePublicUrlAsync(file.Id)).Revoked.ShouldBeTrue();
        (await _client.Files.DeleteAsync(file.Id)).Deleted.ShouldBeTrue();
        (await Should.ThrowAsync<XaiException>(() => _client.Files.GetAsync(file.Id))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_prompt_becomes_a_picture_an_edit_a_video_and_a_longer_video_without_a_download()
    {
        ImageResponse city = await _client.Images.GenerateAsync(new ImageRequest
        {
            Prompt = "A city at night",
            StorageOptions = new StorageOptions { Filename = "city.png" },
        });
        ImageResponse neon = await _client.Images.EditAsync(new ImageEditRequest
        {
            Prompt = "Add neon signs",
            Source = ImageEditRequestSource.FromImage(FileIdOf(city)),
            StorageOptions = new StorageOptions { Filename = "neon.png" },
        });
        VideoOperation video = await _client.Videos.GenerateAsync(new VideoRequest
        {
            Image = FileIdOf(neon),
            Duration = TimeSpan.FromSeconds(2),
            StorageOptions = new StorageOptions { Filename = "city.mp4" },
        });
        VideoStatus.Done made = await video.WaitForResultAsync();
        VideoOperation extension = await _client.Videos.ExtendAsync(new VideoExtensionRequest
        {
            Prompt = "The sun rises",
            Video = made.Video!.FileOutput!.FileId,
            Duration = TimeSpan.FromSeconds(2),
            StorageOptions = new StorageOptions { Filename = "dawn.mp4", PublicUrl = true },
        });
        VideoStatus.Done longer = await extension.WaitForResultAsync();

        using var http = new HttpClient();
        var clip = VideoClip.Read(await http.GetByteArrayAsync(longer.Video!.FileOutput!.PublicUrl));
        clip.Duration.ShouldBe(TimeSpan.FromSeconds(4));
        longer.Video.Duration.ShouldBe(TimeSpan.FromSeconds(4));
        longer.Usage!.CostInUsdTicks.ShouldBeGreaterThan(0);
        (await NamesAsync()).ShouldBe(["dawn.mp4", "city.mp4", "neon.png", "city.png"]);
    }

    [Fact]
    public async Task Deferred_pictures_are_waited_for()
    {
        ImageOperation operation = await _client.Images.GenerateDeferredAsync(new ImageRequest { Prompt = "x", N = 2 });

        ImageStatus.Done done = await operation.WaitForResultAsync();

        done.Data!.Count.ShouldBe(2);
        (await _client.Images.Resume(operation.Id).WaitForResultAsync()).Data!.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_list_is_walked_page_by_page()
    {
        for (int index = 0; index < 7; index++)
        {
            await UploadAsync($"{index}.png");
        }

        (await NamesAsync(limit: 3)).ShouldBe(["6.png", "5.png", "4.png", "3.png", "2.png", "1.png", "0.png"]);
        (await NamesAsync(filter: "name = \"3\"")).ShouldBe(["3.png"]);
    }

    [Fact]
    public async Task Content_comes_as_a_stream()
    {
        FileObject file = await UploadAsync("a.png");

        await using Stream stream = await _client.Files.DownloadAsync(file.Id);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);

        content.ToArray().ShouldBe(Samples.Png);
    }

    [Fact]
    public async Task Models_are_described()
    {
        ImageGenerationModelList images = await _client.Models.ListImageModelsAsync();
        VideoGenerationModel video = await _client.Models.GetVideoModelAsync(VideoModel.GrokImagineVideo1_5Preview);

        images.Models.ShouldAllBe(model => model.Pricing!.Count > 0 && model.MaxPromptLength > 0);
        video.Id.ShouldBe(VideoModel.GrokImagineVideo1_5);
    }

    [Fact]
    public async Task An_error_tells_status_code_reason_and_request_id()
    {
        XaiException fault = await Should.ThrowAsync<XaiException>(() => _client.Files.CreatePublicUrlAsync(new FileId("file_unknown")));

        fault.Status.ShouldBe(404);
        fault.Code.ShouldBe("not-found");
        fault.Message.ShouldContain("'file_unknown' does not exist");
        fault.RequestId.ShouldNotBeNullOrEmpty();
    }

    private static FileId FileIdOf(ImageResponse response) => response.Data[0].FileOutput!.FileId;

    private Task<FileObject> UploadAsync(string name)
        => _client.Files.UploadAsync(new UploadFileRequest { File = FilePart.FromBytes(Samples.Png, name) });

    private async Task<List<string>> NamesAsync(int? limit = null, string? filter = null)
    {
        List<string> names = [];
        await foreach (FileObject file in _client.Files.ListAsync(limit: limit, filter: filter))
        {
            names.Add(file.Filename);
        }

        return names;
    }
}
