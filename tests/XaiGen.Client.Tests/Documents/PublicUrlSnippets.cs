namespace XaiGen.Client.Tests.Documents;

/// <summary>The Python snippets of files-public-urls.md, in C#.</summary>
public sealed class PublicUrlSnippets : EmulatorTests, IDisposable
{
    private const string Page = "files-public-urls.md";

    private readonly string _folder = Directory.CreateTempSubdirectory("xaigen-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact, Snippet(Page, 1)]
    public async Task Upload_share_and_stop_sharing()
    {
        string path = Path.Combine(_folder, "floor-plan.png");
        await File.WriteAllBytesAsync(path, Png);

        FileObject file = await Client.Files.UploadAsync(path);
        CreatedPublicUrl created = await Client.Files.CreatePublicUrlAsync(file.Id);
        (await ReadAsync(created.PublicUrl)).ShouldBe(Png);

        await Client.Files.RevokePublicUrlAsync(file.Id);

        (await Should.ThrowAsync<XaiException>(Client.OpenAsync(created.PublicUrl))).Status.ShouldBe(404);
    }

    [Fact, Snippet(Page, 2)]
    public async Task A_url_lasts_for_ever_for_a_time_or_as_long_as_its_file()
    {
        FileObject file = await UploadPngAsync();

        CreatedPublicUrl forEver = await Client.Files.CreatePublicUrlAsync(file.Id);
        forEver.ExpiresAt.ShouldBeNull();

        CreatedPublicUrl forADay = await Client.Files.CreatePublicUrlAsync(file.Id, expiresAfter: TimeSpan.FromHours(24));
        forADay.ExpiresAt.ShouldBe(Clock.GetUtcNow().AddHours(24));

        FileObject shortLived = await UploadPngAsync("two-hours.png", expiresAfter: TimeSpan.FromHours(2));
        CreatedPublicUrl inherited = await Client.Files.CreatePublicUrlAsync(shortLived.Id);
        inherited.ExpiresAt.ShouldBe(shortLived.ExpiresAt.ShouldNotBeNull());
    }

    [Fact, Snippet(Page, 3)]
    public async Task Sharing_again_gives_the_same_url_and_may_move_its_end()
    {
        FileId fileId = (await UploadPngAsync()).Id;

        CreatedPublicUrl first = await Client.Files.CreatePublicUrlAsync(fileId, TimeSpan.FromDays(1));
        CreatedPublicUrl second = await Client.Files.CreatePublicUrlAsync(fileId, TimeSpan.FromDays(1));
        second.PublicUrl.ShouldBe(first.PublicUrl);

        CreatedPublicUrl third = await Client.Files.CreatePublicUrlAsync(fileId, TimeSpan.FromDays(7));
        third.PublicUrl.ShouldBe(first.PublicUrl);
        third.ExpiresAt.ShouldNotBeNull().ShouldBeGreaterThan(first.ExpiresAt.ShouldNotBeNull());
    }

    [Fact, Snippet(Page, 4)]
    public async Task Revoking_keeps_the_file_and_can_be_repeated()
    {
        FileId fileId = (await UploadPngAsync("harbour.png")).Id;
        CreatedPublicUrl created = await Client.Files.CreatePublicUrlAsync(fileId);

        RevokedPublicUrl revoked = await Client.Files.RevokePublicUrlAsync(fileId);
        revoked.Revoked.ShouldBeTrue();
        revoked.PublicUrl.ShouldBe(created.PublicUrl);

        FileObject file = await Client.Files.GetAsync(fileId);
        file.Filename.ShouldBe("harbour.png");
        file.PublicUrl.ShouldBeNull();

        RevokedPublicUrl again = await Client.Files.RevokePublicUrlAsync(fileId);
        again.Revoked.ShouldBeFalse();
        again.PublicUrl.ShouldBeNull();

        await Client.Files.DeleteAsync(fileId);
        (await Client.Files.RevokePublicUrlAsync(fileId)).Revoked.ShouldBeFalse();
    }

    [Fact, Snippet(Page, 5)]
    public async Task A_filter_finds_the_files_with_and_without_a_url()
    {
        FileObject shared = await UploadPngAsync("shared.png");
        FileObject unshared = await UploadPngAsync("unshared.png");
        await Client.Files.CreatePublicUrlAsync(shared.Id);

        List<FileId> withUrl = [];
        await foreach (FileObject file in Client.Files.ListAsync(filter: "public_url != null"))
        {
            withUrl.Add(file.Id);
        }

        FileList withoutUrl = await Client.Files.ListPageAsync(filter: "public_url = null");

        withUrl.ShouldBe([shared.Id]);
        withoutUrl.Data.Select(file => file.Id).ShouldBe([unshared.Id]);
    }

    private async Task<byte[]> ReadAsync(Uri address)
    {
        await using Stream content = await Client.OpenAsync(address);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }
}
