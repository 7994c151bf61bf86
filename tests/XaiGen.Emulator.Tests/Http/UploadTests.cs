using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace XaiGen.Emulator.Tests.Http;

public sealed class UploadTests
{
    [Fact]
    public async Task An_upload_answers_the_file_as_get_and_list_do()
    {
        await using Api api = await Api.StartAsync();

        Answer uploaded = (await api.UploadAsync(Samples.Png, "photo.png", null, ("purpose", "assistants"))).Expect(HttpStatusCode.OK);

        uploaded.Text("id").ShouldStartWith("file_");
        uploaded.Text("object").ShouldBe("file");
        uploaded.Text("filename").ShouldBe("photo.png");
        uploaded.Text("purpose").ShouldBe("assistants");
        uploaded.Number("bytes").ShouldBe(Samples.Png.Length);
        uploaded.Number("created_at").ShouldBe(api.Clock.GetUtcNow().ToUnixTimeSeconds());
        uploaded.Has("expires_at").ShouldBeFalse();
        uploaded.Has("public_url").ShouldBeFalse();
        (await api.GetAsync($"v1/files/{uploaded.Text("id")}")).Body.ShouldBe(uploaded.Body);
        (await api.GetAsync("v1/files")).Json["data"]![0]!.ToJsonString().ShouldBe(uploaded.Json.ToJsonString());
    }

    [Fact]
    public async Task The_content_comes_back_byte_by_byte()
    {
        await using Api api = await Api.StartAsync();
        byte[] content = new byte[300_000];
        new Random(1).NextBytes(content);
        string id = await api.StoreAsync(content, "noise.bin");

        Answer original = await api.GetAsync($"v1/files/{id}/content");

        original.Bytes.ShouldBe(content);
        original.ContentHeaders.ContentType!.MediaType.ShouldBe("application/octet-stream");
        (await api.GetAsync($"v1/files/{id}/content?format=original")).Bytes.ShouldBe(content);
    }

