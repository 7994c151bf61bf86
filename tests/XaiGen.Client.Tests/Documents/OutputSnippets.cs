namespace XaiGen.Client.Tests.Documents;

/// <summary>The Python snippets of imagine-files-outputs.md, in C#.</summary>
public sealed class OutputSnippets : EmulatorTests
{
    private const string Page = "imagine-files-outputs.md";

    [Fact, Snippet(Page, 1)]
    public async Task Generate_store_and_share_in_one_call()
    {
        ImageResponse response = await Client.Images.GenerateAsync(
            "A lighthouse in a storm",
            ImageModel.GrokImagineImageQuality,
            new StorageOptions { Filename = "lighthouse.jpg", PublicUrl = true });

        response.Image.Url.ShouldNotBeNull();
        FileObject file = await Client.Files.GetAsync(response.StoredFile.FileId);
        file.PublicUrl.ShouldBe(response.StoredFile.PublicUrl.ShouldNotBeNull());
    }

    [Fact, Snippet(Page, 2)]
    public async Task Store_privately()
    {
        ImageResponse response = await Client.Images.GenerateAsync(
            "A green square on black paper",
            ImageModel.GrokImagineImageQuality,
            new StorageOptions { Filename = "square.jpg" });

        response.StoredFile.FileId.Value.ShouldStartWith("file_");
        response.StoredFile.Filename.ShouldBe("square.jpg");
        response.StoredFile.PublicUrl.ShouldBeNull();
    }

    [Fact, Snippet(Page, 3)]
    public async Task File_and_url_each_have_an_end_of_their_own()
    {
        ImageResponse onlyUrlEnds = await GenerateAsync(new StorageOptions
        {
            Filename = "bay.jpg",
            PublicUrl = new PublicUrlOptions { ExpiresAfter = TimeSpan.FromHours(24) },
        });
        onlyUrlEnds.StoredFile.ExpiresAt.ShouldBeNull();
        onlyUrlEnds.StoredFile.PublicUrlExpiresAt.ShouldBe(Clock.GetUtcNow().AddHours(24));

        ImageResponse bothEnd = await GenerateAsync(new StorageOptions
        {
            Filename = "bay.jpg",
            ExpiresAfter = TimeSpan.FromHours(2),
            PublicUrl = true,
        });
        bothEnd.StoredFile.ExpiresAt.ShouldBe(Clock.GetUtcNow().AddHours(2));
        bothEnd.StoredFile.PublicUrlExpiresAt.ShouldBe(bothEnd.StoredFile.ExpiresAt);

        ImageResponse urlEndsFirst = await GenerateAsync(new StorageOptions
        {
            Filename = "bay.jpg",
            ExpiresAfter = TimeSpan.FromHours(24),
            PublicUrl = new PublicUrlOptions { ExpiresAfter = TimeSpan.FromHours(1) },
        });
        urlEndsFirst.StoredFile.ExpiresAt.ShouldBe(Clock.GetUtcNow().AddHours(24));
        urlEndsFirst.StoredFile.PublicUrlExpiresAt.ShouldBe(Clock.GetUtcNow().AddHours(1));

        Task<ImageResponse> GenerateAsync(StorageOptions storage)
            => Client.Images.GenerateAsync("A bay under stars", ImageModel.GrokImagineImageQuality, storage);
    }

    [Fact, Snippet(Page, 4)]
    public async Task Each_of_several_images_is_a_file_of_its_own()
    {
        ImageResponse response = await Client.Images.GenerateAsync(new ImageRequest
        {
            Prompt = "An owl, painted in four ways",
            Model = ImageModel.GrokImagineImageQuality,
            N = 4,
            StorageOptions = new StorageOptions { Filename = "owls.jpg", PublicUrl = true },
        });

        FileOutput[] files = [.. response.Data.Select(image => image.StoredFile)];
        files.Select(file => file.FileId).Distinct().Count().ShouldBe(4);
        files.Select(file => file.PublicUrl.ShouldNotBeNull()).Distinct().Count().ShouldBe(4);
        files.ShouldAllBe(file => file.Filename == "owls.jpg");
    }

