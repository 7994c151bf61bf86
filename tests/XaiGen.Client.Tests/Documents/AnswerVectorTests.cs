using System.Text.Json;
using System.Text.Json.Nodes;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests.Documents;

/// <summary>The client reads the responses that the documentation pages show into typed values, without loss.</summary>
public sealed class AnswerVectorTests
{
    private static readonly FileId s_someFile = new("file_of-the-twin");

    /// <summary>By shape: the call that gets such a response, and what its typed values must be.</summary>
    private static readonly Dictionary<string, Func<XaiClient, JsonElement, Task<object>>> s_twins = new()
    {
        ["/v1/files/{file_id}/public-url {public_url}"] = async (client, page) =>
        {
            CreatedPublicUrl created = await client.Files.CreatePublicUrlAsync(s_someFile);
            created.PublicUrl.OriginalString.ShouldBe(Text(page, "public_url"));
            created.ExpiresAt.ShouldBeNull();
            return created;
        },
        ["/v1/files/{file_id}/public-url {expires_at, public_url}"] = async (client, page) =>
        {
            CreatedPublicUrl created = await client.Files.CreatePublicUrlAsync(s_someFile, TimeSpan.FromDays(1));
            created.PublicUrl.OriginalString.ShouldBe(Text(page, "public_url"));
            created.ExpiresAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(page.GetProperty("expires_at").GetInt64()));
            return created;
        },
        ["/v1/files/{file_id}/public-url/revoke {id, public_url, revoked}"] = async (client, page) =>
        {
            RevokedPublicUrl revoked = await client.Files.RevokePublicUrlAsync(s_someFile);
            revoked.Id.Value.ShouldBe(Text(page, "id"));
            revoked.Revoked.ShouldBeTrue();
            revoked.PublicUrl.ShouldNotBeNull().OriginalString.ShouldBe(Text(page, "public_url"));
            return revoked;
        },
        ["/v1/files/{file_id}/public-url/revoke {id, revoked}"] = async (client, page) =>
        {
            RevokedPublicUrl revoked = await client.Files.RevokePublicUrlAsync(s_someFile);
            revoked.Id.Value.ShouldBe(Text(page, "id"));
            revoked.Revoked.ShouldBeFalse();
            revoked.PublicUrl.ShouldBeNull();
            return revoked;
        },
        ["/v1/images/generations {data[{file_output{file_id, filename, public_url}, url}]}"] = async (client, page) =>
        {
            (ImageResponse? answer, FileOutput? output, JsonElement onPage) = await GenerateAsync(client, page);
            output.PublicUrl.ShouldNotBeNull().OriginalString.ShouldBe(Text(onPage, "public_url"));
            output.PublicUrlError.ShouldBeNull();
            return answer;
        },
        ["/v1/images/generations {data[{file_output{file_id, filename, public_url_error}, url}]}"] = async (client, page) =>
        {
            (ImageResponse? answer, FileOutput? output, JsonElement onPage) = await GenerateAsync(client, page);
            output.PublicUrl.ShouldBeNull();
            output.PublicUrlError.ShouldBe(Text(onPage, "public_url_error"));
            return answer;
        },
    };

    public static TheoryData<string> Names => new(Vector.Answers.Select(vector => vector.Name));

    [PagesTheory]
    [MemberData(nameof(Names))]
    public async Task The_client_reads_what_the_page_answers(string name)
    {
        var vector = Vector.Named(Vector.Answers, name);
        s_twins.ShouldContainKey(vector.Shape, "This answer of the pages has no typed twin; write one.");

        await using var server = new ScriptedServer(Status(200, vector.Json.GetRawText()));
        object answer = await s_twins[vector.Shape](new XaiClient("key", new XaiClientOptions { Endpoint = server.Address }), vector.Json);

        server.Requests.ShouldHaveSingleItem().Target.ShouldBe(vector.Path.Replace("{file_id}", s_someFile.Value));
        string written = JsonSerializer.Serialize(answer, answer.GetType());
        JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(vector.Json.GetRawText()))
            .ShouldBeTrue($"Written: {written}\nOn the page: {vector.Json.GetRawText()}");
    }

    [PagesFact]
    public void Every_twin_is_on_a_page_and_every_answer_was_found()
    {
        Vector.Answers.Select(vector => vector.Shape).Distinct().Order().ShouldBe(s_twins.Keys.Order());
        Vector.Answers.Count.ShouldBe(
            Page.Blocks("json").Count() + Page.Blocks("bash").Sum(block => block.Text.Split("# {").Length - 1));
    }

    private static async Task<(ImageResponse Answer, FileOutput Output, JsonElement OutputOnPage)> GenerateAsync(
        XaiClient client, JsonElement page)
    {
        JsonElement onPage = page.GetProperty("data")[0];
        JsonElement outputOnPage = onPage.GetProperty("file_output");
        ImageResponse answer = await client.Images.GenerateAsync("A ferry leaves the harbour");

        ImageOutput image = answer.Data.ShouldHaveSingleItem();
        image.Url.ShouldNotBeNull().OriginalString.ShouldBe(Text(onPage, "url"));
        image.Base64.ShouldBeNull();
        image.StorageError.ShouldBeNull();
        FileOutput output = image.FileOutput.ShouldNotBeNull();
        output.FileId.Value.ShouldBe(Text(outputOnPage, "file_id"));
        output.Filename.ShouldBe(Text(outputOnPage, "filename"));
        output.ExpiresAt.ShouldBeNull();
        output.PublicUrlExpiresAt.ShouldBeNull();
        return (answer, output, outputOnPage);
    }

    private static string Text(JsonElement page, string property) => page.GetProperty(property).GetString()!;
}
