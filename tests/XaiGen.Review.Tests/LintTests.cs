namespace XaiGen.Review.Tests;

/// <summary>Lint reports the problems of a contract, at their lines, and none in this repository's contract.</summary>
public sealed class LintTests
{
    [Fact]
    public void The_contract_of_this_repository_has_no_errors()
    {
        string file = Path.Combine(Repository.Root, "spec/xai.openapi.yaml");

        Review review = ContractLint.Check(new ContractText("spec/xai.openapi.yaml", File.ReadAllText(file)));

        review.IsReadable.ShouldBeTrue();
        review.Findings.Where(finding => finding.Severity >= Severity.Warning)
            .Select(finding => $"{finding.New?.Line}: {finding.Rule.Id} {finding.Message}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("operationId: createThing", "summary: Creates.", "XL0301")]
    [InlineData("tags: [Things]", "summary: Creates.", "XL0302")]
    [InlineData("openapi: 3.0.3", "openapi: 3.1.0", "XL0103")]
    [InlineData("operationId: createThing", "operationId: create_thing", "XL0402")]
    [InlineData(
        "schema: { $ref: '#/components/schemas/Thing' }\n      responses",
        "schema: { $ref: '#/components/schemas/Thing' }\n            example: { name: 5 }\n      responses", "XL0201")]
    [InlineData("'200':", "'400':", "XL0308")]
    [InlineData(
        "  /things:",
        "  /{any}:\n    post: { tags: [Things], operationId: makeAny, responses: { '200': { description: Done. } } }\n  /{other}:\n    post: { tags: [Things], operationId: makeOther, responses: { '200': { description: Done. } } }\n  /things:",
        "XL0309")]
    [InlineData("{ type: string, description: Its name. }", "{ nullable: true, description: Its name. }", "XL0404")]
    [InlineData("{ type: string, description: Its name. }", "{ oneOf: [], description: Its name. }", "XL0405")]
    [InlineData("{ type: string, description: Its name. }", "{ type: string, maxItems: 3, description: Its name. }", "XL0406")]
    [InlineData("/things:", "/things/:", "XL0310")]
    [InlineData("/things:", "/things?all=1:", "XL0310")]
    [InlineData("info:", "servers: [{ url: 'https://api.example.com' }]\ninfo:", "XL0311")]
    [InlineData("info:", "servers: [{ url: 'https://a.org/' }]\ninfo:", "XL0311")]
    [InlineData("info:", "servers: [{ url: 'https://{a}.org' }]\ninfo:", "XL0311")]
    [InlineData("info:", "servers: [{ url: 'https://{a}.org', variables: { a: { default: b, enum: [c] } } }]\ninfo:", "XL0311")]
    [InlineData("info:", "servers: [{ url: 'https://a.org', variables: { a: { default: b } } }]\ninfo:", "XL0311")]
    [InlineData("info:", "tags: [{ name: Things }, { name: Things }]\ninfo:", "XL0312")]
    [InlineData(
        "components:",
        "security: [{ key: [write] }]\ncomponents:\n  securitySchemes: { key: { type: oauth2, flows: { password: { tokenUrl: "
        + "'https://a.org', scopes: { read: Reads. } } } } }",
        "XL0313")]
    [InlineData("{ type: string, description: Its name. }", "{ type: string, enum: [a, b, a], description: Its name. }", "XL0407")]
    [InlineData(
        "{ type: string, description: Its name. }", "{ $ref: '#/components/schemas/Thing', nullable: true, description: Its name. }",
        "XL0408")]
    [InlineData("{ type: string, description: Its name. }", "{ type: array, description: Its name. }", "XL0409")]
    [InlineData("Thing: {", "Unused: { type: string, description: Nothing. }\n    Thing: {", "XL0401")]
    public void A_fault_is_found(string right, string wrong, string rule)
    {
        ContractText contract = Given.Thing(
            "{ type: object, description: A thing., required: [name], properties: { name: { type: string, description: Its name. } } }");
        contract.Text.ShouldContain(right);

        Rules(contract with { Text = contract.Text.Replace(right, wrong) }).ShouldContain(rule);
        Rules(contract).ShouldNotContain(rule);
    }

    [Theory]
    [InlineData("2026-11-21T09:30:00Z", false)]
    [InlineData("2026-11-21", true)]
    [InlineData("soon", true)]
    public void An_example_of_a_time_is_one(string example, bool isWrong)
        => Rules(Given.Thing(
            $"{{ type: object, properties: {{ at: {{ type: string, format: date-time, nullable: true }} }}, example: {{ at: '{example}' "
            + $"}} }}"))
            .Count(rule => rule == "XL0201").ShouldBe(isWrong ? 1 : 0);

    [Fact]
    public void The_parent_of_a_tag_is_declared()
    {
        ContractText contract = Given.Thing("{ type: object, properties: { name: { type: string } } }"), nested = contract with
        {
            Text = contract.Text.Replace("info:", "tags: [{ name: Things, parent: All }, { name: All }]\ninfo:").Replace("3.0.3", "3.2.0"),
        };

        Rules(nested).ShouldNotContain("XL0303");
        Rules(nested with { Text = nested.Text.Replace(", { name: All }", "") }).ShouldContain("XL0303");
    }

    [Fact]
    public void A_project_says_what_the_rules_are_worth()
    {
        ContractText contract = Given.Thing("{ type: object, properties: { name: { type: string } } }");
        var configuration = LintConfiguration.Read(
            new ContractText("lint.yaml", "rules: { XL0304: off, XL0307: error }\nignore: ['#/paths/**/application~1json']"));

        Review review = configuration.Apply(ContractLint.Check(contract));

        configuration.Errors.ShouldBeEmpty();
        Rules(contract).ShouldContain("XL0304");
        Rules(contract).ShouldContain("XL0202");
        review.Findings.ShouldNotContain(finding => finding.Rule.Id == "XL0304" || finding.Rule.Id == "XL0202");
        review.Findings.ShouldContain(finding => finding.Rule.Id == "XL0307" && finding.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("rules: { XL9999: off }", "no rule 'XL9999'")]
    [InlineData("rules: { XL0304: silent }", "write off, note, warning, error")]
    [InlineData("rule: {}", "'rule' is unknown")]
    [InlineData("rules: [", "not well-formed")]
    public void A_wrong_configuration_is_refused_at_its_line(string text, string words)
    {
        string error = LintConfiguration.Read(new ContractText("lint.yaml", text)).Errors.ShouldHaveSingleItem();

        error.ShouldStartWith("lint.yaml(1,");
        error.ShouldContain(words);
    }

    [Theory]
    [InlineData("{ type: object, required: [nmae], properties: { name: { type: string } } }", true)]
    [InlineData("{ type: object, required: [name] }", true)]
    [InlineData("{ allOf: [{ type: object, properties: { name: { type: string } } }, { required: [nmae] }] }", true)]
    [InlineData("{ allOf: [{ type: object, properties: { name: { type: string } } }, { required: [name] }] }", false)]
    [InlineData(
        "{ type: object, required: [name], oneOf: [{ properties: { name: { type: string } } }, { properties: { name: { type: integer } } }] }",
        false)]
    [InlineData(
        "{ type: object, properties: { a: { type: string }, b: { type: string } }, oneOf: [{ required: [a] }, { required: [b] }] }", false)]
    [InlineData("{ type: object, required: [name], additionalProperties: { type: string } }", false)]
    [InlineData("{ type: object, required: [x-name], patternProperties: { ^x-: { type: string } } }", false)]
    [InlineData("{ type: object, required: [name], patternProperties: { '(?<!a[': { type: string } } }", false)]
    [InlineData("{ type: object, properties: { a: { type: string } }, not: { required: [b] } }", false)]
    [InlineData("{ type: object, properties: { a: { type: object, example: { required: [b] } } } }", false)]
    [InlineData("{ type: object, properties: { required: { type: array, items: { type: string }, default: [b] } } }", false)]
    public void A_required_property_is_described_somewhere(string schema, bool isMissing)
        => Rules(Given.Thing(schema)).Contains("XL0403").ShouldBe(isMissing);

    [Fact]
    public void What_a_component_requires_may_be_described_by_those_that_extend_it()
    {
        const string Others = "    Mixin: { required: [name] }\n";
        const string Thing =
            "{ allOf: [{ $ref: '#/components/schemas/Mixin' }, { type: object, properties: { NAME: { type: string } } }] }";

        Rules(Given.Thing(Thing.Replace("NAME", "name"), others: Others)).ShouldNotContain("XL0403");
        Rules(Given.Thing(Thing.Replace("NAME", "other"), others: Others)).ShouldContain("XL0403");
    }

    [Fact]
    public void An_invalid_example_is_shown_where_it_stands()
    {
        ContractText contract = Given.Thing(
            "{ type: object, description: A thing., properties: { size: { type: integer, description: Its size., maximum: 3, default: 5, "
            + "example: 7 } } }");

        Finding[] findings = [.. ContractLint.Check(contract).Findings.Where(finding => finding.Severity == Severity.Error)];

        findings.Select(finding => (finding.Rule, finding.Pointer)).ShouldBe(
            [
                (LintRules.ExampleInvalid, "#/components/schemas/Thing/properties/size/example"),
                (LintRules.DefaultInvalid, "#/components/schemas/Thing/properties/size/default"),
            ],
            ignoreOrder: true);
        findings.ShouldAllBe(finding => finding.New!.Line > 1);
    }

    private static string[] Rules(ContractText contract) => [.. ContractLint.Check(contract).Findings.Select(finding => finding.Rule.Id)];
}
