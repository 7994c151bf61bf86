using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Generator;
using XaiGen.Review.Reports;

namespace XaiGen.Review.Tests;

/// <summary>
/// Members with old names that are added to the client for one release: code for the previous version compiles with them.
/// </summary>
public sealed class ForwarderTests
{
    private static readonly GenerationOptions s_options = new("Api", "ApiClient");

    [Fact]
    public void A_renamed_method_can_be_called_by_its_old_name_and_says_that_it_is_obsolete()
    {
        ContractText old = Given.Thing("{ type: object, required: [name], properties: { name: { type: string } } }");
        ContractText renamed = old with { Text = old.Text.Replace("operationId: createThing", "operationId: makeThing") };

        Diagnostic[] found = Compile(
            renamed.Text, Forwarders(old, renamed),
            """
            using Api;
            static class Caller
            {
                static async System.Threading.Tasks.Task<Thing> Call(ApiClient client)
                    => await client.Things.CreateThingAsync(new Thing { Name = "a" });
            }
            """);

        found.Select(each => each.Id).ShouldBe(["CS0618"]);
    }

    [Fact]
    public void A_required_property_can_be_read_by_its_old_name_and_a_type_is_named()
    {
        ContractText old = Contract("2026-06-11"), renamed = Contract("2026-11-21");
        var options = new GenerationOptions("XaiGen", "XaiClient");
        string code = ForwarderReport.Write(ContractDiff.Compare(old, renamed, new DiffOptions { Generation = options }));

        code.ShouldContain("// Not forwarded: SortOrder is FileSortOrder now; a type has one name.\n");
        code.ShouldContain("    public global::XaiGen.GenerationId RequestId => GenerationId;\n");

        static ContractText Contract(string release) => new(
            $"{release}.yaml", File.ReadAllText(Path.Combine(Repository.Root, "spec", "history", $"{release}.openapi.yaml")));
    }

    [Fact]
    public void A_method_that_takes_something_else_is_not_forwarded()
    {
        ContractText old = Given.Thing("{ type: object, required: [name], properties: { name: { type: string } } }");
        ContractText renamed = old with
        {
            Text = old.Text.Replace("operationId: createThing", "operationId: makeThing").Replace("{ type: string }", "{ type: integer }"),
        };

        // The method that takes the whole request still takes the same type, and only that one is forwarded.
        string code = Forwarders(old, renamed);
        code.ShouldContain("CreateThingAsync(global::Api.Thing");
        code.ShouldNotContain("CreateThingAsync(string name");
        Compile(renamed.Text, code).ShouldBeEmpty();
    }

    private static string Forwarders(ContractText old, ContractText @new)
        => ForwarderReport.Write(
            ContractDiff.Compare(old, @new, new DiffOptions { Today = new DateOnly(2026, 6, 1), Generation = s_options }));

    private static Diagnostic[] Compile(string contract, params string[] sources)
        => [.. CSharpCompilation.Create(
            "client",
            CodeGeneration.Generate(contract, s_options).Files.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Name))
                .Concat(sources.Select(source => CSharpSyntaxTree.ParseText(source))),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .GetDiagnostics().Where(each => each.Severity >= DiagnosticSeverity.Warning)];
}
