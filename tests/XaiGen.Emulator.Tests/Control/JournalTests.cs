using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Control;

public sealed class JournalTests
{
    [Fact]
    public async Task A_call_is_there_as_soon_as_it_is_answered_with_what_was_sent_and_answered()
    {
        await using Api api = await Api.StartAsync();

        Http.Answer answer = await api.PostAsync("v1/images/generations?x=1", """{"prompt":"a \"bay\"","n":1}""");

        JournalEntry entry = api.Emulator.Requests.Entries.ShouldHaveSingleItem();
        entry.Method.ShouldBe("POST");
        entry.Path.ShouldBe("/v1/images/generations?x=1");
        entry.Operation.ShouldBe("generateImages");
        entry.Status.ShouldBe(200);
        entry.At.ShouldBe(api.Clock.GetUtcNow());
        entry.Duration.ShouldBeGreaterThan(TimeSpan.Zero);
        entry.RequestId.ShouldBe(answer.Headers.GetValues("x-request-id").Single());
        entry.Undocumented.ShouldBe("prices,default-model");
        entry.Request!.Text.ShouldBe("""{"prompt":"a \"bay\"","n":1}""");
        entry.Response!.Text.ShouldBe(answer.Body);
        entry.Response.Length.ShouldBe(answer.Bytes.Length);
    }

    [Fact]
    public async Task Refusals_are_there_with_their_body()
    {
        await using Api api = await Api.StartAsync();

        Http.Answer answer = await api.GetAsync("v1/files/unknown");
        await api.GetAsync("v1/nowhere");

        api.Emulator.Requests.Entries.Select(entry => (entry.Operation, entry.Status)).ShouldBe([("getFile", 404), (null, 404)]);
        api.Emulator.Requests.Entries[0].Response!.Text.ShouldBe(answer.Body);
    }

    [Fact]
    public async Task What_a_fault_struck_is_there_with_its_team_and_its_body()
    {
        await using Api api = await Api.StartAsync();
        const string Body = """{"prompt":"a bay"}""";
        await api.GetAsync("v1/files");
        api.Emulator.Faults.Add(new Fault.ErrorResponse(503));
        await api.PostAsync("v1/images/generations", Body);
        api.Emulator.Faults.Add(new Fault.ConnectionReset());
        await Should.ThrowAsync<HttpRequestException>(() => api.PostAsync("v1/images/generations", Body));

        IReadOnlyList<JournalEntry> entries = api.Emulator.Requests.Entries;
        entries.Skip(1).Select(entry => (entry.Status, entry.Faults.Single()))
            .ShouldBe([(503, "error_response"), (null, "connection_reset")]);
        entries.Select(entry => entry.Team).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        foreach (JournalEntry entry in entries.Skip(1))
        {
            entry.Request!.Text.ShouldBe(Body);
            (await api.GetAsync($"_emulator/requests/{entry.Id}/body", api.Anonymous)).Body.ShouldBe(Body);
        }
    }

    [Fact]
    public async Task What_is_refused_unread_is_there_with_its_body()
    {
        await using Api api = await Api.StartAsync();

        await api.PostAsync("v1/images/generations", """{"prompt":"no key"}""", api.Anonymous);
        await api.PostAsync("v1/nowhere", """{"prompt":"no path"}""");
        await api.PostAsync("v1/nowhere", $$"""{"prompt":"{{new string('x', 20_000)}}"}""");

        api.Emulator.Requests.Entries.Select(entry => (entry.Status, entry.Request!.Text)).ShouldBe(
            [(401, """{"prompt":"no key"}"""), (404, """{"prompt":"no path"}"""), (404, null)]);
        api.Emulator.Requests.Entries.Select(entry => entry.Team is null).ShouldBe([true, false, false]);
    }

