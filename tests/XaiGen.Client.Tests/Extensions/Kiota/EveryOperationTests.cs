using XaiGen.Emulator;

namespace XaiGen.Client.Tests.Extensions.Kiota;

/// <summary>Each operation against the emulator, through Kiota: what comes back is the same as without it.</summary>
public sealed class EveryOperationTests
{
    [Fact]
    public async Task Each_operation_goes_through_Kiota()
    {
        await using XaiEmulator emulator = await XaiEmulator.StartAsync(new XaiEmulatorOptions { RenderTime = TimeSpan.Zero });
        var client = new XaiClient(new XaiClientOptions
        {
            Endpoint = emulator.BaseAddress,
            Transport = GivenKey.Transport(),
            PollInterval = TimeSpan.FromMilliseconds(20),
        });
        var stored = new StorageOptions { Filename = "a.png", PublicUrl = true };

        ImageResponse made = await client.Images.GenerateAsync("A ferry", storageOptions: stored);
        ImageResponse edited = await client.Images.EditAsync("At night", made.StoredFile);
        ImageStatus.Done deferred = await (await client.Images.GenerateDeferredAsync(new() { Prompt = "A pier" })).WaitForResultAsync();
        VideoStatus.Done film = await (await client.Videos.GenerateAsync(
            "It leaves", made.StoredFile, TimeSpan.FromSeconds(3),
            storageOptions: stored with { Filename = "a.mp4" })).WaitForResultAsync();
        VideoStatus.Done snow = await (await client.Videos.EditAsync("It snows", film.Video!.StoredFile)).WaitForResultAsync();
        VideoStatus.Done longer =
            await (await client.Videos.ExtendAsync("It arrives", film.Video!.StoredFile, TimeSpan.FromSeconds(2))).WaitForResultAsync();
        FileObject file = await client.Files.UploadAsync(new byte[200_000], "zeros.bin");
        await using Stream content = await client.Files.DownloadAsync(file.Id);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        CreatedPublicUrl url = await client.Files.CreatePublicUrlAsync(made.StoredFile.FileId);
        await using Stream picture = await client.OpenAsync(url.PublicUrl);
        int files = 0;
        await foreach (FileObject one in client.Files.ListAsync())
        {
            files++;
        }

        copy.Length.ShouldBe(200_000);
        picture.ReadByte().ShouldBe(0x89);
        (edited.Image.Url, deferred.Data![0].Url, snow.Video!.Url, longer.Video!.Url).ShouldNotBe((null, null, null, null));
        files.ShouldBe(3);
        (await client.Files.GetAsync(file.Id)).Filename.ShouldBe("zeros.bin");
        (await client.Files.RevokePublicUrlAsync(made.StoredFile.FileId)).Revoked.ShouldBeTrue();
        (await client.Files.DeleteAsync(file.Id)).Deleted.ShouldBeTrue();
        (await client.Models.ListImageModelsAsync()).Models.ShouldNotBeEmpty();
        (await client.Models.ListVideoModelsAsync()).Models.ShouldNotBeEmpty();
        (await client.Models.GetImageModelAsync(ImageModel.GrokImagineImage2_0)).Id.ShouldBe(ImageModel.GrokImagineImage2_0);
        (await client.Models.GetVideoModelAsync(VideoModel.GrokImagineVideo)).Id.ShouldBe(VideoModel.GrokImagineVideo);
        (await Should.ThrowAsync<XaiException>(client.Files.GetAsync(file.Id))).Kind.ShouldBe(XaiErrorKind.NotFound);
    }
}
