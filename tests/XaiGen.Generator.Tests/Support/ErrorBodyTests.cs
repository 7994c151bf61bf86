using SupportNamespace;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Generator.Tests.Support;

public sealed class ErrorBodyTests
{
    [Theory]
    [InlineData("""{"code":"invalid-argument","error":"'n' must be at most 10."}""", "invalid-argument", "'n' must be at most 10.")]
    [InlineData("""{"code":429,"error":"slow down"}""", "429", "slow down")]
    [InlineData("""{"code":null,"error":"text"}""", null, "text")]
    [InlineData("""{"error":{"message":"no","type":"invalid_request_error","param":"n","code":"bad_n"}}""", "bad_n", "no")]
    [InlineData("""{"error":{"message":"no","type":"invalid_request_error","param":null,"code":null}}""", "invalid_request_error", "no")]
    [InlineData("""{"error":{"message":"no","code":17}}""", "17", "no")]
    [InlineData("""{"error":"text"}""", null, "text")]
    [InlineData(
        """{"code":"imagine:content-moderated","error":"rejected","usage":{"cost_in_usd_ticks":900000000}}""", "imagine:content-moderated",
        "rejected")]
    [InlineData("""{"error":"invalid_grant","error_description":"expired"}""", "invalid_grant", "expired")]
    [InlineData("""{"type":"https://example.com/p","title":"Bad input","detail":"n is 11","status":400}""", null, "Bad input: n is 11")]
    [InlineData("""{"title":"Bad input","status":400}""", null, "Bad input")]
    [InlineData("""{"detail":[{"loc":["body","n"],"msg":"too big","type":"value_error"},{"msg":"missing"}]}""", null, "body.n: too big; missing")]
    [InlineData(
        """{"title":"One or more errors occurred.","status":400,"errors":{"Paint":["no colour","too long"],"$.n":["not a number"]}}""", null,
        "One or more errors occurred: Paint: no colour; too long; $.n: not a number")]
    [InlineData("""{"statusCode":400,"message":"Errors!","errors":{"x-Key":["missing"]}}""", null, "Errors: x-Key: missing")]
    [InlineData("""{"title":"Bad input","errors":{}}""", null, "Bad input")]
    [InlineData("""{"name":["required"],"tags":[{"word":["too long"]}],"none":[]}""", null, "name: required; tags: word: too long")]
    [InlineData("""{"message":"text","code":"c"}""", "c", "text")]
    [InlineData("""{"errors":[{"code":"c1","message":"one"},{"code":"c2","message":"two"}]}""", "c1", "one; two")]
    [InlineData("""["one","two"]""", null, "one; two")]
    [InlineData("\"only text\"", null, "only text")]
    [InlineData("upstream connect error", null, "upstream connect error")]
    [InlineData("{\"error\":\"cut sho", null, "{\"error\":\"cut sho")]
    [InlineData("""{"error":"\ud800"}""", null, """{"error":"\ud800"}""")]
    public async Task Code_and_words_are_found_in_every_form(string body, string? code, string message)
    {
        Api_Exception error = await FailAsync(body);

        error.Code.ShouldBe(code);
        error.ServerMessage.ShouldBe(message);
        error.Message.ShouldBe($"POST /v1/things failed: 400 {(code is null ? "" : code + ": ")}{message} (request ID req-1)");
        error.Status.ShouldBe(400);
        error.RequestId.ShouldBe("req-1");
        error.Body.ShouldBe(body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"error":{}}""")]
    [InlineData("""{"error":null,"code":""}""")]
    [InlineData("<html><body>Bad</body></html>")]
    public async Task Without_words_the_status_speaks(string body)
    {
        Api_Exception error = await FailAsync(body);

        error.Code.ShouldBeNull();
        error.ServerMessage.ShouldBeNull();
        error.Message.ShouldBe("POST /v1/things failed: 400 BadRequest (request ID req-1)");
    }

    [Fact]
    public async Task The_services_words_stay_on_one_line_and_short()
    {
        string words = "one\r\n2026-11-21 INFO forged\u0085line\u2028" + new string('x', 5000);

        Api_Exception error = await FailAsync(words);

        error.Message.ShouldStartWith("POST /v1/things failed: 400 one 2026-11-21 INFO forged line x");
        error.Message.Any(char.IsControl).ShouldBeFalse();
        error.Message.Length.ShouldBeLessThan(1100);
        error.ServerMessage.ShouldNotBeNull().ShouldStartWith("one 2026-11-21 INFO forged line x");
        error.ServerMessage.Length.ShouldBeLessThanOrEqualTo(1001);
        error.Body.ShouldBe(words);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_do_no_harm()
    {
        await using var server = new ScriptedServer(Bytes(400, [0xFF, 0xFE, 0x00, 0x80]));

        Api_Exception error = await TestClient.Connect(server.Address).FailAsync(TestClient.Post());

        error.Status.ShouldBe(400);
        error.Message.Any(char.IsControl).ShouldBeFalse();
    }

    [Fact]
    public async Task A_big_body_is_kept_up_to_a_limit()
    {
        Api_Exception error = await FailAsync($$"""{"error":"text","more":"{{new string('x', 2 * 1024 * 1024)}}"}""");

        error.Message.ShouldStartWith("POST /v1/things failed: 400 {\"error\":\"text\"");
        error.Message.Length.ShouldBeLessThan(1100);
        error.Body!.Length.ShouldBe(1024 * 1024);
    }

    [Fact]
    public void A_test_double_can_throw_one()
    {
        var error = new Api_Exception("no luck") { Code = "invalid-argument", RequestId = "r" };

        error.Message.ShouldBe("no luck");
        error.Code.ShouldBe("invalid-argument");
        error.Status.ShouldBe(0);
        error.Tries.ShouldBe(1);
    }

    private static async Task<Api_Exception> FailAsync(string body)
    {
        await using var server = new ScriptedServer(Status(400, body, "x-request-id: req-1"));
        return await TestClient.Connect(server.Address).FailAsync(TestClient.Post());
    }
}
