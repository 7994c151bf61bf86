using System.Net;
using System.Text;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>What a lenient emulator accepts, and marks in the response; the default one refuses it.</summary>
public sealed class LeniencyTests
{
    public static TheoryData<string, string, string, int> Passed => new()
    {
        { "v1/images/generations", """{"prompt":"x","model":"grok-2-image-1212"}""", "unknown-model", 404 },
        { "v1/images/generations", """{"prompt":"x","quality":"hd"}""", "unknown-value", 400 },
        { "v1/images/generations", """{"prompt":"x","quality":"standard"}""", "unknown-value", 400 },
        { "v1/images/generations", """{"prompt":"x","resolution":"8k","aspect_ratio":"7:1","response_format":"webp"}""", "unknown-value", 400 },
        { "v1/images/generations", """{"prompt":"x","model":"grok-imagine-image","quality":"low"}""", "quality-of-other-models", 400 },
        { "v1/images/generations", $$"""{"prompt":"{{new string('x', 2000)}}"}""", "prompt-length", 400 },
        { "v1/Images/generations/", """{"prompt":"x"}""", "path-spelling", 404 },
        { "v1/videos/generations", """{"prompt":"x","model":"sora-2"}""", "unknown-model", 404 },
        { "v1/videos/generations", """{"prompt":"x","resolution":"4k","aspect_ratio":"7:1"}""", "unknown-value", 400 },
        { "v1/videos/generations", $$"""{"prompt":"x","reference_images":[{{string.Join(',', Enumerable.Repeat("""{"url":"https://a.example/a.png"}""", 8))}}]}""", "reference-images", 400 },
    };

    [Theory]
    [MemberData(nameof(Passed))]
    public async Task What_is_clear_all_the_same_is_passed_over_and_named(string path, string body, string topic, int strict)
    {
        await using Api lenient = await Api.StartAsync(options => options with { IsLenient = true });
        await using Api usual = await Api.StartAsync();

        PassedOver((await lenient.PostAsync(path, body)).Expect(HttpStatusCode.OK)).ShouldBe(topic);
        Answer refused = (await usual.PostAsync(path, body)).Expect((HttpStatusCode)strict);
        PassedOver(refused).ShouldBeNull();
    }

    [Fact]
    public async Task A_content_type_may_be_missing_and_a_body_empty()
    {
        await using Api api = await Api.StartAsync(options => options with { IsLenient = true });
        using var untyped = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"prompt":"x"}"""));
        string id = await api.StoreAsync(Samples.Png, "a.png");

        PassedOver((await Answer.OfAsync(await api.Http.PostAsync("v1/images/generations", untyped))).Expect(HttpStatusCode.OK))
            .ShouldBe("content-type");
        PassedOver((await api.PostAsync($"v1/files/{id}/public-url")).Expect(HttpStatusCode.OK)).ShouldBe("empty-body");
        PassedOver((await api.PostAsync("v1/images/generations")).Expect(HttpStatusCode.UnprocessableEntity)).ShouldBe("empty-body");
    }

    [Theory]
    [InlineData("0", 1)]
    [InlineData("1000", 3)]
    [InlineData("many", 3)]
    public async Task A_limit_is_the_nearest_one(string limit, int count)
    {
        await using Api api = await Api.StartAsync(options => options with { IsLenient = true });
        for (int file = 0; file < 3; file++)
        {
            await api.StoreAsync(Samples.Png, "a.png");
        }

        Answer page = await api.GetAsync($"v1/files?limit={limit}");

        page.Json["data"]!.AsArray().Count.ShouldBe(count);
        PassedOver(page).ShouldBe("limit-out-of-range");
    }

    [Theory]
    [InlineData("v1/images/generations", "{}")]
    [InlineData("v1/images/generations", """{"prompt":"x","n":11}""")]
    [InlineData("v1/images/generations", "{")]
    [InlineData("v1/videos/edits", """{"prompt":"x"}""")]
    public async Task What_is_not_clear_is_refused_all_the_same(string path, string body)
    {
        await using Api api = await Api.StartAsync(options => options with { IsLenient = true });

        ((int)(await api.PostAsync(path, body)).Status).ShouldBeInRange(400, 422);
    }

    [Fact]
    public async Task A_correct_request_is_not_marked()
    {
        await using Api api = await Api.StartAsync(options => options with { IsLenient = true });

        PassedOver((await api.PostAsync("v1/images/generations", """{"prompt":"x","quality":"low"}""")).Expect(HttpStatusCode.OK))
            .ShouldBeNull();
    }

    private static string? PassedOver(Answer answer)
        => answer.Headers.TryGetValues("x-xaigen-lenient", out IEnumerable<string>? topics) ? string.Join(",", topics) : null;
}
