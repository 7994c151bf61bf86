using System.Net;
using System.Text.Json.Nodes;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Control;

public sealed class ControlTests
{
    [Fact]
    public async Task Health_says_that_the_emulator_is_there()
    {
        await using Api api = await Api.StartAsync();
        await api.StoreAsync(Samples.Png, "a.png");

        Http.Answer health = (await api.GetAsync("_emulator/health", api.Anonymous)).Expect(HttpStatusCode.OK);

        health.Text("status").ShouldBe("ok");
        health.Number("files").ShouldBe(1);
    }

    [Fact]
    public async Task Reset_takes_everything_back()
    {
        await using Api api = await Api.StartAsync(options => options with { RenderTime = TimeSpan.FromHours(1) });
        DateTimeOffset before = api.Emulator.Clock.GetUtcNow();
        string file = await api.StoreAsync(Samples.Png, "a.png");
        string url = (await api.PostAsync($"v1/files/{file}/public-url", "{}")).Text("public_url");
        string video = (await api.PostAsync("v1/videos/generations", """{"prompt":"x","duration":1}""")).Text("request_id");
        string image = (await api.PostAsync("v1/images/generations", """{"prompt":"x"}""")).Json["data"]![0]!["url"]!.GetValue<string>();
        api.Emulator.Faults.Add(new Emulator.Control.Fault.ErrorResponse(503) { Times = null });
        api.Emulator.Clock.Advance(TimeSpan.FromDays(1));
        api.Emulator.Clock.Freeze();

        (await api.PostAsync("_emulator/reset", "{}", api.Anonymous)).Expect(HttpStatusCode.OK);

        api.Emulator.Requests.Entries.ShouldBeEmpty();
        api.Emulator.Clock.GetUtcNow().ShouldBe(before);
        api.Emulator.Clock.IsFrozen.ShouldBeFalse();
        (await api.GetAsync("v1/files")).Expect(HttpStatusCode.OK).Json["data"]!.AsArray().ShouldBeEmpty();
        (await api.GetAsync(url, api.Anonymous)).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync(image, api.Anonymous)).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync($"v1/videos/{video}")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Reset_empties_the_data_folder_too()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("xaigen-reset-");
        try
        {
            await using (Api api = await Api.StartAsync(options => options with { DataDirectory = folder.FullName }))
            {
                await api.StoreAsync(Samples.Png, "a.png");
                await api.Emulator.ResetAsync();
            }

            await using Api again = await Api.StartAsync(options => options with { DataDirectory = folder.FullName });
            (await again.GetAsync("v1/files")).Json["data"]!.AsArray().ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Older_files_are_listed_where_they_are_public_or_a_listed_one_was_made_of_them()
    {
        await using Api api = await Api.StartAsync();
        string shared = await api.StoreAsync(Samples.Png, "shared.png");
        await api.StoreAsync(Samples.Png, "old.png");
        string photo = await api.StoreAsync(Samples.Png, "photo.png");
        await api.PostAsync($"v1/files/{shared}/public-url", "{}");
        for (int file = 0; file < 199; file++)
        {
            await api.StoreAsync([1], "new.bin");
        }

        (await api.PostAsync(
            "v1/images/edits", $$$"""{"prompt":"x","image":{"file_id":"{{{photo}}}"},"storage_options":{"filename":"hat.png"}}"""))
            .Expect(HttpStatusCode.OK);

        Http.Answer list = (await api.GetAsync("_emulator/files", api.Anonymous)).Expect(HttpStatusCode.OK);

        list.Number("total").ShouldBe(203);
        var names = list.Json["data"]!.AsArray().Select(file => file!["filename"]!.GetValue<string>()).ToList();
        names.Count.ShouldBe(202);
        names[0].ShouldBe("hat.png");
        names[^2..].ShouldBe(["photo.png", "shared.png"]);
    }

    [Fact]
    public async Task Files_of_all_teams_are_listed_with_what_they_were_made_of()
    {
        await using Api api = await Api.StartAsync(options => options with { RenderTime = TimeSpan.Zero });
        using HttpClient other = api.NewHttp("other-key");
        string photo = await api.StoreAsync(Samples.Png, "photo.png");
        (await api.UploadAsync("text"u8.ToArray(), "note.txt", other)).Expect(HttpStatusCode.OK);
        string edited = (await api.PostAsync(
                "v1/images/edits",
                $$$$"""{"prompt":"add a hat","image":{"file_id":"{{{{photo}}}}"},"storage_options":{"filename":"hat.png","expires_after":7200,"public_url":{"expires_after":3600}}}"""))
            .Expect(HttpStatusCode.OK).Json["data"]![0]!["file_output"]!["file_id"]!.GetValue<string>();
        string video = (await api.PostAsync(
                "v1/videos/generations",
                $$$"""{"prompt":"it waves","duration":1,"image":{"file_id":"{{{edited}}}"},"storage_options":{"filename":"wave.mp4"}}"""))
            .Expect(HttpStatusCode.OK).Text("request_id");
        (await api.GetAsync($"v1/videos/{video}")).Text("status").ShouldBe("done");

        Http.Answer list = (await api.GetAsync("_emulator/files", api.Anonymous)).Expect(HttpStatusCode.OK);

        list.Number("total").ShouldBe(4);
        JsonArray files = list.Json["data"]!.AsArray();
        files.Select(file => file!["filename"]!.GetValue<string>()).ShouldBe(["wave.mp4", "hat.png", "note.txt", "photo.png"]);
        files.Select(file => file!["team"]!.GetValue<string>()).Distinct().Count().ShouldBe(2);
        files[0]!["origin"]!.ToJsonString().ShouldBe(
            $$"""{"operation":"generateVideo","prompt":"it waves","model":"grok-imagine-video","sources":["{{edited}}"]}""");
        files[1]!["origin"]!["sources"]![0]!.GetValue<string>().ShouldBe(photo);
        files[1]!["public_url"]!.GetValue<string>().ShouldStartWith(api.Emulator.BaseAddress.ToString());
        TimeOf(files[1]!["public_url_expires_at"]!).ShouldBe(api.Clock.GetUtcNow().AddHours(1));
        files[3]!["origin"].ShouldBeNull();
    }

    [Fact]
    public async Task What_a_file_was_made_of_is_kept_over_restarts()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("xaigen-origin-");
        try
        {
            await using (Api api = await Api.StartAsync(options => options with { DataDirectory = folder.FullName }))
            {
                await api.PostAsync("v1/images/generations", """{"prompt":"a bay","storage_options":{"filename":"bay.png"}}""");
            }

            await using Api again = await Api.StartAsync(options => options with { DataDirectory = folder.FullName });
            (await again.GetAsync("_emulator/files")).Json["data"]![0]!["origin"]!["prompt"]!.GetValue<string>().ShouldBe("a bay");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_file_is_deleted_and_a_public_url_revoked_without_its_key()
    {
        await using Api api = await Api.StartAsync();
        string file = await api.StoreAsync(Samples.Png, "a.png");
        string url = (await api.PostAsync($"v1/files/{file}/public-url", "{}")).Text("public_url");

        (await api.PostAsync($"_emulator/files/{file}/revoke", "{}", api.Anonymous)).Expect(
            HttpStatusCode.OK).Json["revoked"]!.GetValue<bool>()
            .ShouldBeTrue();
        (await api.GetAsync(url, api.Anonymous)).Expect(HttpStatusCode.NotFound);
        (await api.PostAsync($"_emulator/files/{file}/revoke", "{}", api.Anonymous)).Json["revoked"]!.GetValue<bool>().ShouldBeFalse();

        (await api.SendAsync(HttpMethod.Delete, $"_emulator/files/{file}", null, api.Anonymous)).Expect(HttpStatusCode.OK);
        (await api.GetAsync($"v1/files/{file}")).Expect(HttpStatusCode.NotFound);
        (await api.SendAsync(HttpMethod.Delete, $"_emulator/files/{file}", null, api.Anonymous))
            .ExpectError(HttpStatusCode.NotFound, "not-found", file);
    }

    [Fact]
    public async Task Pictures_are_shown_and_what_could_run_is_only_saved()
    {
        await using Api api = await Api.StartAsync();
        string picture = await api.StoreAsync(Samples.Png, "a.png");
        string page = await api.StoreAsync("<script>alert(1)</script>"u8.ToArray(), "page.html");

        Http.Answer shown = (await api.GetAsync($"_emulator/files/{picture}/content", api.Anonymous)).Expect(HttpStatusCode.OK);
        shown.ContentHeaders.ContentType!.MediaType.ShouldBe("image/png");
        shown.Bytes.ShouldBe(Samples.Png);

        Http.Answer saved = (await api.GetAsync($"_emulator/files/{page}/content", api.Anonymous)).Expect(HttpStatusCode.OK);
        saved.ContentHeaders.ContentType!.MediaType.ShouldNotBe("text/html");
        saved.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        saved.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox");
    }

    private static DateTimeOffset TimeOf(JsonNode time) => time.GetValue<DateTimeOffset>();
}
