using System.Net;

namespace XaiGen.Emulator.Tests.Http;

public sealed class FileLifeTests
{
    [Fact]
    public async Task A_deleted_file_is_gone_and_deleting_it_again_gets_404()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");

        Answer deleted = (await api.DeleteAsync($"v1/files/{id}")).Expect(HttpStatusCode.OK);

        deleted.Text("id").ShouldBe(id);
        deleted.Text("object").ShouldBe("file");
        deleted.Json["deleted"]!.GetValue<bool>().ShouldBeTrue();
        (await api.GetAsync($"v1/files/{id}")).ExpectError(HttpStatusCode.NotFound, "not-found", id);
        (await api.GetAsync($"v1/files/{id}/content")).Expect(HttpStatusCode.NotFound);
        (await api.DeleteAsync($"v1/files/{id}")).ExpectError(HttpStatusCode.NotFound, "not-found", id);
    }

    [Fact]
    public async Task An_expired_file_is_as_absent_as_a_deleted_one()
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png", ("expires_after", "3600"));

        api.Clock.Advance(TimeSpan.FromSeconds(3599));
        (await api.GetAsync($"v1/files/{id}")).Expect(HttpStatusCode.OK);
        api.Clock.Advance(TimeSpan.FromSeconds(1));

        (await api.GetAsync($"v1/files/{id}")).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync($"v1/files/{id}/content")).Expect(HttpStatusCode.NotFound);
        (await api.DeleteAsync($"v1/files/{id}")).Expect(HttpStatusCode.NotFound);
        (await api.PostAsync($"v1/files/{id}/public-url", "{}")).Expect(HttpStatusCode.NotFound);
        (await api.PostAsync("v1/images/edits", $$$"""{"prompt":"x","image":{"file_id":"{{{id}}}"}}""")).Expect(HttpStatusCode.BadRequest);
        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("file_unknown")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    public async Task An_unknown_id_gets_404_whatever_it_looks_like(string id)
    {
        await using Api api = await Api.StartAsync();

        (await api.GetAsync($"v1/files/{id}")).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync($"v1/files/{id}/content")).Expect(HttpStatusCode.NotFound);
    }
}
