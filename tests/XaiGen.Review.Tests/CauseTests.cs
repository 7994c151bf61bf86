using System.Text;
using System.Text.Json.Nodes;
using XaiGen.Review.Reports;

namespace XaiGen.Review.Tests;

/// <summary>One cause is one finding, nothing is lost by it, and reports stay as long as people read.</summary>
public sealed class CauseTests
{
    public static TheoryData<string> Pairs => Directory.Exists(Path.Combine(Corpus.Folder, "history-pairs"))
        ? [.. Directory.GetDirectories(Path.Combine(Corpus.Folder, "history-pairs"))
            .Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)]
        : [];

    [CorpusTheory]
    [MemberData(nameof(Pairs))]
    public void Real_histories_have_few_causes_and_every_finding_is_in_one(string pair)
    {
        string folder = Path.Combine(Corpus.Folder, "history-pairs", pair);
        ContractText Side(string name) => new(name, File.ReadAllText(Path.Combine(folder, name)));

        Review review = ContractDiff.Compare(Side("old.json"), Side("new.json"), new DiffOptions { Today = new DateOnly(2026, 6, 1) });

        review.Causes.Count.ShouldBeLessThanOrEqualTo(10);
        review.Causes.SelectMany(cause => cause.Findings).ShouldBe(review.Findings, ignoreOrder: true);
        FindingRanks(review).ShouldBeInOrder(SortDirection.Ascending);
        Encoding.UTF8.GetByteCount(MarkdownReport.Write(review)).ShouldBeLessThan(8_192);

        static IEnumerable<int> FindingRanks(Review review) => review.Causes.Select(cause => FindingOrder.Rank(cause.First));
    }

    [Theory]
    [InlineData("{ type: integer, format: int32 }", "{ type: number }", Direction.Response, "type-widened")]
    [InlineData("{ type: number, minimum: 0.25 }", "{ type: integer, minimum: 0.25 }", Direction.Request, "type-narrowed")]
    [InlineData(
        "{ oneOf: [{ $ref: '#/components/schemas/One' }, { type: string }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/One' }, { type: string, nullable: true }] }", Direction.Response, "became-nullable")]
    public void One_change_is_one_finding(string old, string now, Direction direction, string rule)
    {
        const string Others = "    One: { type: object, required: [a] }\n";

        ContractDiff.Compare(Given.Thing(old, others: Others), Given.Thing(now, others: Others), Given.WireOnly).Findings
            .Where(finding => finding.Direction == direction).Select(finding => finding.Rule.Id).ShouldBe([rule]);
    }

    [Fact]
    public void What_is_gone_from_a_list_is_not_shown_at_what_took_its_place()
    {
        string Thing(string values) => $"{{ type: object, properties: {{ a: {{ type: string, enum: [{values}] }} }} }}";
        Review review = ContractDiff.Compare(
            Given.Thing(Thing("x, gone, z"), "old.yaml"), Given.Thing(Thing("x, z, zz"), "new.yaml"),
            new DiffOptions { Today = new DateOnly(2026, 6, 1) });

        review.Findings.Where(finding => finding.Members.Any(member => member.EndsWith(".Gone", StringComparison.Ordinal)))
            .ShouldAllBe(finding => finding.Place!.File == "old.yaml");
    }

    [Fact]
    public void What_a_new_operation_brings_along_is_not_reported_again()
    {
        ContractText old = Given.Thing("{ type: string }");
        ContractText now = old with
        {
            Text = old.Text.Replace(
                "components:\n",
                """
                  /others:
                    get:
                      operationId: getOther
                      tags: [Things]
                      responses: { '200': { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Other' } } } } }
                components:
                """ + "\n")
                + "\n    Other: { type: object, properties: { part: { $ref: '#/components/schemas/Part' } } }"
                + "\n    Part: { type: object, properties: { a: { type: string } } }\n",
        };

        Review review = ContractDiff.Compare(old, now, new DiffOptions { Today = new DateOnly(2026, 6, 1) });

        review.Findings.ShouldHaveSingleItem().Rule.ShouldBe(WireRules.PathAdded);
        Gate.PackageBump(review).ShouldBe(VersionBump.Minor);
    }

    [Fact]
    public void Reports_stay_readable_however_much_there_is()
    {
        string Properties(string type) => string.Concat(Enumerable.Range(0, 1_000).Select(index => $"p{index}: {{ type: {type} }}, "));
        string Old(string type) => $"{{ type: object, properties: {{ {Properties(type)} q: {{ type: string }} }} }}";
        ContractText before = Given.Thing(Old("string"), "old.yaml"), after = Given.Thing(Old("integer"), "new.yaml");

        Review review = ContractDiff.Compare(before, after, new DiffOptions { Today = new DateOnly(2026, 6, 1) });

        review.Findings.Count.ShouldBeGreaterThan(1_999);
        review.Causes.Count.ShouldBeLessThan(6);
        review.Causes[0].Count.ShouldBeGreaterThan(999);
        Encoding.UTF8.GetByteCount(MarkdownReport.Write(review)).ShouldBeLessThan(8_192);
        Encoding.UTF8.GetByteCount(HtmlReport.Write(review, before, after)).ShouldBeLessThan(1_000_000);
        GitHubReport.Write(review).TrimEnd('\n').Split('\n').Length.ShouldBeLessThan(12);
        string[] fingerprints = [.. JsonNode.Parse(SarifReport.Write(review))!["runs"]![0]!["results"]!.AsArray()
            .Select(result => (string)result!["partialFingerprints"]!["rulePointer/v1"]!)];
        fingerprints.Length.ShouldBe(review.Findings.Count);
        fingerprints.ShouldBeUnique();
    }

    [Fact]
    public void What_is_gone_is_shown_where_it_stood()
    {
        ContractText old = Given.Thing("{ type: object, properties: { a: { type: string }, b: { type: string } } }", "old.yaml");
        ContractText @new = Given.Thing("{ type: object, properties: { a: { type: string } } }", "new.yaml");

        Review review = ContractDiff.Compare(old, @new, Given.WireOnly);

        review.Findings.ShouldAllBe(finding => finding.Place!.File == "old.yaml");
        GitHubReport.Write(review).ShouldContain("file=old.yaml");
    }

    [Fact]
    public void A_new_known_value_is_told_and_asks_for_a_minor_version()
    {
        Review review = ContractDiff.Compare(
            Given.Thing("{ type: object, properties: { model: { anyOf: [{ type: string }, { type: string, enum: [a, c] }] } } }"),
            Given.Thing("{ type: object, properties: { model: { anyOf: [{ type: string }, { type: string, enum: [a, b, c] }] } } }"),
            new DiffOptions { Today = new DateOnly(2026, 6, 1) });

        review.Findings.ShouldContain(
            finding => finding.Rule == CSharpRules.Added && finding.Members.Any(member => member.EndsWith(".B", StringComparison.Ordinal)));
        Gate.PackageBump(review).ShouldBe(VersionBump.Minor);
        Gate.ContractBump(review).ShouldBe(VersionBump.Patch);
    }

    [Fact]
    public void A_renamed_component_is_one_finding()
    {
        ContractText old = Given.Thing(
            "{ type: object, required: [part], properties: { part: { $ref: '#/components/schemas/Part' }, others: { type: array, items: { "
            + "$ref: '#/components/schemas/Part' } } } }",
            others: "    Part: { type: object, required: [size], properties: { size: { type: integer } } }");

        Finding finding = ContractDiff.Compare(
            old, old with { Text = old.Text.Replace("Part", "Piece") }, new DiffOptions { Today = new DateOnly(2026, 6, 1) })
            .Findings.ShouldHaveSingleItem();

        finding.Rule.ShouldBe(CSharpRules.Renamed);
        finding.Members.ShouldBe(["Part"]);
    }

    [Fact]
    public void A_migration_says_what_became_what()
    {
        ContractText old =
            Given.Thing("{ type: object, required: [name], properties: { name: { type: string }, gone: { type: string } } }");
        var renamed = new ContractText("api.yaml", old.Text.Replace("Thing:", "Item:").Replace("schemas/Thing", "schemas/Item")
            .Replace("operationId: createThing", "operationId: makeItem").Replace(", gone: { type: string }", ""));
        Review review = ContractDiff.Compare(old, renamed, new DiffOptions { Today = new DateOnly(2026, 6, 1) });

        JsonNode migration = JsonNode.Parse(MigrationReport.Write(review))!;

        var names = migration["renamed"]!.AsArray().ToDictionary(rename => (string)rename!["from"]!, rename => (string)rename!["to"]!);
        names.ShouldContainKeyAndValue("ThingsClient.CreateThingAsync", "ThingsClient.MakeItemAsync");
        ChangelogReport.Write(review).ShouldContain("### Breaking");
    }
}
