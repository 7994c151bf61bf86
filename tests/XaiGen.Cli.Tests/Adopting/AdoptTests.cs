using System.Text;

namespace XaiGen.Cli.Tests.Adopting;

/// <summary>Clients of other generators, taken over from their settings. That the projects build is tested with the packages.</summary>
public sealed class AdoptTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
        </Project>
        """;

    private static readonly string s_contract = Contracts.Small
        .Replace("name: { type: string }", "pet_name: { type: string }", StringComparison.Ordinal)
        .Replace("required: [name]", "required: [pet_name]", StringComparison.Ordinal);

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Nothing_is_changed_without_being_asked_and_then_lines_are_only_added()
    {
        // As Visual Studio may have left it: a byte order mark, CRLF, tabs, no line end after the last tag, odd blanks.
        const string Odd =
            "<Project  Sdk='Microsoft.NET.Sdk' >\r\n\t<!-- Mine -->\r\n\t<PropertyGroup>\r\n\t\t<TargetFramework>net10.0</TargetFramework "
            + ">\r\n"
            + "\t</PropertyGroup>\r\n\r\n\t<Target Name=\"Clients\">\r\n\t\t<Exec Command=\"nswag run pets.nswag\" "
            + "/>\r\n\t</Target>\r\n</Project>";
        string project = _scratch["Odd.csproj"], settings = NSwag();
        await File.WriteAllTextAsync(project, Odd, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        byte[] before = await File.ReadAllBytesAsync(project);

        ToolRun told = (await Tool.RunAsync("adopt", settings)).ShouldSucceed();
        (await File.ReadAllBytesAsync(project)).ShouldBe(before);
        told.Output.ShouldContain("Nothing is changed yet; --apply adds the items.");

        (await Tool.RunAsync("adopt", settings, "--apply")).ShouldSucceed();
        byte[] after = await File.ReadAllBytesAsync(project);
        int kept = before.Length - "</Project>".Length;
        after[..kept].ShouldBe(before[..kept]);
        string added = Encoding.UTF8.GetString(after[kept..]);
        added.ShouldBe(
            "\r\n\t<!-- The client that NSwag made from pets.yaml. -->\r\n\t<ItemGroup>\r\n\t\t<AdditionalFiles Include=\"pets.yaml\" "
            + "XaiGenContract=\"true\" "
            + "XaiGenNamespace=\"Zoo.Pets\" XaiGenClientName=\"PetsClient\" />\r\n\t\t<Compile Remove=\"Generated/Pets.cs\" "
            + "/>\r\n\t</ItemGroup>\r\n"
            + "\t<ItemGroup>\r\n\t\t<PackageReference Include=\"XaiGen.Generator\" Version=\"0.1.0\" PrivateAssets=\"all\" />\r\n"
            + "\t\t<PackageReference Include=\"System.ClientModel\" Version=\"1.16.0\" />\r\n\t</ItemGroup>\r\n\r\n</Project>",
            customMessage: added);
        told.Output.ShouldContain($"No longer needed for this: Exec nswag run pets.nswag ({project}, line 8)");

        ToolRun again = (await Tool.RunAsync("adopt", settings, "--apply")).ShouldSucceed();
        again.Output.ShouldContain("There is nothing to add");
        (await File.ReadAllBytesAsync(project)).ShouldBe(after);
    }

    [Fact]
    public async Task Each_setting_that_is_lost_is_named_and_each_name_that_differs()
    {
        _scratch.Write("Zoo.csproj", Project);
        ToolRun told = (await Tool.RunAsync(
            "adopt", NSwag("\"generateSyncMethods\": true,\n\"dateType\": \"System.DateTimeOffset\",\n\"fancy\": 7,"), "--names",
            _scratch["names.tsv"]))
            .ShouldSucceed();

        told.Output.ShouldContain("generateSyncMethods = true: there are only asynchronous methods");
        told.Output.ShouldContain("fancy = 7: unknown setting");
        told.Output.ShouldNotContain("dateType", customMessage: "It has its default.");
        told.Output.ShouldContain("  Names that differ (2):\n    PetsClient.ListPetsAsync  ->  PetsOperationsClient.ListPetsAsync\n");
        (await File.ReadAllLinesAsync(_scratch["names.tsv"])).ShouldContain("Pet.Pet_name\tPet.PetName");
    }

    [Fact]
    public async Task Patterns_become_the_operations_that_they_choose()
    {
        _scratch.Write("Zoo.csproj", Project);
        _scratch.Write("pets.yaml", Contracts.Small.Replace(
            "    get:", "    post: { tags: [Pets], operationId: addPet, responses: { '204': { description: Done. } } }\n    get:",
            StringComparison.Ordinal));
        string settings = _scratch.Write("Client/kiota-lock.json", """
            {
              "descriptionLocation": "../pets.yaml", "clientClassName": "ZooClient", "clientNamespaceName": "Zoo", "language": "CSharp",
              "typeAccessModifier": "Internal", "includePatterns": ["**/pets#GET"], "includeAdditionalData": false
            }
            """);

        ToolRun told = (await Tool.RunAsync("adopt", settings)).ShouldSucceed();
        told.Output.ShouldContain("XaiGenAccessibility=\"internal\" XaiGenInclude=\"listPets\" />");
        told.Output.ShouldContain("<Compile Remove=\"Client/**/*.cs\" />");
        told.Output.ShouldContain("ZooClient.Pets.PostAsync  ->  none: left out");
        told.Output.ShouldNotContain("includeAdditionalData");
    }

    [Fact]
    public async Task A_script_that_runs_the_generator_has_its_settings()
    {
        _scratch.Write("Zoo.csproj", Project);
        _scratch.Write("pets.yaml", s_contract);
        string script = _scratch.Write("generate.sh", """
            dotnet tool install --global autosdk.cli --prerelease
            rm -rf Generated
            curl -o pets.yaml https://pets.example/openapi.yaml
            autosdk generate pets.yaml \
              --namespace Zoo \
              --clientClassName ZooClient \
              --targetFramework net8.0 \
              --output Generated \
              --exclude-deprecated-operations \
              --methodNamingConvention Summary
            """);

        ToolRun told = (await Tool.RunAsync("adopt", script)).ShouldSucceed();
        told.Output.ShouldContain("XaiGenNamespace=\"Zoo\" XaiGenClientName=\"ZooClient\" XaiGenExclude=\"deprecated\" />");
        told.Output.ShouldContain("<Compile Remove=\"Generated/**/*.cs\" />");
        told.Output.ShouldContain("--methodNamingConvention = Summary: names are the contract's");
    }

    [Fact]
    public async Task Settings_of_another_project_below_are_left_alone()
    {
        _scratch.Write("Zoo.csproj", Project);
        NSwag();
        _scratch.Write("Other/Other.csproj", Project.Replace(
            "</PropertyGroup>", "</PropertyGroup>\n  <ItemGroup><OpenApiReference Include=\"../pets.yaml\" /></ItemGroup>",
            StringComparison.Ordinal));
        _scratch.Write("Other/kiota-lock.json", """{ "descriptionLocation": "../pets.yaml", "clientClassName": "OtherClient" }""");

        ToolRun told = (await Tool.RunAsync("adopt", _scratch["."])).ShouldSucceed();
        told.Output.ShouldContain("PetsClient");
        told.Output.ShouldNotContain("OpenApiReference");
        told.Output.ShouldNotContain("OtherClient");
    }

    [Fact]
    public async Task A_contract_with_two_clients_gets_the_first()
    {
        _scratch.Write("Zoo.csproj", Project);
        _scratch.Write("pets.yaml", s_contract);
        _scratch.Write("a.refitter", """{ "openApiPath": "pets.yaml", "namespace": "Zoo.A" }""");
        _scratch.Write("b.refitter", """{ "openApiPath": "./pets.yaml", "namespace": "Zoo.B" }""");

        ToolRun told = await Tool.RunAsync("adopt", _scratch["."]);
        told.ExitCode.ShouldBe(1);
        told.Output.ShouldContain("  Not adopted: its contract already becomes the client of ");
        told.Output.ShouldContain("XaiGenNamespace=\"Zoo.A\"");
        told.Output.ShouldNotContain("XaiGenNamespace=\"Zoo.B\"");
    }

    [Fact]
    public async Task Versions_in_one_place_stay_there_and_parts_in_the_folder_of_the_project_are_items()
    {
        _scratch.Write("Directory.Packages.props", """
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageVersion Include="System.ClientModel" Version="1.16.0" /></ItemGroup>
            </Project>
            """);
        _scratch.Write("Zoo.csproj", Project);
        string settings = NSwag();
        _scratch.Write("pets.yaml", s_contract.Replace("#/components/schemas/Food", "food.yaml#/Food", StringComparison.Ordinal));
        _scratch.Write("food.yaml", "Food: { type: object }\n");

        ToolRun told = (await Tool.RunAsync("adopt", settings)).ShouldSucceed();
        told.Output.ShouldContain("<PackageReference Include=\"System.ClientModel\" />");
        told.Output.ShouldContain("<PackageVersion Include=\"XaiGen.Generator\" Version=\"0.1.0\" />");
        told.Output.ShouldNotContain("<PackageVersion Include=\"System.ClientModel\"");
        told.Output.ShouldContain("<AdditionalFiles Include=\"food.yaml\" XaiGenContract=\"part\" />");
    }

    [Fact]
    public async Task A_contract_that_is_elsewhere_or_made_from_code_is_not_adopted_until_it_is_a_file()
    {
        string project = _scratch.Write("Zoo.csproj", Project);
        string remote = NSwag().Replace("pets.nswag", "remote.nswag", StringComparison.Ordinal);
        await File.WriteAllTextAsync(remote, """
            { "documentGenerator": { "fromDocument": { "url": "https://pets.example/openapi.json" } }, "codeGenerators": { "openApiToCSharpClient": {} } }
            """);

        ToolRun told = await Tool.RunAsync("adopt", remote, "--apply");
        told.ExitCode.ShouldBe(1, told.Error);
        told.Output.ShouldContain("Not adopted: the contract is at https://pets.example/openapi.json, and builds fetch nothing");
        (await File.ReadAllTextAsync(project)).ShouldBe(Project);

        (await Tool.RunAsync("adopt", remote, "--contract", _scratch["pets.yaml"])).ShouldSucceed()
            .Output.ShouldContain("<AdditionalFiles Include=\"pets.yaml\" XaiGenContract=\"true\" />");

        string made = _scratch.Write("made.nswag", """
            { "documentGenerator": { "aspNetCoreToOpenApi": { "project": "Api.csproj" } }, "codeGenerators": { "openApiToCSharpClient": {} } }
            """);
        told = await Tool.RunAsync("adopt", made);
        told.ExitCode.ShouldBe(1);
        told.Output.ShouldContain("aspNetCoreToOpenApi = no output: the contract is generated from code");
    }

    [Fact]
    public async Task Names_are_kept_by_an_overlay_and_what_the_generator_refuses_is_listed()
    {
        string project = _scratch.Write("Zoo.csproj", Project), settings = NSwag();
        _scratch.Write("pets.yaml", s_contract.Replace(
            "    get:", "    post: { tags: [Pets], operationId: Pets_add, responses: { '204': { description: Done. } } }\n    get:",
            StringComparison.Ordinal)
            + """

                Base: { type: object, properties: { shelf_life: { type: integer } } }
                it's: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { of_pet: { $ref: '#/components/schemas/Pet' } } }] }
                lists: { type: object, properties: { many_of: { type: array, items: { $ref: "#/components/schemas/it's" } } } }

            """);

        ToolRun told =
            (await Tool.RunAsync("adopt", settings, "--keep-names", "--apply", "--names", _scratch["names.tsv"])).ShouldSucceed();

        string overlay = await File.ReadAllTextAsync(_scratch["pets.names.overlay.yaml"]);
        overlay.ShouldContain(
            """- { target: "$['components']['schemas']['Pet']['properties']['pet_name']", update: { x-xaigen-name: "Pet_name" } }""");
        told.Output.ShouldContain($"  {_scratch["pets.names.overlay.yaml"]} keeps ");
        (await File.ReadAllTextAsync(project)).ShouldContain(
            "    <AdditionalFiles Include=\"pets.names.overlay.yaml\" XaiGenOverlay=\"pets.yaml\" />\n");
        (await File.ReadAllTextAsync(_scratch["names.tsv"])).ShouldNotContain("Pet.");
        (await Tool.RunAsync(
            "generate", _scratch["pets.yaml"], "--overlay", _scratch["pets.names.overlay.yaml"], "--output", _scratch["code"]))
            .ShouldSucceed();
        string code = string.Concat(Directory.GetFiles(_scratch["code"], "*.cs").Select(File.ReadAllText));
        foreach (string member in (string[])["Pet_name", "Shelf_life", "Of_pet", "Many_of", "Pets_addAsync"])
        {
            code.ShouldContain($" {member}", customMessage: overlay);
        }

        _scratch.Write("pets.names.overlay.yaml", "overlay: 1.0.0\n");
        await File.WriteAllTextAsync(project, Project);
        (await Tool.RunAsync("adopt", settings, "--keep-names", "--apply")).ShouldFail(2, "exists and has other names");
        (await File.ReadAllTextAsync(project)).ShouldBe(Project);
    }

    [Theory]
    [InlineData("\"json\": \"$(Input)\"", "/variables:Input=$(Spec),Other=1")]
    [InlineData("\"json\": \"pets.yaml\", \"url\": \"\"", "")]
    [InlineData("\"url\": \"$(Input)\"", "/variables:Input=pets.yaml /runtime:Net80")]
    public async Task The_contract_is_found_by_the_variables_of_the_command_and_in_the_place_of_its_text(string source, string variables)
    {
        NSwag();
        _scratch.Write("pets.nswag", "// As in a tutorial.\n{ \"documentGenerator\": { \"fromDocument\": { " + source + " } }, "
            + "\"codeGenerators\": { \"openApiToCSharpClient\": { \"className\": \"PetsClient\", \"namespace\": \"Zoo.Pets\", } } }");
        string project = _scratch.Write("Zoo.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><Folder>.</Folder><Spec>$(Folder)/pets.yaml</Spec></PropertyGroup>
              <Target Name="Clients"><Exec Command="$(NSwagExe_Net80) run pets.nswag {variables}" /></Target>
            </Project>
            """);

        (await Tool.RunAsync("adopt", project)).ShouldSucceed()
            .Output.ShouldContain("<AdditionalFiles Include=\"pets.yaml\" XaiGenContract=\"true\" XaiGenNamespace=\"Zoo.Pets\"");
    }

    [Fact]
    public async Task Settings_at_the_root_belong_to_the_project_into_which_they_write()
    {
        string settings = NSwag("\"clientClassAccessModifier\": \"internal\", \"contractsOutputFilePath\": \"src/Zoo/Old/Contracts.cs\",");
        await File.WriteAllTextAsync(
            settings, (await File.ReadAllTextAsync(settings)).Replace("Generated/Pets.cs", "src/Zoo/Old/Gen/Pets.cs"));
        _scratch.Write("src/Zoo/Zoo.csproj", Project);

        ToolRun told = (await Tool.RunAsync("adopt", settings)).ShouldSucceed();

        told.Output.ShouldContain("To add to ");
        told.Output.ShouldContain("<AdditionalFiles Include=\"../../pets.yaml\" XaiGenContract=\"true\"");
        told.Output.ShouldContain("<Compile Remove=\"Old/Gen/Pets.cs\" />");
        told.Output.ShouldContain("<Compile Remove=\"Old/Contracts.cs\" />");
        told.Output.ShouldContain("clientClassAccessModifier = internal: clients are as public as the types");
        told.Output.ShouldNotContain("XaiGenAccessibility=\"internal\" />");
    }

    [Fact]
    public async Task A_contract_that_only_the_build_knows_has_to_be_named()
    {
        _scratch.Write("Zoo.csproj", Project);
        string settings = NSwag();
        _scratch.Write("pets.nswag", (await File.ReadAllTextAsync(settings)).Replace("Spec=pets.yaml", "Other=1"));

        ToolRun told = await Tool.RunAsync("adopt", settings);
        told.ExitCode.ShouldBe(1);
        told.Output.ShouldContain("Not adopted: only the build knows where its contract is, $(Spec); name its file with --contract.");
    }

    [Fact]
    public async Task What_is_no_settings_file_is_bad_input()
    {
        string project = _scratch.Write("Zoo.csproj", Project);
        (await Tool.RunAsync("adopt", project)).ShouldFail(2, "has no settings of another generator");
        (await Tool.RunAsync("adopt", _scratch.Write("x.nswag", "{ no json"))).ShouldFail(2, "x.nswag(1,3)", "no JSON");
        (await Tool.RunAsync("adopt", _scratch.Write("x.refitter", "[]"))).ShouldFail(2, "no JSON object");
        (await Tool.RunAsync("adopt", _scratch.Write("kiota-lock.json", """{ "language": "Python" }"""))).ShouldFail(2, "in Python");
        (await Tool.RunAsync("adopt", _scratch["gone.nswag"])).ShouldFail(2, "check the path");
        _scratch.Write("Second.csproj", Project);
        (await Tool.RunAsync("adopt", NSwag())).ShouldFail(2, "has several projects", "--project");
    }

    /// <summary>Settings as <c>nswag new</c> writes them, but for what has its default.</summary>
    private string NSwag(string more = "")
    {
        _scratch.Write("pets.yaml", s_contract);
        return _scratch.Write("pets.nswag", $$"""
            {
              "runtime": "Net80",
              "defaultVariables": "Spec=pets.yaml",
              "documentGenerator": { "fromDocument": { "url": "$(Spec)", "output": null, "newLineBehavior": "Auto" } },
              "codeGenerators": {
                "openApiToCSharpClient": {
                  {{more}}
                  "className": "PetsClient",
                  "operationGenerationMode": "SingleClientFromOperationId",
                  "includedOperationIds": [],
                  "namespace": "Zoo.Pets",
                  "queryNullValue": "",
                  "output": "Generated/Pets.cs"
                }
              }
            }
            """);
    }
}
