using System.Diagnostics;
using System.Text.Json;

namespace XaiGen.Cli.Tests;

/// <summary>Contracts in several files at the command line: read from the contract's folder, and from nowhere else.</summary>
public sealed class PartTests : IDisposable
{
    private const string Root = """
        openapi: 3.0.3
        info: { title: Pets, version: '1' }
        servers: [{ url: https://pets.example.com }]
        paths:
          /pets: { $ref: paths/pets.yaml }
        """;

    private const string Pets = """
        get:
          operationId: listPets
          responses:
            '200': { description: The pets., content: { application/json: { schema: { $ref: '../models.json#/Pet' } } } }
        """;

    private const string Models = """{"Pet": {"type": "object", "properties": {"name": {"type": "string"}, "also": {"$ref": "#/Pet"}}}}""";

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Generate_reads_the_parts_beside_the_contract()
    {
        (await Tool.RunAsync("generate", Contract(), "-o", _scratch["out"], "-n", "Pets")).ShouldSucceed();

        File.ReadAllText(_scratch["out/Pets.Pet.g.cs"]).ShouldContain("Name");
    }

    [Fact]
    public async Task A_folder_stands_for_the_contract_in_it()
    {
        Contract();
        _scratch.Write("api/a-part.yaml", "Pet: {}");

        (await Tool.RunAsync("lint", _scratch["api"])).Lines.ShouldContain(
            line => line.Contains(_scratch["api/root.yaml"], StringComparison.Ordinal));
        (await Tool.RunAsync("diff", _scratch["api"], _scratch["api/root.yaml"], "--fail-on", "any")).ShouldSucceed();
    }

