using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>Every kind of error of this API, and how code can distinguish them.</summary>
public sealed class ErrorKindTests
{
    [Theory]
    [InlineData(400, """{"code":"invalid-argument","error":"Incorrect API key provided: xa***y."}""", XaiErrorKind.InvalidApiKey)]
    [InlineData(
        400, """{"code":"Client specified an invalid argument","error":"Incorrect API key provided."}""", XaiErrorKind.InvalidApiKey)]
    [InlineData(
        400, """{"error":{"message":"Incorrect API key provided.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}""",
        XaiErrorKind.InvalidApiKey)]
    [InlineData(
        400, """{"code":"imagine:content-moderated","error":"Rejected.","usage":{"cost_in_usd_ticks":900000000}}""",
        XaiErrorKind.ContentModerated)]
    [InlineData(
        400, """{"code":"Client specified an invalid argument","error":"Generated image rejected by content moderation."}""",
        XaiErrorKind.ContentModerated)]
    [InlineData(400, """{"code":"invalid-argument","error":"'n' must be at most 10."}""", XaiErrorKind.InvalidRequest)]
    [InlineData(400, "", XaiErrorKind.InvalidRequest)]
    [InlineData(400, "<html>Bad Request</html>", XaiErrorKind.InvalidRequest)]
    [InlineData(422, """{"error":"missing field `prompt`"}""", XaiErrorKind.InvalidRequest)]
    [InlineData(401, """{"error":"No credentials."}""", XaiErrorKind.InvalidApiKey)]
    [InlineData(403, """{"code":"permission-denied","error":"The key is blocked."}""", XaiErrorKind.PermissionDenied)]
    [InlineData(404, """{"code":"not-found","error":"No such file."}""", XaiErrorKind.NotFound)]
    [InlineData(413, "", XaiErrorKind.FileTooLarge)]
    [InlineData(429, """{"code":429,"error":"Too many requests."}""", XaiErrorKind.RateLimited)]
    [InlineData(500, "upstream connect error", XaiErrorKind.ServerError)]
    [InlineData(529, "", XaiErrorKind.ServerError)]
    [InlineData(405, "", XaiErrorKind.Other)]
    [InlineData(200, "<html>", XaiErrorKind.UnreadableResponse)]
    public async Task An_answer_has_a_kind(int status, string body, XaiErrorKind kind)
    {
        await using var server = new ScriptedServer(Status(status, body, "x-request-id: r1"));

        XaiException error = await FailAsync(server);

        error.Kind.ShouldBe(kind);
        error.Status.ShouldBe(status);
        error.RequestId.ShouldBe("r1");
        error.Message.ShouldContain("request ID r1");
    }

    [Fact]
    public async Task No_answer_is_a_kind_too()
    {
        await using var server = new ScriptedServer(Dropped());

        (await FailAsync(server)).Kind.ShouldBe(XaiErrorKind.NoResponse);
    }

    [Fact]
    public async Task The_limit_of_public_addresses_is_no_rate_limit_and_is_not_tried_again()
    {
        await using var server = new ScriptedServer(
            Status(429, """{"code":"resource-exhausted","error":"The team has too many active public URLs."}"""));

        XaiException error = await Should.ThrowAsync<XaiException>(ClientOf(server).Files.CreatePublicUrlAsync(new FileId("file_1")));

        error.Kind.ShouldBe(XaiErrorKind.QuotaExceeded);
        error.IsRetryable.ShouldBeFalse();
        error.Tries.ShouldBe(1);
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"code":"resource-exhausted","error":"Too many requests."}""", "X-Nothing: 1")]
    [InlineData("""{"code":"resource-exhausted","error":"Too many calls for public URLs."}""", "Retry-After: 0")]
    public async Task A_rate_limit_of_the_same_call_is_waited_for(string body, string header)
    {
        await using var server =
            new ScriptedServer(Status(429, body, header), Status(200, """{"public_url":"https://cdn.example/a.png"}"""));

        (await ClientOf(server).Files.CreatePublicUrlAsync(new FileId("file_1"))).PublicUrl.Host.ShouldBe("cdn.example");

        server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"code":"imagine:content-moderated","error":"no","usage":{"cost_in_usd_ticks":900000000}}""", 0.09)]
    [InlineData("""{"error":{"message":"no","code":17,"param":["odd"]},"usage":{"cost_in_usd_ticks":100000000,"new":1}}""", 0.01)]
    [InlineData("""{"error":"no","usage":null}""", null)]
    [InlineData("""{"error":"no","usage":{}}""", null)]
    [InlineData("""{"error":"no","usage":"free"}""", null)]
    [InlineData("""["no"]""", null)]
    [InlineData("no", null)]
    [InlineData("", null)]
    public async Task What_a_refusal_cost_is_read_from_any_form(string body, double? dollars)
    {
        await using var server = new ScriptedServer(Status(400, body));

        decimal? cost = (await FailAsync(server)).Usage?.CostInUsd;
        cost.ShouldBe((decimal?)dollars);
    }

    [Fact]
    public void A_test_double_can_say_its_kind()
        => new XaiException("no") { Kind = XaiErrorKind.ContentModerated }.Kind.ShouldBe(XaiErrorKind.ContentModerated);

    private static Task<XaiException> FailAsync(ScriptedServer server)
        => Should.ThrowAsync<XaiException>(ClientOf(server).Images.GenerateAsync("A ferry"));

    private static XaiClient ClientOf(ScriptedServer server)
        => new("xai-a-key-of-its-own", new XaiClientOptions { Endpoint = server.Address, RetryDelay = TimeSpan.Zero });
}
