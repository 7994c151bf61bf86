using System.Text;
using SupportNamespace.GeneratedSupport;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Generator.Tests.Support;

public sealed class RequestTests
{
    [Theory]
    [InlineData("file_a1", "/v1/files/file_a1/content")]
    [InlineData("a b%2e?x#y:z", "/v1/files/a%20b%252e%3Fx%23y%3Az/content")]
    [InlineData("%2e%2e", "/v1/files/%252e%252e/content")]
    [InlineData("...", "/v1/files/.../content")]
    [InlineData("näme", "/v1/files/n%C3%A4me/content")]
    public async Task An_id_is_one_segment_on_the_wire(string id, string target)
    {
        ReceivedRequest received = await SendAsync(Get().Path("/v1/files/").Id("file_id", id).Path("/content"));

        received.Target.ShouldBe(target);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("../files")]
    [InlineData("a\\b")]
    [InlineData("a\r\nHost: elsewhere")]
    [InlineData("a\0")]
    public void An_id_that_could_lead_elsewhere_is_refused(string? id)
    {
        ArgumentException error = Should.Throw<ArgumentException>(() => Get().Path("/v1/files/").Id("file_id", id));

        error.ParamName.ShouldBe(nameof(id));
        error.Message.ShouldStartWith("'file_id' is ");
    }

    [Fact]
    public async Task Another_path_value_may_hold_anything_but_dot_segments()
    {
        ReceivedRequest received = await SendAsync(Get().Path("/v1/by-name/").Segment("name", @"a/b\c"));

        received.Target.ShouldBe("/v1/by-name/a%2Fb%5Cc");
        foreach (string folder in (string[])["..", " "])
        {
            Should.Throw<ArgumentException>(() => Get().Segment("name", folder)).ParamName.ShouldBe(nameof(folder));
        }
    }

    [Fact]
    public async Task The_endpoints_own_path_is_a_prefix()
    {
        await using var server = new ScriptedServer(Status(200));

        await TestClient.Connect(new Uri(server.Address, "/gateway/xai/")).SendAsync(TestClient.Get());

        server.Requests.Single().Target.ShouldBe("/gateway/xai/v1/things");
    }

    [Fact]
    public async Task Query_parameters_are_encoded_and_null_is_left_out()
    {
        ReceivedRequest received = await SendAsync(Get().Path("/v1/files")
            .Query("limit", (string?)null)
            .Query("filter", "name = \"a&b\" AND size > 1+1")
            .Query("page[size]", "2")
            .Query("empty", ""));

        received.Target.ShouldBe("/v1/files?filter=name%20%3D%20%22a%26b%22%20AND%20size%20%3E%201%2B1&page%5Bsize%5D=2&empty=");
    }

    [Fact]
    public async Task Headers_and_cookies_are_sent()
    {
        ReceivedRequest received = await SendAsync(Get().Path("/h")
            .Header("X-Tag", "one")
            .Header("X-None", null)
            .Cookie("a", "1; b=2")
            .Cookie("none", null)
            .Cookie("c", "3")
            .Accept("text/plain"));

        received.Header("X-Tag").ShouldBe("one");
        received.Header("X-None").ShouldBeNull();
        received.Header("Cookie").ShouldBe("a=1%3B%20b%3D2; c=3");
        received.Header("Accept").ShouldBe("text/plain");
        received.Header("User-Agent").ShouldStartWith("Api_Client/");
    }

    [Theory]
    [InlineData("a\r\nAuthorization: Bearer other")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("blå")]
    [InlineData("")]
    public void A_header_is_refused_that_cannot_be_sent(string value)
        => Should.Throw<ArgumentException>(() => Get().Header("X-Tag", value)).Message.ShouldContain("'X-Tag'");

    [Fact]
    public async Task Json_is_sent_as_written()
    {
        ReceivedRequest received = await SendAsync(new ApiRequest("make", "POST", RetrySafety.Safe).Path("/j").Content(
            ApiCall.Json(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("prompt", "ä + <b>");
                writer.WriteEndObject();
            }),
            "application/json"));

        received.Text.ShouldBe("""{"prompt":"ä + <b>"}""");
        received.Header("Content-Type").ShouldBe("application/json");
        received.Header("Content-Length").ShouldBe(received.Body.Length.ToString());
    }

    [Fact]
    public void Json_that_cannot_be_written_fails_before_anything_is_sent()
        => Should.Throw<InvalidOperationException>(() => ApiCall.Json(writer => writer.WriteEndObject()));

    [Fact]
    public async Task A_form_is_url_encoded()
    {
        ReceivedRequest received = await SendAsync(new ApiRequest("make", "POST", RetrySafety.Safe).Path("/f").Content(
            ApiCall.Form(
            [
                .. StyledText.Field("grant type", "a b+c"),
                .. StyledText.Field("none", null),
                .. StyledText.Field("x", "ä&="),
            ]),
            "application/x-www-form-urlencoded"));

        received.Text.ShouldBe("grant+type=a+b%2Bc&x=%C3%A4%26%3D");
        received.Header("Content-Type").ShouldBe("application/x-www-form-urlencoded");
    }

    [Fact]
    public async Task A_body_of_the_callers_is_sent_as_it_is()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("raw");

        ReceivedRequest received = await SendAsync(new ApiRequest("make", "PUT", RetrySafety.Safe)
            .Path("/r")
            .Content(System.ClientModel.BinaryContent.Create(BinaryData.FromBytes(bytes)), "application/x-raw"));

        received.Method.ShouldBe("PUT");
        received.Body.ShouldBe(bytes);
        received.Header("Content-Type").ShouldBe("application/x-raw");
    }

    private static ApiRequest Get() => new("get", "GET", RetrySafety.Safe);

    private static async Task<ReceivedRequest> SendAsync(ApiRequest request)
    {
        await using var server = new ScriptedServer(Status(200, "{}"));
        await TestClient.Connect(server.Address).SendAsync(request);
        return server.Requests.Single();
    }
}
