using System.Net;
using XaiGen.Emulator.Media;
using XaiGen.Emulator.Tests.Media;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>Where the vendor's documentation leaves the behaviour open, the response names the emulator's choice.</summary>
public sealed class ChoiceTests
{
    [Theory]
    [InlineData("""{"prompt":"x","quality":"high"}""", "quality-values")]
    [InlineData("""{"prompt":"x","quality":"hd"}""", "quality-values")]
    [InlineData("""{"prompt":"x","model":"grok-imagine-image","quality":"low"}""", "quality-of-other-models")]
    public async Task A_refusal_that_rests_on_a_choice_names_it(string body, string topic)
    {
        await using Api api = await Api.StartAsync();

        (await api.PostAsync("v1/images/generations", body)).Expect(HttpStatusCode.BadRequest).Undocumented.ShouldBe(topic);
    }

    [Fact]
    public async Task The_length_of_a_prompt_is_a_choice()
    {
        await using Api api = await Api.StartAsync();
        string body = $$"""{"prompt":"{{new string('x', 1025)}}"}""";

        (await api.PostAsync("v1/images/generations", body)).Expect(HttpStatusCode.BadRequest).Undocumented.ShouldBe("prompt-length");
        (await api.PostAsync("v1/videos/generations", body)).Expect(HttpStatusCode.BadRequest).Undocumented.ShouldBe("prompt-length");
    }

    [Fact]
    public async Task What_an_edit_does_by_choice_is_named()
    {
        await using Api api = await Api.StartAsync();

        (await EditAsync(api, "", Jpeg)).ShouldBe("prices,default-model");
        (await EditAsync(api, ",\"aspect_ratio\":\"1:1\"", Jpeg)).ShouldBe("prices,default-model,aspect-ratio-of-single-image");
        (await EditAsync(api, ",\"response_format\":\"b64_json\"", Jpeg)).ShouldBe("prices,default-model,url-of-inline-results");
        (await EditAsync(api, "", Samples.WebP)).ShouldBe("prices,default-model");
        (await EditAsync(api, "", JpegTests.File("arithmetic"))).ShouldBe("prices,unread-media,default-model");
    }

    [Fact]
    public async Task What_a_private_content_does_by_choice_is_named()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"v1/files/{id}/content") { Headers = { { "Range", "bytes=0-1" } } };

        (await Answer.OfAsync(await api.Http.SendAsync(request))).Expect(HttpStatusCode.OK).Undocumented.ShouldBe("range-of-content");
        (await api.SendAsync(HttpMethod.Head, $"v1/files/{id}/content")).Expect(HttpStatusCode.MethodNotAllowed).Undocumented.ShouldBe(
            "head");
        (await api.PostAsync($"v1/files/{id}/content", "{}")).Expect(HttpStatusCode.MethodNotAllowed).Undocumented.ShouldBeNull();
    }

    [Fact]
    public async Task The_end_of_a_public_URL_that_is_asked_for_again_is_a_choice()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");

        (await PublishAsync(api, id, 7200)).ShouldBeNull();
        api.Clock.Advance(TimeSpan.FromMinutes(50));
        (await PublishAsync(api, id, 7200)).ShouldBe("public-url-expiry-kept");
        (await PublishAsync(api, id, 3600)).ShouldBeNull();
    }

    [Theory]
    [InlineData("red.jpg")]
    [InlineData("red.webp")]
    public async Task An_edit_of_a_red_photo_is_reddish(string file)
    {
        await using Api api = await Api.StartAsync();
        Answer answer = await api.PostAsync(
            "v1/images/edits",
            $$"""{"prompt":"a hat","image":{"url":"data:image/jpeg;base64,{{Convert.ToBase64String(Pictures.File(file))}}"},"response_format":"b64_json"}""");

        PixelImage edit =
            PngDecoder.Decode(Convert.FromBase64String(answer.Expect(HttpStatusCode.OK).Json["data"]![0]!["b64_json"]!.GetValue<string>()));

        Pictures.Mean(edit, 0).ShouldBeGreaterThan(2 * Pictures.Mean(edit, 1));
        Pictures.Mean(edit, 0).ShouldBeGreaterThan(2 * Pictures.Mean(edit, 2));
    }

    private static byte[] Jpeg => JpegTests.File("baseline-420");

    private static async Task<string?> EditAsync(Api api, string more, byte[] image)
        => (await api.PostAsync(
            "v1/images/edits",
            $$$"""{"prompt":"x","image":{"url":"data:image/png;base64,{{{Convert.ToBase64String(image)}}}"}{{{more}}}}"""))
            .Expect(HttpStatusCode.OK).Undocumented;

    private static async Task<string?> PublishAsync(Api api, string id, int seconds)
        => (await api.PostAsync($"v1/files/{id}/public-url", $$"""{"expires_after":{{seconds}}}""")).Expect(HttpStatusCode.OK).Undocumented;
}
