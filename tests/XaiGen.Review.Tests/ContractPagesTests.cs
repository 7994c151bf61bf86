using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using XaiGen.Contract.Diagnostics;
using XaiGen.Generator;
using XaiGen.Review.Pages;

namespace XaiGen.Review.Tests;

/// <summary>The reference of a contract as pages.</summary>
public sealed partial class ContractPagesTests
{
    /// <summary>Larger documents take as long as all others together, and have nothing that these have not.</summary>
    private const int MostCharacters = 600_000;

    private static readonly Lazy<PageSet> s_ours = new(() => ContractPages.Make(
        new ContractText("xai.openapi.yaml", File.ReadAllText(Path.Combine(Repository.Root, "spec/xai.openapi.yaml"))),
        new PageOptions
        {
            Generation = new GenerationOptions("XaiGen", "XaiClient"),
            History = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "spec/history"), "*.yaml").Order(StringComparer.Ordinal)
                .Select(file => new ContractText(Path.GetFileName(file), File.ReadAllText(file)))],
        }));

    public static TheoryData<string> Documents
        => [.. Corpus.Documents.Where(name => new FileInfo(Path.Combine(Corpus.Folder, name)).Length < MostCharacters)];

    [Fact]
    public void Our_contract_has_a_page_for_each_operation_with_both_samples()
    {
        string generate = Page(s_ours.Value, "operation-images-generate.html");

        generate.ShouldContain("ImageResponse response = await client.Images.GenerateAsync(new ImageRequest");
        generate.ShouldContain("Model = ImageModel.GrokImagineImage2_0,");
        generate.ShouldContain("curl 'https://api.x.ai/v1/images/generations' \\");
        generate.ShouldContain("""--header "Authorization: Bearer $XAI_API_KEY" """.TrimEnd());
        generate.ShouldContain("1 to 10");
        s_ours.Value.WithoutSample.ShouldBeEmpty();
        s_ours.Value.Files.ShouldAllBe(file => !file.Text.Contains("global::"));
    }

    [Fact]
    public void Types_unions_errors_limits_prices_and_history_are_there()
    {
        string[] files = [.. s_ours.Value.Files.Select(file => file.Name)];

        files.ShouldBeSubsetOf([.. files.Where(name => name is "index.html" or "types.html" or "unions.html" or "errors.html"
            or "limits.html" or "prices.html" or "history.html" or "search.js" or "page.css" or "page.js"
            || name.StartsWith("type-", StringComparison.Ordinal) || name.StartsWith("operation-", StringComparison.Ordinal))]);
        Page(s_ours.Value, "prices.html").ShouldContain("grok-imagine-video-1.5-lite");
        Page(s_ours.Value, "prices.html").ShouldContain("EstimateCostInUsd()");
        Page(s_ours.Value, "history.html").ShouldContain("2026-11-21");
        Page(s_ours.Value, "history.html").ShouldContain("breaks");
        Page(s_ours.Value, "type-imageinput.html").ShouldContain("has file_id");
        Page(s_ours.Value, "errors.html").ShouldContain("XaiException");
        Page(s_ours.Value, "limits.html").ShouldContain("1 to 10");
        Page(s_ours.Value, "type-imagemodel.html").ShouldContain("GrokImagineImage2_0");
    }

    [Fact]
    public void A_contract_with_an_error_has_no_pages_but_its_problems()
    {
        PageSet pages = ContractPages.Make(new ContractText("a.yaml", "openapi: 3.0.3\npaths: 1\n"), new PageOptions());

        pages.Files.ShouldBeEmpty();
        pages.Problems.ShouldContain(problem => problem.Rule.Severity == ProblemSeverity.Error);
    }

    /// <summary>All C# samples of a document are compiled when its pages are made, and those that do not compile are left out.</summary>
    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void All_samples_of_the_documents_of_others_compile(string name)
    {
        PageSet pages = ContractPages.Make(Corpus.Document(name), new PageOptions());
        if (pages.Files.Count == 0)
        {
            pages.Problems.ShouldContain(problem => problem.Rule.Severity == ProblemSeverity.Error);
            return;
        }

        pages.WithoutSample.ShouldBeEmpty();
        ExpectSound(pages);
    }

    [Fact]
    public void All_links_lead_somewhere_and_all_pages_are_well_formed() => ExpectSound(s_ours.Value);

    [Theory]
    [MemberData(nameof(ReportSafetyTests.Payloads), MemberType = typeof(ReportSafetyTests))]
    public void Nothing_of_a_contract_becomes_markup_or_a_script(string payload)
    {
        string quoted = Newtonsoft.Json.JsonConvert.ToString(payload)[1..^1];
        var contract = new ContractText("x.json", Hostile.Replace("TEXT", quoted, StringComparison.Ordinal));
        PageSet pages = ContractPages.Make(contract, new PageOptions());

        pages.Files.ShouldNotBeEmpty(string.Join('\n', pages.Problems));
        ExpectSound(pages);
        string html = string.Concat(
            pages.Files.Where(file => file.Name.EndsWith(".html", StringComparison.Ordinal)).Select(file => file.Text));
        string plain = Regex.Replace(html, @"<a href=""https?://[^""<>]*"" rel=""noreferrer"">", "<b>");
        Regex.Matches(plain, @"<(\w+)").Select(match => match.Groups[1].Value).Distinct().ShouldBeSubsetOf(
            [
                "html", "head", "meta", "link", "script", "title", "body", "a", "header", "span", "div", "label", "input", "kbd", "ul",
                "li", "nav",
                "details", "summary", "main", "h1", "h2", "h3", "p", "section", "dl", "dt", "dd", "code", "pre", "figure", "figcaption",
                "article",
                "strong", "b", "svg", "path", "g", "rect", "text", "table", "caption", "thead", "tbody", "tr", "th", "td",
            ]);
        Regex.Matches(plain, @"<script[^>]*>").Select(match => match.Value).Distinct().ShouldBe(["""<script src="page.js" defer>"""]);
        Regex.IsMatch(plain, @"<[^>]*\son\w+=").ShouldBeFalse();
        plain.ShouldNotContain("javascript:");
        string search = pages.Files.Single(file => file.Name == "search.js").Text;
        search.ShouldNotContain("<");
        search.Where(letter => letter > '~' || (letter < ' ' && letter != '\n')).ShouldBeEmpty();
    }

    [Fact]
    public void A_description_keeps_its_code_and_its_direction()
    {
        const string Description = """
            First:
            ```json
            { "a": **1**,
              "b": "<b>" }
            ```
            Then.

            ~~~
            never closed
            """;
        string quoted = Newtonsoft.Json.JsonConvert.ToString(Description.ReplaceLineEndings("\n"))[1..^1];
        string contract = Hostile.Replace("\"description\":\"TEXT\"},\"servers\"", $"\"description\":\"{quoted}\"}},\"servers\"")
            .Replace("TEXT", "one");
        PageSet pages = ContractPages.Make(new ContractText("x.json", contract), new PageOptions());

        ExpectSound(pages);
        string html = Page(pages, "index.html");
        html.ShouldContain("<p dir=\"auto\">First:</p>");
        html.ShouldContain("<code>{ \"a\": **1**,\n  \"b\": \"<b>\" }</code></pre>\n<p dir=\"auto\">Then.</p>");
        html.ShouldContain("<code>never closed</code></pre>");
    }

    [Fact]
    public void Changes_since_the_newest_release_are_in_the_history_only_if_there_are_any()
    {
        const string Contract = """
            openapi: 3.0.3
            info: { title: Lights, version: 1.0.0 }
            paths: { /lights: { get: { operationId: list, responses: { '204': { description: Done. } } } } }
            """;
        Pages(Contract + "# The same.\n").Files.ShouldNotContain(file => file.Name == "history.html");

        Page(Pages(Contract.Replace("204", "205")), "history.html").ShouldContain("<h2>Not released yet</h2>");

        PageSet Pages(string contract) => ContractPages.Make(
            new ContractText("x.yaml", contract), new PageOptions { History = [new ContractText("1.0.0.yaml", Contract)] });
    }

    /// <summary>What is copied from a page into a shell does nothing but call curl.</summary>
    [Fact]
    public void A_path_or_a_header_cannot_add_a_command_to_a_sample_of_curl()
    {
        PageSet pages = ContractPages.Make(
            new ContractText("x.json", Hostile.Replace("TEXT", "'; touch pwned; $(touch pwned) `touch pwned` '", StringComparison.Ordinal)),
            new PageOptions());
        string folder = Directory.CreateTempSubdirectory("xaigen-curl-").FullName;
        foreach (string curl in pages.Files.SelectMany(file => CurlSample().Matches(file.Text)).Select(match => match.Groups[1].Value))
        {
            string script = $"curl() {{ :; }}\n{WebUtility.HtmlDecode(curl)}\n";
            using Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", script]) { WorkingDirectory = folder })!;
            shell.WaitForExit();
            shell.ExitCode.ShouldBe(0, script);
        }

        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
        Directory.Delete(folder);
    }

    [Fact]
    public void A_page_has_no_more_navigation_than_a_reader_can_use()
    {
        string paths = string.Join(",\n", Enumerable.Range(0, 600).Select(i => $$$"""
            "/p{{{i}}}": { "get": { "tags": ["T{{{i % 30}}}"], "operationId": "get{{{i}}}", "responses": { "200": { "description": "Done." } } } }
            """));
        PageSet pages = ContractPages.Make(
            new ContractText(
                "x.json", $$"""{ "openapi": "3.1.0", "info": { "title": "Large", "version": "1" }, "paths": { {{paths}} } }"""),
            new PageOptions());

        pages.Files.Count.ShouldBeGreaterThan(600);
        pages.Files.Where(file => file.Name.StartsWith("operation-", StringComparison.Ordinal))
            .ShouldAllBe(file => file.Text.Length < 16_000);
    }

    private static string Page(PageSet pages, string name) => WebUtility.HtmlDecode(pages.Files.Single(file => file.Name == name).Text);

    private static void ExpectSound(PageSet pages)
    {
        var anchors = pages.Files.ToDictionary(
            file => file.Name, file => Id().Matches(file.Text).Select(match => match.Groups[1].Value).ToHashSet());
        pages.Files.Select(file => file.Name.ToLowerInvariant()).ShouldBeUnique();
        foreach (PageFile file in pages.Files.Where(file => file.Name.EndsWith(".html", StringComparison.Ordinal)))
        {
            foreach (string link in Link().Matches(file.Text).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)))
            {
                if (!link.StartsWith("http", StringComparison.Ordinal))
                {
                    string[] parts = link.Split('#');
                    string target = parts[0].Length == 0 ? file.Name : parts[0];
                    anchors.ShouldContainKey(target, $"{file.Name} links to {link}");
                    (parts.Length == 1 || anchors[target].Contains(parts[1])).ShouldBeTrue($"{file.Name} links to {link}");
                }
            }

            Id().Matches(file.Text).Select(match => match.Groups[1].Value).ShouldBeUnique();
            ExpectBalanced(file);
        }
    }

    private static void ExpectBalanced(PageFile file)
    {
        Stack<string> open = new();
        foreach (Match tag in Tag().Matches(file.Text))
        {
            string name = tag.Groups[2].Value;
            if (name is "meta" or "link" or "input" or "DOCTYPE" || tag.Value.EndsWith("/>", StringComparison.Ordinal))
            {
                continue;
            }

            if (tag.Groups[1].Length == 0)
            {
                open.Push(name);
            }
            else
            {
                open.Pop().ShouldBe(name, $"{file.Name}: {file.Text[Math.Max(0, tag.Index - 200)..tag.Index]}");
            }
        }

        open.ShouldBeEmpty(file.Name);
    }

    private const string Hostile = """
        {"openapi":"3.0.3","info":{"title":"Api TEXT","version":"TEXT","description":"TEXT"},"servers":[{"url":"https://example.com/TEXT","description":"TEXT"}],
         "tags":[{"name":"A TEXT","description":"TEXT"}],
         "security":[{"key":[]}],
         "paths":{"/TEXT/{id}":{"post":{"tags":["A TEXT"],"operationId":"postTEXT","summary":"TEXT","description":"TEXT","externalDocs":{"url":"TEXT"},
           "parameters":[{"name":"id","in":"path","required":true,"description":"TEXT","schema":{"type":"string"},"example":"TEXT"},
             {"name":"qTEXT","in":"query","required":true,"schema":{"type":"string","enum":["TEXT","b"]}}],
           "requestBody":{"required":true,"description":"TEXT","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"},"example":{"first":"TEXT","kind":"TEXT"}}}},
           "responses":{"200":{"description":"TEXT","headers":{"X-One":{"description":"TEXT","schema":{"type":"string"}}},"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"},"example":{"first":"TEXT"}}}},
             "400":{"description":"TEXT"}}}}},
         "components":{"securitySchemes":{"key":{"type":"apiKey","in":"header","name":"X-Key","description":"TEXT"}},
          "schemas":{"Thing":{"type":"object","description":"TEXT","required":["first"],"x-xaigen-cost":[{"unit":"TEXT","prices":[{"usd":1,"when":{"kind":"TEXT"}},{"usd":2}]}],
            "properties":{"first":{"type":"string","description":"TEXT","default":"TEXT"},"kind":{"type":"string","enum":["TEXT","b"]},
              "other":{"oneOf":[{"type":"string","description":"TEXT"},{"$ref":"#/components/schemas/Part"}]}}},
            "Part":{"type":"object","description":"TEXT","properties":{"a TEXT":{"type":"integer","description":"TEXT"}}}}}}
        """;

    [GeneratedRegex(@"\bid=""([^""]*)""")]
    private static partial Regex Id();

    [GeneratedRegex(@"(?:href|src)=""([^""]*)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"<(/?)!?(\w+)[^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"aria-label=""curl""><code>(.*?)</code>", RegexOptions.Singleline)]
    private static partial Regex CurlSample();
}
