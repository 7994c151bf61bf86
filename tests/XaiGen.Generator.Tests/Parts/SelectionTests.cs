using Microsoft.CodeAnalysis;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator.Tests.Parts;

/// <summary><c>XaiGenInclude</c> and <c>XaiGenExclude</c>: unreachable code is not emitted, and the rest is unchanged.</summary>
public sealed class SelectionTests
{
    private static readonly string[] s_lists = ["Client", "JsonResolver", "ContractDescription"];

    private const string Contract = """
        openapi: 3.0.3
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        tags: [{ name: Orders }, { name: Stock }]
        paths:
          /orders: { get: { tags: [Orders], operationId: listOrders, responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } } } }
          /orders/{id}/lines:
            get:
              tags: [Orders]
              operationId: listLines
              deprecated: true
              parameters: [{ name: id, in: path, required: true, schema: { type: string, x-xaigen-id: OrderId } }]
              responses: { '200': { description: x, content: { application/json: { schema: { type: object, properties: { line: { $ref: '#/components/schemas/Line' } } } } } } }
          /stock: { get: { tags: [Stock], operationId: getStock, responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Stock' } } } } } } }
        components:
          schemas:
            Order: { type: object, properties: { id: { type: string, x-xaigen-id: OrderId }, kind: { type: string, enum: [a, b] } } }
            Line: { type: object, properties: { item: { $ref: '#/components/schemas/Item' } } }
            Item: { type: object, properties: { shade: { $ref: '#/components/schemas/Shade' } } }
            Shade: { type: string, enum: [light, dark] }
            Stock: { type: object, properties: { items: { type: array, items: { $ref: '#/components/schemas/Item' } } } }
            Never: { type: object }
        """;

    [Theory]
    [InlineData("listOrders", null, "Order OrderId OrdersClient")]
    [InlineData("list*", null, "Item Line Order OrderId OrdersClient Shade")]
    [InlineData("/stock", null, "Item Shade Stock StockClient")]
    [InlineData("/orders/**", null, "Item Line OrderId OrdersClient Shade")]
    [InlineData("/orders", null, "Order OrderId OrdersClient")]
    [InlineData("tag:Stock; listOrders", null, "Item Order OrderId OrdersClient Shade Stock StockClient")]
    [InlineData("tag:Orders", "deprecated", "Order OrderId OrdersClient")]
    [InlineData(null, "tag:Orders", "Item Shade Stock StockClient")]
    [InlineData("deprecated", null, "Item Line OrderId OrdersClient Shade")]
    public void What_is_not_reached_is_not_emitted(string? include, string? exclude, string names)
    {
        GeneratedCode code =
            CodeGeneration.Generate(Contract, new GenerationOptions("Sample", "TestClient") { Include = include, Exclude = exclude });

        code.Problems.ShouldBeEmpty();
        string.Join(' ', code.Files.Select(file => file.Name["Sample.".Length..^".g.cs".Length])
            .Where(name => !name.StartsWith("GeneratedSupport.", StringComparison.Ordinal)
                && !name.StartsWith("Test", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)).ShouldBe(names);
    }

    [Fact]
    public void A_term_that_matches_nothing_is_told_and_so_is_a_client_of_nothing()
    {
        CodeGeneration.Generate(Contract, new GenerationOptions("Sample") { Include = "listOrders, /none/**" }).Problems
            .Select(problem => problem.Rule).ShouldBe([ProblemRules.TermUnmatched]);
        CodeGeneration.Generate(Contract, new GenerationOptions("Sample") { Exclude = "/**" }).Problems
            .Select(problem => problem.Rule).ShouldBe([ProblemRules.OptionInvalid]);
    }

    [Fact]
    public void The_options_of_an_item_select()
    {
        GeneratorRun run = new GeneratorHarness().Contract("/project/a.yaml", Contract, ("XaiGenInclude", "getStock")).Run();

        run.ShouldReportNothing();
        run.Files.Keys.ShouldContain("Sample.Stock.g.cs");
        run.Files.Keys.ShouldNotContain("Sample.Order.g.cs");
        run.OwnCodeShouldCompile(ConsumerReferences.Net10);
    }

    public static TheoryData<string> Documents => Corpus.CorpusTests.Documents;

    /// <summary>
    /// A random third of each document's operations: the remaining types are the same as in the whole, byte for byte, and they compile.
    /// </summary>
    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public void A_part_of_any_document_compiles_and_is_named_as_in_the_whole(string name)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Corpus, name));
        if (text.Length > 1_000_000 || XaiGen.Contract.ContractReader.Read(text).Contract is not { Operations: { Count: > 2 } operations })
        {
            return;
        }

        Random random = new(1);
        string[] paths =
            [.. operations.Select(operation => operation.Path).Distinct().Where(path => !path.Contains(',') && !path.Contains(';'))];
        string include = string.Join(", ", paths.Where((_, index) => index == 0 || random.Next(3) == 0));
        GeneratorRun part = new GeneratorHarness().Contract($"/project/{name}", text, ("XaiGenInclude", include)).Run();
        GeneratorRun whole = new GeneratorHarness().Contract($"/project/{name}", text).Run();

        part.Fault.ShouldBeNull();
        part.Diagnostics.ShouldAllBe(problem => problem.Severity != DiagnosticSeverity.Error);
        part.Files.Keys.ShouldBeSubsetOf(whole.Files.Keys);
        foreach ((string file, string code) in part.Files)
        {
            // These list what there is.
            if (!s_lists.Any(list => file.EndsWith($"{list}.g.cs", StringComparison.Ordinal)))
            {
                code.ShouldBe(whole.Files[file], file);
            }
        }

        part.OwnCodeShouldCompile(ConsumerReferences.Net10);
    }
}
