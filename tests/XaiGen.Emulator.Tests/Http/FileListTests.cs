using System.Net;
using System.Text.Json.Nodes;

namespace XaiGen.Emulator.Tests.Http;

public sealed class FileListTests
{
    [Fact]
    public async Task The_newest_file_comes_first_unless_asked_otherwise()
    {
        await using Api api = await Api.StartAsync();
        await StoreThreeAsync(api);

        (await NamesAsync(api, "")).ShouldBe(["b.txt", "c.txt", "a.txt"]);
        (await NamesAsync(api, "?order=asc")).ShouldBe(["a.txt", "c.txt", "b.txt"]);
        (await NamesAsync(api, "?order=desc&sort_by=created_at")).ShouldBe(["b.txt", "c.txt", "a.txt"]);
    }

    [Fact]
    public async Task Files_sort_by_name_and_by_size()
    {
        await using Api api = await Api.StartAsync();
        await StoreThreeAsync(api);

        (await NamesAsync(api, "?sort_by=filename&order=asc")).ShouldBe(["a.txt", "b.txt", "c.txt"]);
        (await NamesAsync(api, "?sort_by=filename")).ShouldBe(["c.txt", "b.txt", "a.txt"]);
        (await NamesAsync(api, "?sort_by=size&order=asc")).ShouldBe(["b.txt", "a.txt", "c.txt"]);
    }

    [Theory]
    [InlineData("created_at", "asc")]
    [InlineData("created_at", "desc")]
    [InlineData("filename", "asc")]
    [InlineData("size", "desc")]
    public async Task Pages_together_are_the_whole_list_even_while_files_come_and_go(string sortBy, string order)
    {
        await using Api api = await Api.StartAsync();
        var ids = new List<string>();
        for (int index = 0; index < 7; index++)
        {
            ids.Add(await api.StoreAsync(new byte[index % 3], $"same-{index % 2}.bin"));
        }

        string query = $"?sort_by={sortBy}&order={order}&limit=3";
        JsonNode page = (await api.GetAsync("v1/files" + query)).Json;
        List<string> found = IdsOf(page);
        await api.DeleteAsync($"v1/files/{found[^1]}");
        string late = await api.StoreAsync(new byte[1], "same-0.bin");
        while (page["pagination_token"] is { } token)
        {
            page = (await api.GetAsync($"v1/files{query}&pagination_token={token}")).Json;
            found.AddRange(IdsOf(page));
        }

        found.ShouldBeUnique();
        found.Where(id => id != late).ShouldBe(ids, ignoreOrder: true);
    }

    [Fact]
    public async Task The_last_page_has_no_token_even_when_it_is_full()
    {
        await using Api api = await Api.StartAsync();
        await StoreThreeAsync(api);

        (await api.GetAsync("v1/files?limit=3")).Has("pagination_token").ShouldBeFalse();
        (await api.GetAsync("v1/files?limit=2")).Has("pagination_token").ShouldBeTrue();
    }

    [Theory]
    [InlineData("limit=0", "'limit' must be between 1 and 100; it is 0")]
    [InlineData("limit=101", "'limit' must be between 1 and 100; it is 101")]
    [InlineData("limit=many", "'limit' must be between 1 and 100; it is many")]
    [InlineData("order=up", "'order' must be 'asc' or 'desc'; it is 'up'")]
    [InlineData("sort_by=colour", "'sort_by'")]
    [InlineData("pagination_token=!", "'pagination_token'")]
    [InlineData("pagination_token=AAAA", "'pagination_token'")]
    [InlineData("filter=size_bytes%20%3D%20big", "character 14")]
    public async Task A_wrong_parameter_gets_400(string query, string message)
    {
        await using Api api = await Api.StartAsync();

        (await api.GetAsync($"v1/files?{query}")).ExpectError(HttpStatusCode.BadRequest, "invalid-argument", message);
    }

