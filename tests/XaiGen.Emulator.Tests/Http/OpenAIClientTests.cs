using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using OpenAI;
using OpenAI.Files;
using OpenAI.Images;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>The official OpenAI package, for what both APIs share: a client that knows nothing of this one.</summary>
public sealed class OpenAIClientTests : IAsyncLifetime
{
    private Api _api = null!;
    private OpenAIFileClient _files = null!;
    private ImageClient _images = null!;

    public async Task InitializeAsync()
    {
        _api = await Api.StartAsync();
        var options = new OpenAIClientOptions { Endpoint = new Uri(_api.Emulator.BaseAddress, "v1") };
        var client = new OpenAIClient(new ApiKeyCredential(Api.Key), options);
        _files = client.GetOpenAIFileClient();
        _images = client.GetImageClient("grok-imagine-image-2.0");
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task A_file_goes_up_is_described_listed_downloaded_and_deleted()
    {
        OpenAIFile uploaded = await _files.UploadFileAsync(BinaryData.FromBytes(Samples.Pdf), "plan.pdf", FileUploadPurpose.Assistants);
        OpenAIFile seen = await _files.GetFileAsync(uploaded.Id);
        OpenAIFileCollection listed = await _files.GetFilesAsync();
        BinaryData content = await _files.DownloadFileAsync(uploaded.Id);
        FileDeletionResult deleted = await _files.DeleteFileAsync(uploaded.Id);

        (seen.Id, seen.Filename, seen.SizeInBytes).ShouldBe((uploaded.Id, "plan.pdf", Samples.Pdf.Length));
        seen.CreatedAt.ShouldBe(_api.Clock.GetUtcNow());
        seen.Purpose.ShouldBe(FilePurpose.Assistants);
        listed.ShouldHaveSingleItem().Id.ShouldBe(uploaded.Id);
        content.ToArray().ShouldBe(Samples.Pdf);
        (deleted.FileId, deleted.Deleted).ShouldBe((uploaded.Id, true));
        (await Should.ThrowAsync<ClientResultException>(() => _files.GetFileAsync(uploaded.Id))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_sample_of_the_README_works()
    {
        Uri emulator = _api.Emulator.BaseAddress;
        string path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, Samples.Pdf);
        try
        {
            #region openai
            var options = new OpenAIClientOptions { Endpoint = new Uri(emulator, "v1") };
            var client = new OpenAIClient(new ApiKeyCredential("any-key"), options);
            OpenAIFile plan = await client.GetOpenAIFileClient().UploadFileAsync(path, FileUploadPurpose.Assistants);
            #endregion

            plan.SizeInBytes.ShouldBe(Samples.Pdf.Length);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_lifetime_comes_as_anchor_and_seconds()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("assistants"), "purpose" },
            { new StringContent("created_at"), "expires_after[anchor]" },
            { new StringContent("7200"), "expires_after[seconds]" },
            { new ByteArrayContent(Samples.Pdf), "file", "plan.pdf" },
        };
        using var body = BinaryContent.Create(await form.ReadAsStreamAsync());

        ClientResult answer = await _files.UploadFileAsync(body, form.Headers.ContentType!.ToString());
        OpenAIFile file = ModelReaderWriter.Read<OpenAIFile>(answer.GetRawResponse().Content)!;

#pragma warning disable OPENAI001 // The package calls its expiry experimental.
        file.ExpiresAt.ShouldBe(_api.Clock.GetUtcNow().AddHours(2));
#pragma warning restore OPENAI001
        _api.Clock.Advance(TimeSpan.FromHours(2));
        (await Should.ThrowAsync<ClientResultException>(() => _files.DeleteFileAsync(file.Id))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_picture_comes_by_its_address()
    {
        OpenAI.Images.GeneratedImage image =
            await _images.GenerateImageAsync("a lighthouse", new ImageGenerationOptions { ResponseFormat = GeneratedImageFormat.Uri });

        image.ImageBytes.ShouldBeNull();
        (await _api.GetAsync(image.ImageUri.ToString(), _api.Anonymous)).Expect(HttpStatusCode.OK).Bytes.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Several_pictures_come_as_bytes()
    {
        GeneratedImageCollection images = await _images.GenerateImagesAsync(
            "a lighthouse", 2, new ImageGenerationOptions { ResponseFormat = GeneratedImageFormat.Bytes });

        images.Count.ShouldBe(2);
        images.ShouldAllBe(image => image.ImageUri == null && image.ImageBytes.ToArray().Length > 1000);
    }

    [Fact]
    public async Task A_refusal_says_its_reason()
    {
        ClientResultException fault =
            await Should.ThrowAsync<ClientResultException>(() => _images.GenerateImageAsync(new string('x', 2000)));

        fault.Status.ShouldBe(400);
        fault.GetRawResponse()!.Content.ToString().ShouldContain("'prompt' must have at most 1024 characters");
    }
}
