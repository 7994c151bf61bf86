using Microsoft.CodeAnalysis;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Tests.Incremental;

/// <summary>Two contracts in one project.</summary>
public sealed class SeveralContractsTests
{
    private const string First = "/project/first.yaml";
    private const string Second = "/project/second.yaml";

    private static string Contract(string title, string type) => $$"""
        openapi: 3.0.3
        info: { title: {{title}}, version: "1" }
        paths: {}
        components: { schemas: { {{type}}: { type: object, properties: { name: { type: string } } } } }
        """;

    [Fact]
    public void Each_has_its_namespace_and_an_edit_of_one_leaves_the_other_alone()
    {
        GeneratorHarness project = new GeneratorHarness()
            .Contract(First, Contract("First", "A"), ("XaiGenNamespace", "Sample.First"))
            .Contract(Second, Contract("Second", "B"), ("XaiGenNamespace", "Sample.Second"), ("XaiGenClientName", "OtherClient"));

        GeneratorRun run = project.Run().ShouldReportNothing().ShouldCompile();
        run.Files.Keys.Order(StringComparer.Ordinal).ShouldBe(
        [
            "Sample.First.A.g.cs", "Sample.First.FirstClient.g.cs", "Sample.First.FirstContractDescription.g.cs",
            "Sample.First.FirstJsonResolver.g.cs",
            "Sample.Second.B.g.cs", "Sample.Second.OtherClient.g.cs", "Sample.Second.OtherContractDescription.g.cs",
            "Sample.Second.OtherJsonResolver.g.cs",
        ]);

        run = project.Edit(Contract("First", "A").Replace("name:", "other:"), First).Run();

        run.Rewritten.ShouldBe(["Sample.First.A.g.cs"]);
        run.Reasons(StepNames.Read).ShouldBe([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached]);
    }

    [Fact]
    public void Their_order_in_the_project_means_nothing()
    {
        GeneratorHarness project = new GeneratorHarness()
            .Contract(First, Contract("First", "A"), ("XaiGenNamespace", "Sample.First"))
            .Contract(Second, Contract("Second", "B"), ("XaiGenNamespace", "Sample.Second"));
        project.Run();

        GeneratorRun run = project.Remove(First).Contract(First, Contract("First", "A"), ("XaiGenNamespace", "Sample.First")).Run();

        run.IsUnchanged(StepNames.Source).ShouldBeTrue();
        run.Reasons(StepNames.Read).ShouldAllBe(reason => reason == IncrementalStepRunReason.Cached);
        run.Rewritten.ShouldBeEmpty();
    }

    [Fact]
    public void One_that_comes_or_goes_leaves_the_other_as_it_is()
    {
        GeneratorHarness project = new GeneratorHarness().Contract(First, Contract("First", "A"), ("XaiGenNamespace", "Sample.First"));
        project.Run();

        GeneratorRun run = project.Contract(Second, Contract("Second", "B"), ("XaiGenNamespace", "Sample.Second"))
            .Run().ShouldReportNothing();
        run.Rewritten.ShouldNotBeEmpty();
        run.Rewritten.ShouldAllBe(name => name.StartsWith("Sample.Second."));

        run = project.Remove(Second).Run().ShouldReportNothing();
        run.Rewritten.ShouldBeEmpty();
        run.Files.Keys.ShouldAllBe(name => name.StartsWith("Sample.First."));
    }

    [Fact]
    public void Problems_are_told_in_the_file_that_has_them()
    {
        GeneratorRun run = new GeneratorHarness()
            .Contract(First, Contract("First", "A") + "\ncolour: red", ("XaiGenNamespace", "Sample.First"))
            .Contract(Second, Contract("Second", "B") + "\n\nshade: light", ("XaiGenNamespace", "Sample.Second"))
            .Run();

        run.Diagnostics.Select(
            diagnostic => (diagnostic.Location.GetLineSpan().Path, diagnostic.Location.GetLineSpan().StartLinePosition.Line))
            .ShouldBe([(First, 4), (Second, 5)], ignoreOrder: true);
    }

    [Fact]
    public void A_broken_one_leaves_the_other_its_client()
    {
        GeneratorRun run = new GeneratorHarness()
            .Contract(First, "openapi: [", ("XaiGenNamespace", "Sample.First"))
            .Contract(Second, Contract("Second", "B"), ("XaiGenNamespace", "Sample.Second"))
            .Run();

        run.Diagnostics.ShouldHaveSingleItem().Location.GetLineSpan().Path.ShouldBe(First);
        run.OwnCodeShouldCompile(ConsumerReferences.Net10);
        run.Files.Keys.ShouldContain("Sample.Second.B.g.cs");
    }

    [Fact]
    public void In_one_namespace_they_are_refused_with_a_place()
    {
        GeneratorRun run = new GeneratorHarness().Contract(First, Contract("First", "A")).Contract(Second, Contract("Second", "B")).Run();

        Diagnostic problem = run.Diagnostics.ShouldHaveSingleItem();
        problem.Id.ShouldBe("XG0307");
        problem.Severity.ShouldBe(DiagnosticSeverity.Error);
        problem.Location.GetLineSpan().Path.ShouldBe(Second);
        problem.GetMessage().ShouldContain(First);
        problem.GetMessage().ShouldContain("XaiGenNamespace");
        run.OwnCodeShouldCompile(ConsumerReferences.Net10);
    }

    [Fact]
    public void Namespaces_that_differ_only_in_case_are_one_because_their_files_would_be()
    {
        GeneratorRun run = new GeneratorHarness()
            .Contract(First, Contract("First", "A"), ("XaiGenNamespace", "Sample.Shop"))
            .Contract(Second, Contract("Second", "A"), ("XaiGenNamespace", "Sample.SHOP")).Run();

        run.Fault.ShouldBeNull();
        run.Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("XG0307");
        run.OwnCodeShouldCompile(ConsumerReferences.Net10);
    }

    [Fact]
    public void Of_files_that_were_found_those_are_contracts_that_no_other_refers_to()
    {
        string whole = Contract("Second", "B"), referring = Referring("A", "second.openapi.yaml#/components/schemas/B");
        GeneratorHarness project = new GeneratorHarness().AdditionalFile("/project/second.openapi.yaml", whole, ("XaiGenContract", "found"))
            .AdditionalFile("/project/first.openapi.yaml", referring, ("XaiGenContract", "found"))
            .AdditionalFile("/project/none.openapi.yaml", "name: no document", ("XaiGenContract", "found"));

        project.Run().ShouldReportNothing().Files.Keys.ShouldBeSubsetOf(
            ["Sample.A.g.cs", "Sample.B.g.cs", "Sample.FirstClient.g.cs", "Sample.FirstContractDescription.g.cs", "Sample.FirstJsonResolver.g.cs"]);

        // Two that refer to each other are one contract, too.
        project.Edit(Referring("B", "first.openapi.yaml#/components/schemas/A"), "/project/second.openapi.yaml")
            .Run().ShouldReportNothing().Files.Keys.ShouldContain("Sample.FirstClient.g.cs");

        Diagnostic refused = project.Edit(whole, "/project/first.openapi.yaml").Edit(whole, "/project/second.openapi.yaml")
            .Run().Diagnostics.ShouldHaveSingleItem();
        refused.Id.ShouldBe("XG0307");
        refused.GetMessage().ShouldContain("both found");
        refused.Location.GetLineSpan().Path.ShouldBe("/project/second.openapi.yaml");

        static string Referring(string type, string reference) => Contract("First", type).Replace("type: string", $"$ref: '{reference}'");
    }
}
