using System.Text.Json.Nodes;
using NJsonSchema;
using XaiGen.Review.Reports;

namespace XaiGen.Review.Tests;

/// <summary>Reports keep to the shapes that their readers expect, whatever a contract holds.</summary>
public sealed class ReportTests
{
    private const string Nasty = "<img src=x> @everyone `x` [a](b) 100%\n::error::x, a:b";

    private static Review Review
    {
        get
        {
            string quoted = System.Text.Json.JsonSerializer.Serialize(Nasty);
            return ContractDiff.Compare(
                Given.Thing("{ type: string, enum: [a, " + quoted + "] }", "a b,c.yaml"),
                Given.Thing("{ type: string, enum: [a] }", "a b,c.yaml"), Given.WireOnly);
        }
    }

    [Fact]
    public void Sarif_has_what_its_schema_requires()
    {
        JsonNode sarif = JsonNode.Parse(SarifReport.Write(Review))!;

        ((string)sarif["version"]!).ShouldBe("2.1.0");
        JsonNode run = sarif["runs"]!.AsArray().ShouldHaveSingleItem()!;
        JsonArray rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        JsonArray results = run["results"]!.AsArray();
        results.Count.ShouldBeGreaterThan(0);
        foreach (JsonNode? result in results)
        {
            ((string)rules[(int)result!["ruleIndex"]!]!["id"]!).ShouldBe((string)result["ruleId"]!);
            ((string)result["level"]!).ShouldBeOneOf("error", "warning", "note");
            ((string)result["message"]!["text"]!).ShouldNotBeEmpty();
            JsonNode place = result["locations"]![0]!["physicalLocation"]!;
            Uri.TryCreate((string)place["artifactLocation"]!["uri"]!, UriKind.Relative, out _).ShouldBeTrue();
            ((string)place["artifactLocation"]!["uri"]!).ShouldNotContain(" ");
            ((int)place["region"]!["startLine"]!).ShouldBeGreaterThan(0);
            ((int)place["region"]!["startColumn"]!).ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Html_shows_what_a_contract_holds_as_text()
        => HtmlReport.Write(Review, Given.Thing("{ type: string }", "a b,c.yaml")).ShouldNotContain("<img");

    [Fact]
    public void GitHub_gets_one_command_a_line()
    {
        string[] lines = GitHubReport.Write(Review).TrimEnd('\n').Split('\n');

        lines.Length.ShouldBe(Review.Causes.Count + 1);
        lines[^1].ShouldStartWith("::notice title=Contract review::1 finding");
        lines[..^1].ShouldAllBe(line => line.StartsWith("::error file=a b%2Cc.yaml,line=", StringComparison.Ordinal)
            || line.StartsWith("::notice file=a b%2Cc.yaml,line=", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_names_rule_verdicts_places_and_witness()
    {
        JsonNode finding = JsonNode.Parse(JsonReport.Write(Review))!["findings"]![0]!;

        ((string)finding["rule"]!).ShouldBe("enum-value-removed");
        ((string)finding["wire"]!).ShouldBe("breaking");
        ((string)finding["direction"]!).ShouldBe("request");
        ((string)finding["operation"]!).ShouldBe("POST /things");
        ((string)finding["witness"]!["value"]!).ShouldBe(Nasty);
        ((bool)finding["witness"]!["validBefore"]!).ShouldBeTrue();
        ((string)finding["old"]!["file"]!).ShouldBe("a b,c.yaml");
    }

    [Fact]
    public async Task Json_keeps_to_its_schema()
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "src/XaiGen.Review/Reports/review.schema.json"));
        ContractText contract = Given.Thing("{ type: object, properties: { size: { type: integer, default: x } } }");
        ContractText breaking =
            contract with { Text = contract.Text.Replace("type: integer, default: x", "type: string").Replace("/things", "/stuff") };
        Review[] reviews =
        [
            Review,
            ContractDiff.Compare(contract, contract),
            ContractDiff.Compare(contract, breaking),
            ContractDiff.Compare(contract, contract with { Text = contract.Text.Replace("integer, default: x", "string") }),
            ContractLint.Check(contract with { Text = contract.Text.Replace("operationId: createThing", "summary: Creates.") }),
            ContractLint.Check(new ContractText("broken.yaml", "a: [")),
        ];

        foreach (Review review in reviews)
        {
            schema.Validate(JsonReport.Write(review)).Select(error => error.ToString()).ShouldBeEmpty();
        }
    }

    [Fact]
    public void The_page_on_the_rules_names_each_with_its_title()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "src/XaiGen.Review/README.md"));

        foreach (ReviewRule rule in WireRules.All.Concat(CSharpRules.All)
            .Concat(LintRules.All).Concat([WaiverFile.Stale, WaiverFile.Ended]))
        {
            page.ShouldContain($"| `{rule.Id}` | {rule.Title} |");
        }
    }
}
