using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Tests;

/// <summary>Overlays, with the examples of their specification.</summary>
public sealed class OverlayTests
{
    /// <summary>The rules that only an overlay can violate.</summary>
    public static readonly string[] Rules = ["XG0134", "XG0135", "XG0136"];

    private const string Head = "overlay: 1.1.0\ninfo: { title: T, version: 1.0.0 }\nactions:\n";

    private const string Items = """
        openapi: 3.1.0
        info: { title: A, version: 1.0.0 }
        paths:
          /items: { get: { x-oai-traits: [paged], responses: { '200': { description: OK } } } }
          /some-items: { delete: { responses: { '200': { description: OK } } } }
        """;

    /// <summary>The actions, and the paths after they are applied.</summary>
    public static TheoryData<string, string> Examples => new()
    {
        { "- target: $\n  update: { paths: { /items: { summary: S, get: { x-rate-limit: 100 } } }, tags: , components: }", "{/items: {get: {x-oai-traits: [paged], responses: {200: {description: OK}}, x-rate-limit: 100}, summary: S}, /some-items: {delete: {responses: {200: {description: OK}}}}}" },
        { "- target: $.paths['/items'].get.responses['200'].description\n  update: New", "{/items: {get: {x-oai-traits: [paged], responses: {200: {description: New}}}}, /some-items: {delete: {responses: {200: {description: OK}}}}}" },
        { "- target: $.paths.*.*.responses.*\n  update: { description: Both, x-a: [1] }\n- target: $.paths.*.*.responses.*\n  update: { x-a: [2] }", "{/items: {get: {x-oai-traits: [paged], responses: {200: {description: Both, x-a: [1, 2]}}}}, /some-items: {delete: {responses: {200: {description: Both, x-a: [1, 2]}}}}}" },
        { "- target: $.paths.*.get['x-oai-traits'][?@ == 'paged']\n  remove: true", "{/items: {get: {x-oai-traits: [], responses: {200: {description: OK}}}}, /some-items: {delete: {responses: {200: {description: OK}}}}}" },
        { "- target: $.paths.*.get['x-oai-traits']\n  update: more\n- target: $.paths.*.get['x-oai-traits']\n  update: [a, b]", "{/items: {get: {x-oai-traits: [paged, more, a, b], responses: {200: {description: OK}}}}, /some-items: {delete: {responses: {200: {description: OK}}}}}" },
        { "- target: $.paths[?(@.get['x-oai-traits'][?(@ == 'paged')])].get\n  update: { parameters: [{ name: top, in: query }] }", "{/items: {get: {x-oai-traits: [paged], responses: {200: {description: OK}}, parameters: [{name: top, in: query}]}}, /some-items: {delete: {responses: {200: {description: OK}}}}}" },
        { "- target: '$.paths[\"/some-items\"]'\n  copy: '$.paths[\"/items\"]'", "{/items: {get: {x-oai-traits: [paged], responses: {200: {description: OK}}}}, /some-items: {delete: {responses: {200: {description: OK}}}, get: {x-oai-traits: [paged], responses: {200: {description: OK}}}}}" },
        { "- target: $.paths\n  update: { /new-items: {} }\n- target: '$.paths[\"/new-items\"]'\n  copy: '$.paths[\"/items\"]'\n- target: '$.paths[\"/items\"]'\n  remove: true", "{/some-items: {delete: {responses: {200: {description: OK}}}}, /new-items: {get: {x-oai-traits: [paged], responses: {200: {description: OK}}}}}" },
        { "- target: $.paths.*\n  remove: true", "{}" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Does_what_the_specification_shows(string actions, string paths)
    {
        ContractTree tree = new(With(Items, Head + actions));

        tree.Problems.ShouldBeEmpty();
        tree.Fold(new Shown())!.ShouldContain($"paths: {paths}");
    }

    [Theory]
    [InlineData("overlay: 1.1.0\nactions:\n- target: ⟦$.paths['/none']⟧\n  remove: true", "XG0134")]
    [InlineData("overlay: 1.1.0\nactions:\n- target: $.info\n  copy: ⟦$.paths.*⟧", "XG0134")]
    [InlineData("overlay: 1.1.0\nactions:\n- target: ⟦paths⟧\n  remove: true", "XG0135")]
    [InlineData("overlay: 1.1.0\nactions:\n- target: $.info\n  copy: ⟦$.x-y⟧", "XG0135")]
    [InlineData("overlay: 1.1.0\nactions:\n- target: ⟦$⟧\n  remove: true", "XG0136")]
    [InlineData("overlay: 1.1.0\nactions:\n- target: ⟦$.info⟧", "XG0136")]
    [InlineData("overlay: 1.1.0\nactions:\n- target: $.info\n  update: ⟦text⟧", "XG0136")]
    [InlineData("overlay: 1.1.0\nactions:\n- target: $.info\n  update: { title: ⟦[1]⟧ }", "XG0136")]
    [InlineData("overlay: 1.1.0\nactions:\n- ⟦target⟧", "XG0136")]
    [InlineData("overlay: ⟦2.0.0⟧\nactions: []", "XG0136")]
    [InlineData("overlay: ⟦1.0.0⟧", "XG0136")]
    [InlineData("⟦a: b⟧", "XG0136")]
    [InlineData("overlay: 1.0.0\nactions:\n- target: $.info\n  ⟦updat⟧: {}\n  update: {}", "XG0109")]
    [InlineData("overlay: 1.0.0\nactions: ⟦[⟧", "XG0101")]
    [InlineData("overlay: 1.0.0\nactions:\n- target: $.paths['/items'].get\n  update: { ⟦colour⟧: red }", "XG0109")]
    [InlineData("overlay: 1.0.0\nactions:\n- target: $.paths['/items'].get\n  update: { x-xaigen-retry: ⟦always⟧ }", "XG0131")]
    [InlineData("overlay: 1.0.0\nactions:\n- target: $.paths['/items'].get\n  update: { requestBody: { $ref: ⟦x.yaml⟧ } }", "XG0132")]
    public void A_problem_stands_at_its_line_of_the_overlay(string marked, string id)
    {
        (string text, TextRange range) = MarkedText.Parse(marked);

        Problem problem = ContractReader.Read(With(Items, text)).Problems.ShouldHaveSingleItem();

        problem.Rule.Id.ShouldBe(id, problem.Message);
        if (id != "XG0101")
        {
            problem.Range.ShouldBe(range with { File = "o.yaml" }, problem.Message);
        }
    }

    [Fact]
    public void Overlays_are_applied_in_their_order_each_to_what_the_one_before_left()
    {
        ContractFiles files = With(
            Items,
            Head + "- target: $.info\n  update: { title: First, x-once: 1 }",
            Head + "- target: $.info[?@ == 'First']\n  update: Second");

        ContractReading reading = ContractReader.Read(files);

        reading.Problems.ShouldBeEmpty();
        reading.Contract!.Title.ShouldBe("Second");
    }

    [Fact]
    public void An_overlay_sees_parts_where_they_stand_and_2_0_as_it_is_written()
    {
        ContractFiles parts = With(
            "openapi: 3.1.0\ninfo: { title: A, version: '1' }\npaths: { /a: { $ref: a.yaml } }",
            Head + "- target: $.paths['/a'].get\n  update: { operationId: named }") with
        {
            Parts = new[] { new SourceFile("a.yaml", "get: { responses: { '200': { description: x } } }") }.ToEquatableArray(),
        };
        ContractFiles swagger = With(
            "swagger: '2.0'\ninfo: { title: A, version: '1' }\npaths: {}\ndefinitions: { A: {} }",
            Head + "- target: $.definitions.A\n  update: { x-nullable: true }");

        ContractReader.Read(parts).Contract!.Operations[0].OperationId.ShouldBe("named");
        ContractReader.Read(swagger).Contract!.Schemas[0].Schema.IsNullable.ShouldBeTrue();
    }

    [Fact]
    public void Copies_of_copies_come_to_an_end()
    {
        string actions = string.Concat(Enumerable.Range(0, 60)
            .Select(i => $"- target: $.info\n  update: {{ x-{i}: {{}} }}\n- target: $.info['x-{i}']\n  copy: $.info\n"));

        ContractTree tree = new(With(Items, Head + actions));

        tree.Problems.ShouldContain(problem => problem.Rule.Id == "XG0114" || problem.Rule.Id == "XG0112");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Damaged_overlays_are_never_an_exception(int seed)
    {
        Random random = new(seed);
        string[] overlays = [.. Examples.Select(row => Head + (string)((object[])row)[0])];
        for (int round = 0; round < 200; round++)
        {
            string overlay = TextDamage.Once(TextDamage.Once(overlays[random.Next(overlays.Length)], random), random);

            ContractReader.Read(With(Items, overlay)).Problems.ShouldNotContain(
                problem => problem.Rule == ProblemRules.InternalFault, $"seed {seed}, round {round}:\n{overlay}");
        }
    }

    private static ContractFiles With(string document, params string[] overlays) => new(new SourceFile("root.yaml", document))
    {
        Overlays = overlays.Select((overlay, index) => new SourceFile(index == 0 ? "o.yaml" : $"o{index}.yaml", overlay))
            .ToEquatableArray(),
    };

    private sealed class Shown : IContractTreeFold<string>
    {
        public string Mapping(IEnumerable<KeyValuePair<string, string>> entries)
            => $"{{{string.Join(", ", entries.Select(entry => $"{entry.Key}: {entry.Value}"))}}}";

        public string Sequence(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

        public string Null() => "null";

        public string Boolean(bool value) => value ? "true" : "false";

        public string Number(string json) => json;

        public string Text(string value) => value;
    }
}
