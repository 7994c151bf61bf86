using XaiGen.Contract;
using XaiGen.Contract.Model;

namespace XaiGen.Review.Tests;

/// <summary>Contracts in several files are compared and checked as what they are: one contract.</summary>
public sealed class PartTests
{
    private const string Part = "Part:\n  type: object\n  properties:\n    size: { type: integer }\n";

    private static readonly ContractText s_whole = Given.Thing(
        "{ type: object, properties: { part: { $ref: '#/components/schemas/Part' } } }",
        others: "    Part:\n      type: object\n      properties:\n        size: { type: integer }\n");

    [Fact]
    public void A_contract_and_its_parts_differ_in_nothing()
    {
        Review review = ContractDiff.Compare(s_whole, Split(Part));

        review.Unreadable.ShouldBeEmpty();
        review.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void What_changes_in_a_part_is_told_at_its_line()
    {
        Review review = ContractDiff.Compare(Split(Part), Split(Part.Replace("integer", "string", StringComparison.Ordinal)));

        Finding finding = review.Findings.Single(finding => finding.Rule.Id == "type-changed" && finding.Direction == Direction.Request);
        (finding.New!.File, finding.New.Line).ShouldBe(("new:api/models.yaml", 4));
        finding.Operations.ShouldBe(["POST /things"]);
        finding.Members.ShouldBe(["Part.Size"]);
    }

    [Fact]
    public void Lint_finds_in_a_part_what_it_finds_in_one_file()
    {
        ContractText flawed = Split(Part.Replace("integer", "intger", StringComparison.Ordinal));

        Finding finding = ContractLint.Check(flawed).Findings.Where(finding => finding.Rule.Id == "XG0117").ShouldHaveSingleItem();

        (finding.New!.File, finding.New.Line).ShouldBe(("new:api/models.yaml", 4));
    }

    [Fact]
    public void A_fix_is_only_offered_where_the_document_itself_is_mended()
    {
        ContractText contract = new("root.yaml", "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths: { /a: { $ref: a.yaml } }\n")
        {
            Parts = new[] { new SourceFile("a.yaml", "get:\n  responses: { '200': { description: Fine } }\n") }.ToEquatableArray(),
        };

        Review review = ContractLint.Check(contract);

        review.Findings.ShouldContain(finding => finding.New!.File == "a.yaml");
        review.Findings.ShouldAllBe(finding => finding.Fix == null || finding.New!.File == "root.yaml");
        ContractFixes.Apply(contract).Text.ShouldNotContain("get:");
    }

    private static ContractText Split(string part)
        => Given.Thing("{ type: object, properties: { part: { $ref: 'models.yaml#/Part' } } }", name: "new:api/root.yaml") with
        {
            Path = "api/root.yaml",
            Parts = new[] { new SourceFile("api/models.yaml", part) }.ToEquatableArray(),
        };
}
