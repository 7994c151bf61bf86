using System.Text.Json;

namespace XaiGen.Client.Tests;

/// <summary>The values that are accepted as an image or a video, and what they are converted to.</summary>
public sealed class InputTests : EmulatorTests
{
    private static readonly Uri s_url = new("https://example.com/chair.png");
    private static readonly FileId s_id = new("file_1");

    private static readonly FileOutput s_output = new() { FileId = s_id, Filename = "chair.png" };

    private static readonly FileObject s_file = new()
    {
        Id = s_id,
        Object = "file",
        Filename = "chair.png",
        Bytes = 1,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    public static TheoryData<ImageInput, string> Images => new()
    {
        { s_url, """{"url":"https://example.com/chair.png"}""" },
        { s_id, """{"file_id":"file_1"}""" },
        { s_file, """{"file_id":"file_1"}""" },
        { s_output, """{"file_id":"file_1"}""" },
        { ImageInput.FromBytes(new byte[] { 1, 2, 3 }, "image/png"), """{"url":"data:image/png;base64,AQID"}""" },
    };

    public static TheoryData<VideoInput, string> Videos => new()
    {
        { s_url, """{"url":"https://example.com/chair.png"}""" },
        { s_id, """{"file_id":"file_1"}""" },
        { s_file, """{"file_id":"file_1"}""" },
        { s_output, """{"file_id":"file_1"}""" },
        { VideoInput.FromBytes(new byte[] { 1, 2, 3 }, "video/mp4"), """{"url":"data:video/mp4;base64,AQID"}""" },
    };

    public static TheoryData<ImageEditRequestSource, string> Sources => new()
    {
        { s_url, """{"image":{"url":"https://example.com/chair.png"},"prompt":"p"}""" },
        { s_id, """{"image":{"file_id":"file_1"},"prompt":"p"}""" },
        { s_file, """{"image":{"file_id":"file_1"},"prompt":"p"}""" },
        { s_output, """{"image":{"file_id":"file_1"},"prompt":"p"}""" },
        { new ImageInput[] { s_output, s_url }, """{"images":[{"file_id":"file_1"},{"url":"https://example.com/chair.png"}],"prompt":"p"}""" },
    };

    [Theory]
    [MemberData(nameof(Images))]
    public void An_image_is_an_address_a_file_or_bytes(ImageInput input, string json) => JsonSerializer.Serialize(input).ShouldBe(json);

    [Theory]
    [MemberData(nameof(Videos))]
    public void A_video_is_an_address_a_file_or_bytes(VideoInput input, string json) => JsonSerializer.Serialize(input).ShouldBe(json);

    [Theory]
    [MemberData(nameof(Sources))]
    public void An_edit_has_one_image_or_several(ImageEditRequestSource source, string json)
        => JsonSerializer.Serialize(new ImageEditRequest { Source = source, Prompt = "p" }).ShouldBe(json);

    [Fact]
    public void Match_gives_what_the_handler_of_the_case_gives()
    {
        static string Kind(ImageInput input) => input.Match(
            url: url => $"at {url.Host}",
            fileId: id => $"file {id}",
            bytes: bytes => $"{bytes.Value.Length} bytes of {bytes.MediaType}");

        Kind(s_url).ShouldBe("at example.com");
        Kind(s_output).ShouldBe("file file_1");
        Kind(ImageInput.FromBytes(Png, "image/png")).ShouldBe($"{Png.Length} bytes of image/png");
    }

    [Fact]
    public void Switch_calls_the_handler_of_the_case_only()
    {
        List<string> called = [];
        new ImageEditRequestSource.Images([s_id, s_url]).Switch(_ => called.Add("image"), images => called.Add($"{images.Count} images"));
        called.ShouldBe(["2 images"]);
    }

    [Fact]
    public void A_call_that_stored_nothing_gives_no_input_and_says_why()
    {
        var image = new ImageOutput { Url = s_url };
        Should.Throw<InvalidOperationException>(() => image.StoredFile).Message.ShouldBe(
            "The image was not stored: set StorageOptions in the request to keep it.");
        Should.Throw<InvalidOperationException>(() => (image with { StorageError = "Disk full." }).StoredFile).Message.ShouldBe(
            "The image was generated, but storing it failed: Disk full.");
        Should.Throw<ArgumentNullException>(() => { ImageInput input = image.FileOutput!; }).Message.ShouldContain("StorageOptions");
    }

    [Fact]
    public void An_answer_can_be_printed_whatever_it_lacks()
    {
        new ImageResponse { Data = [] }.ToString().ShouldContain("Data = []");
        new ImageResponse { Data = [new ImageOutput { StorageError = "Disk full." }] }.ToString()
            .ShouldContain("StorageError = Disk full.");
        new VideoStatus.Done { Video = new VideoOutput { Duration = TimeSpan.FromSeconds(5), RespectModeration = true } }.ToString()
            .ShouldContain("Duration = 00:00:05");
    }

    [Fact]
    public async Task Inputs_of_all_kinds_mix_in_one_edit()
    {
        FileObject uploaded = await UploadPngAsync();
        ImageResponse generated =
            await Client.Images.GenerateAsync("A chair", storageOptions: new StorageOptions { Filename = "chair.png" });

        ImageResponse edited = await Client.Images.EditAsync(
            "A room with all of these",
            [uploaded, generated.StoredFile, generated.Image.Url!, s_url, ImageInput.FromBytes(Png, "image/png")]);

        edited.Image.Url.ShouldNotBeNull();
    }

    [Fact]
    public async Task Bytes_are_read_by_the_service_and_must_be_what_they_say()
    {
        (await Client.Images.EditAsync("Brighter", ImageInput.FromBytes(Png, "image/png"))).Image.Url.ShouldNotBeNull();

        XaiException error = await Should.ThrowAsync<XaiException>(
            Client.Images.EditAsync("Brighter", ImageInput.FromBytes("no image"u8.ToArray(), "image/png")));
        error.Status.ShouldBe(400);
        error.Message.ShouldContain("image/png");
    }

    [Fact]
    public async Task A_stored_video_is_edited_and_extended_as_it_is()
    {
        FileOutput boat = await StoreVideoAsync();

        VideoOperation editing =
            await Client.Videos.EditAsync("Make it night", boat, storageOptions: new StorageOptions { Filename = "night.mp4" });
        VideoStatus.Done edited = await editing.WaitForResultAsync();
        VideoOperation extending = await Client.Videos.ExtendAsync("The moon rises", edited.Video!.StoredFile, TimeSpan.FromSeconds(3));
        VideoStatus.Done extended = await extending.WaitForResultAsync();

        edited.Video.Duration.ShouldBe(TimeSpan.FromSeconds(2));
        extended.Video.ShouldNotBeNull().Duration.ShouldBe(TimeSpan.FromSeconds(5));
    }
}
