using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Tests.Kiota;

/// <summary>The transport is there where the project references Kiota, and only there.</summary>
public sealed class EmissionTests
{
    private static readonly string[] s_files = ["Sample.GeneratedSupport.KiotaBody.g.cs", "Sample.GeneratedSupport.KiotaHandler.g.cs", "Sample.GeneratedSupport.KiotaTransport.g.cs"];

    private static readonly ConsumerReferences s_net8 = WithKiota(ConsumerReferences.Net8);
    private static readonly ConsumerReferences s_net10 = WithKiota(ConsumerReferences.Net10);

    private static readonly string s_contract = Given.Paths(
        "/things: { get: { tags: [Things], operationId: listThings, responses: { '204': { description: x } } } }")
        + "\n  securitySchemes: { key: { type: http, scheme: bearer } }\nsecurity: [{ key: [] }]\n";

    [Fact]
    public void A_client_works_with_an_adapter_and_no_key()
        => new GeneratorHarness(s_contract, s_net10)
            .CSharp("""
                #nullable enable
                internal static class Program
                {
                    internal static Sample.TestClient Create(Microsoft.Kiota.Abstractions.IRequestAdapter adapter)
                        => new Sample.TestClient(new Sample.TestClientOptions { Transport = new Sample.KiotaTransport(adapter) });
                }
                """)
            .Run().ShouldReportNothing().ShouldCompile(s_net8, s_net10)
            .SupportFiles.Intersect(s_files).ShouldBe(s_files);

    [Fact]
    public void It_is_internal_where_all_is()
        => new GeneratorHarness(s_contract, s_net10).Property("XaiGenAccessibility", "internal").Run().ShouldReportNothing().ShouldCompile(s_net8, s_net10)
            .Output.GetTypeByMetadataName("Sample.KiotaTransport").ShouldNotBeNull().DeclaredAccessibility.ShouldBe(Accessibility.Internal);

    [Fact]
    public void Without_Kiota_there_is_none()
        => new GeneratorHarness(s_contract).Run().ShouldReportNothing().ShouldCompile().SupportFiles.Intersect(s_files).ShouldBeEmpty();

    [Fact]
    public void Models_have_none()
        => new GeneratorHarness(s_contract, s_net10).Property("XaiGenEmit", "models").Run().ShouldReportNothing().ShouldCompile(s_net10)
            .SupportFiles.Intersect(s_files).ShouldBeEmpty();

    [Fact]
    public void A_schema_may_have_its_name()
        => new GeneratorHarness(Given.Schemas("KiotaTransport: { type: object, properties: { a: { type: string } } }"), s_net10).Run().ShouldReportNothing().ShouldCompile(s_net10)
            .Files.Keys.ShouldContain("Sample.KiotaTransportModel.g.cs");

    [Fact]
    public void Only_its_files_wait_for_what_the_project_references()
    {
        GeneratorHarness project = new GeneratorHarness(s_contract).CSharp("class Program;");
        project.Run();

        GeneratorRun run = project.References(s_net10).Run().ShouldReportNothing();
        run.Rewritten.ShouldBe(s_files);
        run.Reasons(StepNames.Environment).ShouldBe([IncrementalStepRunReason.Modified]);
        run.Reasons(StepNames.Bind).ShouldBe([IncrementalStepRunReason.Cached]);

        run = project.CSharp("class Program { void Run() { } }").Run();
        run.Rewritten.ShouldBeEmpty();
        run.Reasons(StepNames.Environment).ShouldBe([IncrementalStepRunReason.Unchanged]);

        run = project.References(ConsumerReferences.Net10).Run();
        run.Rewritten.ShouldBeEmpty();
        run.SupportFiles.Intersect(s_files).ShouldBeEmpty();
    }

    /// <summary>Adds an assembly of nothing but the declarations.</summary>
    private static ConsumerReferences WithKiota(ConsumerReferences references)
    {
        string source = File.ReadAllText(Path.Combine(Repository.Root, "tests/XaiGen.Generator.Tests/Kiota/Declarations.cs"));
        var compilation = CSharpCompilation.Create(
            "Microsoft.Kiota.Abstractions", [CSharpSyntaxTree.ParseText(source)], references.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return references.With(MetadataReference.CreateFromImage(image.ToArray()));
    }
}
