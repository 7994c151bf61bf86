using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Validation;

namespace XaiGen.Review.Tests;

/// <summary>NSwag and NJsonSchema get nothing that makes them fetch, hang, recurse without end or take the other findings along.</summary>
public sealed class FenceTests
{
    /// <summary>Longer than anything here takes on a busy machine, and shorter than a hang.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Lint_and_diff_fetch_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task<TcpClient> caller = listener.AcceptTcpClientAsync();
        string there = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/schema.json";
        ContractText contract = new("api.yaml", $$"""
            openapi: 3.0.3
            info: { title: Test, version: '1' }
            paths:
              /other: { $ref: '{{there}}#/paths/~1other' }
              /things:
                parameters: [{ $ref: '{{there}}#/parameter' }]
                post:
                  operationId: createThing
                  requestBody: { $ref: '{{there}}#/body' }
                  responses:
                    '200': { $ref: '{{there}}#/response' }
                    '400': { description: Wrong., headers: { A: { $ref: '{{there}}#/header' } }, content: { application/json: { schema: { $ref: '{{there}}' }, example: 1 } } }
            components:
              schemas:
                Whole: { $ref: '{{there}}' }
                Parts: { type: object, properties: { a: { $ref: '{{there}}#/a' } }, not: { $ref: '{{there}}' }, default: { a: 1 }, example: { $ref: '{{there}}' } }
                File: { $ref: 'file:///etc/hostname' }
            """);

        Review lint = await Task.Run(() => ContractLint.Check(contract)).WaitAsync(s_patience);
        await Task.Run(() => ContractDiff.Compare(contract, contract with { Text = contract.Text.Replace("#/a'", "#/b'") }))
            .WaitAsync(s_patience);

