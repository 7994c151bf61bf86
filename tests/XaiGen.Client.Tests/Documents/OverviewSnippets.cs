namespace XaiGen.Client.Tests.Documents;

/// <summary>The Python snippet of imagine-files-overview.md, in C#.</summary>
public sealed class OverviewSnippets : EmulatorTests
{
    [Fact, Snippet("imagine-files-overview.md", 1)]
    public async Task Generate_edit_and_animate_without_a_download_an_upload_or_a_public_url()
    {
        ImageResponse generated = await Client.Images.GenerateAsync(
            "An empty street in the old town", ImageModel.GrokImagineImageQuality, new StorageOptions { Filename = "street.png" });
        FileOutput street = generated.StoredFile;

        ImageResponse edited = await Client.Images.EditAsync(
            "Put market stalls along both sides", street, ImageModel.GrokImagineImageQuality,
            new StorageOptions { Filename = "market.png" });

        VideoOperation operation = await Client.Videos.GenerateAsync(
            "The camera moves between the stalls", edited.StoredFile, TimeSpan.FromSeconds(5), VideoModel.GrokImagineVideo);
        VideoStatus.Done done = await operation.WaitForResultAsync();

        done.Video.ShouldNotBeNull().Url.ShouldNotBeNull();
        edited.StoredFile.FileId.ShouldNotBe(street.FileId);
        (await Client.Files.ListAsync(filter: "public_url != null").ToListAsync()).ShouldBeEmpty();
    }
}
