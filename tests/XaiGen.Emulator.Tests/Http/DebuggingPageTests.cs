using System.Net;
using System.Text;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Http;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>Each status of docs.x.ai/developers/debugging, and each cause that the page names for it.</summary>
public sealed class DebuggingPageTests
{
    private static readonly string[] s_withJsonBody =
        ["createPublicUrl", "generateImages", "editImages", "generateVideo", "editVideo", "extendVideo"];

    [Fact]
    public async Task Status_202_the_deferred_result_is_not_ready()
    {
        await using Api api = await Api.StartAsync();
        string id = (await api.PostAsync("v1/videos/generations", """{"prompt":"x"}""")).Text("request_id");

        (await api.GetAsync($"v1/videos/{id}")).Expect(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("POST", "v1/images/generations", """{"prompt":"x","resolution":"8k"}""")]
    [InlineData("GET", "v1/files?limit=0", null)]
    public async Task Status_400_a_body_or_a_URL_has_an_invalid_argument(string method, string path, string? body)
    {
        await using Api api = await Api.StartAsync();

        (await api.SendAsync(new HttpMethod(method), path, body)).ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "");
    }

    [Fact]
    public async Task Status_400_the_key_is_incorrect_and_401_there_is_none()
    {
        await using Api api = await Api.StartAsync(options => options with { AcceptedKeys = ["right"] });
        foreach (ApiRoute route in api.Emulator.Routes)
        {
            (await api.CallAsync(route)).Expect(HttpStatusCode.BadRequest);
            (await api.CallAsync(route, api.Anonymous)).Expect(HttpStatusCode.Unauthorized);
        }
    }

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Status_403_429_and_503_can_be_ordered_for_every_operation(int status)
    {
        await using Api api = await Api.StartAsync();
        foreach (ApiRoute route in api.Emulator.Routes)
        {
            api.Emulator.Faults.Add(new Fault.ErrorResponse(status) { Operation = route.OperationId });

            (await api.CallAsync(route)).Expect((HttpStatusCode)status);
        }
    }

    [Theory]
    [InlineData("v1/images/generations", """{"prompt":"x","model":"nope"}""")]
    [InlineData("v1/images/edits", """{"prompt":"x","model":"nope","image":{"url":"https://a.example/a.png"}}""")]
    [InlineData("v1/videos/generations", """{"prompt":"x","model":"nope"}""")]
    [InlineData("v1/videos/edits", """{"prompt":"x","model":"nope","video":{"url":"https://a.example/a.mp4"}}""")]
    [InlineData("v1/videos/extensions", """{"prompt":"x","model":"grok-imagine-image","video":{"url":"https://a.example/a.mp4"}}""")]
    public async Task Status_404_the_model_of_a_body_does_not_exist(string path, string body)
    {
        await using Api api = await Api.StartAsync();

        Answer answer = await api.PostAsync(path, body);

        answer.ExpectError(HttpStatusCode.NotFound, "not-found", "does not exist");
        answer.Undocumented.ShouldBeNull();
    }

    [Theory]
    [InlineData("GET", "v1/file")]
    [InlineData("GET", "V1/files")]
    [InlineData("GET", "v1/FILES")]
    [InlineData("GET", "v1/files/")]
    [InlineData("GET", "v1//files")]
    [InlineData("GET", "v1/files/file_1/")]
    [InlineData("GET", "v1/files/file_1/Content")]
    [InlineData("POST", "v1/images/Generations")]
    [InlineData("GET", "CDN/token/file_1.png")]
    public async Task Status_404_the_URL_is_misspelled(string method, string path)
    {
        await using Api api = await Api.StartAsync();

        (await api.SendAsync(new HttpMethod(method), path, method == "POST" ? """{"prompt":"x"}""" : null))
            .ExpectError(HttpStatusCode.NotFound, "not-found", $"There is nothing at {method} /{path}");
    }

    [Fact]
    public async Task Status_405_the_method_is_not_allowed()
    {
        await using Api api = await Api.StartAsync();

        (await api.PostAsync("v1/image-generation-models", "{}")).ExpectError(
            HttpStatusCode.MethodNotAllowed, "method-not-allowed", "does not take POST");
        (await api.GetAsync("v1/images/generations/x")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Status_415_a_POST_has_an_empty_body()
    {
        await using Api api = await Api.StartAsync();
        foreach (ApiRoute? route in api.Emulator.Routes.Where(route => s_withJsonBody.Contains(route.OperationId)))
        {
            (await PostAsync(api, route, "", "application/json")).ExpectError(
                HttpStatusCode.UnsupportedMediaType, "unsupported-media-type", "is empty");
            (await api.PostAsync(PathOf(route))).ExpectError(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type", "is empty");
        }

        (await api.PostAsync("v1/files")).ExpectError(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type", "is empty");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/octet-stream")]
    [InlineData("application/jsonx")]
    [InlineData("not a type")]
    public async Task Status_415_the_content_type_of_JSON_is_missing(string? contentType)
    {
        await using Api api = await Api.StartAsync();
        foreach (ApiRoute? route in api.Emulator.Routes.Where(route => s_withJsonBody.Contains(route.OperationId)))
        {
            (await PostAsync(api, route, """{"prompt":"x"}""", contentType))
                .ExpectError(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type", "'Content-Type: application/json'");
        }
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON")]
    [InlineData("application/vnd.api+json")]
    public async Task The_content_type_of_JSON_has_its_spellings(string contentType)
    {
        await using Api api = await Api.StartAsync();
        ApiRoute route = api.Emulator.Routes.Single(route => route.OperationId == "generateImages");

        (await PostAsync(api, route, """{"prompt":"x"}""", contentType)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_POST_that_has_no_body_in_the_contract_needs_none()
    {
        await using Api api = await Api.StartAsync();

        (await api.PostAsync("v1/files/file_1/public-url/revoke")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Status_422_a_field_has_an_invalid_format()
    {
        await using Api api = await Api.StartAsync();

        (await api.PostAsync("v1/images/generations", """{"prompt":"x","n":"two"}"""))
            .ExpectError(HttpStatusCode.UnprocessableEntity, "unprocessable-entity", "Expected an integer, found a string (at $.n)");
    }

    private static string PathOf(ApiRoute route) => route.Path.TrimStart('/').Replace("{file_id}", "file_1");

    private static async Task<Answer> PostAsync(Api api, ApiRoute route, string body, string? contentType)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return await Answer.OfAsync(await api.Http.PostAsync(PathOf(route), content));
    }
}