    [Fact]
    public async Task Text_can_be_drawn_from_text_only()
    {
        await using Api api = await Api.StartAsync();
        string text = await api.StoreAsync(Samples.Text, "note.txt");
        string picture = await api.StoreAsync(Samples.Png, "photo.png");

        (await api.GetAsync($"v1/files/{text}/content?format=text")).Bytes.ShouldBe(Samples.Text);
        (await api.GetAsync($"v1/files/{picture}/content?format=text"))
            .ExpectError(
                HttpStatusCode.BadRequest, "invalid-argument",
                "The emulator draws text from files of types text/* alone, not from image/png").Undocumented.ShouldBe(
                "text-of-other-types");
        (await api.GetAsync($"v1/files/{text}/content?format=html"))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "'html'");
    }

    [Theory]
    [InlineData("3600")]
    [InlineData("2592000")]
    public async Task A_lifetime_between_an_hour_and_thirty_days_is_kept(string seconds)
    {
        await using Api api = await Api.StartAsync();

        Answer file = (await api.UploadAsync(Samples.Png, "a.png", null, ("expires_after", seconds))).Expect(HttpStatusCode.OK);

        (file.Number("expires_at") - file.Number("created_at")).ShouldBe(long.Parse(seconds));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("3599")]
    [InlineData("2592001")]
    public async Task A_lifetime_out_of_range_gets_400(string seconds)
    {
        await using Api api = await Api.StartAsync();

        (await api.UploadAsync(Samples.Png, "a.png", null, ("expires_after", seconds)))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", $"between 3600 and 2592000 seconds; it is {seconds}");
        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_anchor_form_of_the_lifetime_is_taken_too()
    {
        await using Api api = await Api.StartAsync();

        Answer file = (await api.UploadAsync(
            Samples.Png, "a.png", null, ("expires_after[anchor]", "created_at"), ("expires_after[seconds]", "7200"))).Expect(
                HttpStatusCode.OK);

        (file.Number("expires_at") - file.Number("created_at")).ShouldBe(7200);
    }

    [Theory]
    [InlineData("expires_after[anchor]", "created_at", null, null, "sent together")]
    [InlineData("expires_after[seconds]", "7200", null, null, "sent together")]
    [InlineData("expires_after[anchor]", "last_used", "expires_after[seconds]", "7200", "'last_used'")]
    [InlineData("expires_after[anchor]", "created_at", "expires_after[seconds]", "5", "'expires_after[seconds]' must be between")]
    [InlineData("expires_after", "tomorrow", null, null, "whole number of seconds; it is 'tomorrow'")]
    public async Task A_wrong_form_of_the_lifetime_gets_400(string name, string value, string? name2, string? value2, string message)
    {
        await using Api api = await Api.StartAsync();
        (string, string)[] fields = name2 is null ? [(name, value)] : [(name, value), (name2, value2!)];

        (await api.UploadAsync(Samples.Png, "a.png", null, fields))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", message);
    }

    [Theory]
    [InlineData("expires_after")]
    [InlineData("expires_after[seconds]")]
    public async Task A_lifetime_after_the_file_gets_400_and_nothing_is_stored(string field)
    {
        await using Api api = await Api.StartAsync();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Samples.Png), "file", "a.png" },
            { new StringContent("7200"), field },
        };

        (await Answer.OfAsync(await api.Http.PostAsync("v1/files", form)))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", $"'{field}' must be sent before 'file'");
        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_file_part_gets_400()
    {
        await using Api api = await Api.StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent("assistants"), "purpose" } };

        (await Answer.OfAsync(await api.Http.PostAsync("v1/files", form)))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "'file' is missing");
    }

    [Fact]
    public async Task A_file_part_without_a_name_gets_400()
    {
        await using Api api = await Api.StartAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Samples.Png), "file" } };

        (await Answer.OfAsync(await api.Http.PostAsync("v1/files", form)))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "'filename' must name the file");
    }

    [Theory]
    [InlineData("semi;colon.png", "U+003B")]
    [InlineData("quo\\\"te.png", "U+0022")]
    [InlineData("back\\\\slash.png", "U+005C")]
    [InlineData("tab\tname.png", "U+0009")]
    [InlineData("line\u2028name.png", "U+2028")]
    public async Task A_file_name_with_a_forbidden_character_gets_400(string name, string character)
    {
        await using Api api = await Api.StartAsync();

        (await UploadRawAsync(api, $"form-data; name=\"file\"; filename=\"{name}\""))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", character);
    }

    [Fact]
    public async Task A_file_name_has_at_most_255_characters()
    {
        await using Api api = await Api.StartAsync();
        string longest = new string('ä', 251) + ".png";

        (await UploadRawAsync(api, $"form-data; name=\"file\"; filename=\"{longest}\"")).Expect(HttpStatusCode.OK)
            .Text("filename").ShouldBe(longest);
        (await UploadRawAsync(api, $"form-data; name=\"file\"; filename=\"x{longest}\""))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "at most 255 characters; it has 256");
    }

    [Fact]
    public async Task A_file_name_outside_ASCII_may_come_in_the_extended_form()
    {
        await using Api api = await Api.StartAsync();

        (await api.UploadAsync(Samples.Png, "Übersicht 日本.png")).Expect(HttpStatusCode.OK)
            .Text("filename").ShouldBe("Übersicht 日本.png");
    }

    [Fact]
    public async Task A_file_above_the_limit_gets_413_and_leaves_no_trace()
    {
        await using Api api = await Api.StartAsync(options => options with { MaxUploadBytes = 1000 });

        (await api.UploadAsync(new byte[1000], "fits.bin")).Expect(HttpStatusCode.OK);
        (await api.UploadAsync(new byte[1001], "large.bin"))
            .ExpectError(HttpStatusCode.RequestEntityTooLarge, "payload-too-large", "at most 1000 bytes");
        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_limit_is_50_MiB_unless_set()
    {
        await using Api api = await Api.StartAsync();

        (await api.UploadAsync(new byte[50 * 1024 * 1024], "fits.bin")).Expect(HttpStatusCode.OK);
        (await api.UploadAsync(new byte[(50 * 1024 * 1024) + 1], "large.bin")).Expect(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("application/json", "multipart/form-data")]
    [InlineData("multipart/form-data", "boundary")]
    public async Task A_body_of_another_kind_gets_400(string contentType, string message)
    {
        await using Api api = await Api.StartAsync();
        using var content = new StringContent("{}");
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);

        (await Answer.OfAsync(await api.Http.PostAsync("v1/files", content)))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", message);
    }

    [Fact]
    public async Task A_multipart_body_that_ends_early_gets_400_and_leaves_no_trace()
    {
        await using Api api = await Api.StartAsync();
        using var content = new StringContent(
            "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\nhalf of the");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=cut");

        (await Answer.OfAsync(await api.Http.PostAsync("v1/files", content)))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "cannot be read");
        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().ShouldBeEmpty();
    }

    private static async Task<Answer> UploadRawAsync(Api api, string disposition)
    {
        string body = $"--b\r\nContent-Disposition: {disposition}\r\n\r\ncontent\r\n--b--\r\n";
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        return await Answer.OfAsync(await api.Http.PostAsync("v1/files", content));
    }
}
