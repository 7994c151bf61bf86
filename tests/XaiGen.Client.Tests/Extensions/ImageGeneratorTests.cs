#pragma warning disable MEAI001 // The interface is experimental, which is why it has a package of its own.
using System.Drawing;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using static XaiGen.Testing.ScriptedServer;
using Request = Microsoft.Extensions.AI.ImageGenerationRequest;

namespace XaiGen.Client.Tests.Extensions;

/// <summary>The client's images through the interface of Microsoft.Extensions.AI.</summary>
public sealed class ImageGeneratorTests : EmulatorTests
{
    private IImageGenerator Generator => Client.AsIImageGenerator();

    [Fact]
    public async Task Images_come_as_bytes_as_addresses_or_as_stored_files()
    {
        ImageGenerationResponse bytes =
            await Generator.GenerateAsync(new Request("A cat"), new() { Count = 2, ResponseFormat = ImageGenerationResponseFormat.Data });
        bytes.Contents.Count.ShouldBe(2);
        bytes.Contents.ShouldAllBe(
            content => ((DataContent)content).MediaType == "image/png" && ((DataContent)content).Data.Length > Png.Length);
        bytes.Usage.ShouldNotBeNull().AdditionalCounts.ShouldNotBeNull()["cost_in_usd_ticks"].ShouldBePositive();
        bytes.RawRepresentation.ShouldBeOfType<ImageResponse>().Data[0].ShouldBeSameAs(bytes.Contents[0].RawRepresentation);

        ImageGenerationResponse address =
            await Generator.GenerateAsync(new Request("A cat"), new() { ResponseFormat = ImageGenerationResponseFormat.Uri });
        address.Contents.ShouldHaveSingleItem().ShouldBeOfType<UriContent>().Uri.Host.ShouldBe("127.0.0.1");

        ImageGenerationResponse hosted =
            await Generator.GenerateAsync(new Request("A cat"), new() { ResponseFormat = ImageGenerationResponseFormat.Hosted });
        HostedFileContent file = hosted.Contents.ShouldHaveSingleItem().ShouldBeOfType<HostedFileContent>();
        (await Client.Files.GetAsync(new FileId(file.FileId))).Filename.ShouldBe(file.Name);
    }

    [Fact]
    public async Task Originals_of_every_kind_are_edited_together()
    {
        FileObject stored = await UploadPngAsync();

        ImageGenerationResponse edited = await Generator.EditImagesAsync(
            [new DataContent(
                Png, "image/png"), new UriContent("https://example.com/a.png", "image/png"), new HostedFileContent(stored.Id.Value)],
            "All of them");
        edited.Contents.ShouldHaveSingleItem().ShouldBeOfType<UriContent>();

        await Should.ThrowAsync<ArgumentException>(Generator.EditImagesAsync([new TextContent("a cat")], "No image"));
    }

    [Fact]
    public async Task Options_become_what_the_service_takes()
    {
        await using var server = new ScriptedServer(Status(200, """{"data":[]}"""));
        IImageGenerator generator =
            new XaiClient("key", new XaiClientOptions { Endpoint = server.Address }).AsIImageGenerator(ImageModel.GrokImagineImage);

        await generator.GenerateAsync(
            new Request("A cat"),
            new() { ModelId = "other", Count = 3, ImageSize = new Size(1900, 1080), ResponseFormat = ImageGenerationResponseFormat.Data });
        await generator.GenerateAsync(new Request("A cat"), new()
        {
            Count = 3,
            RawRepresentationFactory = _ => new XaiGen.ImageRequest { Prompt = "", N = 1, Quality = ImageQuality.Low },
        });
        await generator.EditImageAsync(
            new DataContent(Png, "image/png"), "A hat",
            new() { ImageSize = new Size(2000, 2000), ResponseFormat = ImageGenerationResponseFormat.Hosted, MediaType = "image/jpeg" });

        ShouldBeJson(
            server.Requests[0],
            """{"aspect_ratio":"16:9","model":"other","n":3,"prompt":"A cat","resolution":"1.5k","response_format":"b64_json"}""");
        ShouldBeJson(server.Requests[1], """{"model":"grok-imagine-image","n":1,"prompt":"A cat","quality":"low"}""");
        ShouldBeJson(server.Requests[2], $$$"""
            {"image":{"url":"data:image/png;base64,{{{Convert.ToBase64String(Png)}}}"},"prompt":"A hat","model":"grok-imagine-image","resolution":"2k","storage_options":{"filename":"image.jpg"}}
            """);
    }

    [Fact]
    public async Task What_there_is_no_image_of_says_why()
    {
        await using var server =
            new ScriptedServer(Status(200, """{"data":[{"url":"","respect_moderation":false},{"storage_error":"The disk is full."}]}"""));
        IImageGenerator generator = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address }).AsIImageGenerator();

        ImageGenerationResponse response = await generator.GenerateAsync(new Request("A cat"));

        response.Contents.Select(content => content.ShouldBeOfType<ErrorContent>().Message)
            .ShouldBe(["Moderation withholds the image.", "The disk is full."]);
    }

    [Fact]
    public async Task What_cannot_be_asked_for_is_refused_before_it_is_sent()
    {
        (await Should.ThrowAsync<ArgumentException>(Generator.GenerateAsync(new Request()))).Message.ShouldStartWith(
            "The request has no Prompt.");
        (await Should.ThrowAsync<ArgumentException>(
            Generator.GenerateAsync(new Request("A cat"), new() { ImageSize = default(Size) }))).Message.ShouldContain("at least 1 pixel");
        (await Should.ThrowAsync<InvalidOperationException>(
            Generator.GenerateAsync(new Request("A cat"), new() { RawRepresentationFactory = _ => "text" })))
            .Message.ShouldBe("The RawRepresentationFactory of the options gave a String; this call is a ImageRequest.");
        await Should.ThrowAsync<XaiValidationException>(Generator.GenerateAsync(new Request("A cat"), new() { Count = 11 }));
    }

    [Fact]
    public void It_says_whose_it_is()
    {
        IImageGenerator generator = Client.AsIImageGenerator(ImageModel.GrokImagineImage);

        ImageGeneratorMetadata metadata = generator.GetService<ImageGeneratorMetadata>().ShouldNotBeNull();
        (metadata.ProviderName, metadata.ProviderUri, metadata.DefaultModelId).ShouldBe(
            ("x_ai", Emulator.BaseAddress, "grok-imagine-image"));
        generator.GetService<XaiClient>().ShouldBeSameAs(Client);
        generator.GetService<ImagesClient>().ShouldBeSameAs(Client.Images);
        generator.GetService<IImageGenerator>().ShouldBeSameAs(generator);
        generator.GetService<string>().ShouldBeNull();
        generator.GetService<XaiClient>("key").ShouldBeNull();
    }

    private static void ShouldBeJson(ReceivedRequest request, string json)
        => JsonNode.DeepEquals(JsonNode.Parse(request.Text), JsonNode.Parse(json)).ShouldBeTrue(request.Text);
}
