using System.Net;
using System.Text.Json.Nodes;
using XaiGen.Emulator.Media;

namespace XaiGen.Emulator.Tests.Http;

public sealed class ImageTests
{
    [Fact]
    public async Task A_generation_answers_a_picture_at_a_short_lived_address()
    {
        await using Api api = await Api.StartAsync();

        Answer answer = (await api.PostAsync("v1/images/generations", """{"prompt":"a lighthouse"}""")).Expect(HttpStatusCode.OK);
        JsonNode image = answer.Json["data"]!.AsArray().ShouldHaveSingleItem()!;
        string url = image["url"]!.GetValue<string>();
        Answer served = (await api.GetAsync(url, api.Anonymous)).Expect(HttpStatusCode.OK);

        url.ShouldStartWith($"{api.Emulator.BaseAddress}imgen/");
        image["mime_type"]!.GetValue<string>().ShouldBe("image/png");
        image["b64_json"].ShouldBeNull();
        image["file_output"].ShouldBeNull();
        served.ContentHeaders.ContentType!.MediaType.ShouldBe("image/png");
        PngDecoder.Decode(served.Bytes).Size.ShouldBe(ImageSize.For("auto", "1k"));
        api.Clock.Advance(TimeSpan.FromHours(24));
        (await api.GetAsync(url, api.Anonymous)).ExpectError(HttpStatusCode.NotFound, "not-found", "no longer works");
    }

    [Fact]
    public async Task The_same_prompt_gives_the_same_picture_and_another_prompt_another()
    {
        await using Api api = await Api.StartAsync();

        byte[] first = await Base64Async(api, """{"prompt":"a lighthouse","response_format":"b64_json"}""");
        byte[] again = await Base64Async(api, """{"prompt":"a lighthouse","response_format":"b64_json"}""");
        byte[] other = await Base64Async(api, """{"prompt":"a red fox","response_format":"b64_json"}""");

        again.ShouldBe(first);
        other.ShouldNotBe(first);
        MediaSniffer.ContentType(first).ShouldBe("image/png");
    }

    [Fact]
    public async Task Base64_comes_raw_and_in_place_of_the_address()
    {
        await using Api api = await Api.StartAsync();

        JsonNode image =
            (await api.PostAsync("v1/images/generations", """{"prompt":"x","response_format":"b64_json"}""")).Json["data"]![0]!;

        image["b64_json"]!.GetValue<string>().ShouldStartWith("iVBOR");
        image["url"].ShouldBeNull();
    }

    [Fact]
    public async Task N_pictures_differ()
    {
        await using Api api = await Api.StartAsync();

        JsonArray images =
            (await api.PostAsync("v1/images/generations", """{"prompt":"x","n":3,"response_format":"b64_json"}""")).Json["data"]!.AsArray();

        images.Select(image => image!["b64_json"]!.GetValue<string>()).ShouldBeUnique();
        images.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("16:9", "1k")]
    [InlineData("9:19.5", "1.5k")]
    [InlineData("21:9", "1k")]
    public async Task Aspect_ratio_and_resolution_decide_the_size(string aspectRatio, string resolution)
    {
        await using Api api = await Api.StartAsync();

        byte[] png = await Base64Async(
            api, $$"""{"prompt":"x","aspect_ratio":"{{aspectRatio}}","resolution":"{{resolution}}","response_format":"b64_json"}""");

        MediaSniffer.Dimensions(png).ShouldBe(ImageSize.For(aspectRatio, resolution));
    }

    [Fact]
    public async Task The_cost_grows_with_number_size_quality_and_sources()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");