    [Fact]
    public async Task A_token_holds_for_the_order_it_was_given_in()
    {
        await using Api api = await Api.StartAsync();
        await StoreThreeAsync(api);
        string token = (await api.GetAsync("v1/files?limit=1")).Text("pagination_token");

        (await api.GetAsync($"v1/files?order=asc&pagination_token={token}"))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "keep them the same between pages")
            .Undocumented.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_filter_chooses_files_and_an_empty_one_takes_all()
    {
        await using Api api = await Api.StartAsync();
        await StoreThreeAsync(api);
        string shared = await api.StoreAsync(Samples.Png, "shared.png");
        await api.PostAsync($"v1/files/{shared}/public-url", "{}");

        (await NamesAsync(api, "?filter=public_url%20!%3D%20null")).ShouldBe(["shared.png"]);
        (await NamesAsync(api, "?filter=public_url%20%3D%20null")).ShouldBe(["b.txt", "c.txt", "a.txt"]);
        (await NamesAsync(api, "?filter=" + Uri.EscapeDataString("NOT (name = \"a.txt\" OR content_type:png)"))).ShouldBe(
            ["b.txt", "c.txt"]);
        (await NamesAsync(api, "?filter=" + Uri.EscapeDataString("created_at > \"2026-06-10T12:00:01Z\""))).ShouldBe(
            ["shared.png", "b.txt"]);
        (await NamesAsync(api, "?filter=")).Length.ShouldBe(4);
    }

    [Fact]
    public async Task A_filter_in_short_form_is_taken_and_marked_as_undocumented()
    {
        await using Api api = await Api.StartAsync();
        await StoreThreeAsync(api);

        Answer page = (await api.GetAsync("v1/files?filter=" + Uri.EscapeDataString("name:txt -name:b.txt"))).Expect(HttpStatusCode.OK);

        page.Json["data"]!.AsArray().Select(file => file!["filename"]!.GetValue<string>()).ShouldBe(["c.txt", "a.txt"]);
        page.Undocumented.ShouldBe("filter-shorthand");
        (await api.GetAsync("v1/files?filter=name:b")).Undocumented.ShouldBeNull();
    }

    [Theory]
    [InlineData("asc", "b.txt")]
    [InlineData("desc", "a.txt")]
    public async Task The_list_goes_on_behind_a_file_too(string order, string next)
    {
        await using Api api = await Api.StartAsync();
        await StoreThreeAsync(api);
        string id = (await api.GetAsync("v1/files?filter=name=c.txt")).Json["data"]![0]!["id"]!.GetValue<string>();

        Answer page = (await api.GetAsync($"v1/files?order={order}&after={id}")).Expect(HttpStatusCode.OK);

        page.Json["data"]!.AsArray().ShouldHaveSingleItem()!["filename"]!.GetValue<string>().ShouldBe(next);
        page.Undocumented.ShouldBe("after");
        (await api.GetAsync("v1/files?after=file_unknown")).ExpectError(
            HttpStatusCode.BadRequest, "invalid-argument", "'file_unknown' does not exist");
    }

    [Fact]
    public async Task Pages_stay_whole_while_many_write()
    {
        await using Api api = await Api.StartAsync();
        var stay = new List<string>();
        for (int index = 0; index < 60; index++)
        {
            stay.Add(await api.StoreAsync(new byte[index % 7], $"{index % 5}.bin"));
        }

        using var end = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(async _ =>
        {
            while (!end.IsCancellationRequested)
            {
                string id = await api.StoreAsync(new byte[3], "2.bin");
                await api.DeleteAsync($"v1/files/{id}");
            }
        }).ToList();
        foreach (string? query in new[] { "sort_by=created_at", "sort_by=filename&order=asc", "sort_by=size&order=desc", "filter=size_bytes<9" })
        {
            var found = new List<string>();
            JsonNode? page = null;
            do
            {
                page = (await api.GetAsync($"v1/files?limit=7&{query}&pagination_token={page?["pagination_token"]}")).Expect(
                    HttpStatusCode.OK).Json;
                found.AddRange(IdsOf(page));
            }
            while (page["pagination_token"] is not null);

            found.ShouldBeUnique();
            found.Where(stay.Contains).ShouldBe(stay, ignoreOrder: true);
        }

        await end.CancelAsync();
        await Task.WhenAll(writers);
    }

    private static async Task StoreThreeAsync(Api api)
    {
        foreach ((string? name, int size) in new[] { ("a.txt", 20), ("c.txt", 30), ("b.txt", 10) })
        {
            await api.StoreAsync(Samples.Text.Concat(new byte[size]).ToArray(), name);
            api.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static async Task<string[]> NamesAsync(Api api, string query)
        => [.. (await api.GetAsync("v1/files" + query)).Expect(HttpStatusCode.OK).Json["data"]!.AsArray()
            .Select(file => file!["filename"]!.GetValue<string>())];

    private static List<string> IdsOf(JsonNode page) => [.. page["data"]!.AsArray().Select(file => file!["id"]!.GetValue<string>())];
}
