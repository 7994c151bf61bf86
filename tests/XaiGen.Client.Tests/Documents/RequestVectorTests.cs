using System.Text.Json;
using System.Text.Json.Nodes;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests.Documents;

/// <summary>The client sends exactly the requests that the documentation pages show, apart from the order of properties.</summary>
public sealed class RequestVectorTests
{
    private const string TwinFileId = "file_of-the-twin";

    private static readonly Dictionary<string, Twin> s_twins = new()
    {
        ["/v1/files/{file_id}/public-url {}"] = PublicUrl(_ => new CreatePublicUrlRequest()),
        ["/v1/files/{file_id}/public-url {expires_after}"] = PublicUrl(
            page => new CreatePublicUrlRequest { ExpiresAfter = Seconds(page, "expires_after") }),

        ["/v1/images/generations {model, prompt, response_format, storage_options{filename}}"] = Generate(
            page => Image(page, new StorageOptions { Filename = FileName(page) })),
        ["/v1/images/generations {model, prompt, response_format, storage_options{filename, public_url}}"] = Generate(
            page => Image(page, new StorageOptions { Filename = FileName(page), PublicUrl = Flag(page) })),
        ["/v1/images/generations {model, prompt, response_format, storage_options{filename, public_url{expires_after}}}"] = Generate(
            page => Image(page, new StorageOptions
            {
                Filename = FileName(page),
                PublicUrl = new PublicUrlOptions { ExpiresAfter = Seconds(Storage(page).GetProperty("public_url"), "expires_after") },
            })),
        ["/v1/images/generations {model, prompt, response_format, storage_options{expires_after, filename, public_url}}"] = Generate(
            page => Image(page, new StorageOptions
            {
                Filename = FileName(page),
                ExpiresAfter = Seconds(Storage(page), "expires_after"),
                PublicUrl = Flag(page),
            })),
        ["/v1/images/generations {model, n, prompt, response_format, storage_options{filename, public_url}}"] = Generate(
            page => Image(page, new StorageOptions { Filename = FileName(page), PublicUrl = Flag(page) }) with
            {
                N = page.GetProperty("n").GetInt32(),
            }),

        ["/v1/images/edits {image{file_id}, model, prompt, response_format}"] = Edit(
            page => Edited(page, Id(page.GetProperty("image")))),
        ["/v1/images/edits {images[{file_id}, {url}], model, prompt, response_format}"] = Edit(
            page => Edited(page, new ImageInput[] { Id(page.GetProperty("images")[0]), Url(page.GetProperty("images")[1]) })),
        ["/v1/images/edits {image{url}, model, prompt, response_format, storage_options{filename, public_url}}"] = Edit(
            page => Edited(page, Url(page.GetProperty("image"))) with
            {
                StorageOptions = new StorageOptions { Filename = FileName(page), PublicUrl = Flag(page) },
            }),

        ["/v1/videos/generations {duration, image{file_id}, model, prompt}"] = Film(
            page => Video(page) with { Image = Id(page.GetProperty("image")) }),
        ["/v1/videos/generations {duration, model, prompt, reference_images[{file_id}, {url}]}"] = Film(
            page => Video(page) with
            {
                ReferenceImages = [Id(page.GetProperty("reference_images")[0]), Url(page.GetProperty("reference_images")[1])],
            }),
        ["/v1/videos/generations {duration, model, prompt, storage_options{filename, public_url}}"] = Film(
            page => Video(page) with
            {
                StorageOptions = new StorageOptions { Filename = FileName(page), PublicUrl = Flag(page) },
            }),
        ["/v1/videos/edits {model, prompt, video{file_id}}"] = new Twin<VideoEditRequest>(
            page => new VideoEditRequest
            {
                Model =
                Text(page, "model"),
                Prompt = Text(page, "prompt"),
                Video = Id(page.GetProperty("video"))
            },
            (client, request) => client.Videos.EditAsync(request)),
    };

    public static TheoryData<string> Names => new(Vector.Requests.Select(vector => vector.Name));

