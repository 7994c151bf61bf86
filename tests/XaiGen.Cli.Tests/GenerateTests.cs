using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Cli.Contracts;
using XaiGen.Generator;

namespace XaiGen.Cli.Tests;

public sealed class GenerateTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Output => _scratch["generated"];

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_files_are_those_of_the_generator_byte_for_byte()
    {
        (await Tool.RunAsync(
            "generate", Contracts.Real, "--output", Output, "--namespace", "Acme.Media", "--client", "MediaClient")).ShouldSucceed();

        GeneratedCode expected =
            CodeGeneration.Generate(await File.ReadAllTextAsync(Contracts.Real), new GenerationOptions("Acme.Media", "MediaClient"));
        Written().Keys.ShouldBe(expected.Files.Select(file => file.Name), ignoreOrder: true);
        foreach (GeneratedFile file in expected.Files)
        {
            Written()[file.Name].ShouldBe(System.Text.Encoding.UTF8.GetBytes(file.Text), file.Name);
        }
    }

    /// <summary>Of these, <c>Options</c> of a reference accepts the same words.</summary>
    public static TheoryData<string, GenerationOptions> Options => new()
    {
        { "--accessibility internal", new("Acme") { Accessibility = TypeAccessibility.Internal } },
        { "--emit models", new("Acme") { Emit = EmitSet.Models } },
        { "--objects classes", new("Acme") { Objects = ObjectStyle.Classes } },
        { "--keep-unknown true", new("Acme") { KeepUnknown = true } },
        { "--drift false", new("Acme") { NoticesDrift = false } },
        { "--include tag:Pets", new("Acme") { Include = "tag:Pets" } },
        { "--exclude deprecated", new("Acme") { Exclude = "deprecated" } },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public async Task The_options_are_those_of_the_generator(string line, GenerationOptions options)
    {
        string text = Contracts.Small.Replace(
            "\ncomponents:",
            "\n  /food: { delete: { deprecated: true, operationId: deleteFood, responses: { '204': { description: Gone. } } } }\ncomponents:");
        string contract = _scratch.Write("pets.yaml", text);
        (await Tool.RunAsync(["generate", contract, "--output", Output, "--namespace", "Acme", .. line.Split(' ')])).ShouldSucceed();

        GeneratedCode expected = CodeGeneration.Generate(text, options);
        expected.Files.ShouldNotBe(CodeGeneration.Generate(text, new GenerationOptions("Acme")).Files);
        Written().ToDictionary(file => file.Key, file => System.Text.Encoding.UTF8.GetString(file.Value))
            .ShouldBe(expected.Files.ToDictionary(file => file.Name, file => file.Text), ignoreOrder: true);
    }

    [Theory]
    [InlineData("--accessibility", "private", "'public'", "'internal'")]
    [InlineData("--emit", "server", "'client'", "'models'")]
    public async Task A_choice_that_there_is_not_is_refused(string option, string value, params string[] choices)
    {
        ToolRun run = await Tool.RunAsync("generate", Contracts.Real, "--output", Output, option, value);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(value);
        choices.ShouldAllBe(choice => run.Error.Contains(choice));
        Directory.Exists(Output).ShouldBeFalse();
    }

    [Fact]
    public async Task The_files_compile()
    {
        (await Tool.RunAsync(
            "generate", Contracts.Real, "--output", Output, "--namespace", "Acme.Media", "--client", "MediaClient")).ShouldSucceed();

        var options = new CSharpParseOptions(LanguageVersion.CSharp12);
        var compilation = CSharpCompilation.Create(
            "Acme.Media",
            Directory.EnumerateFiles(Output).Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path)),
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        compilation.GetTypeByMetadataName("Acme.Media.MediaClient").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_second_run_touches_nothing()
    {
        string contract = _scratch.Write("pets.yaml", Contracts.Small);
        (await Tool.RunAsync("generate", contract, "--output", Output)).ShouldSucceed();
        DateTime old = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (string path in Directory.EnumerateFiles(Output))
        {
            File.SetLastWriteTimeUtc(path, old);
        }

        ToolRun run = (await Tool.RunAsync("generate", contract, "--output", Output)).ShouldSucceed();

        run.Output.ShouldContain(" 0 written,");
        Directory.EnumerateFiles(Output).ShouldAllBe(path => File.GetLastWriteTimeUtc(path) == old);
    }

    [Fact]
    public async Task A_file_that_is_no_longer_needed_goes_and_files_of_others_stay()
    {
        string contract = _scratch.Write("pets.yaml", Contracts.Small);
        (await Tool.RunAsync("generate", contract, "--output", Output, "--namespace", "Acme")).ShouldSucceed();
        (await Tool.RunAsync("generate", contract, "--output", Output, "--namespace", "Acme.Zoo")).ShouldSucceed();
        string[] foreign = ["Acme.Food.cs", "Acme.Mine.g.cs", "notes.txt"];
        foreach (string name in foreign)
        {
            File.WriteAllText(Path.Combine(Output, name), "namespace Acme;\n");
        }

        Written().Keys.ShouldContain("Acme.Food.g.cs");
        _scratch.Write("pets.yaml", Contracts.WithoutFood);
        ToolRun run = (await Tool.RunAsync("generate", contract, "--output", Output, "--namespace", "Acme")).ShouldSucceed();

        run.Output.ShouldContain(", 1 removed");
        Written().Keys.ShouldNotContain("Acme.Food.g.cs");
        Written().Keys.ShouldContain("Acme.Zoo.Food.g.cs");
        foreign.ShouldBeSubsetOf(Written().Keys);
    }

    [Fact]
    public async Task A_warning_is_told_and_stops_nothing()
    {
        string contract = _scratch.Write("pets.yaml", Contracts.WithWarning);

        ToolRun run = (await Tool.RunAsync("generate", contract, "--output", Output)).ShouldSucceed();

        run.Output.ShouldContain("warning XG0109");
        Written().ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(LintTests.BrokenContracts), MemberType = typeof(LintTests))]
    public async Task With_an_error_nothing_is_written(string text, string place, string rule)
    {
        string contract = _scratch.Write("broken.yaml", text);

        ToolRun run = await Tool.RunAsync("generate", contract, "--output", Output);

        run.ShouldFail(1, "broken.yaml", "1 error");
        run.Output.ShouldContain($"{contract}{place}: error {rule}: ");
        Directory.Exists(Output).ShouldBeFalse();
    }

    [UnixFact]
    public async Task A_link_in_the_output_is_refused_and_nothing_is_written()
    {
        string contract = _scratch.Write("pets.yaml", Contracts.Small), elsewhere = _scratch.Write("elsewhere.txt", "mine");
        foreach (string name in (string[])["Acme.Food.g.cs", "Acme.Gone.g.cs", "Acme.Pet.g.cs"])
        {
            Directory.CreateDirectory(Output);
            File.CreateSymbolicLink(Path.Combine(Output, name), elsewhere);

            (await Tool.RunAsync("generate", contract, "--output", Output, "--namespace", "Acme")).ShouldFail(
                2, "symbolic link", name, "nothing was written");

            Directory.EnumerateFileSystemEntries(Output).Select(Path.GetFileName).ShouldBe([name]);
            File.ReadAllText(elsewhere).ShouldBe("mine");
            Directory.Delete(Output, recursive: true);
        }
    }

    [Fact]
    public async Task A_folder_in_the_place_of_a_file_is_refused_and_nothing_is_written()
    {
        string contract = _scratch.Write("pets.yaml", Contracts.Small);
        Directory.CreateDirectory(Path.Combine(Output, "Acme.Pet.g.cs"));

        (await Tool.RunAsync("generate", contract, "--output", Output, "--namespace", "Acme")).ShouldFail(
            2, "is a folder", "Acme.Pet.g.cs");

        Directory.EnumerateFileSystemEntries(Output).Select(Path.GetFileName).ShouldBe(["Acme.Pet.g.cs"]);
    }

    [Fact]
    public async Task A_long_name_makes_files_that_every_file_system_takes()
    {
        string contract = _scratch.Write("pets.yaml", Contracts.Small.Replace("Food", new string('F', 300)));

        (await Tool.RunAsync("generate", contract, "--output", Output)).ShouldSucceed();

        Written().Keys.ShouldAllBe(name => System.Text.Encoding.UTF8.GetByteCount(name) <= 255);
    }

    /// <remarks>The generator creates no such names; this check protects the disk from a bug in it.</remarks>
    [Theory]
    [InlineData("Thing.g.cs", "'thing.g.cs' cannot be written", "thing.g.cs")]
    [InlineData("../Thing.g.cs", "not every file system takes")]
    [InlineData("a/Thing.g.cs", "not every file system takes")]
    [InlineData("Thing\n.g.cs", "not every file system takes")]
    [InlineData(".Thing.g.cs", "not every file system takes")]
    [InlineData(
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF.g.cs",
        "longer than 255 bytes")]
    public void A_name_that_no_file_can_have_is_refused(string name, string words, string? other = null)
    {
        (string, string)[] files = [.. new[] { name, other }.OfType<string>().Select(file => (file, "// Fine."))];

        Should.Throw<BadInputException>(() => OwnFiles.Check(files)).Message.ShouldContain(words);
    }

    [Fact]
    public void A_text_with_half_of_a_character_is_refused()
        => Should.Throw<BadInputException>(() => OwnFiles.Check([("Thing.g.cs", "// \ud800")])).Message.ShouldContain(
            "half of a character");

    [Fact]
    public async Task A_text_that_is_none_is_refused_or_written_as_a_whole()
    {
        string contract = _scratch.Write(
            "pets.json",
            """{"openapi":"3.0.3","info":{"title":"Pets \ud800","version":"1","description":"\ud800"},"paths":{"/a":{"get":{"operationId":"a","description":"\ud800","responses":{"204":{"description":"\ud800"}}}}}}""");

        ToolRun run = await Tool.RunAsync("generate", contract, "--output", Output);

        run.ShouldHaveNoStackTrace();
        (run.ExitCode == 0 || !Directory.Exists(Output)).ShouldBeTrue(run.Error);
    }

    [Fact]
    public async Task A_failure_on_the_way_leaves_all_files_as_they_were()
    {
        string contract = _scratch.Write("pets.yaml", Contracts.Small);
        (await Tool.RunAsync("generate", contract, "--output", Output, "--namespace", "Acme")).ShouldSucceed();
        Dictionary<string, byte[]> before = Written();

        // One of the files cannot be written: its place is taken while the others are prepared.
        using (var replacement = new FileReplacement(Output))
        {
            await replacement.WriteAsync("Acme.Pet.g.cs", "new", CancellationToken.None);
            await replacement.WriteAsync("Acme.Taken.g.cs", "new", CancellationToken.None);
            Directory.CreateDirectory(Path.Combine(Output, "Acme.Taken.g.cs"));
            Should.Throw<BadInputException>(() => replacement.Commit(["Acme.Food.g.cs"])).Message.ShouldContain("as they were");
        }

        Directory.Delete(Path.Combine(Output, "Acme.Taken.g.cs"));
        Written().Keys.ShouldBe(before.Keys, ignoreOrder: true);
        Written()["Acme.Pet.g.cs"].ShouldBe(before["Acme.Pet.g.cs"]);
        Directory.EnumerateDirectories(Output).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_contract_is_named()
        => (await Tool.RunAsync("generate", _scratch["none.yaml"], "--output", Output)).ShouldFail(2, "no contract", "none.yaml");

    [Fact]
    public async Task An_output_that_is_a_file_is_refused()
    {
        string contract = _scratch.Write("pets.yaml", Contracts.Small);

        (await Tool.RunAsync("generate", contract, "--output", contract)).ShouldFail(2, "is a file", "--output");
        File.ReadAllText(contract).ShouldBe(Contracts.Small);
    }

    [Theory]
    [InlineData("--namespace", "Acme Media")]
    [InlineData("--namespace", "Acme..Media")]
    [InlineData("--client", "Media.Client")]
    public async Task A_name_that_C_sharp_does_not_take_is_refused(string option, string name)
    {
        ToolRun run = await Tool.RunAsync("generate", Contracts.Real, "--output", Output, option, name);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain($"{option} must be");
        run.Error.ShouldContain($"'{name}'");
        Directory.Exists(Output).ShouldBeFalse();
    }

    private Dictionary<string, byte[]> Written()
        => Directory.EnumerateFiles(Output).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);

    /// <summary>The assemblies that this test runs on, without this product's own types, which have the same names.</summary>
    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("XaiGen.", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path));
}
