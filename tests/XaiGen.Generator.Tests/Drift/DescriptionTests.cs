using System.Text;
using System.Text.Json;
using SupportNamespace.GeneratedSupport;

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
        string code = run.Files.Single(file => file.Key.EndsWith("ContractDescription.g.cs", StringComparison.Ordinal)).Value;
        const string Quotes = "\"\"\"";
        int start = code.IndexOf(Quotes, StringComparison.Ordinal) + Quotes.Length;
        byte[] packed = Encoding.UTF8.GetBytes(code[start..code.LastIndexOf(Quotes, StringComparison.Ordinal)]);
        return JsonDocument.Parse(PackedText.Unpack(packed)).RootElement;
    }
}
