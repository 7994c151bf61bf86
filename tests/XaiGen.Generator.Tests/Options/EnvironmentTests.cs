using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Tests.Options;

/// <summary>A project in which the generated code could not compile gets one message, reported at the contract, and no code.</summary>
public sealed class EnvironmentTests
{
    private static readonly string s_contract = Given.Paths(
        "/things: { get: { tags: [Things], operationId: getThing, responses: { '200': { description: x, content: { application/json: { "
        + "schema: { $ref: '#/components/schemas/Thing' } } } } } } }",
        "Thing: { type: object, properties: { name: { type: string } } }");

    [Fact]
    public void An_older_CSharp()
    {
        GeneratorHarness project = new GeneratorHarness(s_contract).Language(LanguageVersion.CSharp11);

        Refused(project.Run(), "XG0311").ShouldContain("C# 11.0");
        project.Language(LanguageVersion.CSharp12).Run().ShouldReportNothing().Files.ShouldNotBeEmpty();
        project.Language(LanguageVersion.Preview).Run().ShouldReportNothing().Files.ShouldNotBeEmpty();
    }

    [Fact]
    public void No_package_for_clients()
    {
        var project = new GeneratorHarness(s_contract, ConsumerReferences.Net8.Without("System.ClientModel"));

        Refused(project.Run(), "XG0312").ShouldContain("PackageReference");
        project.Property("XaiGenEmit", "models").Run().ShouldReportNothing().OwnCodeShouldCompile().Files.ShouldNotBeEmpty();
        project.Property("XaiGenEmit", "client").References(ConsumerReferences.Net8).Run().ShouldReportNothing().Files.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_package_for_clients_in_an_older_version()
    {
        MetadataReference old = Assembly("System.ClientModel", "namespace System.ClientModel { public class ClientResult; }");

        Refused(new GeneratorHarness(s_contract, ConsumerReferences.Net10.Without("System.ClientModel").With(old)).Run(), "XG0312");
    }

    [Fact]
    public void The_same_type_in_two_assemblies_is_there()
    {
        MetadataReference copy = Assembly("Copy", "namespace System.ClientModel { public class ClientResult; }");

        new GeneratorHarness(s_contract, ConsumerReferences.Net10.With(copy)).Run().ShouldReportNothing().Files.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("", "RequiredMemberAttribute")]
    [InlineData("namespace System.Runtime.CompilerServices { public class RequiredMemberAttribute; }", "TimeProvider")]
    public void An_older_framework(string types, string lacking)
    {
        MetadataReference framework = Assembly(
            "netstandard",
            "namespace System { public class Object; public class String; public class ValueType; public struct Void; public struct "
            + "Int32; public class Attribute; }"
                + types,
            isFramework: true);
        // A newer type from a package does not satisfy the compiler, which looks in the framework.
        MetadataReference package = Assembly("Microsoft.Bcl.TimeProvider", "namespace System { public class TimeProvider; }");
        var references = new ConsumerReferences("older", () => [framework, package]);

        Refused(new GeneratorHarness(s_contract, references).Run(), "XG0313").ShouldContain(lacking);
    }

    [Fact]
    public void An_edit_of_the_code_asks_again_and_runs_nothing()
    {
        GeneratorHarness project = new GeneratorHarness(s_contract).CSharp("class Program;");
        project.Run();

        GeneratorRun run = project.CSharp("class Program { }").Run();

        run.Reasons(StepNames.Environment).ShouldBe([IncrementalStepRunReason.Unchanged]);
        run.Reasons(StepNames.Source).ShouldBe([IncrementalStepRunReason.Cached]);
        run.Rewritten.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_cannot_be_read()
    {
        GeneratorRun run = new GeneratorHarness().AdditionalFile(GeneratorHarness.ContractPath, null, ("XaiGenContract", "true")).Run();

        Refused(run, "XG0315");
    }

    [Theory]
    [InlineData("a.yaml", "openapi: 3.0.3\n", "", true)]
    [InlineData("a.YML", "# About it.\n---\n'openapi': \"3.1.0\"\n", "", true)]
    [InlineData("a.json", "{\n  \"info\": {},\n  \"openapi\": \"3.0.3\"\n}", "", true)]
    [InlineData("a.json", "{\"openapi\":\"3.0.3\"}", "", true)]
    [InlineData("a.json", "{ \"swagger\": \"2.0\" }", "", true)]
    [InlineData("a.yaml", "openapi: 3.0.3\n", "yes", true)]
    [InlineData("a.yaml", "openapi: 3.0.3\n", "FALSE", false)]
    [InlineData("a.txt", "openapi: 3.0.3\n", "", false)]
    [InlineData("a.yaml", "openapi-generator: 3\n", "", false)]
    [InlineData("a.json", "{ \"name\": \"openapi\" }", "", false)]
    [InlineData("a.json", "", "", false)]
    [InlineData("a.json", null, "", false)]
    public void A_document_that_is_not_marked(string name, string? text, string mark, bool isTold)
    {
        GeneratorRun run = new GeneratorHarness().AdditionalFile("/project/" + name, text, ("XaiGenContract", mark)).Run();

        run.Fault.ShouldBeNull();
        run.Texts.ShouldBeEmpty();
        run.Diagnostics.Select(problem => problem.Id).ShouldBe(isTold ? ["XG0314"] : []);
        if (isTold)
        {
            run.Diagnostics[0].Severity.ShouldBe(DiagnosticSeverity.Warning);
            run.Diagnostics[0].Location.GetLineSpan().Path.ShouldBe("/project/" + name);
        }
    }

    private static string Refused(GeneratorRun run, string id)
    {
        Diagnostic problem = run.Diagnostics.ShouldHaveSingleItem();
        problem.Id.ShouldBe(id);
        problem.Severity.ShouldBe(DiagnosticSeverity.Error);
        problem.Location.GetLineSpan().Path.ShouldBe(GeneratorHarness.ContractPath);
        run.Fault.ShouldBeNull();
        run.Texts.ShouldBeEmpty();
        return problem.GetMessage();
    }

    internal static MetadataReference Assembly(string name, string source, bool isFramework = false)
        => CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(source)], isFramework ? [] : ConsumerReferences.Net10.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .ToMetadataReference();
}
