using System.Net;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Control;

public sealed class GuardTests
{
    public static TheoryData<string> Routes
        => ["", "page.js", "health", "clock", "faults", "requests", "files", "events", "files/file_1/content", "unknown"];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Pages_of_other_origins_are_refused(string route)
    {
        await using Api api = await Api.StartAsync();

        foreach (string? origin in new[] { "https://evil.example", "null", "http://127.0.0.1:1", $"https://127.0.0.1:{api.Emulator.BaseAddress.Port}" })
        {
            (await SendAsync(api, HttpMethod.Get, route, ("Origin", origin))).Expect(HttpStatusCode.Forbidden);
        }

        foreach (string? site in new[] { "cross-site", "same-site" })
        {
            (await SendAsync(api, HttpMethod.Get, route, ("Sec-Fetch-Site", site))).Expect(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task The_pages_own_requests_are_taken()
    {
        await using Api api = await Api.StartAsync();
        string origin = api.Emulator.BaseAddress.GetLeftPart(UriPartial.Authority);

        (await SendAsync(api, HttpMethod.Get, "health", ("Origin", origin), ("Sec-Fetch-Site", "same-origin"))).Expect(HttpStatusCode.OK);
        (await SendAsync(api, HttpMethod.Get, "", ("Sec-Fetch-Site", "none"))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_refused_is_not_done()
    {
        await using Api api = await Api.StartAsync();
        string file = await api.StoreAsync(Samples.Png, "a.png");

        (await SendAsync(api, HttpMethod.Delete, $"files/{file}", ("Origin", "https://evil.example"))).Expect(HttpStatusCode.Forbidden);
        (await SendAsync(api, HttpMethod.Post, "reset", ("Origin", "https://evil.example"))).Expect(HttpStatusCode.Forbidden);

        (await api.GetAsync($"v1/files/{file}")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("clock")]
    [InlineData("faults")]
    [InlineData("files/file_1/revoke")]
    public async Task What_changes_something_is_posted_as_JSON(string route)
    {
        await using Api api = await Api.StartAsync();
        foreach (string? type in new[] { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "_emulator/" + route) { Content = new StringContent("{}") };
            request.Content.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            (await Http.Answer.OfAsync(await api.Anonymous.SendAsync(request))).Expect(HttpStatusCode.UnsupportedMediaType);
        }

        (await api.GetAsync("_emulator/reset", api.Anonymous)).Expect(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task No_answer_allows_other_origins_to_read_it()
    {
        await using Api api = await Api.StartAsync();

        (await api.GetAsync("_emulator/health", api.Anonymous)).Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    private static async Task<Http.Answer> SendAsync(Api api, HttpMethod method, string route, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, "_emulator/" + route);
        foreach ((string? name, string? value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        }

        return await Http.Answer.OfAsync(await api.Anonymous.SendAsync(request));
    }
}