    [Fact]
    public async Task A_problem_is_told_in_the_file_that_has_it()
    {
        string contract = Contract();
        string part = _scratch.Write("api/models.json", Models.Replace("\"string\"", "\"strnig\"", StringComparison.Ordinal));

        (await Tool.RunAsync("lint", contract)).Lines.ShouldContain(
            line => line.StartsWith($"{part}(1,60): warning XG0117", StringComparison.Ordinal));
        (await Tool.RunAsync("generate", contract, "-o", _scratch["out"])).Lines.ShouldContain(
            line => line.StartsWith($"{part}(1,60): warning XG0117", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_part_that_is_not_there_is_an_error()
    {
        string contract = Contract();
        File.Delete(_scratch["api/paths/pets.yaml"]);

        (await Tool.RunAsync("generate", contract, "-o", _scratch["out"])).ShouldFail(1, "has 2 errors");
        Directory.Exists(_scratch["out"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("../secret.yaml")]
    [InlineData("link.yaml")]
    [InlineData("linked/secret.yaml")]
    [InlineData("ABSOLUTE")]
    public async Task Nothing_outside_of_the_contracts_folder_is_read(string reference)
    {
        string secret = _scratch.Write("secret.yaml", "type: string\ndescription: the password\n");
        string contract = _scratch.Write(
            "api/root.yaml",
            $"openapi: 3.0.3\ninfo: {{ title: Pets, version: '1' }}\npaths: {{}}\ncomponents: {{ schemas: {{ A: {{ $ref: "
            + $"'{reference.Replace("ABSOLUTE", secret)}' }} }} }}\n");
        File.CreateSymbolicLink(_scratch["api/link.yaml"], secret);
        Directory.CreateSymbolicLink(_scratch["api/linked"], _scratch["."]);

        (await Tool.RunAsync("generate", contract, "-o", _scratch["out"])).ShouldFail(1);
        (await Tool.RunAsync("bundle", contract)).Output.ShouldNotContain("password");
    }

    [Fact]
    public async Task Two_revisions_of_git_are_compared_with_all_their_parts()
    {
        Contract();
        Git("init", "-q");
        Git("add", ".");
        Git("-c", "user.email=a@example.com", "-c", "user.name=a", "commit", "-qm", "Begin");
        _scratch.Write("api/models.json", Models.Replace("\"string\"", "\"integer\"", StringComparison.Ordinal));
        Git("-c", "user.email=a@example.com", "-c", "user.name=a", "commit", "-qam", "Change");

        ToolRun run = await Tool.RunInAsync(_scratch["."], "diff", "HEAD~1:api/root.yaml", "HEAD:api/root.yaml", "--wire-only");

        run.ShouldSucceed().Output.ShouldContain("at HEAD:api/models.json(1,60)");
        (await Tool.RunInAsync(
            _scratch["api"], "diff", "HEAD:./root.yaml", "root.yaml", "--fail-on", "any", "--wire-only")).ShouldSucceed();
        (await Tool.RunInAsync(
            _scratch["api"], "diff", "HEAD~1:./root.yaml", "HEAD:./root.yaml",
            "--wire-only")).ShouldSucceed().Output.ShouldContain("'Pet.name'");
    }

    [Theory]
    [InlineData("one.yaml")]
    [InlineData("one.json")]
    public async Task Bundle_writes_one_document_that_is_the_same_contract(string name)
    {
        string contract = Contract();

        (await Tool.RunAsync("bundle", contract, "-o", _scratch[name])).ShouldSucceed().Output.ShouldContain("2 other files");

        (await Tool.RunAsync("diff", contract, _scratch[name], "--fail-on", "any")).ShouldSucceed();
        await Tool.RunAsync("generate", contract, "-o", _scratch["a"]);
        await Tool.RunAsync("generate", _scratch[name], "-o", _scratch["b"]);
        foreach (string file in Directory.EnumerateFiles(_scratch["a"]))
        {
            File.ReadAllText(Path.Combine(_scratch["b"], Path.GetFileName(file))).ShouldBe(File.ReadAllText(file));
        }
    }

    [Fact]
    public async Task Bundle_without_a_file_writes_to_standard_output_and_never_over_the_contract()
    {
        string contract = Contract();

        (await Tool.RunAsync("bundle", contract)).ShouldSucceed().Output.ShouldStartWith("openapi: \"3.0.3\"\n");
        (await Tool.RunAsync("bundle", contract, "-o", contract)).ShouldFail(2, "is the contract itself");
        File.ReadAllText(contract).ShouldBe(Root);
    }

    /// <remarks>No UTF-8 file can hold it, JSON has an escape for it, and YAML has none.</remarks>
    [Fact]
    public async Task Half_of_a_character_stays_in_json_and_is_refused_in_yaml()
    {
        const string Title = @"half \ud83d of it\udc00, a whole \ud83d\ude00, \""quotes\"" and \\ \u001b\n";
        string contract = _scratch.Write(
            "pets.json",
            $$$"""
            {"openapi":"3.0.3",
            "info":{"title":"{{{Title}}}","version":"1","x-\ud800":[true,null,{},[],1.50]},"paths":{}}
            """);

        (await Tool.RunAsync("bundle", contract, "-o", _scratch["one.json"])).ShouldSucceed();
        using (var given = JsonDocument.Parse(File.ReadAllText(contract)))
        using (var written = JsonDocument.Parse(File.ReadAllText(_scratch["one.json"])))
        {
            written.RootElement.GetProperty("info").GetProperty("title").GetRawText().ShouldBe(
                @"""half \ud83d of it\udc00, a whole \uD83D\uDE00, \""quotes\"" and \\ \u001B\n""");
            JsonElement.DeepEquals(
                written.RootElement.GetProperty("info").EnumerateObject().Last().Value,
                given.RootElement.GetProperty("info").EnumerateObject().Last().Value).ShouldBeTrue();
        }

        (await Tool.RunAsync("bundle", contract)).ShouldFail(2, $"{contract}(2,17): the text holds half of a character", "FILE.json");
        (await Tool.RunAsync("bundle", contract, "-o", _scratch["one.yaml"])).ShouldFail(2, "half of a character");
        File.Exists(_scratch["one.yaml"]).ShouldBeFalse();
        (await Tool.RunAsync("docs", contract, "-o", _scratch["pages"])).ShouldSucceed();
    }

    [Fact]
    public async Task An_overlay_changes_the_contract_for_every_command()
    {
        string contract = Contract();
        string overlay = _scratch.Write(
            "o.yaml",
            "overlay: 1.0.0\ninfo: { title: O, version: '1' }\nactions:\n  - target: $.paths['/pets'].get\n    update: { operationId: "
            + "findPets, colour: red }\n");

        (await Tool.RunAsync("generate", contract, "-o", _scratch["out"], "-n", "Pets", "--overlay", overlay)).ShouldSucceed().Lines
            .ShouldContain(line => line.StartsWith($"{overlay}(5,38): warning XG0109", StringComparison.Ordinal));
        Directory.EnumerateFiles(_scratch["out"])
            .ShouldContain(file => File.ReadAllText(file).Contains("FindPetsAsync", StringComparison.Ordinal));
        (await Tool.RunAsync("bundle", contract, "--overlay", overlay)).ShouldSucceed().Output.ShouldContain("operationId: findPets");
        (await Tool.RunAsync("lint", contract, "--overlay", _scratch["none.yaml"])).ShouldFail(2, "no overlay");
    }

    private string Contract()
    {
        _scratch.Write("api/paths/pets.yaml", Pets);
        _scratch.Write("api/models.json", Models);
        return _scratch.Write("api/root.yaml", Root);
    }

    private void Git(params string[] arguments)
    {
        using Process git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _scratch["."] })!;
        git.WaitForExit();
        git.ExitCode.ShouldBe(0);
    }
}