    [Fact]
    public async Task A_content_type_without_a_body_is_no_body()
    {
        await using Api api = await Api.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/files")
        {
            Content = new ByteArrayContent([]) { Headers = { ContentType = new("application/json") } },
        };

        (await api.Http.SendAsync(request)).EnsureSuccessStatusCode();

        api.Emulator.Requests.Entries.ShouldHaveSingleItem().Request.ShouldBeNull();
    }

    [Fact]
    public async Task Keys_are_nowhere_in_it()
    {
        await using Api api = await Api.StartAsync();
        await api.GetAsync("v1/files");
        await api.StoreAsync(Samples.Png, "a.png");

        (await api.GetAsync("_emulator/requests", api.Anonymous)).Body.ShouldNotContain(Api.Key);
        api.Emulator.Requests.Entries.ShouldAllBe(entry => entry.Team != null && entry.Team != Api.Key);
    }

    [Fact]
    public async Task Of_binary_bodies_there_are_the_type_and_the_length()
    {
        await using Api api = await Api.StartAsync();
        string file = await api.StoreAsync(Samples.Png, "a.png");
        await api.GetAsync($"v1/files/{file}/content");

        (JournalEntry? upload, JournalEntry? download) = (api.Emulator.Requests.Entries[0], api.Emulator.Requests.Entries[1]);
        upload.Request!.ContentType.ShouldBe("multipart/form-data");
        upload.Request.Text.ShouldBe($"a.png: image/png, {Samples.Png.Length} bytes");
        download.Response!.ContentType.ShouldBe("application/octet-stream");
        download.Response.Length.ShouldBe(Samples.Png.Length);
        download.Response.Text.ShouldBeNull();
    }

