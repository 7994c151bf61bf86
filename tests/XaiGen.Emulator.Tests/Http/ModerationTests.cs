using System.Net;
using System.Text.Json.Nodes;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>A mark in the prompt determines how the result is moderated.</summary>
public sealed class ModerationTests
{
    private const string Refused = "a scene <MODERATION_REFUSES>";
    private const string Withheld = "a scene <MODERATION_WITHHOLDS>";

    [Theory]
    [InlineData("generations", "")]
    [InlineData("edits", ""","image":{"url":"https://example.com/a.png"}""")]
    public async Task A_refused_picture_gets_400_and_is_billed_and_not_stored(string operation, string rest)
    {
        await using Api api = await Api.StartAsync();
        string Body(string prompt) => $$"""{"prompt":"{{prompt}}","storage_options":{"filename":"a.png"}{{rest}}}""";

        Answer passed = await api.PostAsync($"v1/images/{operation}", Body("a scene"));
        Answer refused = await api.PostAsync($"v1/images/{operation}", Body(Refused));

        refused.ExpectError(HttpStatusCode.BadRequest, "imagine:content-moderated", "rejected by content moderation");
        refused.Json["usage"]!["cost_in_usd_ticks"]!.GetValue<long>()
            .ShouldBe(passed.Json["usage"]!["cost_in_usd_ticks"]!.GetValue<long>());
        refused.Undocumented.ShouldNotBeNull().ShouldContain("moderation");
        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_deferred_picture_fails_and_is_billed()
    {
        await using Api api = await Api.StartAsync();
        string id = (await api.PostAsync("v1/images/generations", $$"""{"prompt":"{{Refused}}","deferred":true}""")).Expect(
            HttpStatusCode.OK).Text("request_id");

        api.Clock.Advance(TimeSpan.FromSeconds(2));
        Answer failed = (await api.GetAsync($"v1/images/{id}")).Expect(HttpStatusCode.OK);

        failed.Text("status").ShouldBe("failed");
        failed.Json["error"]!["message"]!.GetValue<string>().ShouldContain("rejected by content moderation");
        failed.Json["usage"]!["cost_in_usd_ticks"]!.GetValue<long>().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_withheld_picture_has_neither_address_nor_file()
    {
        await using Api api = await Api.StartAsync();

        Answer answer = (await api.PostAsync(
            "v1/images/generations",
            $$$"""{"prompt":"{{{Withheld}}}","storage_options":{"filename":"a.png"}}""")).Expect(HttpStatusCode.OK);

        JsonNode image = answer.Json["data"]![0]!;
        image["respect_moderation"]!.GetValue<bool>().ShouldBeFalse();
        image["url"].ShouldBeNull();
        image["file_output"].ShouldBeNull();
        answer.Undocumented.ShouldNotBeNull().ShouldContain("moderation");
        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("generations", "")]
    [InlineData("edits", ""","video":{"url":"https://example.com/a.mp4"}""")]
    [InlineData("extensions", ""","video":{"url":"https://example.com/a.mp4"}""")]
    public async Task A_refused_video_fails_and_is_billed(string operation, string rest)
    {
        await using Api api = await Api.StartAsync();

        Answer failed = await FinishAsync(api, operation, $$"""{"prompt":"{{Refused}}"{{rest}}}""");

        failed.Text("status").ShouldBe("failed");
        failed.Json["error"]!["code"]!.GetValue<string>().ShouldBe("invalid_argument");
        failed.Json["usage"]!["cost_in_usd_ticks"]!.GetValue<long>().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_withheld_video_is_done_without_an_address()
    {
        await using Api api = await Api.StartAsync();

        Answer done =
            await FinishAsync(api, "generations", $$$"""{"prompt":"{{{Withheld}}}","duration":3,"storage_options":{"filename":"a.mp4"}}""");

        done.Text("status").ShouldBe("done");
        done.Json["video"]!.ToJsonString().ShouldBe("""{"duration":3,"respect_moderation":false}""");
        done.Json["usage"]!["cost_in_usd_ticks"]!.GetValue<long>().ShouldBeGreaterThan(0);
        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().ShouldBeEmpty();
    }

    private static async Task<Answer> FinishAsync(Api api, string operation, string body)
    {
        Answer started = (await api.PostAsync($"v1/videos/{operation}", body)).Expect(HttpStatusCode.OK);
        started.Undocumented.ShouldNotBeNull().ShouldContain("moderation");
        api.Clock.Advance(TimeSpan.FromSeconds(2));
        return (await api.GetAsync($"v1/videos/{started.Text("request_id")}")).Expect(HttpStatusCode.OK);
    }
}
