using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using XaiGen.Review.Reports;

namespace XaiGen.Review.Tests;

/// <summary>Whatever a contract puts into its names and values, reports show it as text.</summary>
public sealed partial class ReportSafetyTests
{
    private static readonly MarkdownPipeline s_github = new MarkdownPipelineBuilder().UseAdvancedExtensions()
        .UseAutoLinks().UseEmojiAndSmiley().Build();

    public static TheoryData<string> Payloads
    => [
        "x\n# APPROVED by security\n\n[a](https://evil.example) @octocat",
        "`<img src=https://evil.example/x.png>`",
        "``` `` ` <script>alert(1)</script>",
        "https://evil.example/?a=b www.evil.example mailto:a@evil.example a@evil.example",
        "@octocat @org/team #123 GH-123 org/repo#1 deadbeef1234 deadbee",
        "![a](https://evil.example/x.png) **bold** __b__ ~~s~~ $x$ :smile: [^1] <!-- x --> &lt;img&gt; &#64;octocat",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "\n::error file=x::INJECTED\r\n  ::add-mask::x ##[error]x ##vso[task.setvariable variable=x]y",
        "::error::first ::set-output name=x::y",
        "\u001b]0;title\u0007\u001b[2J\u009b2J\u0008\u007f\u0000",
        "\u202eabc\u202d\u2066\u2069\u200b\ufeff\u2028\u2029\u0085",
        "\ud800 \udc00 ok \ud83d\ude00",
        "`", "``", "\\`", " ` ", "'", "\\", "&", "]]>", "--> x", "- [ ] task", "1. x", "> quote", "    code", "---", "===",
    ];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Markdown_holds_nothing_but_the_template(string payload)
    {
        foreach (Review review in Reviews(payload))
        {
            string markdown = MarkdownReport.Write(review);
            MarkdownDocument page = Markdown.Parse(markdown, s_github);

            page.Descendants<LinkInline>().ShouldBeEmpty(markdown);
            page.Descendants<AutolinkInline>().ShouldBeEmpty(markdown);
            page.Descendants<Table>().Count().ShouldBeLessThanOrEqualTo(1, markdown);
            page.Descendants<HtmlBlock>()
                .Select(block => block.Lines.ToString())
                .Where(html => !Regex.IsMatch(html, "^(<details>\n<summary>[0-9]+ (more|waived)</summary>|</details>)$"))
                .ShouldBeEmpty(markdown);
            page.Descendants<HtmlEntityInline>().ShouldBeEmpty(markdown);
            page.Descendants<HtmlInline>().Select(html => html.Tag).Distinct().ShouldBeSubsetOf(["<sub>", "</sub>"]);
            page.Descendants<EmphasisInline>()
                .ShouldAllBe(bold => bold.DelimiterCount == 2 && bold.Parent!.FirstChild!.NextSibling == bold, markdown);
            page.Descendants().Select(node => node.GetType()).Except([
                typeof(HeadingBlock), typeof(ParagraphBlock), typeof(ListBlock), typeof(ListItemBlock),
                typeof(ContainerInline), typeof(LiteralInline), typeof(CodeInline), typeof(HtmlInline), typeof(EmphasisInline),
                typeof(LinkReferenceDefinitionGroup),
                typeof(Table), typeof(TableRow), typeof(TableCell), typeof(HtmlBlock),
            ]).Select(type => type.Name).ShouldBeEmpty(markdown);
            page.Descendants<HeadingBlock>().Count().ShouldBe(1);
            page.Descendants<ListItemBlock>().Count(item => item.Parent?.Parent is MarkdownDocument).ShouldBe(review.Causes.Count);

            // What GitHub looks for when all else is done, outside of code.
            string text = string.Join('\n', page.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));
            Mention().Matches(text).Select(match => match.Value).ShouldBeEmpty(markdown);
        }
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void No_report_has_a_command_or_a_hidden_character(string payload)
    {
        foreach (Review review in Reviews(payload))
        {
            (string Format, string Text)[] reports =
            [
                ("markdown", MarkdownReport.Write(review)), ("json", JsonReport.Write(review)), ("sarif", SarifReport.Write(review)),
                ("html", HtmlReport.Write(review)),
                ("github", GitHubReport.Write(review)),
            ];
            foreach ((string format, string text) in reports)
            {
                text.Where(letter => letter != '\n' && (char.IsControl(letter)
                    || char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.Format)).ShouldBeEmpty(format);
                Regex.Replace(text, "[\ud800-\udbff][\udc00-\udfff]", "").Where(char.IsSurrogate).ShouldBeEmpty(format);
                Regex.IsMatch(text, @"##\w*\[").ShouldBeFalse($"{format}: {text}");

                string[] lines = text.TrimEnd('\n').Split('\n');
                if (format == "github")
                {
                    lines.Length.ShouldBe(Math.Min(10, review.Causes.Count) + 1);
                    lines.ShouldAllBe(line => Regex.IsMatch(line, "^::(error|warning|notice) "));
                }
                else
                {
                    lines.ShouldAllBe(line => !line.TrimStart().StartsWith("::", StringComparison.Ordinal), format);
                }
            }

            JsonNode.Parse(reports[1].Text).ShouldNotBeNull();
            JsonNode.Parse(reports[2].Text).ShouldNotBeNull();
            Regex.Matches(reports[3].Text, "<(img|script|svg|a|h1|iframe)\\b(?! href=\"#(kind-[0-9]|waived)\">)")
                .Select(match => match.Value).ShouldBe(["<h1", "<script"]);
        }
    }

    /// <summary>The text in every place of a contract that reports pass on.</summary>
    private static IEnumerable<Review> Reviews(string payload)
    {
        string quoted = Newtonsoft.Json.JsonConvert.ToString(payload);
        ContractText old = Contract("x", "plain"), @new = Contract(quoted[1..^1], payload.Length == 0 ? "x" : quoted[1..^1]);
        yield return ContractDiff.Compare(old, @new, Given.WireOnly);
        yield return ContractDiff.Compare(@new, old, Given.WireOnly);
        yield return ContractLint.Check(@new);
        yield return ContractLint.Check(new ContractText($"{payload}.json", "{"));

        static ContractText Contract(string text, string name) => new($"{name}.json", """
            {"openapi":"3.0.3","info":{"title":"TEXT","version":"1"},"servers":[{"url":"TEXT"}],
             "paths":{"/TEXT":{"post":{"tags":["TEXT"],"operationId":"TEXT","parameters":[{"name":"TEXT","in":"query","required":true,"schema":{"type":"string"}}],
               "requestBody":{"content":{"TEXT":{"schema":{"$ref":"#/components/schemas/Thing"}}}},
               "responses":{"200":{"description":"TEXT","headers":{"TEXT":{"schema":{"type":"string"}}},"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}}}}},
               "/same":{"get":{"operationId":"same","x-stability-level":"TEXT","security":[{"TEXT":["TEXT"]}],"responses":{"200":{"description":"Done.","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}}}}},
               "/other":{"get":{"operationId":"other","responses":{"200":{"description":"Done.","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}}}}}},
             "components":{"schemas":{"Thing":{"type":"object","required":["TEXT"],"properties":{"TEXT":{"type":"string","enum":["TEXT","b"],"pattern":"TEXT","default":"TEXTx"},"kept":{"type":"string","format":"TEXT","enum":["TEXT"]}}},
              "TEXT":{"type":"string","TEXT":1}}}}
            """.Replace("TEXT", text, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"@\w|#\d|GH-\d|https?:|www\.|\b[0-9a-f]{7,40}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();
}
