using System.Net;
using System.Text.Json.Nodes;
using XaiGen.Emulator.Files;
using XaiGen.Emulator.Storage;

namespace XaiGen.Emulator.Tests.Http;

public sealed class PublicUrlTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_public_url_serves_the_file_without_a_key()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "photo.png");

        Answer created = await CreateAsync(api, id);
        Answer served = (await api.GetAsync(created.Text("public_url"), api.Anonymous)).Expect(HttpStatusCode.OK);

        created.Text("public_url").ShouldMatch($@"^{api.Emulator.BaseAddress}cdn/[\w-]{{22}}/{id}\.png$");
        served.Bytes.ShouldBe(Samples.Png);
        served.ContentHeaders.ContentType!.MediaType.ShouldBe("image/png");
        served.ContentHeaders.ContentLength.ShouldBe(Samples.Png.Length);
        (await api.GetAsync($"v1/files/{id}")).Text("public_url").ShouldBe(created.Text("public_url"));
        (await api.GetAsync($"v1/files/{id}/content")).Bytes.ShouldBe(Samples.Png);
    }

    [Fact]
    public async Task File_without_expiry_and_url_without_expiry_last()
    {
        await using Api api = await Api.StartAsync();
        Answer created = await CreateAsync(api, await api.StoreAsync(Samples.Png, "a.png"));

        api.Clock.Advance(TimeSpan.FromDays(4000));

        created.Has("expires_at").ShouldBeFalse();
        await ShouldServeAsync(api, created, HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_expired_url_gets_404_and_its_file_stays()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");
        Answer created = await CreateAsync(api, id, 3600);

        created.Number("expires_at").ShouldBe(NowOf(api) + 3600);
        api.Clock.Advance(TimeSpan.FromHours(1) - s_second);
        await ShouldServeAsync(api, created, HttpStatusCode.OK);
        api.Clock.Advance(s_second);

        await ShouldServeAsync(api, created, HttpStatusCode.NotFound);
        Answer file = (await api.GetAsync($"v1/files/{id}")).Expect(HttpStatusCode.OK);
        file.Has("public_url").ShouldBeFalse();
        file.Has("public_url_expires_at").ShouldBeFalse();
    }

    [Fact]
    public async Task After_its_expiry_a_new_url_has_a_new_token()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");
        Answer first = await CreateAsync(api, id, 3600);
        api.Clock.Advance(TimeSpan.FromHours(2));

        Answer second = await CreateAsync(api, id, 3600);

        second.Text("public_url").ShouldNotBe(first.Text("public_url"));
        await ShouldServeAsync(api, first, HttpStatusCode.NotFound);
        await ShouldServeAsync(api, second, HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_url_without_an_expiry_of_its_own_inherits_the_files()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png", ("expires_after", "7200"));

        Answer created = await CreateAsync(api, id);
        Answer file = await api.GetAsync($"v1/files/{id}");

        created.Number("expires_at").ShouldBe(file.Number("expires_at"));
        file.Number("public_url_expires_at").ShouldBe(file.Number("expires_at"));
        api.Clock.Advance(TimeSpan.FromHours(2));
        await ShouldServeAsync(api, created, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_url_cannot_outlive_its_file()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png", ("expires_after", "7200"));

        (await CreateAsync(api, id, 7200)).Expect(HttpStatusCode.OK);
        api.Clock.Advance(s_second);

        (await PostAsync(api, id, """{"expires_after":7200}"""))
            .Expect(HttpStatusCode.OK);
        (await PostAsync(api, id, """{"expires_after":7201}"""))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "remaining life of 7199 seconds; it is 7201");
        (await CreateAsync(api, id, 3600)).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(3599)]
    [InlineData(0)]
    [InlineData(2592001)]
    public async Task A_lifetime_out_of_range_gets_400(int seconds)
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");

        (await PostAsync(api, id, $$"""{"expires_after":{{seconds}}}"""))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "3600");
        (await api.GetAsync($"v1/files/{id}")).Has("public_url").ShouldBeFalse();
    }

    [Fact]
    public async Task Creating_again_answers_the_same_url_and_leaves_its_expiry()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");
        Answer first = await CreateAsync(api, id, 86400);
        api.Clock.Advance(TimeSpan.FromHours(1));

        (await CreateAsync(api, id, 86400)).Body.ShouldBe(first.Body);
        Answer withoutExpiry = await CreateAsync(api, id);
        withoutExpiry.Body.ShouldBe(first.Body);
        withoutExpiry.Undocumented.ShouldBe("public-url-expiry-kept");
    }

    [Theory]
    [InlineData(604800)]
    [InlineData(3600)]
    public async Task Another_lifetime_moves_the_expiry_in_place(int seconds)
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");
        Answer first = await CreateAsync(api, id, 86400);

        Answer moved = await CreateAsync(api, id, seconds);

        moved.Text("public_url").ShouldBe(first.Text("public_url"));
        moved.Number("expires_at").ShouldBe(NowOf(api) + seconds);
        api.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await ShouldServeAsync(api, first, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_revoked_url_is_dead_for_ever_and_the_next_one_is_new()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");
        Answer first = await CreateAsync(api, id);

        Answer revoked = await api.PostAsync($"v1/files/{id}/public-url/revoke");
        Answer second = await CreateAsync(api, id);

        revoked.Text("id").ShouldBe(id);
        revoked.Json["revoked"]!.GetValue<bool>().ShouldBeTrue();
        revoked.Text("public_url").ShouldBe(first.Text("public_url"));
        second.Text("public_url").ShouldNotBe(first.Text("public_url"));
        await ShouldServeAsync(api, first, HttpStatusCode.NotFound);
        await ShouldServeAsync(api, second, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Revoking_is_safe_for_files_never_shared_already_revoked_and_deleted()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");

        await ShouldRevokeNothingAsync(api, id);
        await CreateAsync(api, id);
        await api.PostAsync($"v1/files/{id}/public-url/revoke");
        await ShouldRevokeNothingAsync(api, id);
        await api.DeleteAsync($"v1/files/{id}");
        await ShouldRevokeNothingAsync(api, id);
        await ShouldRevokeNothingAsync(api, "file_never_seen");
    }

    [Fact]
    public async Task Deleting_the_file_ends_its_url()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");
        Answer created = await CreateAsync(api, id);

        await api.DeleteAsync($"v1/files/{id}");

        await ShouldServeAsync(api, created, HttpStatusCode.NotFound);
    }

    public static TheoryData<byte[], string, string> Eligible => new()
    {
        { Samples.Png, "a.png", "image/png" },
        { Samples.Jpeg, "a.jpg", "image/jpeg" },
        { Samples.Pdf, "a.pdf", "application/pdf" },
        { [0, 0, 0, 12, .. "ftypisom"u8, 0, 0, 2, 0], "a.mp4", "video/mp4" },
        { Samples.Png, "named-as-text.txt", "image/png" },
    };

    [Theory]
    [MemberData(nameof(Eligible))]
    public async Task The_four_types_by_their_real_content_can_be_public(byte[] content, string name, string type)
    {
        await using Api api = await Api.StartAsync();
        Answer created = await CreateAsync(api, await api.StoreAsync(content, name));

        created.Text("public_url").ShouldEndWith(Path.GetExtension(name));
        (await api.GetAsync(created.Text("public_url"), api.Anonymous)).ContentHeaders.ContentType!.MediaType.ShouldBe(type);
    }

    public static TheoryData<byte[], string, string> Ineligible => new()
    {
        { Samples.WebP, "a.webp", "it is image/webp" },
        { Samples.Text, "named-as-picture.png", "it is text/plain" },
        { [], "empty.png", "empty" },
    };

    [Theory]
    [MemberData(nameof(Ineligible))]
    public async Task Other_contents_cannot_be_public(byte[] content, string name, string message)
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(content, name);

        (await PostAsync(api, id, "{}")).ExpectError(HttpStatusCode.BadRequest, "invalid-argument", message);
    }

    [Fact]
    public async Task A_file_above_50_MiB_cannot_be_public()
    {
        await using Api api = await Api.StartAsync(options => options with { MaxUploadBytes = long.MaxValue });
        byte[] content = new byte[FileRules.MaxPublicBytes + 1];
        Samples.Png.CopyTo(content, 0);

        string fits = await api.StoreAsync(content[..^1], "fits.png");
        string large = await api.StoreAsync(content, "large.png");

        await CreateAsync(api, fits);
        (await PostAsync(api, large, "{}")).ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "at most 52428800 bytes");
    }

    [Fact]
    public async Task A_team_has_at_most_1000_active_urls()
    {
        await using Api api = await Api.StartAsync();
        using HttpClient other = api.NewHttp("other-key");
        var ids = new List<string>();
        for (int index = 0; index <= FileRules.MaxPublicUrlsPerTeam; index++)
        {
            ids.Add(await api.StoreAsync(Samples.Pdf, "a.pdf"));
        }

        foreach (string id in ids[1..])
        {
            await CreateAsync(api, id);
        }

        (await PostAsync(api, ids[0], "{}")).ExpectError(HttpStatusCode.TooManyRequests, "resource-exhausted", "1000 active public URLs");
        (await CreateAsync(api, ids[1])).Expect(HttpStatusCode.OK);
        string others = (await api.UploadAsync(Samples.Pdf, "b.pdf", other)).Text("id");
        (await api.PostAsync($"v1/files/{others}/public-url", "{}", other)).Expect(HttpStatusCode.OK);
        Answer poster = await api.PostAsync(
            "v1/images/generations", """{"prompt":"x","storage_options":{"filename":"x.png","public_url":true}}""");
        JsonNode output = poster.Expect(HttpStatusCode.OK).Json["data"]![0]!["file_output"]!;
        output["public_url"].ShouldBeNull();
        output["public_url_error"]!.GetValue<string>().ShouldContain("1000 active public URLs");

        string film = (await api.PostAsync(
            "v1/videos/generations", """{"prompt":"x","duration":1,"storage_options":{"filename":"x.mp4","public_url":true}}""")).Text(
                "request_id");
        api.Clock.Advance(TimeSpan.FromSeconds(2));
        (await api.GetAsync($"v1/videos/{film}")).Json["video"]!["file_output"]!["public_url_error"]!.GetValue<string>()
            .ShouldContain("The file was stored");

        await api.PostAsync($"v1/files/{ids[1]}/public-url/revoke");
        (await CreateAsync(api, output["file_id"]!.GetValue<string>())).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Urls_that_ended_do_not_count_among_the_1000()
    {
        var clock = new ManualTimeProvider();
        using var timed = new FileStore(new MemoryStorage(), clock);
        var urls = new PublicUrls(timed);
        for (int index = 0; index < FileRules.MaxPublicUrlsPerTeam; index++)
        {
            await urls.CreateAsync("team", await AddAsync(timed), TimeSpan.FromHours(1));
        }

        string late = await AddAsync(timed);
        (await Should.ThrowAsync<ApiFault>(() => urls.CreateAsync("team", late, null))).Status.ShouldBe(429);
        clock.Advance(TimeSpan.FromHours(1));

        (await urls.CreateAsync("team", late, null)).ExpiresAt.ShouldBeNull();
    }

    [Fact]
    public async Task Ranges_HEAD_and_versions_are_served()
    {
        await using Api api = await Api.StartAsync();
        string url = (await CreateAsync(api, await api.StoreAsync(Samples.Png, "a.png"))).Text("public_url");

        using var range = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new(4, 9) } };
        Answer part = (await Answer.OfAsync(await api.Anonymous.SendAsync(range))).Expect(HttpStatusCode.PartialContent);
        part.Bytes.ShouldBe(Samples.Png[4..10]);
        part.ContentHeaders.ContentRange!.ToString().ShouldBe($"bytes 4-9/{Samples.Png.Length}");

        Answer head = (await api.SendAsync(HttpMethod.Head, url, null, api.Anonymous)).Expect(HttpStatusCode.OK);
        head.Bytes.ShouldBeEmpty();
        head.ContentHeaders.ContentLength.ShouldBe(Samples.Png.Length);
        head.Headers.AcceptRanges.ShouldBe(["bytes"]);
        head.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);

        using var known = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { IfNoneMatch = { head.Headers.ETag! } } };
        (await Answer.OfAsync(await api.Anonymous.SendAsync(known))).Expect(HttpStatusCode.NotModified);

        using var outside = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new(999_999, null) } };
        (await Answer.OfAsync(await api.Anonymous.SendAsync(outside))).Expect(HttpStatusCode.RequestedRangeNotSatisfiable);
    }

    [Fact]
    public async Task Pages_of_all_origins_may_read_it_with_ranges_too()
    {
        await using Api api = await Api.StartAsync();
        string url = (await CreateAsync(api, await api.StoreAsync(Samples.Png, "a.png"))).Text("public_url");
        using var ask = new HttpRequestMessage(HttpMethod.Options, url)
        {
            Headers =
            {
                { "Origin", "https://example.com" },
                { "Access-Control-Request-Method", "GET" },
                { "Access-Control-Request-Headers", "range" },
            },
        };

        Answer allowed = (await Answer.OfAsync(await api.Anonymous.SendAsync(ask))).Expect(HttpStatusCode.NoContent);
        allowed.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        allowed.Headers.GetValues("Access-Control-Allow-Methods").Single().ShouldContain("GET");
        allowed.Headers.GetValues("Access-Control-Allow-Headers").ShouldBe(["range"]);
        allowed.Undocumented.ShouldBe("cors");

        using var read = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Origin", "https://example.com" } } };
        Answer served = (await Answer.OfAsync(await api.Anonymous.SendAsync(read))).Expect(HttpStatusCode.OK);
        served.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        served.Headers.GetValues("Access-Control-Expose-Headers").Single().ShouldContain("Content-Range");
    }

    [Fact]
    public async Task A_token_opens_its_own_file_name_only()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");
        string url = (await CreateAsync(api, id)).Text("public_url");

        (await api.GetAsync(url.Replace(".png", ".jpg"), api.Anonymous)).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync(url.Replace(id, "file_other"), api.Anonymous)).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync($"cdn/guessed/{id}.png", api.Anonymous)).ExpectError(HttpStatusCode.NotFound, "not-found", "no longer works");
    }

    private static async Task<string> AddAsync(FileStore store)
    {
        await using FileDraft draft = store.NewDraft();
        await draft.WriteAsync(Samples.Pdf, default);
        return (await store.AddAsync("team", new NewFile("a.pdf", "application/pdf"), draft)).Id;
    }

    private static long NowOf(Api api) => api.Clock.GetUtcNow().ToUnixTimeSeconds();

    private static Task<Answer> PostAsync(Api api, string id, string body) => api.PostAsync($"v1/files/{id}/public-url", body);

    private static async Task<Answer> CreateAsync(Api api, string id, int? seconds = null)
        => (await PostAsync(api, id, seconds is null ? "{}" : $$"""{"expires_after":{{seconds}}}""")).Expect(HttpStatusCode.OK);

    private static async Task ShouldServeAsync(Api api, Answer created, HttpStatusCode status)
        => (await api.GetAsync(created.Text("public_url"), api.Anonymous)).Expect(status);

    private static async Task ShouldRevokeNothingAsync(Api api, string id)
    {
        Answer answer = (await api.PostAsync($"v1/files/{id}/public-url/revoke")).Expect(HttpStatusCode.OK);
        answer.Text("id").ShouldBe(id);
        answer.Json["revoked"]!.GetValue<bool>().ShouldBeFalse();
        answer.Has("public_url").ShouldBeFalse();
    }
}