        caller.IsCompleted.ShouldBeFalse();
        lint.Findings.ShouldContain(
            finding => finding.Rule == LintRules.NotChecked && finding.Message.Contains("not in this document", StringComparison.Ordinal));
        lint.Findings.ShouldNotContain(finding => finding.Rule == LintRules.CheckFailed);
    }

    [Fact]
    public void NSwag_gets_no_reference_but_to_a_component_that_is_none()
    {
        foreach (string text in ValidDocuments.Small)
        {
            for (int seed = 0; seed < 20; seed++)
            {
                ContractDocument? document = ContractDocument.Open(new ContractText("api", text)).Document;
                if (document is not null)
                {
                    string mutated = HostileDocuments.Mutate(JsonNetFold.Read<JObject>(text), new Random(seed));
                    document = ContractDocument.Open(new ContractText("api", mutated)).Document;
                }

                JsonMapping? copy = document is null ? null : new NSwagDocument(document).Copy();
                foreach (JsonNode reference in copy?.Descendants().Where(value => value.Name == "$ref") ?? [])
                {
                    string[] segments = reference.Text()!.Split('/');
                    segments.Length.ShouldBe(4);
                    segments[..2].ShouldBe(["#", "components"]);
                    segments[2].ShouldNotBe("schemas");
                }
            }
        }
    }

    [Theory]
    [InlineData("{ type: string, pattern: '^(a+)+$', example: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! }", "takes too long")]
    [InlineData("{ type: string, pattern: '(', example: a }", "none that .NET can read")]
    [InlineData("{ type: object, example: { a: 1 }, oneOf: [{ $ref: '#/components/schemas/Thing' }] }", "part of itself")]
    [InlineData("{ type: object, example: { a: 1 }, allOf: [{ $ref: '#/components/schemas/Thing' }] }", "part of itself")]
    [InlineData("{ type: object, example: { a: 1 }, not: { anyOf: [{ $ref: '#/components/schemas/Thing' }] } }", "part of itself")]
    [InlineData("{ type: object, example: { a: 1 }, patternProperties: { '^(a+)+$': { type: string } } }", "patternProperties")]
    [InlineData("{ type: string, example: a, minLength: x }", "minLength")]
    [InlineData("{ type: array, example: [], maxItems: 1e999 }", "maxItems")]
    [InlineData("{ type: array, example: [], maxItems: 1e308 }", "maxItems")]
    [InlineData("{ type: number, example: 1, exclusiveMaximum: 79228162514264337593543950336 }", "exclusiveMaximum")]
    [InlineData("{ type: object, example: {}, properties: { $ref: { type: string } } }", "properties")]
    public async Task What_the_second_reader_must_not_do_is_said(string schema, string reason)
    {
        ContractText contract = Given.Thing(schema);
        var clock = Stopwatch.StartNew();

        Review review = await Task.Run(() => ContractLint.Check(contract)).WaitAsync(s_patience);

        Finding finding = review.Findings.Single(finding => finding.Rule == LintRules.NotChecked);
        finding.Message.ShouldContain(reason);
        finding.New!.Line.ShouldBeGreaterThan(1);
        // All other checks go on.
        review.Findings.ShouldContain(finding => finding.Rule == LintRules.DescriptionMissing);
        review.Findings.ShouldNotContain(finding => finding.Rule == LintRules.CheckFailed);
        await Task.Run(() => ContractDiff.Compare(contract, Given.Thing("{ type: integer }"))).WaitAsync(s_patience);
    }

    [Fact]
    public async Task Many_slow_patterns_take_no_longer_than_a_few()
    {
        var properties = new StringBuilder();
        for (int i = 0; i < 500; i++)
        {
            properties.Append($"p{i}: {{ type: string, pattern: '^(a+)+{i}$', example: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! }}, ");
        }

        Review review = await Task.Run(() => ContractLint.Check(Given.Thing($"{{ type: object, properties: {{ {properties} }} }}")))
            .WaitAsync(s_patience);

        review.Findings.ShouldContain(finding => finding.Message.Contains("took too long", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("minLength: 1.0", "minLength: 1")]
    [InlineData("maxItems: 2.0", "maxItems: 2")]
    public void A_whole_number_may_be_written_with_a_point(string written, string meant)
    {
        string[] Rules(string keyword)
            => [.. ContractLint.Check(Given.Thing($"{{ type: [string], description: A thing., example: a, {keyword} }}".Replace(
                "[string]", "string"))).Findings.Select(finding => finding.Rule.Id).Order()];

        Rules(written).ShouldBe(Rules(meant));
        Rules(written).ShouldNotContain(LintRules.SecondReaderRefuses.Id);
        ContractDiff.Compare(
            Given.Thing($"{{ type: string, {written} }}"), Given.Thing($"{{ type: string, {meant} }}"),
            Given.WireOnly).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Long_chains_and_alternatives_of_alternatives_end()
    {
        const int Links = 1_000, Levels = 40;
        var chain = new StringBuilder();
        for (int i = 0; i < Links; i++)
        {
            chain.Append(
                $"    C{i}: {{ allOf: [{{ $ref: '#/components/schemas/C{i + 1}' }}], properties: {{ next: {{ $ref: "
                + $"'#/components/schemas/C{i + 1}' }} }} }}\n");
        }

        chain.Append($"    C{Links}: {{ type: string }}\n");
        for (int i = 0; i < Levels; i++)
        {
            chain.Append(
                $"    D{i}: {{ anyOf: [{{ $ref: '#/components/schemas/D{i + 1}' }}, {{ type: object, properties: {{ a: {{ $ref: "
                + $"'#/components/schemas/D{i + 1}' }} }}, allOf: [{{ $ref: '#/components/schemas/D{i + 1}' }}] }}] }}\n");
        }

        chain.Append($"    D{Levels}: {{ type: integer }}\n");
        ContractText contract = Given.Thing(
            "{ type: object, example: { c: x, d: { a: 1 } }, required: [c, d], properties: { c: { $ref: '#/components/schemas/C0' }, d: { "
            + "$ref: '#/components/schemas/D0' } } }",
            others: chain.ToString());

        Review lint = await Task.Run(() => ContractLint.Check(contract)).WaitAsync(s_patience);
        Review diff = await Task.Run(() => ContractDiff.Compare(
            contract,
            contract with
            {
                Text = contract.Text.Replace("{ type: string }", "{ type: number }")
                .Replace("{ type: integer }", "{ type: boolean }")
            },
            Given.WireOnly)).WaitAsync(s_patience);

        lint.Findings.ShouldContain(finding => finding.Rule == LintRules.NotChecked);
        diff.Findings.ShouldContain(finding => finding.Rule == WireRules.TypeChanged);
    }

    [Fact]
    public void As_many_definitions_as_are_read_fit_the_stack()
    {
        const int Links = 19_999;
        JsonMapping definitions = [];
        for (int i = 0; i < Links; i++)
        {
            definitions[$"s{i}"] = new JsonMapping
            {
                ["properties"] =
                new JsonMapping { ["next"] = new JsonMapping { ["$ref"] = $"#/definitions/s{i + 1}" } },
                ["allOf"] =
                new JsonList(new JsonMapping { ["$ref"] = $"#/definitions/s{i + 1}" })
            };
        }

        definitions[$"s{Links}"] = new JsonMapping { ["type"] = "string" };

        LargeStack.Run(() => new FencedValidator(definitions).Check($"s{Links}", 1)).Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_pattern_beside_other_parts_is_one_more_of_them()
    {
        ContractText contract = Given.Thing(
            "{ type: string, description: A thing., pattern: '^a', allOf: [{ maxLength: 2, not: { contains: {} } }], example: a }");

        // What cannot be checked in a part is still known of it.
        ContractLint.Check(contract).Findings.Single(finding => finding.Rule == LintRules.NotChecked).Message.ShouldContain("'contains'");
        ContractLint.Check(
            contract with { Text = contract.Text.Replace(", not: { contains: {} }", "").Replace("example: a", "example: b") }).Findings
            .ShouldContain(finding => finding.Rule == LintRules.ExampleInvalid);
    }
}