        long one = await CostAsync(api, "generations", """{"prompt":"x"}""");
        (await CostAsync(api, "generations", """{"prompt":"x","n":4}""")).ShouldBe(4 * one);
        (await CostAsync(api, "generations", """{"prompt":"x","resolution":"2k"}""")).ShouldBeGreaterThan(one);
        (await CostAsync(api, "generations", """{"prompt":"x","quality":"low"}""")).ShouldBe(one);
        (await CostAsync(api, "generations", """{"prompt":"x","quality":"medium"}""")).ShouldBeGreaterThan(one);
        (await CostAsync(api, "generations", """{"prompt":"x","quality":"medium","model":"grok-imagine-image-quality"}""")).ShouldBe(one);
        long single = await CostAsync(api, "edits", $$$"""{"prompt":"x","image":{"file_id":"{{{id}}}"}}""");
        long twice = await CostAsync(api, "edits", $$$"""{"prompt":"x","images":[{"file_id":"{{{id}}}"},{"file_id":"{{{id}}}"}]}""");
        twice.ShouldBeGreaterThan(single);
        single.ShouldBeGreaterThan(one);
    }

    [Fact]
    public async Task A_model_chosen_by_the_server_is_marked_as_undocumented()
    {
        await using Api api = await Api.StartAsync();

        (await api.PostAsync("v1/images/generations", """{"prompt":"x"}""")).Undocumented.ShouldBe("prices,default-model");
        (await api.PostAsync("v1/images/generations", """{"prompt":"x","model":"grok-imagine-image"}""")).Undocumented.ShouldBe("prices");
    }

    [Theory]
    [InlineData("""{"prompt":"x","n":0}""", "n is 0; it must be between 1 and 10")]
    [InlineData("""{"prompt":"x","n":11}""", "n is 11; it must be between 1 and 10")]
    [InlineData("""{"prompt":""}""", "prompt has 0 characters")]
    [InlineData("""{"prompt":"x","aspect_ratio":"7:5"}""", "'aspect_ratio' has no value '7:5'")]
    [InlineData("""{"prompt":"x","resolution":"8k"}""", "'resolution' has no value '8k'")]
    [InlineData("""{"prompt":"x","response_format":"jpeg"}""", "'response_format' has no value 'jpeg'")]
    [InlineData("""{"prompt":"x","model":"grok-imagine-image","quality":"low"}""", "'quality' is not for the model")]
    [InlineData("""{"prompt":"x","deferred":true,"response_format":"b64_json"}""", "need 'response_format' 'url'")]
    [InlineData("""{"prompt":"x","n":2,"output":{"upload_urls":["http://127.0.0.1/a"]}}""", "as many items as 'n', 2; it has 1")]
    [InlineData("""{"prompt":"x","output":{"upload_urls":["https://example.com/a"]}}""", "the emulator may not write to")]
    public async Task A_wrong_request_gets_400_saying_what_would_be_right(string body, string message)
    {
        await using Api api = await Api.StartAsync();

        (await api.PostAsync("v1/images/generations", body)).ExpectError(HttpStatusCode.BadRequest, "invalid-argument", message);
    }

    [Fact]
    public async Task A_prompt_has_the_length_the_model_list_tells()
    {
        await using Api api = await Api.StartAsync();
        long longest = (await api.GetAsync("v1/image-generation-models/grok-imagine-image")).Number("max_prompt_length");

        (await api.PostAsync("v1/images/generations", $$"""{"prompt":"{{new string('x', (int)longest)}}"}""")).Expect(HttpStatusCode.OK);
        (await api.PostAsync("v1/images/generations", $$"""{"prompt":"{{new string('x', (int)longest + 1)}}"}"""))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", $"at most {longest} characters");
    }

    [Fact]
    public async Task An_edit_takes_files_inline_bytes_and_addresses_of_the_emulator()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");
        string publicUrl = (await api.PostAsync($"v1/files/{id}/public-url", "{}")).Text("public_url");
        string inline = $"data:image/png;base64,{Convert.ToBase64String(Samples.Png)}";

        byte[] byFile = await EditAsync(api, $$"""{"file_id":"{{id}}"}""");
        byte[] byUrl = await EditAsync(api, $$"""{"url":"{{publicUrl}}","type":"image_url"}""");
        byte[] byBytes = await EditAsync(api, $$"""{"url":"{{inline}}"}""");

        byUrl.ShouldBe(byFile);
        byBytes.ShouldBe(byFile);
        MediaSniffer.Dimensions(byFile).ShouldBe(ImageSize.For("auto", "1k", new ImageSize(64, 48)));
    }

    [Fact]
    public async Task A_generated_picture_can_be_edited_by_its_short_lived_address_while_it_works()
    {
        await using Api api = await Api.StartAsync();
        string url = (await api.PostAsync("v1/images/generations", """{"prompt":"sea"}""")).Json["data"]![0]!["url"]!.GetValue<string>();

        (await EditAsync(api, $$"""{"url":"{{url}}"}""")).ShouldNotBeEmpty();
        api.Clock.Advance(TimeSpan.FromDays(1));
        (await api.PostAsync("v1/images/edits", $$$"""{"prompt":"x","image":{"url":"{{{url}}}"}}"""))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "cannot be fetched");
    }

    [Fact]
    public async Task Sources_of_other_hosts_are_taken_unread_and_stand_for_themselves()
    {
        await using Api api = await Api.StartAsync();
        const string nowhere = "https://no-such-host.invalid/";

        Answer answer = await api.PostAsync("v1/images/edits", $$$"""{"prompt":"x","image":{"url":"{{{nowhere}}}a.jpg"}}""");
        byte[] first = await EditAsync(api, $$"""{"url":"{{nowhere}}a.jpg"}""");
        byte[] again = await EditAsync(api, $$"""{"url":"{{nowhere}}a.jpg"}""");
        byte[] other = await EditAsync(api, $$"""{"url":"{{nowhere}}b.jpg"}""");

        answer.Expect(HttpStatusCode.OK).Undocumented.ShouldNotBeNull().ShouldContain("sources-of-other-hosts");
        again.ShouldBe(first);
        other.ShouldNotBe(first);
    }

    [Fact]
    public async Task An_edit_shows_its_sources_and_its_prompt()
    {
        await using Api api = await Api.StartAsync();
        string dark = await api.StoreAsync(Samples.Png, "dark.png");
        string light =
            await api.StoreAsync(PngEncoder.Encode(new PixelImage(64, 48, [.. Enumerable.Repeat((byte)255, 64 * 48 * 3)])), "light.png");

        byte[][] edits = new[]
        {
            await EditAsync(api, $$"""{"file_id":"{{dark}}"}"""),
            await EditAsync(api, $$"""{"file_id":"{{light}}"}"""),
            await EditAsync(api, $$"""{"file_id":"{{dark}}"}""", "another prompt"),
        };

        edits.Select(Convert.ToBase64String).ShouldBeUnique();
    }

    [Fact]
    public async Task One_to_five_sources_are_taken()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");
        string Body(int count)
            => $$"""{"prompt":"x","images":[{{string.Join(',', Enumerable.Repeat($$"""{"file_id":"{{id}}"}""", count))}}]}""";

        (await api.PostAsync("v1/images/edits", Body(5))).Expect(HttpStatusCode.OK);
        (await api.PostAsync("v1/images/edits", Body(6))).ExpectError(
            HttpStatusCode.BadRequest, "invalid-argument", "images has 6 items; it must have between 1 and 5");
        (await api.PostAsync("v1/images/edits", Body(0))).ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "images has 0 items");
    }

    [Fact]
    public async Task A_source_must_exist_and_be_a_picture()
    {
        await using Api api = await Api.StartAsync();
        string text = await api.StoreAsync(Samples.Text, "really-text.png");
        string damaged = await api.StoreAsync(Samples.Png[..40], "damaged.png");

        (await EditRawAsync(api, """{"file_id":"file_unknown"}""")).ExpectError(
            HttpStatusCode.BadRequest, "invalid-argument", "'file_unknown' does not exist");
        (await EditRawAsync(api, $$"""{"file_id":"{{text}}"}""")).ExpectError(
            HttpStatusCode.BadRequest, "invalid-argument", "it is text/plain");
        (await EditRawAsync(api, $$"""{"file_id":"{{damaged}}"}""")).Expect(HttpStatusCode.BadRequest);
        (await EditRawAsync(api, """{"url":"data:image/png;base64,aGVsbG8="}""")).ExpectError(
            HttpStatusCode.BadRequest, "invalid-argument", "it is text/plain");
        (await EditRawAsync(api, """{"url":"ftp://example.com/a.png"}""")).ExpectError(
            HttpStatusCode.BadRequest, "invalid-argument", "data URI in base64");
        (await EditRawAsync(api, $$"""{"url":"{{api.Emulator.BaseAddress}}v1/files"}""")).ExpectError(
            HttpStatusCode.BadRequest, "invalid-argument", "cannot be fetched");
        (await EditRawAsync(api, $$"""{"file_id":"{{await api.StoreAsync(Samples.Jpeg, "a.jpg")}}"}""")).Expect(HttpStatusCode.OK);
        (await EditRawAsync(api, $$"""{"file_id":"{{await api.StoreAsync(Samples.WebP, "a.webp")}}"}""")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_source_that_expired_was_deleted_or_is_another_teams_does_not_exist()
    {
        await using Api api = await Api.StartAsync();
        using HttpClient other = api.NewHttp("other-key");
        string expiring = await api.StoreAsync(Samples.Png, "a.png", ("expires_after", "3600"));
        string deleted = await api.StoreAsync(Samples.Png, "b.png");
        string foreign = (await api.UploadAsync(Samples.Png, "c.png", other)).Expect(HttpStatusCode.OK).Text("id");
        (await EditRawAsync(api, $$"""{"file_id":"{{expiring}}"}""")).Expect(HttpStatusCode.OK);

        api.Clock.Advance(TimeSpan.FromHours(1));
        await api.DeleteAsync($"v1/files/{deleted}");

        foreach (string? id in new[] { expiring, deleted, foreign })
        {
            (await EditRawAsync(api, $$"""{"file_id":"{{id}}"}"""))
                .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", $"file '{id}' does not exist")
                .Undocumented.ShouldBe("unknown-input-file");
        }
    }

    [Fact]
    public async Task A_public_url_is_a_source_while_it_works()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");
        string url = (await api.PostAsync($"v1/files/{id}/public-url", "{}")).Text("public_url");
        (await EditRawAsync(api, $$"""{"url":"{{url}}"}""")).Expect(HttpStatusCode.OK);

        await api.PostAsync($"v1/files/{id}/public-url/revoke");

        (await EditRawAsync(api, $$"""{"url":"{{url}}"}""")).ExpectError(
            HttpStatusCode.BadRequest, "invalid-argument", "nothing is there, or no longer");
    }

    [Fact]
    public async Task A_deferred_request_is_pending_and_then_done()
    {
        await using Api api = await Api.StartAsync();
        string id = (await api.PostAsync("v1/images/generations", """{"prompt":"x","n":2,"deferred":true}""")).Expect(HttpStatusCode.OK)
            .Text("request_id");

        (await api.GetAsync($"v1/images/{id}")).Expect(HttpStatusCode.Accepted).Bytes.ShouldBeEmpty("there is no progress yet");
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        Answer pending = (await api.GetAsync($"v1/images/{id}")).Expect(HttpStatusCode.Accepted);
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        Answer done = (await api.GetAsync($"v1/images/{id}")).Expect(HttpStatusCode.OK);

        pending.Text("status").ShouldBe("pending");
        pending.Text("request_id").ShouldBe(id);
        done.Text("status").ShouldBe("done");
        done.Text("request_id").ShouldBe(id);
        done.Json["data"]!.AsArray().Count.ShouldBe(2);
        done.Json["usage"]!["cost_in_usd_ticks"]!.GetValue<long>().ShouldBeGreaterThan(0);
        (await api.GetAsync(done.Json["data"]![1]!["url"]!.GetValue<string>(), api.Anonymous)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_deferred_request_that_fails_says_why()
    {
        await using UploadTarget target = await UploadTarget.StartAsync();
        await using Api api = await Api.StartAsync(options => options with { UploadOrigins = [target.Address.AbsoluteUri] });
        string id = (await api.PostAsync(
            "v1/images/edits",
            $$$"""{"prompt":"x","image":{"url":"https://example.com/a.png"},"deferred":true,"output":{"upload_urls":["{{{target.Address}}}forbidden"]}}"""))
            .Expect(HttpStatusCode.OK).Text("request_id");

        api.Clock.Advance(TimeSpan.FromSeconds(2));
        Answer failed = (await api.GetAsync($"v1/images/{id}")).Expect(HttpStatusCode.OK);

        failed.Text("status").ShouldBe("failed");
        failed.Json["error"]!["code"]!.GetValue<string>().ShouldBe("invalid_argument");
        failed.Json["error"]!["message"]!.GetValue<string>().ShouldContain("responded with 403");
    }

    [Fact]
    public async Task A_deferred_result_is_another_teams_secret_and_gone_after_a_day()
    {
        await using Api api = await Api.StartAsync();
        using HttpClient other = api.NewHttp("other-key");
        string id = (await api.PostAsync("v1/images/generations", """{"prompt":"x","deferred":true}""")).Text("request_id");

        (await api.GetAsync($"v1/images/{id}", other)).ExpectError(HttpStatusCode.NotFound, "not-found", id);
        (await api.GetAsync("v1/images/unknown")).ExpectError(HttpStatusCode.NotFound, "not-found", "unknown");
        api.Clock.Advance(TimeSpan.FromDays(2));
        (await api.GetAsync($"v1/images/{id}")).ExpectError(HttpStatusCode.NotFound, "not-found", "no longer kept");
    }

    [Fact]
    public async Task Pictures_are_written_to_upload_targets()
    {
        await using UploadTarget target = await UploadTarget.StartAsync();
        await using Api api = await Api.StartAsync(options => options with { UploadOrigins = [target.Address.AbsoluteUri] });

        (await api.PostAsync(
            "v1/images/generations",
            $$$"""{"prompt":"x","n":2,"output":{"upload_urls":["{{{target.Address}}}a?signature=1","{{{target.Address}}}b"]}}"""))
            .Expect(HttpStatusCode.OK);

        target.Received.Select(put => (put.Path, put.ContentType)).ShouldBe([("/a?signature=1", "image/png"), ("/b", "image/png")]);
        target.Received.ShouldAllBe(put => MediaSniffer.ContentType(put.Body) == "image/png");
        (await api.PostAsync("v1/images/generations", $$$"""{"prompt":"x","output":{"upload_urls":["{{{target.Address}}}forbidden"]}}"""))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "responded with 403");
    }

    private static async Task<byte[]> Base64Async(Api api, string body, string operation = "generations")
        => Convert.FromBase64String(
            (await api.PostAsync($"v1/images/{operation}", body)).Expect(
                HttpStatusCode.OK).Json["data"]![0]!["b64_json"]!.GetValue<string>());

    private static Task<byte[]> EditAsync(Api api, string image, string prompt = "x")
        => Base64Async(api, $$"""{"prompt":"{{prompt}}","image":{{image}},"response_format":"b64_json"}""", "edits");

    private static Task<Answer> EditRawAsync(Api api, string image)
        => api.PostAsync("v1/images/edits", $$"""{"prompt":"x","image":{{image}}}""");

    private static async Task<long> CostAsync(Api api, string operation, string body)
    {
        Answer answer = (await api.PostAsync($"v1/images/{operation}", body)).Expect(HttpStatusCode.OK);
        answer.Undocumented.ShouldNotBeNull().ShouldContain("prices");
        return answer.Json["usage"]!["cost_in_usd_ticks"]!.GetValue<long>();
    }
}