    [PagesTheory]
    [MemberData(nameof(Names))]
    public async Task The_client_sends_what_the_page_sends(string name)
    {
        var vector = Vector.Named(Vector.Requests, name);
        // A refusal is enough of a response: what counts is what was sent.
        await using var server = new ScriptedServer(Status(422));
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address });
        await Should.ThrowAsync<XaiException>(TwinOf(vector).SendAsync(client, vector.Json));

        ReceivedRequest sent = server.Requests.ShouldHaveSingleItem();
        sent.Method.ShouldBe("POST");
        sent.Target.ShouldBe(vector.Path.Replace("{file_id}", TwinFileId));
        sent.Header("Content-Type").ShouldBe("application/json");
        ShouldBeSame(sent.Text, vector.Json.GetRawText());
    }

    [PagesTheory]
    [MemberData(nameof(Names))]
    public void Reading_and_writing_loses_nothing(string name)
    {
        var vector = Vector.Named(Vector.Requests, name);
        ShouldBeSame(TwinOf(vector).ReadAndWrite(vector.Json), vector.Json.GetRawText());
    }

    [PagesFact]
    public void Every_twin_is_on_a_page_and_every_body_was_found()
    {
        Vector.Requests.Select(vector => vector.Shape).Distinct().Order().ShouldBe(s_twins.Keys.Order());
        Vector.Requests.Count.ShouldBe(Page.Blocks("bash").Sum(block => block.Text.Split("-d '").Length - 1));
    }

    private static Twin TwinOf(Vector vector)
    {
        s_twins.ShouldContainKey(vector.Shape, "This body of the pages has no typed twin; write one.");
        return s_twins[vector.Shape];
    }

    private static Twin PublicUrl(Func<JsonElement, CreatePublicUrlRequest> build) => new Twin<CreatePublicUrlRequest>(
        build, (client, request) => client.Files.CreatePublicUrlAsync(new FileId(TwinFileId), request.ExpiresAfter));

    private static Twin Generate(Func<JsonElement, ImageRequest> build) => new Twin<ImageRequest>(
        build, (client, request) => client.Images.GenerateAsync(request));

    private static Twin Edit(Func<JsonElement, ImageEditRequest> build) => new Twin<ImageEditRequest>(
        build, (client, request) => client.Images.EditAsync(request));

    private static Twin Film(Func<JsonElement, VideoRequest> build) => new Twin<VideoRequest>(
        build, (client, request) => client.Videos.GenerateAsync(request));

    private static ImageRequest Image(JsonElement page, StorageOptions storage) => new()
    {
        Model = Text(page, "model"),
        Prompt = Text(page, "prompt"),
        ResponseFormat = ImageResponseFormat.Url,
        StorageOptions = storage,
    };

    private static ImageEditRequest Edited(JsonElement page, ImageEditRequestSource source) => new()
    {
        Source = source,
        Model = Text(page, "model"),
        Prompt = Text(page, "prompt"),
        ResponseFormat = ImageResponseFormat.Url,
    };

    private static VideoRequest Video(JsonElement page) => new()
    {
        Model = Text(page, "model"),
        Prompt = Text(page, "prompt"),
        Duration = Seconds(page, "duration"),
    };

    private static string Text(JsonElement page, string property) => page.GetProperty(property).GetString()!;

    private static TimeSpan Seconds(JsonElement page, string property) => TimeSpan.FromSeconds(page.GetProperty(property).GetInt64());

    private static JsonElement Storage(JsonElement page) => page.GetProperty("storage_options");

    private static string FileName(JsonElement page) => Text(Storage(page), "filename");

    private static bool Flag(JsonElement page) => Storage(page).GetProperty("public_url").GetBoolean();

    private static FileId Id(JsonElement input) => new(Text(input, "file_id"));

    private static Uri Url(JsonElement input) => new(Text(input, "url"));

    private static void ShouldBeSame(string actual, string expected)
        => JsonNode.DeepEquals(JsonNode.Parse(actual), JsonNode.Parse(expected))
            .ShouldBeTrue($"Written: {actual}\nOn the page: {expected}");

    private abstract record Twin
    {
        public abstract Task SendAsync(XaiClient client, JsonElement page);

        public abstract string ReadAndWrite(JsonElement page);
    }

    /// <summary>How a body of this shape is built from typed values, and by which call it is sent.</summary>
    private sealed record Twin<T>(Func<JsonElement, T> Build, Func<XaiClient, T, Task> Send) : Twin
    {
        public override Task SendAsync(XaiClient client, JsonElement page) => Send(client, Build(page));

        public override string ReadAndWrite(JsonElement page) => JsonSerializer.Serialize(page.Deserialize<T>());
    }
}
