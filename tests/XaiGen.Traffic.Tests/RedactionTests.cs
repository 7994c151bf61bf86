using System.Text;
using XaiGen.Traffic.Exchanges;
using XaiGen.Traffic.Redacting;

namespace XaiGen.Traffic.Tests;

public sealed class RedactionTests
{
    private const string Secret = "xai-Sup3r+S\"ecret/Ä==";

    private static readonly Redaction s_redaction = new(new SecretNames(["Patient-Number"]));

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "application/json", $$"""{"a": 1, "api_key": {{Json(Secret)}}, "b": [2]}""", "\"b\": [2]}" },
        { "application/json", $$"""{"PatientNumber": {{Json(Secret)}}}""", "{\"PatientNumber\": " },
        { "application/json", $$"""{"credentials": {"user": {{Json(Secret)}}, "more": [{{Json(Secret)}}, 7]}, "b": 2}""", "\"b\": 2}" },
        { "application/json", $$"""{"a": [{"client_secret":{{Json(Secret)}}""", "{\"a\": [{\"client_secret\":" },
        { "application/json", $$"""{"client_secret":{{Json(Secret)[..^1]}}""", "{\"client_secret\":" },
        { "application/json", $$"""{"\u0061pi_key": {{Json(Secret)}}}""", "_key\": " },
        { "application/problem+json", $$"""{"token":{{Json(Secret)}},"token":{{Json(Secret)}}}""", "{\"token\":" },
        { "text/event-stream", $"data: {{\"n\":1,\"access_token\":{Json(Secret)}}}\n\ndata: [DONE]\n\n", "{\"n\":1," },
        { "application/x-ndjson", $"{{\"password\":{Json(Secret)}}}\n{{\"n\":1}}\n", "{\"n\":1}" },
        { "application/x-www-form-urlencoded", $"a=1&client_secret={Uri.EscapeDataString(Secret)}&b=2", "&b=2" },
        { "multipart/form-data; boundary=b",
            $"--b\r\nContent-Disposition: form-data; name=\"password\""
                + $"\r\n\r\n{Secret}\r\n--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n1\r\n--b--\r\n", "\r\n1\r\n--b--" },
        { "application/json", $$"""{"url": "https://bucket.example/a?X-Amz-Signature={{Uri.EscapeDataString(Secret)}}&x=1"}""", "&x=1" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_secret_field_leaves_no_trace_and_the_rest_stays(string type, string body, string rest)
    {
        Exchange clean = s_redaction.Apply(Given.Exchange(
            requestHeaders: [("Content-Type", type)], requestBody: body, responseHeaders: [("Content-Type", type)], responseBody: body));

        ShouldHaveNo(Secret, clean);
        clean.Request.Body!.IsWhole.ShouldBeTrue();
        clean.Request.Body.Text!.ShouldContain(rest);
        if (type == "application/json" && body.EndsWith('}'))
        {
            Should.NotThrow(() => System.Text.Json.JsonDocument.Parse(clean.Request.Body.Bytes));
        }
    }

    [Theory]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Cookie", "session=")]
    [InlineData("Set-Cookie", "id=1; session=")]
    [InlineData("X-Api-Key", "")]
    [InlineData("x-goog-api-key", "")]
    [InlineData("X-Auth-Token", "")]
    [InlineData("patient_number", "")]
    public void A_secret_of_a_header_goes_from_wherever_it_stands(string name, string before)
    {
        Exchange clean = s_redaction.Apply(Given.Exchange(
            url: $"https://api.example/things/{Uri.EscapeDataString("xai-0123456789")}?q=xai-0123456789",
            requestHeaders: [(name, before + "xai-0123456789"), ("X-Other", "is xai-0123456789")],
            responseHeaders: [("Content-Type", "application/json")],
            responseBody: """{"error":"Incorrect API key xai-0123456789"}"""));

        ShouldHaveNo("xai-0123456789", clean);
        clean.Response.Body!.Text.ShouldBe("""{"error":"Incorrect API key [redacted]"}""");
        clean.Request.Header(name).ShouldBe("[redacted]");
    }

    [Theory]
    [InlineData("https://api.example/a?api_key=KEYKEYKEY&page=2")]
    [InlineData("https://api.example/a?page=2&key=KEYKEYKEY")]
    [InlineData("https://me:KEYKEYKEY@api.example/a?page=2")]
    [InlineData("https://api.example/a?page=2&X-Amz-Security-Token=KEYKEYKEY")]
    public void A_secret_of_a_URL_goes(string url)
    {
        Exchange clean = s_redaction.Apply(Given.Exchange(url: url, responseHeaders: [("Location", url)]));

        ShouldHaveNo("KEYKEYKEY", clean);
        clean.Url.Query.ShouldContain("page=2");
    }

    [Fact]
    public void What_has_no_secret_stays_as_it_is_byte_by_byte()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        Exchange exchange = Given.Exchange(responseHeaders: [("Content-Type", "application/octet-stream")]);
        exchange = exchange with { Response = exchange.Response with { Body = MessageBody.Of(bytes) } };

        s_redaction.Apply(exchange).Response.Body!.Bytes.ToArray().ShouldBe(bytes);
    }

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static void ShouldHaveNo(string secret, Exchange exchange)
    {
        string file = Encoding.UTF8.GetString(ExchangeFile.Write(exchange));
        foreach (string spelling in (string[])[secret, Uri.EscapeDataString(secret), Json(secret).Trim('"'), Json(Json(secret).Trim('"'))
            .Trim('"')])
        {
            file.ShouldNotContain(spelling);
        }
    }
}
