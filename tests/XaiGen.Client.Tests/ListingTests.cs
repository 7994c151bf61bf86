using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>A list that comes in pages is one sequence.</summary>
public sealed class ListingTests : EmulatorTests
{
    private const string File = """{"id":"file_1","object":"file","bytes":1,"created_at":1,"filename":"a.png"}""";

    [Fact]
    public async Task All_pages_are_walked_in_order()
    {
        foreach (string name in (string[])["d.png", "a.png", "e.png", "c.png", "b.png"])
        {
            await UploadPngAsync(name);
        }

        List<string> names = await Client.Files
            .ListAsync(limit: 2, order: FileSortOrder.Ascending, sortBy: FileSortField.Filename)
            .Select(file => file.Filename)
            .ToListAsync();

        names.ShouldBe(["a.png", "b.png", "c.png", "d.png", "e.png"]);
    }

    [Fact]
    public async Task A_page_can_be_had_by_itself_and_gone_on_from()
    {
        await UploadPngAsync("a.png");
        await UploadPngAsync("b.png");

        FileList first = await Client.Files.ListPageAsync(limit: 1, FileSortOrder.Ascending, FileSortField.Filename);
        FileList second =
            await Client.Files.ListPageAsync(limit: 1, FileSortOrder.Ascending, FileSortField.Filename, first.PaginationToken);

        first.Data.ShouldHaveSingleItem().Filename.ShouldBe("a.png");
        second.Data.ShouldHaveSingleItem().Filename.ShouldBe("b.png");
    }

    [Theory]
    [InlineData("without a token", """{"data":[#]}""")]
    [InlineData("with a null token", """{"data":[#],"pagination_token":null}""")]
    [InlineData("with an empty token", """{"data":[#],"pagination_token":""}""")]
    [InlineData("with a token seen before", """{"data":[#],"pagination_token":"t1"}""")]
    [InlineData("without files", """{"data":[],"pagination_token":"t2"}""")]
    public async Task The_end_is_a_page(string what, string lastPage)
    {
        string first = $$"""{"data":[{{File}}],"pagination_token":"t1"}""";
        await using var server = new ScriptedServer(Status(200, first), Status(200, lastPage.Replace("#", File)), Status(500));
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address, MaxRetries = 0 });

        await client.Files.ListAsync(filter: "size_bytes > 0").ToListAsync();

        server.Requests.Select(request => request.Target).ShouldBe(
            ["/v1/files?filter=size_bytes%20%3E%200", "/v1/files?pagination_token=t1&filter=size_bytes%20%3E%200"], what);
    }

    [Fact]
    public async Task A_page_shorter_than_asked_for_is_the_last()
    {
        await using var server = new ScriptedServer(Status(200, $$"""{"data":[{{File}}],"pagination_token":"t1"}"""));
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address });

        (await client.Files.ListAsync(limit: 2).ToListAsync()).ShouldHaveSingleItem();

        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Pages_are_fetched_only_as_they_are_reached()
    {
        await using var server = new ScriptedServer(Status(200, $$"""{"data":[{{File}}],"pagination_token":"t1"}"""), Status(500));
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address, MaxRetries = 0 });

        (await client.Files.ListAsync().FirstAsync()).Filename.ShouldBe("a.png");

        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_filter_that_is_wrong_is_refused_with_its_place()
    {
        XaiException error = await Should.ThrowAsync<XaiException>(Client.Files.ListAsync(filter: "size_bytes >").ToListAsync().AsTask());
        error.Status.ShouldBe(400);
        error.Message.ShouldContain("'filter' is wrong");
    }
}
