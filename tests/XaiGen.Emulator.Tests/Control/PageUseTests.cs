using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Tests.Control.Browser;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Control;

/// <summary>A developer's use of the page: search for a request, see its results, send it again, try another one.</summary>
public sealed class PageUseTests(Chromium browser) : IClassFixture<Chromium>
{
    private static readonly TimeSpan s_renderTime = TimeSpan.FromMinutes(10);

    [ChromiumFact]
    public async Task A_restart_is_noticed_and_new_requests_are_shown()
    {
        int port;
        Page page;
        await using (XaiEmulator first = await XaiEmulator.StartAsync())
        {
            port = first.BaseAddress.Port;
            page = await browser.OpenAsync(first.PageUrl);
            for (int call = 0; call < 3; call++)
            {
                await first.CreateClient().Files.UploadAsync("x"u8.ToArray(), "before.txt");
            }

            await page.UntilAsync("document.querySelectorAll('#journal li').length === 3");
        }

        await using XaiEmulator second = await XaiEmulator.StartAsync(new XaiEmulatorOptions { Port = port });
        await second.CreateClient().Files.UploadAsync("x"u8.ToArray(), "after.txt");

        await page.UntilShownAsync(".card", "after.txt");
        await page.UntilAsync("document.querySelectorAll('#journal li').length === 1");
        (await page.TextAsync("#gallery")).ShouldNotContain("before.txt");
        await page.DisposeAsync();
    }

