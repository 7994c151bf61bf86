using XaiGen.Emulator.Tests.Control.Browser;
using XaiGen.Review.Pages;
using Page = XaiGen.Emulator.Tests.Control.Browser.Page;

namespace XaiGen.Emulator.Tests.Reference;

/// <summary>The pages of our contract in a browser, opened from a folder.</summary>
public sealed class ReferencePageTests(Chromium browser) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xaigen-pages-").FullName;

    public async Task InitializeAsync()
    {
        foreach (PageFile file in OurReference.Pages)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, file.Name), file.Text);
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [ChromiumFact]
    public async Task They_fit_every_width_in_light_and_dark_and_axe_finds_nothing()
    {
        string[] names =
        [
            "index.html", "operation-images-generate.html", "operation-files-list.html", "type-imageinput.html", "type-imagerequest.html",
            "types.html", "unions.html", "errors.html", "limits.html", "prices.html", "history.html",
        ];
        foreach ((int width, bool isDark) in new[] { (375, false), (1280, true), (2560, false) })
        {
            await using Page page = await browser.OpenBlankAsync(width, 900, isDark);
            foreach (string name in names)
            {
                await GoAsync(page, name);
                (await page.EvaluateAsync("document.documentElement.scrollWidth"))!.GetValue<int>()
                    .ShouldBeLessThanOrEqualTo(width, $"{name} at {width} px");
                await page.ExpectAxeAsync();
            }

            ExpectClean(page);
        }
    }

    [ChromiumFact]
    public async Task A_slash_begins_a_search_that_the_keyboard_ends()
    {
        await using Page page = await browser.OpenBlankAsync();
        await GoAsync(page, "index.html");

        await page.PressAsync("/");
        await page.UntilAsync("document.activeElement.id === 'search'");
        await page.TypeAsync("aspect_ratio");
        await page.UntilShownAsync("#found li", "ImageRequest.AspectRatio");
        await page.ExpectAxeAsync();
        await page.PressAsync("Escape");
        await page.UntilGoneAsync("#found");
        await page.PressAsync("/");
        await page.TypeAsync("images.gen");
        await page.UntilShownAsync("#found li[aria-selected=true]", "Images.Generate");
        await page.PressAsync("Enter");

        await page.UntilAsync("location.pathname.endsWith('/operation-images-generate.html')");
        ExpectClean(page);
    }

    [ChromiumFact]
    public async Task A_sample_is_copied_and_says_so()
    {
        await using Page page = await browser.OpenBlankAsync();
        await GoAsync(page, "operation-images-generate.html");
        await page.EvaluateAsync("navigator.clipboard.writeText = async text => { window.copied = text; }; undefined");

        await page.ClickAsync("[aria-label='Copy C#']");

        await page.UntilShownAsync(".copy", "Copied");
        (await page.EvaluateAsync("window.copied"))!.GetValue<string>().ShouldContain("client.Images.GenerateAsync(");
        ExpectClean(page);
    }

    private Task GoAsync(Page page, string name)
        => page.GoAsync(
            new Uri(Path.Combine(_folder, name)), $"location.pathname.endsWith('/{name}') && document.querySelector('#search')");

    private static void ExpectClean(Page page)
    {
        page.Complaints.ShouldBeEmpty();
        page.Requests.ShouldAllBe(request => request.Scheme == "file" || request.Scheme == "about");
    }
}
