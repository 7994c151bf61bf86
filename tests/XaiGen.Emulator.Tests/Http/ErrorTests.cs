using System.Net;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Http;

namespace XaiGen.Emulator.Tests.Http;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("GET", "nothing/here", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "v1/unknown", HttpStatusCode.NotFound, "not-found")]
    [InlineData("PUT", "v1/files", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    public async Task Unknown_paths_and_methods_get_the_APIs_error_body(string method, string path, HttpStatusCode status, string code)
    {
        await using Api api = await Api.StartAsync();

        (await api.SendAsync(new HttpMethod(method), path)).ExpectError(status, code, path);
    }

    [Theory]
    [InlineData("PUT", "v1/files", "GET, POST")]
    [InlineData("HEAD", "v1/models-of-nobody", null)]
    [InlineData("PATCH", "v1/files/file_1", "DELETE, GET")]
    [InlineData("DELETE", "v1/files/file_1/public-url", "POST")]
    public async Task A_method_that_a_path_does_not_take_gets_405_with_those_it_does(string method, string path, string? allowed)
    {
        await using Api api = await Api.StartAsync();

        Answer answer = await api.SendAsync(new HttpMethod(method), path);

        answer.Status.ShouldBe(allowed is null ? HttpStatusCode.NotFound : HttpStatusCode.MethodNotAllowed);
        (allowed is null ? null : string.Join(", ", answer.ContentHeaders.Allow.Order())).ShouldBe(allowed);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "permission-denied")]
    [InlineData(HttpStatusCode.TooManyRequests, "resource-exhausted")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "unavailable")]
    public async Task Every_operation_can_be_made_to_refuse_in_the_APIs_error_body(HttpStatusCode status, string code)
    {
        await using Api api = await Api.StartAsync();
        foreach (ApiRoute route in api.Emulator.Routes)
        {
            api.Emulator.Faults.Add(new Fault.ErrorResponse((int)status) { Operation = route.OperationId, Code = code });

            (await api.CallAsync(route)).ExpectError(status, code, $"{(int)status}");
        }
    }

    [Fact]
    public async Task Every_answer_has_a_request_id_of_its_own()
    {
        await using Api api = await Api.StartAsync();

        Answer first = await api.GetAsync("v1/files");
        Answer second = await api.GetAsync("v1/files");

        first.Headers.GetValues("x-request-id").Single().ShouldNotBe(second.Headers.GetValues("x-request-id").Single());
    }

    [Theory]
    [InlineData("{\"prompt\": \"x\",}", "line 1, byte 16")]
    [InlineData("{\n  \"prompt\": x\n}", "line 2, byte 13")]
    [InlineData("{\"prompt\": \"half of \\ud83c\"}", "line 1, byte 12")]
    [InlineData("{\n\"\\udc00\": 1}", "line 2, byte 1")]
    public async Task A_body_that_is_not_JSON_gets_400_naming_the_place(string body, string place)
    {
        await using Api api = await Api.StartAsync();

        (await api.PostAsync("v1/images/generations", body))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", place);
    }

    [Fact]
    public async Task A_form_in_place_of_JSON_is_told_as_what_it_is()
    {
        await using Api api = await Api.StartAsync();
        using var form = new MultipartFormDataContent("frontier") { { new StringContent("a hat"), "prompt" } };

        (await Answer.OfAsync(await api.Http.PostAsync("v1/images/edits", form))).ExpectError(
            HttpStatusCode.UnsupportedMediaType, "unsupported-media-type",
            "sent with 'Content-Type: application/json'; it is multipart/form-data");
    }

    [Theory]
    [InlineData("v1/videos/generations", """{"prompt":"x","duration":5.5}""", "duration is 5.5 s; it must be a whole number of seconds.")]
    [InlineData("v1/videos/generations", """{"prompt":"x","duration":16}""", "duration is 16 s; it must be between 1 s and 15 s.")]
    [InlineData("v1/videos/generations", """{"prompt":"x","seconds":"16"}""", "duration is 16 s; it must be between 1 s and 15 s.")]
    [InlineData(
        "v1/images/generations", """{"prompt":"x","storage_options":{"filename":"a.png","expires_after":7200.25}}""",
        "storage_options.expires_after is 7200.25 s; it must be a whole number of seconds.")]
    [InlineData(
        "v1/files/file_1/public-url", """{"expires_after":3600.5}""", "expires_after is 3600.5 s; it must be a whole number of seconds.")]
    [InlineData(
        "v1/files/file_1/public-url", """{"expires_after":3599}""", "expires_after is 3599 s; it must be between 3600 s and 2592000 s.")]
    public async Task A_duration_is_told_as_it_was_sent(string path, string body, string message)
    {
        await using Api api = await Api.StartAsync();

        (await api.PostAsync(path, body)).ExpectError(HttpStatusCode.BadRequest, "invalid-argument", message);
    }

    [Theory]
    [InlineData("v1/images/generations", "{}", "'prompt' is missing")]
    [InlineData("v1/images/generations", """{"prompt":7}""", "$.prompt")]
    [InlineData("v1/images/generations", "null", "object")]
    [InlineData("v1/images/edits", """{"prompt":"x"}""", "exactly one of 'image', 'images', found none")]
    [InlineData("v1/images/edits", """{"prompt":"x","image":{}}""", "exactly one of 'url', 'file_id', found none")]
    [InlineData(
        "v1/images/edits", """{"prompt":"x","image":{"url":"http://a/b.png","file_id":"file_1"}}""",
        "exactly one of 'url', 'file_id', found several")]
    [InlineData(
        "v1/images/edits", """{"prompt":"x","image":{"file_id":"file_1"},"images":[{"file_id":"file_1"}]}""",
        "exactly one of 'image', 'images', found several")]
    [InlineData(
        "v1/videos/generations", """{"prompt":"x","reference_audios":[{"url":"https://a.b/c.wav","voice_id":"ara"}]}""",
        "exactly one of 'url', 'voice_id', found several")]
    [InlineData("v1/videos/edits", """{"prompt":"x","video":{}}""", "exactly one of 'url', 'file_id', found none")]
    [InlineData("v1/videos/edits", """{"prompt":"x"}""", "'video' is missing")]
    [InlineData("v1/videos/extensions", """{"video":{"file_id":"file_1"}}""", "'prompt' is missing")]
    [InlineData("v1/videos/generations", "{}", "'prompt' is needed where 'image' is not given")]
    public async Task A_body_that_lacks_something_gets_422_naming_it(string path, string body, string message)
    {
        await using Api api = await Api.StartAsync();

        (await api.PostAsync(path, body))
            .ExpectError(HttpStatusCode.UnprocessableEntity, "unprocessable-entity", message);
    }
}
