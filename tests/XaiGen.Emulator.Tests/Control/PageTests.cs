using System.Net;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Tests.Control.Browser;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Control;

public sealed class PageTests(Chromium browser) : IClassFixture<Chromium>
{
    [ChromiumFact]
    public async Task It_shows_files_their_chain_their_addresses_and_the_requests()
    {
        await using Api api = await StartAsync();
        await MakeChainAsync(api);
        await using Page page = await OpenAsync(api);

        await page.UntilAsync("document.querySelectorAll('.card').length === 3");
        (await page.TextAsync("#files-count")).ShouldBe("3");
        await page.UntilAsync("[...document.querySelectorAll('.picture img')].every(image => image.complete && image.naturalWidth > 0)");
        (await page.TextAsync("#url-list")).ShouldContain("hat.png");
        (await page.TextAsync("#url-list")).ShouldContain("59 min");
        (await page.TextAsync("#journal")).ShouldContain("/v1/images/edits");

        await page.ClickAsync("[aria-label='Details of hat.png']");
        await page.UntilShownAsync("#file-dialog .chain", "photo.png");
        await page.UntilShownAsync("#file-dialog .chain", "wave.mp4");
        await page.UntilShownAsync("#file-dialog dl", "add a hat");

        await ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task Of_many_files_the_newest_are_shown_until_all_are_asked_for()
    {
        await using Api api = await StartAsync();
        for (int file = 0; file < 30; file++)
        {
            await api.StoreAsync(Samples.Png, $"{file}.png");
        }

        await using Page page = await OpenAsync(api);
        await page.UntilAsync("document.querySelectorAll('.card').length === 24");

        await page.ClickAsync("#files-more");

        await page.UntilAsync("document.querySelectorAll('.card').length === 30");
        await page.UntilGoneAsync("#files-more");
        await ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task Without_files_it_says_what_would_be_there()
    {
        await using Api api = await StartAsync();
        await using Page page = await OpenAsync(api);

        await page.UntilShownAsync("#files-none", "No files yet");
        await page.UntilShownAsync("#requests-none", "No requests yet");
        await page.UntilShownAsync("#urls-none", "No file is public");
        await ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task Requests_and_files_appear_live_with_bodies_and_without_keys()
    {
        await using Api api = await StartAsync();
        await using Page page = await OpenAsync(api);

        await api.StoreAsync(Samples.Png, "live.png");
        await api.PostAsync("v1/images/generations", """{"prompt":"a quiet bay"}""");

        await page.UntilShownAsync(".card", "live.png");
        await page.UntilShownAsync("#journal .path", "/v1/images/generations");
        await page.ClickAsync("#journal li:first-child summary");
        await page.UntilShownAsync("#journal pre", "a quiet bay");
        (await page.EvaluateAsync("document.documentElement.outerHTML"))!.GetValue<string>().ShouldNotContain(Api.Key);
        await ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task A_file_is_deleted_only_after_it_was_confirmed()
    {
        await using Api api = await StartAsync();
        string file = await api.StoreAsync(Samples.Png, "a.png");
        await using Page page = await OpenAsync(api);
        await page.ClickAsync("[aria-label='Details of a.png']");

        await page.ClickAsync("#file-dialog .end .danger");
        await page.UntilShownAsync("#ask-title", "Delete a.png?");
        await page.ClickAsync("#ask-no");
        await page.UntilGoneAsync("#ask-dialog");
        (await api.GetAsync($"v1/files/{file}")).Expect(HttpStatusCode.OK);

        await page.ClickAsync("#file-dialog .end .danger");
        await page.ClickAsync("#ask-yes");
        await page.UntilGoneAsync(".card");
        await page.UntilGoneAsync("#file-dialog");
        (await api.GetAsync($"v1/files/{file}")).Expect(HttpStatusCode.NotFound);
        await ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task A_public_address_is_revoked_only_after_it_was_confirmed()
    {
        await using Api api = await StartAsync();
        string file = await api.StoreAsync(Samples.Png, "a.png");
        string url = (await api.PostAsync($"v1/files/{file}/public-url", "{}")).Text("public_url");
        await using Page page = await OpenAsync(api);

        await page.ClickAsync("[aria-label='Revoke the public URL of a.png']");
        await page.PressAsync("Escape");
        await page.UntilGoneAsync("#ask-dialog");
        (await api.GetAsync(url, api.Anonymous)).Expect(HttpStatusCode.OK);

        await page.ClickAsync("[aria-label='Revoke the public URL of a.png']");
        await page.ClickAsync("#ask-yes");
        await page.UntilShownAsync("#urls-none", "No file is public");
        (await api.GetAsync(url, api.Anonymous)).Expect(HttpStatusCode.NotFound);
        await ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task The_clock_is_turned_and_held_and_what_expires_goes()
    {
        await using Api api = await StartAsync();
        string file = await api.StoreAsync(Samples.Png, "a.png", ("expires_after", "90000"));
        await api.PostAsync($"v1/files/{file}/public-url", """{"expires_after":7200}""");
        await using Page page = await OpenAsync(api);
        await page.UntilShownAsync("#url-list .left", "1 h 59 min");

        await page.ClickAsync("#clock-freeze");
        await page.UntilAsync("document.querySelector('#clock-freeze').ariaChecked === 'true'");
        api.Emulator.Clock.IsFrozen.ShouldBeTrue();
        await page.ClickAsync("[data-advance='3600']");
        await page.UntilShownAsync("#clock-ahead", "standing still");
        await page.UntilShownAsync("#url-list .left", "59 min");
        await page.ClickAsync("[data-advance='3600']");
        await page.UntilShownAsync("#urls-none", "No file is public");
        await page.ClickAsync("[data-advance='86400']");
        await page.UntilShownAsync("#files-none", "No files yet");

        DateTimeOffset now = api.Emulator.Clock.GetUtcNow();
        await page.EvaluateAsync($"document.querySelector('#clock-time').value = '{now.AddDays(2):yyyy-MM-ddTHH:mm:ss}'");
        await page.ClickAsync("#clock-set button");
        await page.UntilShownAsync("#clock-now", $"{now.AddDays(2):yyyy-MM-dd HH:mm:ss}");
        await ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task Faults_are_switched_on_and_off_and_planned()
    {
        await using Api api = await StartAsync();
        await using Page page = await OpenAsync(api);

        await page.ClickAsync("#fault-switches button:nth-child(2)");
        await page.UntilAsync("document.querySelector('#fault-switches button:nth-child(2)').ariaChecked === 'true'");
        api.Emulator.Faults.Active.ShouldHaveSingleItem().Fault.ShouldBe(new Fault.ErrorResponse(503) { Times = null });
        (await api.GetAsync("v1/files")).Expect(HttpStatusCode.ServiceUnavailable);
        await page.UntilShownAsync("#fault-plans", "struck 1");
        await page.UntilShownAsync("#journal .tag.bad", "refused");
        await page.ClickAsync("#fault-switches button:nth-child(2)");
        await page.UntilGoneAsync("#fault-plans li");
        api.Emulator.Faults.Active.ShouldBeEmpty();

        await page.ClickAsync("#faults summary");
        await page.ClickAsync("#fault-form button");
        await page.UntilShownAsync("#fault-plans", "1 left");
        (await api.GetAsync("v1/files")).Expect(HttpStatusCode.ServiceUnavailable);
        await page.UntilGoneAsync("#fault-plans li");
        await ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task A_reset_is_confirmed_and_empties_the_page()
    {
        await using Api api = await StartAsync();
        await api.StoreAsync(Samples.Png, "a.png");
        await using Page page = await OpenAsync(api);
        await page.UntilShownAsync(".card", "a.png");

        await page.ClickAsync("#reset");
        await page.ClickAsync("#ask-yes");

        await page.UntilShownAsync("#files-none", "No files yet");
        await page.UntilShownAsync("#requests-none", "No requests yet");
        await ExpectCleanAsync(page, api);
    }

    [ChromiumFact]
    public async Task What_a_wrong_plan_lacks_is_told()
    {
        await using Api api = await StartAsync();
        await using Page page = await OpenAsync(api);

        await page.ClickAsync("#faults summary");
        await page.EvaluateAsync("document.querySelector('#fault-form [name=status]').value = '200'");
        await page.ClickAsync("#fault-form button");

        await page.UntilShownAsync("#notice", "'status' must be between 400 and 599; it is 200");
        api.Emulator.Faults.Active.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task The_keyboard_is_enough_and_the_focus_is_seen()
    {
        await using Api api = await StartAsync();
        await api.StoreAsync(Samples.Png, "a.png");
        await using Page page = await OpenAsync(api);
        await page.UntilShownAsync(".card", "a.png");
        await page.EvaluateAsync("document.querySelector('#reset').focus()");

        await page.PressAsync("Tab");
        await page.UntilAsync("document.activeElement.tagName === 'SUMMARY'");
        (await page.EvaluateAsync("getComputedStyle(document.activeElement).outlineStyle"))!.GetValue<string>().ShouldBe("solid");
        await page.EvaluateAsync("document.querySelector('.card .title').focus()");
        await page.PressAsync("Enter");
        await page.UntilShownAsync("#file-title", "a.png");
        await page.PressAsync("Escape");
        await page.UntilGoneAsync("#file-dialog");
        await page.UntilAsync("document.activeElement.getAttribute('aria-label') === 'Details of a.png'");

        await page.EvaluateAsync("document.querySelector('#clock-freeze').focus()");
        await page.PressAsync("Space");
        await page.UntilAsync("document.querySelector('#clock-freeze').ariaChecked === 'true'");
        (await page.EvaluateAsync("""
            [...document.querySelectorAll('button, input, select, a, video, pre')].filter(e => e.checkVisibility())
              .filter(e => !(e.innerText || e.ariaLabel || e.closest('label')?.innerText)).map(e => e.outerHTML).join()
            """))!.GetValue<string>().ShouldBe("", "everything that takes the focus has a name");
    }

    [ChromiumFact]
    public async Task It_fits_every_width_in_light_and_dark_and_can_be_read()
    {
        await using Api api = await StartAsync();
        await MakeChainAsync(api);
        await api.StoreAsync(Samples.Png, new string('w', 200) + ".png");
        api.Emulator.Faults.Add(new Fault.ErrorResponse(503) { Operation = "getFile" });
        foreach ((int width, bool isDark) in new[] { (375, false), (375, true), (768, false), (1440, true), (1440, false), (2560, false) })
        {
            await using Page page = await browser.OpenAsync(api.Emulator.PageUrl, width, 900, isDark);
            await page.UntilAsync("document.querySelectorAll('.card').length === 4");

            (await page.EvaluateAsync("document.documentElement.scrollWidth"))!.GetValue<int>().ShouldBeLessThanOrEqualTo(width);
            (await page.EvaluateAsync(WeakContrast))!.GetValue<string>().ShouldBe("", $"{width} px, dark: {isDark}");
            await ExpectCleanAsync(page, api);
        }
    }

    [ChromiumFact]
    public async Task Names_and_bodies_are_text_and_never_HTML()
    {
        await using Api api = await StartAsync();
        const string name = "<img src=x onerror=document.title=1>.png";
        await api.StoreAsync(Samples.Png, name);
        await api.PostAsync(
            "v1/images/generations", """{"prompt":"<script>document.title=1</script>","storage_options":{"filename":"<b>x.png"}}""");
        await using Page page = await OpenAsync(api);

        await page.UntilShownAsync(".card", name);
        await page.ClickAsync("[aria-label='Details of <b>x.png']");
        await page.UntilShownAsync("#file-dialog dl", "<script>document.title=1</script>");

        (await page.EvaluateAsync("document.title"))!.GetValue<string>().ShouldBe("xAI emulator");
        (await page.EvaluateAsync("document.querySelectorAll('b, script:not([src])').length"))!.GetValue<int>().ShouldBe(0);
        await ExpectCleanAsync(page, api);
    }

    [Fact]
    public async Task It_loads_nothing_from_elsewhere_and_runs_no_script_but_its_own()
    {
        await using Api api = await Api.StartAsync();

        Http.Answer page = (await api.GetAsync("_emulator/", api.Anonymous)).Expect(HttpStatusCode.OK);

        page.ContentHeaders.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        string policy = page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        page.Body.ShouldNotContain("http:");
        page.Body.ShouldNotContain("https:");
        page.Body.ShouldNotMatch(@"\son\w+=");
        (await api.GetAsync("_emulator", api.Anonymous)).Expect(HttpStatusCode.OK).Body.ShouldBe(page.Body);
        foreach (string? part in new[] { "page.css", "main.js", "icon.svg" })
        {
            (await api.GetAsync($"_emulator/{part}", api.Anonymous)).Expect(HttpStatusCode.OK);
        }
    }

    /// <summary>Texts whose contrast with what lies behind them is below 4.5, the least that WCAG 2 calls readable.</summary>
    private const string WeakContrast = """
        (() => {
          const channels = colour => colour.match(/[\d.]+/g).map(Number);
          const light = colour => channels(colour).slice(0, 3)
            .map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, place) => sum + c * [0.2126, 0.7152, 0.0722][place], 0);
          const ground = e => {
            for (; e; e = e.parentElement) {
              const colour = getComputedStyle(e).backgroundColor;
              if ((channels(colour)[3] ?? 1) === 1) return colour;
            }
            return 'rgb(255, 255, 255)';
          };
          return [...document.querySelectorAll('body *')]
            .filter(e => e.id !== 'notice' && e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
            .filter(e => {
              const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
              return (a + 0.05) / (b + 0.05) < 4.5;
            })
            .map(e => `${e.tagName}.${e.className} ${e.innerText}`).join('; ');
        })()
        """;

    internal static Task<Api> StartAsync() => Api.StartAsync(options => options with
    {
        TimeProvider = TimeProvider.System,
        RenderTime = TimeSpan.Zero,
    });

    internal static async Task MakeChainAsync(Api api)
    {
        string photo = await api.StoreAsync(Samples.Png, "photo.png");
        string hat = (await api.PostAsync(
                "v1/images/edits",
                $$$$"""{"prompt":"add a hat","image":{"file_id":"{{{{photo}}}}"},"storage_options":{"filename":"hat.png","public_url":{"expires_after":3600}}}"""))
            .Expect(HttpStatusCode.OK).Json["data"]![0]!["file_output"]!["file_id"]!.GetValue<string>();
        string video = (await api.PostAsync(
                "v1/videos/generations",
                $$$"""{"prompt":"it waves","duration":1,"image":{"file_id":"{{{hat}}}"},"storage_options":{"filename":"wave.mp4"}}"""))
            .Expect(HttpStatusCode.OK).Text("request_id");
        (await api.GetAsync($"v1/videos/{video}")).Text("status").ShouldBe("done");
    }

    internal static async Task ExpectCleanAsync(Page page, Api api)
    {
        // Events arrive in order, so all requests have been reported once another command is answered.
        await page.EvaluateAsync("1");
        page.Complaints.ShouldBeEmpty();
        page.Requests.Where(request => request.Scheme is not ("data" or "about" or "blob"))
            .Select(request => request.GetLeftPart(UriPartial.Authority)).Distinct()
            .ShouldBe([api.Emulator.BaseAddress.GetLeftPart(UriPartial.Authority)]);
    }

    private Task<Page> OpenAsync(Api api) => browser.OpenAsync(api.Emulator.PageUrl);
}