    [Fact]
    public async Task Long_base64_is_cut_and_long_prose_is_not()
    {
        await using Api api = await Api.StartAsync();
        string prose = string.Join(' ', Enumerable.Repeat("words", 150));
        string picture = (await api.PostAsync("v1/images/generations", """{"prompt":"x","response_format":"b64_json"}"""))
            .Json["data"]![0]!["b64_json"]!.GetValue<string>();

        await api.PostAsync(
            "v1/images/edits",
            $$"""{"prompt":"{{prose}}","image":{"url":"data:image/png;base64,{{picture}}"},"response_format":"b64_json"}""");

        JournalEntry entry = api.Emulator.Requests.Entries[^1];
        entry.Status.ShouldBe(200);
        JsonNode sent = JsonNode.Parse(entry.Request!.Text!)!;
        sent["prompt"]!.GetValue<string>().ShouldBe(prose);
        sent["image"]!["url"]!.GetValue<string>().ShouldMatch(@"^data:image/png;base64,iVBOR.{10,40}… \(\d+ characters\)$");
        string answered = JsonNode.Parse(entry.Response!.Text!)!["data"]![0]!["b64_json"]!.GetValue<string>();
        answered.ShouldContain("characters)");
        answered.Length.ShouldBeLessThan(100);
        entry.Response.Length!.Value.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public async Task What_is_no_JSON_is_shown_as_it_came()
    {
        await using Api api = await Api.StartAsync();

        await api.PostAsync("v1/images/generations", "{\"prompt\": oops");

        JournalEntry entry = api.Emulator.Requests.Entries.ShouldHaveSingleItem();
        entry.Status.ShouldBe(400);
        entry.Request!.Text.ShouldBe("{\"prompt\": oops");
    }

    [Fact]
    public async Task It_keeps_the_latest_thousand()
    {
        await using Api api = await Api.StartAsync();
        for (int call = 0; call < 1005; call++)
        {
            await api.GetAsync("v1/files?limit=1");
        }

        IReadOnlyList<JournalEntry> entries = api.Emulator.Requests.Entries;
        entries.Count.ShouldBe(1000);
        entries[0].Id.ShouldBe(6);
        entries[^1].Id.ShouldBe(1005);
    }

    [Fact]
    public async Task It_keeps_eight_mebibytes_of_bodies()
    {
        await using Api api = await Api.StartAsync();
        string prompt = new string('x', 100) + ' ' + new string('y', 15_000);
        for (int call = 0; call < 700; call++)
        {
            await api.PostAsync("v1/images/generations", $$"""{"prompt":"{{prompt}}","n":99}""");
        }

        IReadOnlyList<JournalEntry> entries = api.Emulator.Requests.Entries;
        entries.Count.ShouldBeLessThan(700);
        entries.Sum(entry => entry.Request!.Length!.Value).ShouldBeInRange(7 * 1024 * 1024, 8 * 1024 * 1024);
        entries[^1].Id.ShouldBe(700);
    }

    [Fact]
    public async Task Over_HTTP_it_is_read_from_a_request_on_and_does_not_grow_by_that()
    {
        await using Api api = await Api.StartAsync();
        await api.GetAsync("v1/files");
        Http.Answer first = (await api.GetAsync("_emulator/requests", api.Anonymous)).Expect(HttpStatusCode.OK);
        first.Json["data"]!.AsArray().Count.ShouldBe(1);
        await api.GetAsync("v1/files/unknown");

        Http.Answer next = await api.GetAsync($"_emulator/requests?after={first.Number("last")}", api.Anonymous);

        JsonNode entry = next.Json["data"]!.AsArray().ShouldHaveSingleItem()!;
        entry["operation"]!.GetValue<string>().ShouldBe("getFile");
        entry["status"]!.GetValue<int>().ShouldBe(404);
        entry["response"]!["text"]!.GetValue<string>().ShouldContain("\"code\":\"not-found\"");
        (await api.GetAsync($"_emulator/requests?after={next.Number("last")}", api.Anonymous)).Json["data"]!.AsArray().ShouldBeEmpty();
        (await api.GetAsync("_emulator/requests?after=x", api.Anonymous)).ExpectError(
            HttpStatusCode.BadRequest, "invalid-argument", "'after'");
    }

    [Fact]
    public async Task Requests_and_changes_of_clock_and_faults_come_live()
    {
        await using Api api = await Api.StartAsync();
        using var stream = new StreamReader(await api.Anonymous.GetStreamAsync("_emulator/events"));
        (string first, JsonNode hello) = await NextAsync(stream);
        first.ShouldBe("hello");
        hello["start"]!.GetValue<string>().ShouldNotBeEmpty();
        (await NextAsync(stream)).Name.ShouldBe("clock");
        (await NextAsync(stream)).Name.ShouldBe("faults");

        await api.GetAsync("v1/files/unknown");
        (string? name, JsonNode? data) = await NextAsync(stream);
        name.ShouldBe("request");
        data["operation"]!.GetValue<string>().ShouldBe("getFile");

        api.Emulator.Clock.Advance(TimeSpan.FromMinutes(1));
        (name, data) = await NextAsync(stream);
        (name, data["ahead_seconds"]!.GetValue<double>()).ShouldBe(("clock", 60));

        api.Emulator.Faults.Add(new Fault.ErrorResponse(503));
        (name, data) = await NextAsync(stream);
        (name, data["data"]!.AsArray().Count).ShouldBe(("faults", 1));
    }

    [Fact]
    public async Task An_emulator_with_a_live_reader_ends_at_once()
    {
        Api api = await Api.StartAsync();
        using var stream = new StreamReader(await api.Anonymous.GetStreamAsync("_emulator/events"));
        await NextAsync(stream);

        await api.Emulator.DisposeAsync();

        try
        {
            (await stream.ReadToEndAsync()).ShouldNotBeNull();
        }
        catch (IOException)
        {
            // The connection was broken, which also ends the call.
        }
    }

    private static async Task<(string Name, JsonNode Data)> NextAsync(StreamReader stream)
    {
        (string? name, StringBuilder? data) = ("", new StringBuilder());
        while (await stream.ReadLineAsync() is { } line && (line.Length > 0 || name.Length == 0))
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                data.Append(line[6..]);
            }
        }

        return (name, JsonNode.Parse(data.ToString())!);
    }
}
