namespace XaiGen.Generator.Tests.Builds;

/// <summary>The build as the author of a contract sees it.</summary>
public sealed class ProjectBuildTests
{
    private const string Good = """
        openapi: 3.0.3
        info: { title: Sample, version: "1" }
        paths:
          /things/{id}:
            get:
              tags: [Things]
              operationId: getThing
              parameters: [{ name: id, in: path, required: true, schema: { type: string, x-xaigen-id: ThingId } }]
              responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
        components:
          schemas:
            Thing:
              type: object
              required: [name]
              properties:
                name: { type: string }
        """;

    private const string Ambiguous = """
            Either:
              x-xaigen-union: [Name, Address]
              oneOf:
                - { type: string }
                - { type: string, format: uri }
        """;

    [Fact]
    public async Task A_contract_that_grows_is_in_the_next_build()
    {
        using var project = new ProjectBuild(Good);

        (int code, string output) = await project.RunAsync();
        code.ShouldBe(0, output);
        output.ShouldContain("0 Warning(s)");
        project.PropertiesOf("Sample.Thing").ShouldBe(["Name"]);

        project.Edit(Good + "\n        colour: { type: string }\n");
        (code, output) = await project.RunAsync();

        code.ShouldBe(0, output);
        project.PropertiesOf("Sample.Thing").ShouldBe(["Colour", "Name"]);
    }

    [Fact]
    public async Task A_contract_in_a_folder_of_its_own_has_its_parts_there()
    {
        string root = Good[..Good.IndexOf("    Thing:", StringComparison.Ordinal)] + "    Thing: { $ref: 'models/all.yaml#/Thing' }\n";
        using var project = new ProjectBuild(root, path: "api/sample.openapi.yaml");
        project.Write("api/models/all.yaml", "Thing:\n  type: object\n  properties:\n    name: { type: string }\n");
        project.Write("api/node_modules/x/other.openapi.yaml", "openapi: 3.0.3\n");

        (int code, string output) = await project.RunAsync();

        code.ShouldBe(0, output);
        output.ShouldContain("0 Warning(s)");
        project.PropertiesOf("Sample.Thing").ShouldBe(["Name"]);

        string part = project.Write("api/models/all.yaml", "Thing:\n  type: object\n  properties:\n    name: { type: strong }\n");
        (code, output) = await project.RunAsync();

        code.ShouldNotBe(0, output);
        output.ShouldContain($"{part}(4,19): error XG0117", customMessage: output);
    }

    [Fact]
    public async Task What_is_called_like_a_contract_is_one_where_no_item_is_marked()
    {
        string root = Good[..Good.IndexOf("components:", StringComparison.Ordinal)]
            .Replace("#/components/schemas/Thing' }", "parts/things.openapi.yaml#/components/schemas/Thing' }");
        using var project = new ProjectBuild(root, path: "api/sample.openapi.yaml", items: "");
        project.Write("api/parts/things.openapi.yaml", Good);
        project.Write("api/parts/notes.openapi.json", """{ "name": "no document" }""");
        foreach (string folder in (string[])["bin/Debug", "obj", "node_modules/x", ".cache", "inner/bin"])
        {
            project.Write($"{folder}/other.openapi.yaml", Good);
        }

        (int code, string output) = await project.RunAsync();
        code.ShouldBe(0, output);
        output.ShouldContain("0 Warning(s)");
        project.PropertiesOf("Sample.Thing").ShouldBe(["Name"]);

        string second = project.Write("more/sample.openapi.yml", Good);
        (code, output) = await project.RunAsync();
        code.ShouldNotBe(0, output);
        output.ShouldContain($"{second}(1,1): error XG0307: This document and '{project.ContractPath}' were both found", customMessage: output);

        (code, output) = await project.RunAsync("-p:XaiGenFindContracts=false");
        code.ShouldBe(0, output);
        Should.Throw<ShouldAssertException>(() => project.PropertiesOf("Sample.Thing"));
    }

