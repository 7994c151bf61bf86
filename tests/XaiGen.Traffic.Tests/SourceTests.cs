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
    public void A_HAR_file_of_Chrome_is_read()
    {
        // Fields of its own, HTTP/2, a body from the cache, one that was evicted, a preflight, and the page that made the calls.
        File.WriteAllText(_scratch["chrome.har"], """
            {"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":[{"id":"page_1"}],"entries":[
              {"_connectionId":"91","_fromCache":"disk","_initiator":{"type":"script"},"_priority":"High","_resourceType":"fetch",
               "cache":{},"pageref":"page_1","request":{"method":"GET","url":"https://api.example/things","httpVersion":"http/2.0",
                 "headers":[{"name":":authority","value":"api.example"},{"name":":method","value":"GET"},
                   {"name":"accept","value":"*/*"}],
                 "queryString":[],"cookies":[],"headersSize":-1,"bodySize":0},
               "response":{"status":200,"statusText":"","httpVersion":"http/2.0","headers":[{"name":"content-encoding","value":"br"},
                 {"name":"content-type","value":"application/json"}],"cookies":[],
                 "content":{"size":7,"mimeType":"application/json","text":"{\"n\":1}"},
                 "redirectURL":"","headersSize":-1,"bodySize":-1,"_transferSize":0,"_error":null},
               "serverIPAddress":"","startedDateTime":"2026-06-11T10:00:00.123Z","time":3.1,"timings":{"blocked":1,"_workerStart":-1}},
              {"_resourceType":"preflight",
               "request":{"method":"OPTIONS","url":"https://api.example/things","httpVersion":"http/2.0","headers":[]},
               "response":{"status":204,"httpVersion":"http/2.0","headers":[],"content":{"size":0,"mimeType":"x-unknown"}},
               "startedDateTime":"2026-06-11T10:00:01.000Z"},
              {"request":{"method":"GET","url":"https://api.example/evicted","httpVersion":"h3","headers":[]},
               "response":{"status":200,"headers":[{"name":"Content-Type","value":"application/json"}],
                 "content":{"size":90000,"mimeType":"application/json"}},"startedDateTime":"2026-06-11T10:00:02.000Z"},
              {"request":{"method":"POST","url":"https://api.example/things","headers":[
                 {"name":"content-type","value":"application/x-www-form-urlencoded"}],
                 "postData":{"mimeType":"application/x-www-form-urlencoded","text":"a=b+c","params":[{"name":"a","value":"b+c"}]}},
               "response":{"status":0,"statusText":"","headers":[],"content":{"size":0,"mimeType":"x-unknown"},"_error":"net::ERR_ABORTED"},
               "startedDateTime":"2026-06-11T10:00:03.000Z"}
            ]}}
            """);

        Exchange[] exchanges = [.. ExchangeSource.Read(_scratch["chrome.har"])];

        exchanges.Select(exchange => $"{exchange.Method} {exchange.Status} {exchange.Response.Body?.Text ?? "-"}")
            .ShouldBe(["GET 200 {\"n\":1}", "OPTIONS 204 -", "GET 200 -"]);
        exchanges[0].Request.Headers.ShouldBe([KeyValuePair.Create("accept", "*/*")]);
        exchanges[0].Response.Header("content-encoding").ShouldBeNull();
    }

    [Fact]
    public void A_HAR_file_of_Firefox_is_read()
    {
        // Fields that have no value are null, a form has only its fields, and a cached response has the status 304.
        File.WriteAllText(_scratch["firefox.har"], """
            {"log":{"version":"1.2","creator":{"name":"Firefox","version":"140.0"},"entries":[
              {"startedDateTime":"2026-06-11T10:00:00.000+02:00",
               "request":{"bodySize":20,"method":"POST","url":"https://api.example/things","httpVersion":"HTTP/2","cookies":[],
                 "headers":[{"name":"Content-Type","value":"application/x-www-form-urlencoded"}],
                 "postData":{"mimeType":"application/x-www-form-urlencoded","text":"",
                   "params":[{"name":"a b","value":"1 & 2"},{"name":"c","value":"é"}]}},
               "response":{"status":200,"statusText":"","httpVersion":"HTTP/2",
                 "headers":[{"name":"content-type","value":"application/json"}],
                 "content":{"mimeType":"application/json","size":2,"encoding":"base64","text":"e30="},"redirectURL":""},
               "cache":{},"timings":{},"time":1,"_securityState":"secure","serverIPAddress":"203.0.113.7","connection":"443"},
              {"startedDateTime":"2026-06-11T10:00:01.000+02:00","request":{"method":"GET","url":"https://api.example/things","headers":[],
                 "postData":null},
               "response":{"status":304,"headers":[],"content":{"mimeType":"application/json","size":2,"text":"{}"}},"cache":null},
              {"startedDateTime":"2026-06-11T10:00:02.000+02:00",
               "request":{"method":"GET","url":"https://api.example/blocked","headers":[]},
               "response":{"status":0,"headers":[],"content":null},"cache":{}},
              null
            ]}}
            """);

        Exchange[] exchanges = [.. ExchangeSource.Read(_scratch["firefox.har"])];

        exchanges.Select(exchange => (exchange.Status, exchange.Response.Body?.Text)).ShouldBe([(200, "{}"), (304, "{}")]);
        exchanges[0].Request.Body!.Text.ShouldBe("a%20b=1%20%26%202&c=%C3%A9");
        exchanges[0].At.ShouldBe(new DateTimeOffset(2026, 6, 11, 10, 0, 0, TimeSpan.FromHours(2)));
    }

    [Fact]
    public void Bodies_that_Playwright_keeps_beside_a_HAR_file_are_read()
    {
        string har = Path.Combine(Directory.CreateDirectory(_scratch["har"]).FullName, "p.har");
        File.WriteAllText(_scratch["har/0a1b.json"], "{\"n\":1}");
        File.WriteAllText(_scratch["outside.json"], "{\"n\":2}");
        string Entry(string file) => $$$"""
            {"startedDateTime":"2026-06-11T10:00:00Z","request":{"method":"GET","url":"https://api.example/things","headers":[]},
             "response":{"status":200,"headers":[{"name":"Content-Type","value":"application/json"}],
               "content":{"size":-1,"mimeType":"application/json","_file":"{{{file}}}"} } }
            """;
        File.WriteAllText(har,
            $$$"""{"log":{"entries":[{{{Entry("0a1b.json")}}},{{{Entry("../outside.json")}}},{{{Entry("gone.json")}}}]}}""");

        ExchangeSource.Read(har).Select(exchange => exchange.Response.Body?.Text).ShouldBe(["{\"n\":1}", null, null]);
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
    [InlineData("{\"log\":null}", "holds no exchanges")]
    [InlineData("{\"log\":{\"entries\":7}}", "holds no exchanges")]
    public void What_is_no_source_says_so(string text, string words)
    {
        File.WriteAllText(_scratch["x.json"], text);

        Should.Throw<TrafficException>(() => ExchangeSource.Read(_scratch["x.json"]).ToArray()).Message.ShouldContain(words);
    }
}
