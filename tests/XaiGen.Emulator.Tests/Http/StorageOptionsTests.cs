using System.Net;
using System.Text.Json.Nodes;

namespace XaiGen.Emulator.Tests.Http;

public sealed class StorageOptionsTests
{
    [Fact]
    public async Task Without_storage_options_nothing_is_stored()
    {
        await using Api api = await Api.StartAsync();

        (await GenerateAsync(api, "null"))["file_output"].ShouldBeNull();
        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_name_alone_stores_privately_and_for_good()
    {
        await using Api api = await Api.StartAsync();

        JsonNode image = await GenerateAsync(api, """{"filename":"city.jpg"}""");
        JsonNode output = image["file_output"]!;
        Answer file = await api.GetAsync($"v1/files/{output["file_id"]}");

        output["filename"]!.GetValue<string>().ShouldBe("city.jpg");
        output["expires_at"].ShouldBeNull();
        output["public_url"].ShouldBeNull();
        file.Has("expires_at").ShouldBeFalse();
        (await api.GetAsync($"v1/files/{output["file_id"]}/content")).Bytes
            .ShouldBe((await api.GetAsync(image["url"]!.GetValue<string>(), api.Anonymous)).Bytes);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("{}", true)]
    [InlineData("false", false)]
    [InlineData("null", false)]
    public async Task Public_url_is_a_flag_or_an_object(string publicUrl, bool isMade)
    {
        await using Api api = await Api.StartAsync();

        JsonNode output = (await GenerateAsync(api, $$"""{"filename":"a.png","public_url":{{publicUrl}}}"""))["file_output"]!;

        (output["public_url"] is not null).ShouldBe(isMade);
        output["public_url_expires_at"].ShouldBeNull();
    }

    [Fact]
    public async Task The_public_urls_extension_follows_the_file_name_and_its_type_the_content()
    {
        await using Api api = await Api.StartAsync();

        string url =
            (await GenerateAsync(
                api, """{"filename":"my-cover.JPG","public_url":true}"""))["file_output"]!["public_url"]!.GetValue<string>();

        url.ShouldEndWith(".jpg");
        (await api.GetAsync(url, api.Anonymous)).Expect(HttpStatusCode.OK).ContentHeaders.ContentType!.MediaType.ShouldBe("image/png");
    }

    [Theory]
    [InlineData("""{"filename":"a.png","public_url":{"expires_after":86400}}""", null, 86400)]
    [InlineData("""{"filename":"a.png","expires_after":7200,"public_url":true}""", 7200, 7200)]
    [InlineData("""{"filename":"a.png","expires_after":86400,"public_url":{"expires_after":3600}}""", 86400, 3600)]
    [InlineData("""{"filename":"a.png","expires_after":86400,"public_url":{"expires_after":86400}}""", 86400, 86400)]
    [InlineData("""{"filename":"a.png","expires_after":7200}""", 7200, null)]
    public async Task File_and_url_expire_each_by_its_own_rule(string options, int? file, int? url)
    {
        await using Api api = await Api.StartAsync();
        long now = api.Clock.GetUtcNow().ToUnixTimeSeconds();

        JsonNode output = (await GenerateAsync(api, options))["file_output"]!;

        output["expires_at"]?.GetValue<long>().ShouldBe(now + file!.Value);
        output["public_url_expires_at"]?.GetValue<long>().ShouldBe(now + url!.Value);
        (output["expires_at"] is null).ShouldBe(file is null);
        (output["public_url_expires_at"] is null).ShouldBe(url is null);
    }

    [Theory]
    [InlineData("""{"filename":"a.png","expires_after":3599}""", "storage_options.expires_after")]
    [InlineData("""{"filename":"a.png","expires_after":2592001}""", "storage_options.expires_after")]
    [InlineData("""{"filename":"a.png","public_url":{"expires_after":60}}""", "storage_options.public_url.expires_after")]
    [InlineData(
        """{"filename":"a.png","expires_after":3600,"public_url":{"expires_after":7200}}""",
        "must not exceed the file's 3600 seconds; it is 7200")]
    [InlineData("""{"filename":""}""", "storage_options.filename")]
    [InlineData("""{"filename":"   "}""", "storage_options.filename")]
    [InlineData("""{"filename":"a\nb.png"}""", "storage_options.filename")]
    [InlineData("""{"filename":"a;b.png"}""", "storage_options.filename")]
    public async Task Wrong_options_are_refused_by_every_operation_before_anything_is_made(string options, string message)
    {
        await using Api api = await Api.StartAsync();
        foreach ((string? path, string? rest) in new[]
        {
            ("images/generations", ""),
            ("images/edits", """, "image":{"url":"https://example.com/a.png"}"""),
            ("videos/generations", ""),
            ("videos/edits", """, "video":{"url":"https://example.com/a.mp4"}"""),
            ("videos/extensions", """, "video":{"url":"https://example.com/a.mp4"}"""),
        })
        {
            (await api.PostAsync($"v1/{path}", $$"""{"prompt":"x","storage_options":{{options}}{{rest}}}"""))
                .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", message);
        }

        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Options_without_a_file_name_get_422()
    {
        await using Api api = await Api.StartAsync();

        (await api.PostAsync("v1/images/generations", """{"prompt":"x","storage_options":{"public_url":true}}"""))
            .ExpectError(HttpStatusCode.UnprocessableEntity, "unprocessable-entity", "'filename' is missing");
    }

    [Fact]
    public async Task Each_of_several_outputs_is_a_file_of_its_own()
    {
        await using Api api = await Api.StartAsync();

        Answer answer = await api.PostAsync(
            "v1/images/generations",
            """{"prompt":"x","n":3,"response_format":"b64_json","storage_options":{"filename":"cats.png","public_url":true}}""");
        var outputs = answer.Expect(HttpStatusCode.OK).Json["data"]!.AsArray().Select(image => image!["file_output"]!).ToList();

        outputs.Select(output => output["file_id"]!.GetValue<string>()).ShouldBeUnique();
        outputs.Select(output => output["public_url"]!.GetValue<string>().Split('/')[^2]).ShouldBeUnique();
        outputs.ShouldAllBe(output => output["filename"]!.GetValue<string>() == "cats.png");
        await api.DeleteAsync($"v1/files/{outputs[0]["file_id"]}");
        (await api.GetAsync(outputs[0]["public_url"]!.GetValue<string>(), api.Anonymous)).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync(outputs[1]["public_url"]!.GetValue<string>(), api.Anonymous)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_short_lived_address_and_the_public_url_live_apart()
    {
        await using Api api = await Api.StartAsync();
        JsonNode image = await GenerateAsync(api, """{"filename":"a.png","public_url":true}""");

        await api.PostAsync($"v1/files/{image["file_output"]!["file_id"]}/public-url/revoke");

        (await api.GetAsync(image["file_output"]!["public_url"]!.GetValue<string>(), api.Anonymous)).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync(image["url"]!.GetValue<string>(), api.Anonymous)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_video_that_cannot_be_stored_comes_with_a_storage_error()
    {
        string folder = Directory.CreateTempSubdirectory("xaigen-emulator-").FullName;
        try
        {
            await using Api api = await Api.StartAsync(options => options with { DataDirectory = folder });
            Directory.Delete(Path.Combine(folder, "drafts"));
            string id = (await api.PostAsync(
                "v1/videos/generations", """{"prompt":"x","duration":1,"storage_options":{"filename":"a.mp4"}}""")).Text("request_id");
            api.Clock.Advance(TimeSpan.FromSeconds(2));

            JsonNode video = (await api.GetAsync($"v1/videos/{id}")).Expect(HttpStatusCode.OK).Json["video"]!;

            video["storage_error"]!.GetValue<string>().ShouldContain("could not write to its data folder");
            video["file_output"].ShouldBeNull();
            (await api.GetAsync(video["url"]!.GetValue<string>(), api.Anonymous)).Expect(HttpStatusCode.OK);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_result_that_cannot_be_stored_comes_with_a_storage_error()
    {
        string folder = Directory.CreateTempSubdirectory("xaigen-emulator-").FullName;
        try
        {
            await using Api api = await Api.StartAsync(options => options with { DataDirectory = folder });
            Directory.Delete(Path.Combine(folder, "drafts"));

            JsonNode image = await GenerateAsync(api, """{"filename":"a.png","public_url":true}""");

            image["storage_error"]!.GetValue<string>().ShouldContain("could not write to its data folder");
            image["file_output"].ShouldBeNull();
            (await api.GetAsync(image["url"]!.GetValue<string>(), api.Anonymous)).Expect(HttpStatusCode.OK);
            (await api.UploadAsync(Samples.Png, "a.png")).ExpectError(HttpStatusCode.InternalServerError, "internal-error", "data folder");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<JsonNode> GenerateAsync(Api api, string storageOptions)
        => (await api.PostAsync("v1/images/generations", $$"""{"prompt":"x","storage_options":{{storageOptions}}}"""))
            .Expect(HttpStatusCode.OK).Json["data"]![0]!;
}
