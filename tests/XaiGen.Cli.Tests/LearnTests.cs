using System.Text.Json.Nodes;

namespace XaiGen.Cli.Tests;

public sealed class LearnTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private string Contract => _scratch.Write("pets.yaml", Contracts.Small);

    [Fact]
    public async Task What_traffic_says_becomes_part_of_the_contract()
    {
        string contract = Contract,
            har = Har("""{"name":"Rex","born":"2026-01-01"}""", """{"name":"Tom","born":"2026-01-02","food":{"grams":0.5}}""");

        ToolRun told = await Tool.RunAsync("learn", contract, har, "--check", "--wire-only");
        told.ExitCode.ShouldBe(1);
        told.Output.ShouldContain("'born'");
        told.Output.ShouldContain("Proposed (likely): add the property.");
        (await File.ReadAllTextAsync(contract)).ShouldBe(Contracts.Small);

        ToolRun applied = (await Tool.RunAsync("learn", contract, har, "--apply")).ShouldSucceed();
        applied.Output.ShouldContain("In C# it breaks nothing.");
        (await File.ReadAllTextAsync(contract)).ShouldContain("        born:\n          type: string\n          format: date");
        (await Tool.RunAsync("learn", contract, har, "--apply", "--certainty", "possible", "--wire-only")).ShouldSucceed();
        (await Tool.RunAsync("learn", contract, har, "--check")).ShouldSucceed().Output.ShouldContain("Everything matches the contract.");
    }

    [Theory]
    [InlineData("patch", "+        born:")]
    [InlineData("markdown", "### What traffic says")]
    [InlineData("json", "\"traffic-unknown-property\"")]
    [InlineData("sarif", "\"traffic-unknown-property\"")]
    [InlineData("github", "::warning file=")]
    public async Task Every_format_says_it(string format, string part)
        => (await Tool.RunAsync("learn", Contract, Har("""{"name":"a","born":"b"}""", """{"name":"a","born":"b"}"""), "--format", format,
            "--wire-only"))
            .ShouldSucceed().Output.ShouldContain(part);

    [Fact]
    public async Task What_clients_noticed_becomes_part_of_the_contract()
    {
        const string Line = """
            {"drift":"unknown-property","pointer":"#/components/schemas/Pet","name":"born","operation":"listPets","count":3,"of":3,
            "first":"2026-01-01T00:00:00Z","last":"2026-01-02T00:00:00Z","shape":{"":{"string:date":3}}}
            """;
        string contract = Contract, ledger = _scratch.Write("drift.jsonl", Line.ReplaceLineEndings("") + "\n");

        ToolRun told = (await Tool.RunAsync("learn", contract, ledger, "--apply", "--wire-only")).ShouldSucceed();
        told.Output.ShouldContain("(seen 3 times)");
        told.Output.ShouldContain("Exchanges: 0, ledger entries: 1. Differences from the contract: 1.");
        (await File.ReadAllTextAsync(contract)).ShouldContain("        born:\n          type: string\n          format: date");
        (await Tool.RunAsync("learn", contract, ledger, "--check")).ShouldSucceed().Output.ShouldContain("Everything matches the contract.");
    }

    [Fact]
    public async Task What_cannot_be_learned_from_is_bad_input()
    {
        (await Tool.RunAsync("learn", Contract, _scratch["none.har"])).ShouldFail(2, "cannot be read");
        (await Tool.RunAsync("learn", Contract, _scratch.Write("x.har", "{}"))).ShouldFail(2, "holds no exchanges");
        (await Tool.RunAsync("learn", _scratch.Write("bad.yaml", Contracts.WithSyntaxError), Har("{}"))).ShouldFail(2, "bad.yaml");
    }

    private string Har(params string[] bodies)
    {
        JsonNode[] entries = [.. bodies.Select(body => (JsonNode)new JsonObject
        {
            ["startedDateTime"] = "2026-06-11T10:00:00Z",
            ["request"] = new JsonObject { ["method"] = "GET", ["url"] = "https://pets.example/pets", ["headers"] = new JsonArray() },
            ["response"] = new JsonObject
            {
                ["status"] = 200,
                ["headers"] = new JsonArray(new JsonObject { ["name"] = "Content-Type", ["value"] = "application/json" }),
                ["content"] = new JsonObject { ["text"] = body },
            },
        })];
        var log = new JsonObject { ["entries"] = new JsonArray(entries) };
        return _scratch.Write("pets.har", new JsonObject { ["log"] = log }.ToJsonString());
    }
}
