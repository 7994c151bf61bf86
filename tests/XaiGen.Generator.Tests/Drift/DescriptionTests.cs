using System.Text;
using System.Text.Json;
using SupportNamespace.GeneratedSupport;
using XaiGen.Generator.Tests.Corpus;

namespace XaiGen.Generator.Tests.Drift;

/// <summary>The description of the contract that a client contains, to detect responses that do not match it.</summary>
public sealed class DescriptionTests
{
    [Fact]
    public void Objects_that_hold_what_extends_them_are_described_once()
        => Describe(Extending(3), "S0").GetRawText().Length.ShouldBeLessThan(5_000);

    [Fact]
    public void Objects_that_extend_one_another_in_too_many_ways_are_an_error()
        => new GeneratorHarness(Given.Schemas(Extending(6))).Run().Diagnostics.Select(problem => problem.Id).Distinct().ShouldBe(["XG0112"]);

    [Fact]
    public void Each_type_of_a_schema_with_several_is_described()
        => Describe("S: { type: [object, string], properties: { id: { type: string } } }", "S").GetProperty("t")[0].GetProperty("u")
            .EnumerateArray().Select(member => member.TryGetProperty("o", out _) ? "object" : member.GetProperty("s").GetString())
            .ShouldBe(["s", "object"], ignoreOrder: true);

    /// <summary>A description that cannot be read would fail every call.</summary>
    [CorpusTheory]
    [MemberData(nameof(CorpusTests.Documents), MemberType = typeof(CorpusTests))]
    public void Each_document_has_a_description_that_can_be_read(string name)
    {
        string path = Path.Combine(Repository.Corpus, name);

        ReadWhole(Unpack(new GeneratorHarness().Contract(path, File.ReadAllText(path)).Run()));
    }

    [Fact]
    public void Responses_whose_statuses_differ_only_in_case_are_described_once()
        => ReadWhole(Unpack(new GeneratorHarness(Given.Paths(
            "/a: { get: { operationId: a, responses: { 4xx: { description: x }, 4XX: { description: y }, '204': { description: z } } } }")).Run()));

    private static void ReadWhole(JsonElement description)
    {
        var contract = new DescribedContract(description);
        foreach (JsonProperty operation in description.GetProperty("o").EnumerateObject())
        {
            DescribedContract.DescribedOperation found = contract.Find(operation.Name).ShouldNotBeNull();
            foreach (int status in (int[])[200, 201, 204, 299, 404, 500])
            {
                found.Find(status)?.Find("application/json");
            }
        }

        for (int i = 0; i < description.GetProperty("t").GetArrayLength(); i++)
        {
            contract[i].End.ShouldNotBeNull();
            contract[i].Find("name"u8);
            contract[i].HoldsText("text"u8);
        }
    }

    /// <summary>Objects each of whose properties extends one of them.</summary>
    private static string Extending(int count) => string.Join('\n', Enumerable.Range(0, count).Select(i => $$"""
        S{{i}}:
          type: object
          properties:
            self: { allOf: [{ $ref: '#/components/schemas/S{{i}}' }], properties: { more: { type: string } } }
            next: { allOf: [{ $ref: '#/components/schemas/S{{(i + 1) % count}}' }], properties: { more: { type: string } } }
            other: { allOf: [{ $ref: '#/components/schemas/S{{(i + 2) % count}}' }], properties: { more: { type: string } } }
        """));

    private static JsonElement Describe(string schemas, string type)
    {
        GeneratorRun run = new GeneratorHarness(Given.Paths(
            $"/a: {{ get: {{ operationId: a, responses: {{ '200': {{ description: x, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{type}' }} }} }} }} }} }} }}",
            schemas).Replace("openapi: 3.0.3", "openapi: 3.1.0", StringComparison.Ordinal)).Run();
        return Unpack(run);
    }

    private static JsonElement Unpack(GeneratorRun run)
    {
        string code = run.Files.Single(file => file.Key.EndsWith("ContractDescription.g.cs", StringComparison.Ordinal)).Value;
        const string Quotes = "\"\"\"";
        int start = code.IndexOf(Quotes, StringComparison.Ordinal) + Quotes.Length;
        byte[] packed = Encoding.UTF8.GetBytes(code[start..code.LastIndexOf(Quotes, StringComparison.Ordinal)]);
        return JsonDocument.Parse(PackedText.Unpack(packed)).RootElement;
    }
}
