using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using XaiGen.CodeFixes;
using XaiGen.Contract;
using XaiGen.Contract.Model;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Analyzers.Tests;

/// <summary>Light bulbs in a contract: the fix is offered at the line, changes nothing else, and the generator is content.</summary>
public sealed partial class ContractFixTests
{
    private const string Contract = "/c/api.yaml";
    private const string Config = """
        build_property.RootNamespace = Sea
        [/c/api.yaml]
        build_metadata.AdditionalFiles.XaiGenContract = true
        [/c/parts/ships.yaml]
        build_metadata.AdditionalFiles.XaiGenContract = part
        [/c/mine.overlay.yaml]
        build_metadata.AdditionalFiles.XaiGenOverlay = true
        """;

    private const string Ships = "Ship: { type: string }\n";

    private const string Head = "openapi: 3.1.0\ninfo: { title: Sea, version: '1' } # kept\n";

    /// <summary>In each contract, what stands before the arrow becomes what stands behind it.</summary>
    public static TheoryData<string, string> Problems => new()
    {
        { "XG0104", "components: { schemas: { Lamp: { type: string }, Light: { type: object, properties: { lamp: { $ref: '#/components/schemas/⟦Lmap→Lamp⟧' } } } } }" },
        { "XG0104", "components: { schemas: { Lamp: { type: string }, Light: { type: object, properties: { lamp: { $ref: '#/components/⟦schema→schemas⟧/Lamp' } } } } }" },
        { "XG0104", "components: { schemas: { Light: { type: object, properties: { ship: { $ref: 'parts/ships.yaml#/⟦Shop→Ship⟧' } } } } }" },
        { "XG0127", "components: { schemas: { Lamp: { type: object }, Light: { type: object, discriminator: { propertyName: kind, mapping: { lamp: '#/components/schemas/⟦Lmap→Lamp⟧' } } } } }" },
        { "XG0132", "components: { schemas: { Light: { type: object, properties: { ship: { $ref: 'parts/ships.yaml#/Ship' }, other: { $ref: '⟦parts/shipz.yaml→parts/ships.yaml⟧#/Ship' } } } } }" },
        { "XG0109", "components:\n  schemas:\n    Lamp:\n      type: object\n      ⟦propertys→properties⟧: { watts: { type: integer } } # as sold\n" },
        { "XG0109", "⟦tagz→tags⟧:\r\n- name: Lamps\r\n" },
        { "XG0113", "components: { schemas: { Lamp: &lamp { type: string }, Light: { type: object, properties: { lamp: *⟦lmap→lamp⟧ } } } }" },
        { "XG0117", "components: { schemas: { Lamp: { type: ⟦\"strng\"→\"string\"⟧ } } }" },
        { "XG0121", "paths: { '/lamps/{lamp_id}': { get: { operationId: a, parameters: [{ name: ⟦lampid→lamp_id⟧, in: path, required: true, schema: { type: string } }], responses: { '204': { description: Done } } } } }" },
        { "XG0122", "paths: { '/lamps/{lamp_id}': { get: { operationId: a, parameters: [{ name: ⟦lampid→lamp_id⟧, in: path, required: true, schema: { type: string } }], responses: { '204': { description: Done } } } } }" },
        { "XG0123", "paths:\n  /lamps/{id}:\n    get:\n      operationId: a\n      parameters:\n      - name: id\n        in: path\n        ⟦→required: true\n        ⟧schema: { type: string }\n      responses: { '204': { description: Done } }\n" },
        { "XG0126", "components: { securitySchemes: { key: { type: http, scheme: bearer } } }\nsecurity: [{ ⟦kye→key⟧: [] }]" },
        { "XG0126", "components: { securitySchemes: { 'API key': { type: http, scheme: bearer } } }\nsecurity: [{ ⟦\"API kye\"→\"API key\"⟧: [] }]" },
        { "XG0126", "components: { securitySchemes: { 'API: key': { type: http, scheme: bearer } } }\nsecurity: [{ ⟦API kye→\"API: key\"⟧: [] }]" },
        { "XG0130", "components: { schemas: { LampId: { type: string, ⟦x-xaigen-idd→x-xaigen-id⟧: true } } }" },
        { "XG0131", "paths: { /lamps: { get: { operationId: a, x-xaigen-page: { items: data, ⟦tokn→token⟧: next, parameter: next }, parameters: [{ name: next, in: query, schema: { type: string } }], responses: { '200': { description: Lamps, content: { application/json: { schema: { type: object, properties: { data: { type: array, items: { type: string } }, next: { type: string } } } } } } } } } }" },
        { "XG0131", "components: { schemas: { Order: { type: object, properties: { n: { type: integer } }, x-xaigen-cost: [{ unit: image, ⟦price→prices⟧: [{ usd: 1 }] }] } } }" },
        { "XG0133", "paths: { /lamps: { ⟦gett→get⟧: { operationId: a, responses: { '204': { description: Done } } } } }" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task A_misspelt_word_is_replaced_and_a_missing_one_added(string problem, string marked)
    {
        Editor editor = Open(Head + Before(marked));
        (await editor.GenerateAsync(new XaiGenGenerator())).ShouldContain(problem);

        Diagnostic mark = (await editor.AnalyzeAsync(new ContractFixAnalyzer())).First(each => each.Id == "XL0001");
        (await editor.FixAsync(new ContractFixProvider(), mark)).ShouldNotBeNull();

        (await editor.TextAsync(Contract)).ShouldBe(Head + After(marked));
        (await editor.GenerateAsync(new XaiGenGenerator())).ShouldNotContain(problem);
    }

    [Theory]
    [InlineData(
        "XL0301",
        "paths:\n  /lamps/{id}:\n    # All of them.\n    get:\n      ⟦→operationId: getLampsById\n      ⟧tags: [Lamps]\n      responses: { '204': { description: Done } }\ntags: [{ name: Lamps }]\n")]
    [InlineData(
        "XL0303",
        "tags:\n⟦→- name: Lamps\n⟧- name: Others\npaths: { /lamps: { get: { operationId: a, tags: [Lamps], responses: { '204': { description: Done } } } } }")]
    [InlineData(
        "XL0303",
        "⟦→tags:\n- name: Lamps\n⟧paths: { /lamps: { get: { operationId: a, tags: [Lamps], responses: { '204': { description: Done } } } } }")]
    public async Task What_only_lint_reports_can_be_added(string id, string marked)
    {
        Editor editor = Open(Head + Before(marked));

        Diagnostic mark = (await editor.AnalyzeAsync(new ContractFixAnalyzer())).ShouldHaveSingleItem();
        (mark.Id, mark.Severity).ShouldBe((id, DiagnosticSeverity.Hidden));
        (await editor.FixAsync(new ContractFixProvider(), mark)).ShouldNotBeNull();

        (await editor.TextAsync(Contract)).ShouldBe(Head + After(marked));
        (await editor.AnalyzeAsync(new ContractFixAnalyzer())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_offered_once_the_text_has_changed()
    {
        const string wrong = "components: { schemas: { Lamp: { type: strng } } }";
        Diagnostic mark = (await Open(Head + wrong).AnalyzeAsync(new ContractFixAnalyzer())).ShouldHaveSingleItem();

        (await Open(Head + "# New.\n" + wrong).FixAsync(new ContractFixProvider(), mark)).ShouldBeNull();
    }

    [Fact]
    public async Task A_contract_without_problems_has_no_marks()
        => (await Open(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "spec", "xai.openapi.yaml")))
            .AnalyzeAsync(new ContractFixAnalyzer())).ShouldBeEmpty();

    [Fact]
    public async Task A_misspelt_word_of_an_overlay_is_replaced_there()
    {
        const string overlay = "overlay: 1.0.0\ninfo: { title: Mine, version: '1' }\nactions:\n- target: $.info\n  updte: { title: New }\n";
        Editor editor = Open(Head, overlay);

        Diagnostic mark = (await editor.AnalyzeAsync(new ContractFixAnalyzer())).ShouldHaveSingleItem();
        (await editor.FixAsync(new ContractFixProvider(), mark)).ShouldBe("Change to 'update'");

        (await editor.TextAsync("/c/mine.overlay.yaml")).ShouldBe(overlay.Replace("updte", "update"));
        (await editor.TextAsync(Contract)).ShouldBe(Head);
    }

    /// <summary>The messages of all cases that suggest a word.</summary>
    internal static IEnumerable<string> Suggesting()
        => Problems.SelectMany(marked => ContractReader.Read(
                new ContractFiles(new SourceFile(Contract, Head + Before((string)marked[1])))
                {
                    Parts = new[] { new SourceFile("/c/parts/ships.yaml", Ships) }.ToEquatableArray(),
                }).Problems)
            .Where(problem => problem.Suggestion is not null).Select(problem => problem.Message);

    /// <summary>Whether a message has this format.</summary>
    internal static bool IsOf(string message, string format)
    {
        string shape = string.Format(CultureInfo.InvariantCulture, format, [.. Enumerable.Repeat("\u0001", 9)]);
        return Regex.IsMatch(message, $"^{Regex.Escape(shape).Replace("\u0001", ".*")}$", RegexOptions.Singleline);
    }

    private static Editor Open(string contract, string overlay = "") => new(
        [
            ("/c/Program.cs", "class Program;"),
            (Contract, contract),
            ("/c/parts/ships.yaml", Ships),
            .. overlay.Length > 0 ? new[] { ("/c/mine.overlay.yaml", overlay) } : [],
        ],
        Config);

    private static string Before(string marked) => Mark().Replace(marked, "$1");

    private static string After(string marked) => Mark().Replace(marked, "$2");

    [GeneratedRegex("⟦(.*?)→(.*?)⟧", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
