using XaiGen.Emulator;
using XaiGen.Traffic.Exchanges;

namespace XaiGen.Traffic.Tests;

public sealed class SourceTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void An_exchange_comes_back_from_its_file_as_it_was()
    {
        Exchange exchange = Given.Exchange("https://api.example/a?b=%20c", "PATCH", 206, [("A", "1"), ("A", "2")], "{\"ä\":\"\\u0000\"}",
            [("B", "x")]);
        exchange = exchange with { Response = exchange.Response with { Body = new MessageBody(new byte[] { 0xff, 0, 1 }, 10) } };

        Exchange read = ExchangeFile.Read("x", ExchangeFile.Write(exchange));

        (read.At, read.Method, read.Url, read.Status).ShouldBe((exchange.At, "PATCH", exchange.Url, 206));
        read.Request.Headers.ShouldBe(exchange.Request.Headers);
        read.Request.Body!.Text.ShouldBe(exchange.Request.Body!.Text);
        (read.Response.Body!.Length, read.Response.Body.IsWhole).ShouldBe((10, false));
        read.Response.Body.Bytes.ToArray().ShouldBe([0xff, 0, 1]);
    }

    [Fact]
    public void A_HAR_file_of_a_browser_is_read()
    {
        File.WriteAllText(_scratch["a.har"], """
            {"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[
              {"startedDateTime":"2026-06-11T10:00:00.000Z","time":1,
               "request":{"method":"POST","url":"https://api.example/v1/things?a=1","httpVersion":"h2",
                 "headers":[{"name":":path","value":"/v1/things"},{"name":"content-type","value":"application/json"}],
                 "postData":{"mimeType":"application/json","text":"{\"n\":1}"}},
               "response":{"status":200,"headers":[{"name":"content-type","value":"application/json; charset=utf-8"},
                 {"name":"content-encoding","value":"gzip"}],
                 "content":{"size":8,"mimeType":"application/json","text":"eyJtIjoyfQ==","encoding":"base64"}}},
              {"startedDateTime":"2026-06-11T10:00:01.000Z","request":{"method":"GET","url":"https://api.example/given-up","headers":[]},
               "response":{"status":0,"headers":[],"content":{}}},
              {"startedDateTime":"2026-06-11T10:00:02.000Z","request":{"method":"GET","url":"data:image/png;base64,AAAA","headers":[]},
               "response":{"status":200,"headers":[],"content":{}}}
            ]}}
            """);

        Exchange exchange = ExchangeSource.Read(_scratch["a.har"]).ShouldHaveSingleItem();

        exchange.Request.Headers.Select(header => header.Key).ShouldBe(["content-type"]);
        (exchange.Request.Body!.Text, exchange.Response.Body!.Text, exchange.Response.MediaType)
            .ShouldBe(("{\"n\":1}", "{\"m\":2}", "application/json"));
        exchange.Response.Header("Content-Encoding").ShouldBeNull();
    }

    [Fact]
    public async Task The_journal_of_the_emulator_is_read()
    {
        await using XaiEmulator emulator = await XaiEmulator.StartAsync();
        using var client = new HttpClient { BaseAddress = emulator.BaseAddress };
        client.DefaultRequestHeaders.Add("Authorization", "Bearer any-key");
        await client.GetStringAsync("/v1/files?limit=3");
        await File.WriteAllTextAsync(_scratch["journal.json"], await client.GetStringAsync("/_emulator/requests"));

        Exchange exchange = ExchangeSource.Read(_scratch["journal.json"]).ShouldHaveSingleItem();

        (exchange.Method, exchange.Url.PathAndQuery, exchange.Status, exchange.Response.MediaType)
            .ShouldBe(("GET", "/v1/files?limit=3", 200, "application/json"));
        exchange.Response.Body!.Text!.ShouldContain("\"data\"");
    }

    [Theory]
    [InlineData("", "is not JSON")]
    [InlineData("{}", "holds no exchanges")]
    [InlineData("[1]", "holds no exchanges")]
    [InlineData("{\"format\":\"xaigen-exchange/9\"}", "newer format")]
    [InlineData("{\"format\":\"xaigen-exchange/1\"}", "is not a recorded exchange")]
    [InlineData("{\"format\":7}", "is not a recorded exchange")]
    public void What_is_no_source_says_so(string text, string words)
    {
        File.WriteAllText(_scratch["x.json"], text);

        Should.Throw<TrafficException>(() => ExchangeSource.Read(_scratch["x.json"]).ToArray()).Message.ShouldContain(words);
    }
}
