using Microsoft.CodeAnalysis;

namespace XaiGen.Generator.Tests.Options;

/// <summary>The options of the generated code, as project properties or on the contract's item.</summary>
public sealed class OptionTests
{
    private static readonly ConsumerReferences s_net8 = ConsumerReferences.Net8.Without("System.ClientModel", "System.Memory.Data");
    private static readonly ConsumerReferences s_net10 = ConsumerReferences.Net10.Without("System.ClientModel", "System.Memory.Data");

    public static TheoryData<TypeAccessibility, EmitSet> All => new()
    {
        { TypeAccessibility.Public, EmitSet.Client },
        { TypeAccessibility.Internal, EmitSet.Client },
        { TypeAccessibility.Public, EmitSet.Models },
        { TypeAccessibility.Internal, EmitSet.Models },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Each_choice_compiles_and_is_the_same_without_a_compiler(TypeAccessibility accessibility, EmitSet emit)
    {
        GeneratorRun run = new GeneratorHarness(Given.RealContract)
            .Property("XaiGenAccessibility", accessibility.ToString().ToLowerInvariant())
            .Property("XaiGenEmit", emit.ToString().ToLowerInvariant())
            .Run().ShouldReportNothing();

        run.ShouldCompile(emit == EmitSet.Models ? [s_net8, s_net10] : [ConsumerReferences.Net8, ConsumerReferences.Net10]);
        GeneratedCode code =
            CodeGeneration.Generate(Given.RealContract, new GenerationOptions("Sample") { Accessibility = accessibility, Emit = emit });
        run.Texts.ShouldBe(code.Files.ToDictionary(file => file.Name, file => file.Text), ignoreOrder: true);
        PublicTypes(run).Any().ShouldBe(accessibility == TypeAccessibility.Public);
    }

    [Fact]
    public void Noticing_drift_can_be_left_out()
    {
        GeneratorRun all = new GeneratorHarness(Given.RealContract).Run();
        GeneratorRun less = new GeneratorHarness(Given.RealContract).Property("XaiGenDrift", "False").Run()
            .ShouldReportNothing().ShouldCompile(ConsumerReferences.Net8);

        string[] parts = ["Drift", "Describ", "ContractDescription", "PackedText", "ClosestMember", "JsonCursor", "WrittenProperty"];
        all.Texts.Keys.Except(less.Texts.Keys).ShouldAllBe(name => parts.Any(part => name.Contains(part, StringComparison.Ordinal)));
        less.Texts.Keys.ShouldBeSubsetOf(all.Texts.Keys);
        less.Texts.ShouldAllBe(file => file.Value == all.Texts[file.Key]);
    }

    [Fact]
    public void One_text_may_have_several_options()
    {
        GeneratorRun run = Run("--accessibility internal  --include=\"getThing, tag:None\" --keep-unknown true");
        run.Diagnostics.ShouldHaveSingleItem().GetMessage().ShouldContain("'tag:None' in XaiGenInclude");
        PublicTypes(run).ShouldBeEmpty();

        foreach (string wrong in (string[])["/UseBaseUrl:false", "--accessibility", "--emit models internal"])
        {
            Diagnostic problem = Run(wrong).Diagnostics.ShouldHaveSingleItem();
            problem.Id.ShouldBe("XG0308");
            problem.GetMessage().ShouldContain(wrong);
        }

        static GeneratorRun Run(string options) => new GeneratorHarness().Contract(
            GeneratorHarness.ContractPath,
            Given.Paths(
                "/things: { get: { operationId: getThing, responses: { '200': { description: x, content: { application/json: { schema: { "
                + "$ref: "
                + "'#/components/schemas/Thing' } } } } } } }",
                "Thing: { type: object, properties: { name: { type: string } } }"),
            ("XaiGenOptions", options)).Run();
    }

    [Fact]
    public void Models_are_the_types_without_clients_and_handles()
    {
        GeneratorRun all = new GeneratorHarness(Given.RealContract).Run();
        GeneratorRun models = new GeneratorHarness(Given.RealContract).Property("XaiGenEmit", "models").Run();

        all.Files.Keys.Except(models.Files.Keys).Select(name => name.Split('.')[1]).ShouldBe(
            ["BatchesClient", "FilesClient", "ImageOperation", "ImagesClient", "ModelsClient", "VideoOperation", "VideosClient", "XAIFilesAndImagineAPIClient",
                "XAIFilesAndImagineAPIContractDescription"],
            ignoreOrder: true);
        models.Files.Keys.Except(all.Files.Keys).ShouldBeEmpty();
        models.SupportFiles.ShouldBeSubsetOf(all.SupportFiles);
        models.SupportFiles.Select(name => name.Split('.')[^3]).ShouldBe(
            [
                "ApiValidationException", "At", "Check", "DataUri", "FilePart", "JsonNames", "JsonOrNull", "JsonProperties",
                "JsonRead", "JsonWrite", "Members", "ShownText", "WireModel", "WireText", "WireTypes", "WireWriter",
            ]);
    }

    [Fact]
    public void Bytes_of_models_are_an_array()
    {
        var contract = new Json.LoadedContract(
            Given.Schemas(
                "Image: { type: object, required: [data], properties: { data: { type: string, format: byte }, more: { type: array, items: "
                + "{ type: string, format: byte } } } }"),
            harness => harness.Property("XaiGenEmit", "models"), s_net10);

        contract.RoundTrip("Image", """{"data":"AQID","more":["BA=="]}""").ShouldBe("""{"data":"AQID","more":["BA=="]}""");
        object image = contract.Read("Image", """{"data":"AQID"}""")!;
        image.GetType().GetProperty("Data")!.GetValue(image).ShouldBe(new byte[] { 1, 2, 3 });
        contract.Refused("Image", """{"data":"!"}""");
    }

    [Fact]
    public void The_item_of_the_contract_goes_before_the_property_of_the_project()
    {
        GeneratorRun run = new GeneratorHarness()
            .Property("XaiGenAccessibility", "internal")
            .Property("XaiGenEmit", "MODELS")
            .Contract("/project/a.yaml", Given.Schemas("A: { type: object, properties: { a: { type: string } } }"), (
                "XaiGenNamespace", "Sample.A"), ("XaiGenAccessibility", "Public"))
            .Contract("/project/b.yaml", Given.Schemas("B: { type: object, properties: { a: { type: string } } }"), (
                "XaiGenNamespace", "Sample.B"), ("XaiGenEmit", "client"))
            .Run().ShouldReportNothing().ShouldCompile();

        PublicTypes(run).ShouldContain("Sample.A.A");
        PublicTypes(run).ShouldAllBe(name => name.StartsWith("Sample.A."));
        run.Files.Keys.ShouldNotContain("Sample.A.TestClient.g.cs");
        run.Files.Keys.ShouldContain("Sample.B.TestClient.g.cs");
    }

    private static IEnumerable<string> PublicTypes(GeneratorRun run) => Types(run.Output.Assembly.GlobalNamespace)
        .Where(type => type.DeclaredAccessibility == Accessibility.Public)
        .Select(type => type.ToDisplayString());

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space)
        => space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));
}