    [ChromiumFact]
    public async Task Polls_are_one_row_that_counts_until_they_say_something_else()
    {
        await using Api api = await StartAsync();
        await using Page page = await OpenAsync(api);
        string one = await StartVideoAsync(api), other = await StartVideoAsync(api);

        for (int poll = 0; poll < 60; poll++)
        {
            await api.GetAsync($"v1/videos/{one}");
            await api.GetAsync($"v1/videos/{other}");
        }

        await page.UntilShownAsync("#journal li", "× 60");
        await page.UntilAsync("document.querySelectorAll('#journal li').length === 4");
        api.Emulator.Clock.Advance(s_renderTime);
        await api.GetAsync($"v1/videos/{one}");
        await page.UntilAsync("document.querySelectorAll('#journal li').length === 5");
        await page.UntilAsync("[...document.querySelectorAll('#journal .media img')].some(image => image.naturalWidth > 0)");
        await PageTests.ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task Running_work_is_shown_with_its_progress_by_the_clock()
    {
        await using Api api = await StartAsync();
        api.Emulator.Clock.Freeze();
        await using Page page = await OpenAsync(api);
        await StartVideoAsync(api, "a slow feather");

        await page.UntilShownAsync("#job-list .job", "a slow feather");
        await page.UntilShownAsync("#job-list .left", "10 min left");
        api.Emulator.Clock.Advance(s_renderTime / 2);
        await page.UntilAsync("Math.abs(document.querySelector('#job-list progress').value - 0.5) < 0.01");
        await page.ExpectAxeAsync();
        api.Emulator.Clock.Advance(s_renderTime / 2);
        await page.UntilGoneAsync("#jobs");
        await page.UntilShownAsync(".card", "a slow feather");
        await PageTests.ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task A_result_that_was_not_stored_is_shown_and_a_click_on_its_picture_opens_it()
    {
        await using Api api = await StartAsync();
        await using Page page = await OpenAsync(api);
        await api.PostAsync("v1/images/generations", """{"prompt":"a bay at dawn","n":2}""");
        await api.PostAsync("v1/images/generations", """{"prompt":"within the response","response_format":"b64_json"}""");

        await page.UntilAsync("document.querySelectorAll('.card').length === 3");
        await page.UntilShownAsync(".card", "not stored");
        await page.UntilAsync("document.querySelectorAll('#journal .media img').length === 3");
        await page.ClickAsync(".card:last-child .picture");
        await page.UntilAsync("document.querySelector('#file-dialog .large img')?.naturalWidth === 1024");
        await page.UntilShownAsync("#file-dialog dl", "a bay at dawn");
        await page.ExpectAxeAsync();
        await page.PressAsync("ArrowLeft");
        await page.PressAsync("ArrowLeft");
        await page.UntilShownAsync("#file-title", "within the response");
        await page.PressAsync("Escape");
        await page.UntilGoneAsync("#file-dialog");
        await page.ClickAsync("#journal .media button");
        await page.UntilShownAsync("#file-title", "within the response");
        api.Emulator.Requests.Entries.Count.ShouldBe(2, "looking is no request");
        await PageTests.ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task Requests_are_found_by_words_in_their_bodies_and_files_by_name_and_team()
    {
        await using Api api = await StartAsync();
        using HttpClient other = api.NewHttp("other");
        await api.PostAsync("v1/images/generations", """{"prompt":"a lighthouse","storage_options":{"filename":"light.png"}}""");
        await api.PostAsync("v1/images/generations", """{"prompt":"a harbour"}""");
        await api.UploadAsync(Samples.Png, "theirs.png", other);
        await using Page page = await OpenAsync(api);
        await page.UntilAsync("document.querySelectorAll('.card').length === 3");

        await page.PressAsync("/");
        await page.UntilAsync("document.activeElement.id === 'search'");
        await page.TypeAsync("lighthouse");
        await page.UntilAsync("document.querySelectorAll('#journal li').length === 1 && document.querySelectorAll('.card').length === 1");
        (await page.TextAsync("#requests-count")).ShouldBe("1 of 3");
        await page.ExpectAxeAsync();
        await page.TypeAsync(" nothing");
        await page.UntilShownAsync("#requests-unfound", "No request matches");
        await page.UntilShownAsync("#files-unfound", "No file and no result matches");
        await page.ExpectAxeAsync();
        await page.PressAsync("Escape");
        await page.UntilAsync("document.querySelectorAll('#journal li').length === 3");

        await page.EvaluateAsync(
            "{ const team = document.querySelector('#team'); team.value = team.options[1].value; team.dispatchEvent(new Event('change')); }");
        await page.UntilAsync("document.querySelectorAll('#journal li').length + document.querySelectorAll('.card').length < 6");
        await PageTests.ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task Arrows_go_from_request_to_request()
    {
        await using Api api = await StartAsync();
        await api.GetAsync("v1/files");
        await api.GetAsync("v1/image-generation-models");
        await using Page page = await OpenAsync(api);
        await page.UntilAsync("document.querySelectorAll('#journal li').length === 2");
        await page.EvaluateAsync("document.querySelector('#journal summary').focus()");

        await page.PressAsync("ArrowDown");
        await page.UntilAsync("document.activeElement.closest('li') === document.querySelector('#journal li:last-child')");
        await page.PressAsync("Enter");
        await page.UntilShownAsync("#journal li:last-child pre", "\"data\"");
        await page.PressAsync("ArrowUp");
        await page.UntilAsync("document.activeElement.closest('li') === document.querySelector('#journal li:first-child')");
    }

    [ChromiumFact]
    public async Task A_request_is_shown_with_its_headers_and_with_what_the_emulator_decided()
    {
        await using Api api = await StartAsync();
        await api.PostAsync("v1/images/generations", """{"prompt":"a bay"}""");
        await using Page page = await OpenAsync(api);

        await page.ClickAsync("#journal summary");
        await page.UntilShownAsync("#journal .topics", "prices that resellers agree on");
        await page.UntilShownAsync("#journal .topics", "Without a model");
        await page.EvaluateAsync("document.querySelectorAll('details.body').forEach(details => details.open = true)");
        await page.UntilShownAsync("#journal pre", "Authorization: Bearer …");
        await page.UntilShownAsync("#journal pre", "x-request-id:");
        (await page.EvaluateAsync("document.documentElement.outerHTML"))!.GetValue<string>().ShouldNotContain(Api.Key);
        await page.ExpectAxeAsync();
        await PageTests.ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task A_request_is_sent_again_as_the_same_team()
    {
        await using Api api = await StartAsync();
        await api.PostAsync("v1/images/generations", """{"prompt":"again","storage_options":{"filename":"again.png"}}""");
        await using Page page = await OpenAsync(api);

        await page.ClickAsync("#journal summary");
        await page.ClickAsync("#journal .actions button:nth-child(2)");

        await page.UntilShownAsync("#notice", "Sent again: 200");
        await page.UntilAsync("document.querySelectorAll('.card').length === 2");
        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().Count.ShouldBe(2, "both are the team's own");
        IReadOnlyList<JournalEntry> entries = api.Emulator.Requests.Entries;
        (entries[1].Path, entries[1].Team, entries[1].Request!.Text).ShouldBe((entries[0].Path, entries[0].Team, entries[0].Request!.Text));
        await PageTests.ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task What_a_fault_refused_is_sent_again_and_an_upload_has_the_name_of_its_file()
    {
        await using Api api = await StartAsync();
        await api.StoreAsync(Samples.Png, "plan.png");
        api.Emulator.Faults.Add(new Fault.ErrorResponse(503) { Operation = "generateImages" });
        await api.PostAsync("v1/images/generations", """{"prompt":"once more"}""");
        await using Page page = await OpenAsync(api);

        await page.UntilShownAsync("#journal li:nth-child(2) .prompt", "plan.png");
        await page.UntilShownAsync("#journal li:nth-child(1) .prompt", "once more");
        await page.ClickAsync("#journal summary");
        await page.ClickAsync("#journal .actions button:nth-child(2)");

        await page.UntilShownAsync("#notice", "Sent again: 200");
        await page.UntilAsync("document.querySelectorAll('#journal li').length === 3");
        api.Emulator.Requests.Entries.Select(entry => entry.Team).Distinct().ShouldHaveSingleItem();
        await PageTests.ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task What_is_copied_as_curl_can_be_run()
    {
        await using Api api = await StartAsync();
        await api.PostAsync("v1/images/generations", """{"prompt":"it's \"quoted\" $HOME"}""");
        await using Page page = await OpenAsync(api);
        await page.EvaluateAsync("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }");

        await page.ClickAsync("#journal summary");
        await page.ClickAsync("#journal .actions button:nth-child(1)");
        await page.UntilAsync("window.copied");

        (await page.EvaluateAsync("window.copied"))!.GetValue<string>().ShouldBe($$"""
            curl -X POST '{{api.Emulator.BaseAddress}}v1/images/generations' \
              -H "Authorization: Bearer $XAI_API_KEY" \
              -H 'Content-Type: application/json; charset=utf-8' \
              --data-raw '{"prompt":"it'\''s \"quoted\" $HOME"}'
            """);
    }

    [ChromiumFact]
    public async Task Every_operation_of_the_contract_can_be_tried()
    {
        await using Api api = await StartAsync();
        await using Page page = await OpenAsync(api);
        await page.ClickAsync("#try");
        await page.UntilShownAsync("#try-title", "Try an operation");
        await page.ExpectAxeAsync();

        string[] offered =
            [.. (await page.EvaluateAsync("[...document.querySelectorAll('#try-operation option')].map(option => option.value)"))!.AsArray()
            .Select(option => option!.GetValue<string>())];
        offered.ShouldBe(api.Emulator.Routes.Select(route => route.OperationId), ignoreOrder: true);
        foreach (string operation in offered)
        {
            await ChooseAsync(page, operation);
            (await page.EvaluateAsync(
                "document.querySelectorAll('#try-dialog [data-in]').length + document.querySelector('#try-dialog .what').innerText.length"))!
                .GetValue<int>().ShouldBeGreaterThan(10, operation);
        }

        await ChooseAsync(page, "generateImages");
        await page.EvaluateAsync("document.querySelector('#try-dialog [name=prompt]').value = 'a try'");
        await page.ClickAsync("#try-dialog .primary");
        await page.UntilShownAsync("#try-response .status", "200");
        await page.UntilAsync("document.querySelector('#try-response img')?.naturalWidth > 0");
        await page.ExpectAxeAsync();

        await ChooseAsync(page, "getFile");
        await page.EvaluateAsync("document.querySelector('#try-dialog [name=file_id]').value = 'a/b'");
        await page.ClickAsync("#try-dialog .primary");
        await page.UntilShownAsync("#try-response .status", "404");

        await ChooseAsync(page, "editImages");
        await page.EvaluateAsync("document.querySelector('#try-dialog [name=image]').value = '{'");
        await page.ClickAsync("#try-dialog .primary");
        await page.UntilShownAsync("#try-response .error", "image is not JSON");
        page.Complaints.ShouldAllBe(complaint => complaint.Contains("404 (Not Found)"));
    }

    [ChromiumFact]
    public async Task A_file_that_is_dropped_is_uploaded_and_one_on_a_field_is_used_there()
    {
        await using Api api = await StartAsync();
        await using Page page = await OpenAsync(api);
        await api.GetAsync("v1/files");
        await page.UntilAsync("document.querySelectorAll('#journal li').length === 1");

        await DropAsync(page, "document.body", "dropped.txt");
        await page.UntilShownAsync(".card", "dropped.txt");
        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().ShouldHaveSingleItem("it went to the team that called last");

        await page.ClickAsync("#try");
        await page.UntilShownAsync("#try-title", "Try an operation");
        await ChooseAsync(page, "editImages");
        await DropAsync(page, "document.querySelector('#try-dialog [name=image]')", "source.png");
        await page.UntilAsync("document.querySelector('#try-dialog [name=image]').value.startsWith('{\"file_id\":\"file_')");
        await PageTests.ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task Pictures_are_small_ones()
    {
        await using Api api = await StartAsync();
        await api.PostAsync("v1/images/generations", """{"prompt":"a bay","resolution":"2k","storage_options":{"filename":"bay.png"}}""");
        await using Page page = await OpenAsync(api);

        await page.UntilAsync("document.querySelector('.card img')?.naturalWidth > 0");

        (await page.EvaluateAsync(
            "Math.max(...[...document.querySelectorAll('.card img, #journal img')].map(image => image.naturalWidth))"))!
            .GetValue<int>().ShouldBeLessThanOrEqualTo(320);
        page.Requests.ShouldNotContain(request => request.AbsolutePath.EndsWith("/content"));
    }

    [Fact]
    public void The_page_explains_everything_that_a_response_can_be_marked_with()
    {
        using var reader = new StreamReader(typeof(XaiEmulator).Assembly.GetManifestResourceStream("XaiGen.Emulator.Page.topics.js")!);
        string[] known =
            [.. Regex.Matches(reader.ReadToEnd(), @"^  '([a-z-]+)':", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
        IEnumerable<string> Topics(Type type, params string[] others) => type.GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Except(others);

        known.ShouldBe(Topics(typeof(Undocumented)).Concat(Topics(typeof(Leniency), Leniency.Header)), ignoreOrder: true);
    }

    [Fact]
    public async Task A_call_as_a_team_is_guarded_like_the_page()
    {
        await using Api api = await Api.StartAsync();
        string team = await TeamAsync(api);
        foreach ((string Name, string Value)[] headers in new (string, string)[][]
        {
            [("Origin", "https://evil.example")], [("Sec-Fetch-Site", "cross-site")],
        })
        {
            (await AsTeamAsync(api, HttpMethod.Get, team, "v1/files", headers)).Expect(HttpStatusCode.Forbidden);
        }

        (await AsTeamAsync(api, HttpMethod.Post, team, "v1/files/file_1/public-url/revoke")).Expect(HttpStatusCode.UnsupportedMediaType);
        (await AsTeamAsync(api, HttpMethod.Post, team, "v1/files/file_1/public-url/revoke", ("x-xaigen-page", "1"))).Expect(
            HttpStatusCode.OK);
        (await AsTeamAsync(api, HttpMethod.Get, team, "v1/files")).Expect(HttpStatusCode.OK);
        (await AsTeamAsync(api, HttpMethod.Get, team, "_emulator/health")).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync("_emulator/as/v1/files", api.Anonymous)).Expect(HttpStatusCode.NotFound);
        api.Emulator.Requests.Entries.ShouldContain(entry => entry.Path == "/v1/files" && entry.Team == team && entry.Status == 200);
    }

    [Fact]
    public async Task A_call_as_a_team_needs_the_token_where_one_is_set()
    {
        await using Api api = await Api.StartAsync(options => options with { ControlToken = "own" });

        (await AsTeamAsync(api, HttpMethod.Get, await TeamAsync(api), "v1/files")).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_body_of_a_request_is_given_back_only_as_a_whole()
    {
        await using Api api = await Api.StartAsync();
        const string Body = """{"prompt":"a bay"}""";
        await api.PostAsync("v1/images/generations", Body);
        await api.PostAsync("v1/images/generations", $$"""{"prompt":"{{new string('x', 20_000)}}"}""");

        (await api.GetAsync("_emulator/requests/1/body", api.Anonymous)).Expect(HttpStatusCode.OK).Body.ShouldBe(Body);
        (await api.GetAsync("_emulator/requests/2/body", api.Anonymous)).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync("_emulator/requests/9/body", api.Anonymous)).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync("_emulator/thumbnail?file=file_none", api.Anonymous)).Expect(HttpStatusCode.NotFound);
        (await api.GetAsync("_emulator/result?path=/imgen/none.png", api.Anonymous)).Expect(HttpStatusCode.NotFound);
    }

    private static Task<Api> StartAsync()
        => Api.StartAsync(options => options with { TimeProvider = TimeProvider.System, RenderTime = s_renderTime });

    private static async Task<string> StartVideoAsync(Api api, string prompt = "a wave")
        => (await api.PostAsync("v1/videos/generations", $$"""{"prompt":"{{prompt}}","duration":1}""")).Expect(HttpStatusCode.OK)
            .Text("request_id");

    private static async Task<string> TeamAsync(Api api)
    {
        await api.GetAsync("v1/files");
        return api.Emulator.Requests.Entries[^1].Team!;
    }

    private static async Task<Http.Answer> AsTeamAsync(
        Api api, HttpMethod method, string team, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"_emulator/as/{team}/{path}");
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Http.Answer.OfAsync(await api.Anonymous.SendAsync(request));
    }

    private static Task ChooseAsync(Page page, string operation) => page.EvaluateAsync(
        $"{{ const choice = document.querySelector('#try-operation'); choice.value = '{operation}'; choice.dispatchEvent(new "
        + $"Event('change')); }}");

    private static Task DropAsync(Page page, string target, string name) => page.EvaluateAsync($$"""
        {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(['hello'], '{{name}}', { type: 'text/plain' }));
          {{target}}.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        }
        """);

    private Task<Page> OpenAsync(Api api) => browser.OpenAsync(api.Emulator.PageUrl);
}