    /// <summary>
    /// What Microsoft.Extensions.ApiDescription.Client does with references: it has a default generator, fills in names, calls the
    /// generator's target in a build of its own, and compiles what it finds at the paths of the output.
    /// </summary>
    private const string ConnectedServices = """
        <Project>
          <Target Name="CallGenerator" DependsOnTargets="$(GeneratorTarget)" />
          <Target Name="GenerateOpenApiCode" BeforeTargets="BeforeCompile">
            <ItemGroup>
              <OpenApiReference ClassName="Filled" Condition="'%(OpenApiReference.ClassName)' == ''" />
              <OpenApiReference OutputPath="%(Filename)Client.cs" Condition="'%(OpenApiReference.OutputPath)' == ''" />
            </ItemGroup>
            <MSBuild Projects="$(MSBuildProjectFullPath)" Targets="CallGenerator" Properties="GeneratorTarget=Generate%(OpenApiReference.CodeGenerator)" />
            <ItemGroup>
              <_Written Include="@(OpenApiReference->'obj/%(OutputPath)')" />
              <Compile Include="@(_Written)" Condition="Exists('%(FullPath)')" />
            </ItemGroup>
          </Target>
          <Target Name="GenerateNSwagCSharp" />
        </Project>
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reference_of_Connected_Services_is_a_contract(bool hasPackage)
    {
        using var project = new ProjectBuild(Good, path: "OpenAPIs/sample.json", items: """
            <OpenApiReference Include="OpenAPIs/sample.json" CodeGenerator="XaiGen" Namespace="Shop.Things">
              <Options>--accessibility internal --emit=models</Options>
            </OpenApiReference>
            <OpenApiReference Include="OpenAPIs/other.json" CodeGenerator="NSwagCSharp" Namespace="Shop.Others" />
            """);
        project.Write("Uses.cs", "internal static class Uses { internal static string? Name(Shop.Things.Thing thing) => thing.Name; }");
        if (hasPackage)
        {
            project.Write("Directory.Build.targets", ConnectedServices);
            project.Write("obj/sampleClient.cs", "what another generator wrote here before");
        }

        (int code, string output) = await project.RunAsync();
        code.ShouldBe(0, output);
        output.ShouldContain("0 Warning(s)");
    }

    [Fact]
    public async Task A_list_of_operations_reaches_the_generator_whole()
    {
        string contract = Good.Replace(
            "components:",
            "  /others:\n    get: { operationId: getOther, responses: { '200': { description: x, content: { application/json: { schema: { "
            + "$ref: '#/components/schemas/Other' } } } } } }\ncomponents:",
            StringComparison.Ordinal)
            + "\n    Other: { type: object, properties: { size: { type: integer } } }\n    Left: { type: object, properties: { none: { "
            + "type: string } } }\n";
        using var project = new ProjectBuild(contract, properties: "<XaiGenInclude>getThing; getOther</XaiGenInclude>");

        (int code, string output) = await project.RunAsync();

        code.ShouldBe(0, output);
        project.PropertiesOf("Sample.Thing").ShouldBe(["Name"]);
        project.PropertiesOf("Sample.Other").ShouldBe(["Size"]);
        Should.Throw<ShouldAssertException>(() => project.PropertiesOf("Sample.Left"));
    }

    [Fact]
    public async Task A_union_that_no_reader_could_tell_apart_stops_the_build_at_its_line()
    {
        string contract = Good + "\n" + Ambiguous;
        using var project = new ProjectBuild(contract);

        (int code, string output) = await project.RunAsync();

        code.ShouldNotBe(0, output);
        string[] lines = contract.Split('\n');
        output.ShouldContain(
            $"{project.ContractPath}({lines.Length},{lines[^1].IndexOf('{') + 1}): error XG0301: A reader could not tell",
            customMessage: output);
        output.ShouldNotContain("CS8785");
        output.ShouldNotContain("AD0001");
    }

    [Fact]
    public async Task A_project_of_an_older_framework_gets_one_message()
    {
        using var project = new ProjectBuild(Good, "netstandard2.0", "<LangVersion>12</LangVersion>");

        (int code, string output) = await project.RunAsync();

        code.ShouldNotBe(0, output);
        output.ShouldContain($"{project.ContractPath}(1,1): error XG0313: ", customMessage: output);
        output.ShouldNotContain("error CS");
    }

    [Fact]
    public async Task The_code_satisfies_every_analyzer_of_the_SDK()
    {
        using var project = new ProjectBuild(
            File.ReadAllText(Path.Combine(Repository.Root, "spec/xai.openapi.yaml")),
            properties: "<AnalysisMode>All</AnalysisMode><EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild><GenerateDocumentationFile>true</GenerateDocumentationFile>");

        (int code, string output) = await project.RunAsync();

        code.ShouldBe(0, output);
        output.ShouldContain("0 Warning(s)");
    }
}
