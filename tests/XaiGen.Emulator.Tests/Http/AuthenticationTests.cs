using System.Net;
using System.Net.Http.Headers;
using XaiGen.Emulator.Http;

namespace XaiGen.Emulator.Tests.Http;

public sealed class AuthenticationTests
{
    [Fact]
    public async Task A_call_without_Authorization_gets_401()
    {
        await using Api api = await Api.StartAsync();

        (await api.GetAsync("v1/files", api.Anonymous))
            .ExpectError(HttpStatusCode.Unauthorized, "unauthenticated", "'Authorization' is missing");
    }

    [Theory]
    [InlineData("Basic", "dXNlcjpwYXNz")]
    [InlineData("Bearer", null)]
    public async Task A_malformed_Authorization_gets_401(string scheme, string? parameter)
    {
        await using Api api = await Api.StartAsync();
        api.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, parameter);

        (await api.GetAsync("v1/files")).ExpectError(HttpStatusCode.Unauthorized, "unauthenticated", "'Bearer <key>'");
    }

    [Fact]
    public async Task A_wrong_key_gets_400_as_the_API_does_and_is_not_repeated_in_the_answer()
    {
        await using Api api = await Api.StartAsync(options => options with { AcceptedKeys = ["right"] });
        using HttpClient right = api.NewHttp("right");
        using HttpClient wrong = api.NewHttp("very-secret-wrong");

        (await api.GetAsync("v1/files", right)).Expect(HttpStatusCode.OK);
        (await api.GetAsync("v1/files", wrong))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "Incorrect API key provided")
            .Body.ShouldNotContain("very-secret-wrong");
    }

    [Fact]
    public async Task Every_operation_wants_a_key_and_the_right_one()
    {
        await using Api api = await Api.StartAsync(options => options with { AcceptedKeys = ["right"] });
        foreach (ApiRoute route in api.Emulator.Routes)
        {
            (await api.CallAsync(route, api.Anonymous))
                .ExpectError(HttpStatusCode.Unauthorized, "unauthenticated", "'Authorization' is missing");
            (await api.CallAsync(route))
                .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "Incorrect API key provided");
        }
    }

    [Fact]
    public async Task Each_key_is_a_team_that_does_not_see_the_files_of_others()
    {
        await using Api api = await Api.StartAsync();
        using HttpClient other = api.NewHttp("other-key");
        string id = await api.StoreAsync(Samples.Png, "mine.png");

        (await api.GetAsync("v1/files", other)).Json["data"]!.AsArray().ShouldBeEmpty();
        (await api.GetAsync($"v1/files/{id}", other)).ExpectError(HttpStatusCode.NotFound, "not-found", id);
        (await api.GetAsync($"v1/files/{id}/content", other)).Expect(HttpStatusCode.NotFound);
        (await api.SendAsync(HttpMethod.Delete, $"v1/files/{id}", null, other)).Expect(HttpStatusCode.NotFound);
        (await api.PostAsync($"v1/files/{id}/public-url", "{}", other)).Expect(HttpStatusCode.NotFound);
        (await api.PostAsync("v1/images/edits", $$$"""{"prompt":"x","image":{"file_id":"{{{id}}}"}}""", other))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "does not exist");
        (await api.GetAsync($"v1/files/{id}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Revoking_another_teams_url_does_nothing()
    {
        await using Api api = await Api.StartAsync();
        using HttpClient other = api.NewHttp("other-key");
        string id = await api.StoreAsync(Samples.Png, "mine.png");
        string url = (await api.PostAsync($"v1/files/{id}/public-url", "{}")).Text("public_url");

        (await api.PostAsync($"v1/files/{id}/public-url/revoke", null, other)).Json["revoked"]!.GetValue<bool>().ShouldBeFalse();
        (await api.GetAsync(url, api.Anonymous)).Expect(HttpStatusCode.OK);
    }
}
