namespace XaiGen.Client.Tests.Documents;

/// <summary>The Python snippets of imagine-files-inputs.md, in C#.</summary>
public sealed class InputSnippets : EmulatorTests
{
    private const string Page = "imagine-files-inputs.md";

    [Fact, Snippet(Page, 1)]
    public async Task Edit_a_stored_image()
    {
        FileId cat = (await UploadPngAsync("cat.png")).Id;

        ImageResponse response = await Client.Images.EditAsync(
            "Put a straw hat on the cat", cat, ImageModel.GrokImagineImageQuality);

        response.Image.Url.ShouldNotBeNull();
    }

    [Fact, Snippet(Page, 2)]
    public async Task Edit_several_stored_images_into_one()
    {
        FileId meadow = (await UploadPngAsync("meadow.png")).Id;
        FileId castle = (await UploadPngAsync("castle.png")).Id;

        ImageResponse response = await Client.Images.EditAsync(
            "Set the castle of <IMAGE_1> into the meadow of <IMAGE_0>", [meadow, castle], ImageModel.GrokImagineImageQuality);

        response.Data.Count.ShouldBe(1);
    }

    [Fact, Snippet(Page, 3)]
    public async Task Animate_a_stored_first_image()
    {
        FileId lake = (await UploadPngAsync("lake.png")).Id;

        VideoOperation operation = await Client.Videos.GenerateAsync(
            "Mist rises from the lake", lake, TimeSpan.FromSeconds(5), VideoModel.GrokImagineVideo);
        VideoStatus.Done done = await operation.WaitForResultAsync();

        done.Video.ShouldNotBeNull().Url.ShouldNotBeNull();
        done.Video.Duration.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact, Snippet(Page, 4)]
    public async Task Edit_a_stored_video()
    {
        FileId boat = (await StoreVideoAsync()).FileId;

        VideoOperation operation = await Client.Videos.EditAsync("Let it snow", boat, VideoModel.GrokImagineVideo);
        VideoStatus.Done done = await operation.WaitForResultAsync();

        done.Video.ShouldNotBeNull().Duration.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact, Snippet(Page, 5)]
    public async Task Make_a_video_from_several_stored_references()
    {
        FileId dancer = (await UploadPngAsync("dancer.png")).Id;
        FileId stage = (await UploadPngAsync("stage.png")).Id;

        VideoOperation operation = await Client.Videos.GenerateAsync(new VideoRequest
        {
            Prompt = "The dancer bows on the stage",
            Model = VideoModel.GrokImagineVideo,
            Duration = TimeSpan.FromSeconds(5),
            ReferenceImages = [dancer, stage],
        });
        VideoStatus.Done done = await operation.WaitForResultAsync();

        done.Video.ShouldNotBeNull().Url.ShouldNotBeNull();
    }
}
