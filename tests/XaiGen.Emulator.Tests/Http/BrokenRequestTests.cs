using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>Requests that are broken in themselves are refused as that, and do no harm to the journal.</summary>
public sealed class BrokenRequestTests
{
    private const string CutEmoji = """{"prompt":"A party \ud83c"}""";

    public static TheoryData<string> BrokenTexts
    => [
        CutEmoji, """{"prompt":"x","unknown":"\udc00"}""", """{"prompt":"x","\ud800":1}""", """{"prompt":"x","a":{"b":["\ud800\ud800"]}}""",
        "{\"prompt\":\"\u00ff\"}", "{\"prompt\":\"x\",\"\u00ff\":1}", "\u00ff", "{\"prompt\":\"\u00ed\u00a0\u0080\"}",
    ];

    [Theory]
    [MemberData(nameof(BrokenTexts))]
    public async Task Text_that_is_broken_gets_400_at_every_route_that_takes_JSON(string latin1)
    {
        await using Api api = await Api.StartAsync();
        using var events = new StreamReader(await api.Anonymous.GetStreamAsync("_emulator/events"));
        string[] paths =
        [
            "v1/images/generations", "v1/images/edits", "v1/videos/generations", "v1/videos/edits", "v1/videos/extensions",
            "v1/files/file_1/public-url",
            "_emulator/clock", "_emulator/faults",
        ];
        foreach (string path in paths)
        {
            (await PostAsync(api, path, Encoding.Latin1.GetBytes(latin1))).ExpectError(
                HttpStatusCode.BadRequest, "invalid-argument", "The body is not JSON: line 1");
        }

        JsonArray kept = (await api.GetAsync("_emulator/requests", api.Anonymous)).Expect(HttpStatusCode.OK).Json["data"]!.AsArray();
        kept.Count.ShouldBe(paths.Count(path => path.StartsWith("v1")));
        api.Emulator.Requests.Entries.ShouldAllBe(entry => entry.Request!.Text!.Length > 0);
        await api.GetAsync("v1/files/last");
        await UntilAsync(events, "/v1/files/last");
    }

    [Fact]
    public async Task A_long_text_is_cut_between_characters_and_not_amid_one()
    {
        await using Api api = await Api.StartAsync();
        string emojis = string.Concat(Enumerable.Repeat("🎉 ", 10_000));
        for (int shift = 0; shift < 4; shift++)
        {
            await api.PostAsync("v1/images/generations", new JsonObject { ["prompt"] = new string('x', shift) + emojis }.ToJsonString());
        }

        (await api.GetAsync("_emulator/requests", api.Anonymous)).Expect(HttpStatusCode.OK).Body.ShouldNotContain("\ufffd");
        api.Emulator.Requests.Entries.ShouldAllBe(entry => entry.Request!.Text!.Contains("characters)"));
    }

    [Fact]
    public async Task The_journal_shows_every_prompt_that_can_be_read()
    {
        await using Api api = await Api.StartAsync();
        string[] words = ["bread", "light", "market", "harbour", "while", "cold", "apples", "colour", "a", "of"];
        for (int seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            string prompt = string.Join(' ', Enumerable.Range(0, 70).Select(_ => words[random.Next(words.Length)]));
            await api.PostAsync("v1/images/generations", new JsonObject { ["prompt"] = prompt, ["n"] = 99 }.ToJsonString());
            JsonNode.Parse(api.Emulator.Requests.Entries[^1].Request!.Text!)!["prompt"]!.GetValue<string>().ShouldBe(prompt);
        }
    }

    [Theory]
    [InlineData(71)]
    [InlineData(5000)]
    [InlineData(20_000)]
    public async Task A_boundary_that_is_too_long_gets_400(int length)
    {
        await using Api api = await Api.StartAsync();
        string boundary = new('b', length);
        using var content = new StringContent(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n--{boundary}--\r\n");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");

        (await Answer.OfAsync(await api.Http.PostAsync("v1/files", content))).ExpectError(
            HttpStatusCode.BadRequest, "invalid-argument", "at most 70 characters");
    }

    [Fact]
    public async Task A_target_or_headers_that_are_too_long_are_refused_in_the_APIs_words_and_noted()
    {
        await using Api api = await Api.StartAsync();
        (await api.GetAsync($"v1/files?filter={new string('x', 9000)}")).ExpectError(
            HttpStatusCode.RequestUriTooLong, "uri-too-long", "at most 8192");
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/files");
        request.Headers.Add("X-Long", new string('x', 33_000));

        (await Answer.OfAsync(await api.Http.SendAsync(request)))
            .ExpectError(HttpStatusCode.RequestHeaderFieldsTooLarge, "headers-too-large", "at most 32768");
        api.Emulator.Requests.Entries.Select(entry => entry.Status).ShouldBe([414, 431]);
    }

    [Theory]
    [InlineData("lines=0-1", HttpStatusCode.OK)]
    [InlineData("bytes=0-1", HttpStatusCode.PartialContent)]
    [InlineData("Bytes=0-1", HttpStatusCode.PartialContent)]
    [InlineData("items=5-", HttpStatusCode.OK)]
    public async Task A_range_in_another_unit_than_bytes_is_passed_over(string range, HttpStatusCode status)
    {
        await using Api api = await Api.StartAsync();
        string id = await api.StoreAsync(Samples.Png, "a.png");
        string url = (await api.PostAsync($"v1/files/{id}/public-url", "{}")).Text("public_url");
        foreach (string address in new[] { url, $"_emulator/files/{id}/content" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Range", range);

            (await Answer.OfAsync(await api.Anonymous.SendAsync(request))).Expect(status).Bytes.Length
                .ShouldBe(status == HttpStatusCode.OK ? Samples.Png.Length : 2);
        }
    }

    private static async Task<Answer> PostAsync(Api api, string path, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await Answer.OfAsync(await api.Http.PostAsync(path, content));
    }

    private static async Task UntilAsync(StreamReader events, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!(await events.ReadLineAsync(patience.Token)).ShouldNotBeNull("the feed has ended").Contains(text))
        {
        }
    }
}
