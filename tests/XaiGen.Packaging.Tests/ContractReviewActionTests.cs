namespace XaiGen.Packaging.Tests;

/// <summary>The script of action.yml, run in a repository as a runner runs it for a pull request.</summary>
[Collection(PackedFeed.Name)]
public sealed class ContractReviewActionTests(PackedFeed feed)
{
    private const string Contract = """
        openapi: 3.0.3
        info: { title: Lighthouses, version: 1.0.0 }
        servers: [{ url: https://lighthouses.example }]
        paths:
          /lights:
            get:
              operationId: listLights
              responses:
                '200':
                  description: All lights.
                  content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Light' } } } }
        components:
          schemas:
            Light:
              type: object
              required: [name]
              properties:
                name: { type: string }

        """;

    private static readonly string s_script = Path.Combine(PackedFeed.Repository, ".github", "review.sh");

    [Fact]
    public async Task A_breaking_change_is_reported_and_fails_the_step()
    {
        Runner runner = await NewRunnerAsync(Contract.Replace("name: { type: string }", "name: { type: integer }"));

        string log = await runner.ReviewAsync(exitCode: 1);

        log.ShouldContain("::error file=lighthouses.yaml,line=");
        runner.Outputs["markdown"].ShouldContain("/lights");
        runner.Outputs["sarif"].ShouldContain("\"version\": \"2.1.0\"");
        runner.Summary.ShouldBe(runner.Outputs["markdown"]);
    }

    [Fact]
    public async Task A_gate_that_is_off_only_reports()
    {
        Runner runner = await NewRunnerAsync(Contract.Replace("name: { type: string }", "name: { type: integer }"));

        await runner.ReviewAsync(exitCode: 0, ("FAIL_ON", "none"));

        runner.Outputs["markdown"].ShouldContain("/lights");
    }

    [Fact]
    public async Task An_addition_passes()
    {
        Runner runner = await NewRunnerAsync(
            Contract.Replace("name: { type: string }", "name: { type: string }\n        range: { type: integer, format: int32 }"));

        await runner.ReviewAsync(exitCode: 0);
    }

    [Fact]
    public async Task A_contract_that_cannot_be_read_fails_the_step()
    {
        Runner runner = await NewRunnerAsync("openapi: [");

        await runner.ReviewAsync(exitCode: 2);
    }

    [Fact]
    public async Task The_gate_can_be_the_newest_release()
    {
        Runner runner = await NewRunnerAsync(Contract.Replace("name: { type: string }", "name: { type: integer }"));
        string released = Directory.CreateDirectory(Path.Combine(runner.Repository, "released")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(released, "1.0.0.yaml"), Contract.Replace("name: { type: string }", "name: { type: integer }"));

        await runner.ReviewAsync(exitCode: 0, ("RELEASED", "released"));
    }

    [Fact]
    public async Task The_action_hands_each_of_its_inputs_to_the_script()
    {
        string action = await File.ReadAllTextAsync(Path.Combine(PackedFeed.Repository, "action.yml"));
        string script = await File.ReadAllTextAsync(s_script);

        foreach (string variable in (string[])["CONTRACT", "BEFORE", "RELEASED", "WAIVERS", "FAIL_ON", "XAIGEN"])
        {
            action.ShouldContain($"        {variable}: ${{{{");
            script.ShouldContain(variable);
        }

        action.ShouldContain("$GITHUB_ACTION_PATH/.github/review.sh");
    }

    private async Task<Runner> NewRunnerAsync(string changed)
    {
        string tool = Path.Combine(feed.Workspace, "review-tool");
        if (!Directory.Exists(tool))
        {
            await Command.RunAsync(
                "dotnet", ["tool", "install", "XaiGen.Cli", "--version", feed.Version, "--add-source", feed.Folder, "--tool-path", tool],
                feed.Workspace);
        }

        string repository = feed.NewFolder($"pull-request-{Guid.NewGuid():n}");
        string contract = Path.Combine(repository, "lighthouses.yaml");
        await GitAsync("init", "--quiet", "--initial-branch", "main");
        await File.WriteAllTextAsync(contract, Contract);
        await GitAsync("add", ".");
        await GitAsync(
            "-c", "user.name=Keeper", "-c", "user.email=keeper@lighthouses.example", "commit", "--quiet", "--message", "A contract");
        await File.WriteAllTextAsync(contract, changed);
        return new Runner(repository, Path.Combine(tool, "xaigen"), feed.NewFolder($"runner-{Guid.NewGuid():n}"));

        Task<string> GitAsync(params string[] arguments) => Command.RunAsync("git", arguments, repository);
    }

    private sealed class Runner(string repository, string xaigen, string temporary)
    {
        public string Repository => repository;

        public string Summary => File.ReadAllText(Path.Combine(temporary, "summary"));

        /// <summary>The contents of the files that the step names in its outputs.</summary>
        public IReadOnlyDictionary<string, string> Outputs => File.ReadLines(Path.Combine(temporary, "outputs"))
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => File.ReadAllText(pair[1]));

        public Task<string> ReviewAsync(int exitCode, params (string Name, string Value)[] inputs)
        {
            var environment = new Dictionary<string, string>
            {
                ["CONTRACT"] = "lighthouses.yaml",
                ["BEFORE"] = "main:lighthouses.yaml",
                ["XAIGEN"] = xaigen,
                ["RUNNER_TEMP"] = temporary,
                ["GITHUB_OUTPUT"] = Path.Combine(temporary, "outputs"),
                ["GITHUB_STEP_SUMMARY"] = Path.Combine(temporary, "summary"),
            };
            foreach ((string name, string value) in inputs)
            {
                environment[name] = value;
            }

            return Command.RunAsync("bash", [s_script], repository, environment, exitCode);
        }
    }
}