    [Fact, Snippet(Page, 5)]
    public async Task The_result_of_an_edit_is_stored_as_a_new_file()
    {
        ImageResponse response = await Client.Images.EditAsync(
            "Put a straw hat on the cat",
            new Uri("https://example.com/pictures/cat.png"),
            ImageModel.GrokImagineImageQuality,
            new StorageOptions { Filename = "hat.png", PublicUrl = true });

        (await Client.Files.GetAsync(response.StoredFile.FileId)).Filename.ShouldBe("hat.png");
        response.StoredFile.PublicUrl.ShouldNotBeNull();
    }

    [Fact, Snippet(Page, 6)]
    public async Task A_video_is_stored_and_shared_when_it_is_done()
    {
        VideoOperation operation = await Client.Videos.GenerateAsync(
            "A feather falls slowly",
            duration: TimeSpan.FromSeconds(5),
            model: VideoModel.GrokImagineVideo,
            storageOptions: new StorageOptions { Filename = "feather.mp4", PublicUrl = true });
        VideoStatus.Done done = await operation.WaitForResultAsync();

        VideoOutput video = done.Video.ShouldNotBeNull();
        video.Url.ShouldNotBeNull();
        (await Client.Files.GetAsync(video.StoredFile.FileId)).Filename.ShouldBe("feather.mp4");
        video.StoredFile.PublicUrl.ShouldNotBeNull().AbsolutePath.ShouldEndWith(".mp4");
    }

    [Fact, Snippet(Page, 7)]
    public async Task A_url_that_could_not_be_made_is_made_later_from_the_stored_file()
    {
        FileId[] shared = await ShareAsManyAsATeamMayAsync();

        ImageResponse response = await Client.Images.GenerateAsync(
            "An old circus poster",
            ImageModel.GrokImagineImageQuality,
            new StorageOptions { Filename = "poster.jpg", PublicUrl = true });
        response.StoredFile.PublicUrl.ShouldBeNull();
        response.StoredFile.PublicUrlError.ShouldNotBeNull().ShouldContain("1000");
        await Client.Files.RevokePublicUrlAsync(shared[0]);

        Uri publicUrl = response.StoredFile.PublicUrlError is null
            ? response.StoredFile.PublicUrl!
            : (await Client.Files.CreatePublicUrlAsync(response.StoredFile.FileId)).PublicUrl;

        (await Client.Files.GetAsync(response.StoredFile.FileId)).PublicUrl.ShouldBe(publicUrl);
    }

    [Fact, Snippet(Page, 8)]
    public async Task A_generated_file_is_a_file_like_any_other()
    {
        ImageResponse response = await Client.Images.GenerateAsync(
            "A city of glass",
            ImageModel.GrokImagineImageQuality,
            new StorageOptions { Filename = "glass.jpg", PublicUrl = true });
        FileId fileId = response.StoredFile.FileId;

        FileObject file = await Client.Files.GetAsync(fileId);
        RevokedPublicUrl revoked = await Client.Files.RevokePublicUrlAsync(fileId);
        CreatedPublicUrl created = await Client.Files.CreatePublicUrlAsync(fileId, TimeSpan.FromDays(7));
        DeletedFile deleted = await Client.Files.DeleteAsync(fileId);

        file.Filename.ShouldBe("glass.jpg");
        revoked.PublicUrl.ShouldBe(file.PublicUrl);
        created.PublicUrl.ShouldNotBe(file.PublicUrl);
        deleted.Deleted.ShouldBeTrue();
        (await Should.ThrowAsync<XaiException>(Client.Files.GetAsync(fileId))).Status.ShouldBe(404);
        (await Should.ThrowAsync<XaiException>(Client.OpenAsync(created.PublicUrl))).Message.ShouldContain("404");
    }

    private async Task<FileId[]> ShareAsManyAsATeamMayAsync()
    {
        const int Quota = 1000;
        var shared = new FileId[Quota];
        await Parallel.ForAsync(0, Quota, async (index, cancellationToken) =>
        {
            FileObject file = await Client.Files.UploadAsync(Png, $"{index}.png", cancellationToken: cancellationToken);
            await Client.Files.CreatePublicUrlAsync(file.Id, cancellationToken: cancellationToken);
            shared[index] = file.Id;
        });
        return shared;
    }
}
