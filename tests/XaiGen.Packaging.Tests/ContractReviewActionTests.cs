namespace XaiGen.Packaging.Tests;

/// <summary>The action that reviews a contract, run for pull requests of a repository as a runner runs it.</summary>
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

    private const string Path1 = "lighthouses.yaml";

    private static readonly string s_breaking = Contract.Replace("name: { type: string }", "name: { type: integer }");

    [Fact]
    public async Task A_breaking_change_fails_the_step_after_all_reports_are_written()
    {
        PullRequest request = await OpenAsync(s_breaking);

        (string log, string[] steps) = await request.ReviewAsync(exitCode: 1, inputs: ("code-scanning", "true"));

        log.ShouldContain($"::error file={Path1},line=");
        request.Action.Outputs["markdown"].ShouldContain("/lights");
        request.Action.Outputs["sarif"].ShouldContain("\"version\": \"2.1.0\"");
        request.Action.Outputs["changelog"].ShouldStartWith("### Breaking");
        request.Action.Summary.ShouldBe(request.Action.Outputs["markdown"]);
        steps.ShouldBe(["Review", "Comment", "Upload to code scanning"]);
        request.Comments.ShouldHaveSingleItem().ShouldBe($"<!-- xaigen: review of {Path1} -->\n{request.Action.Summary}");
    }

    [Fact]
    public async Task A_later_run_replaces_the_comment_of_its_contract()
    {
        PullRequest request = await OpenAsync(s_breaking);
        await request.ReviewAsync(exitCode: 1);
        await request.PushAsync(Contract);

        await request.ReviewAsync(exitCode: 0);

        request.Comments.ShouldHaveSingleItem().ShouldNotContain("/lights");
    }

    [Fact]
    public async Task A_fork_whose_token_may_not_write_gets_the_summary_and_a_warning()
    {
        PullRequest request = await OpenAsync(s_breaking);

        (string log, string[] steps) = await request.ReviewAsync(exitCode: 1, isFork: true, ("code-scanning", "true"));

        log.ShouldContain("::warning::The report could not be put under the pull request.");
        steps.ShouldBe(["Review", "Comment"]);
        request.Action.Summary.ShouldContain("/lights");
    }

    [Fact]
    public async Task A_checkout_of_one_commit_fetches_the_target_branch()
    {
        PullRequest request = await OpenAsync(s_breaking, isShallow: true);

        (await request.ReviewAsync(exitCode: 1)).Log.ShouldContain($"::error file={Path1},line=");
    }

    [Fact]
    public async Task A_target_branch_that_cannot_be_fetched_is_an_error_that_says_what_to_do()
    {
        PullRequest request = await OpenAsync(s_breaking, isShallow: true);
        await request.GitAsync("remote", "set-url", "origin", "/nowhere");

        (await request.ReviewAsync(exitCode: 2)).Log.ShouldContain(
            "::error::The target branch main cannot be fetched. Let actions/checkout fetch all branches, with fetch-depth: 0.");
    }

    [Fact]
    public async Task What_is_no_pull_request_needs_something_to_compare_with()
    {
        PullRequest push = await OpenAsync(s_breaking, isPush: true);

        (await push.ReviewAsync(exitCode: 2)).Log.ShouldContain("::error::This is no pull request");
        (string log, string[] steps) = await push.ReviewAsync(exitCode: 1, inputs: ("before", $"origin/main:{Path1}"));

        log.ShouldContain($"::error file={Path1},line=");
        steps.ShouldBe(["Review"]);
    }

    [Fact]
    public async Task A_contract_that_is_moved_is_compared_with_where_it_was()
    {
        PullRequest request = await OpenAsync(s_breaking, path: "spec/moved.yaml");

        (await request.ReviewAsync(exitCode: 1, inputs: ("contract", "./spec/moved.yaml"))).Log.ShouldContain(
            "::error file=./spec/moved.yaml,line=");
    }

    [Fact]
    public async Task A_new_contract_is_only_linted()
    {
        PullRequest request = await OpenAsync(Contract, path: "other.yaml");
        await File.WriteAllTextAsync(Path.Combine(request.Repository, "new.yaml"), "openapi: 3.0.3\ninfo: { title: New }\npaths: {}\n");
        await request.GitAsync("add", ".");
        await request.GitAsync("commit", "--quiet", "--message", "Another");

        (await request.ReviewAsync(exitCode: 1, inputs: ("contract", "new.yaml"))).Log.ShouldContain("file=new.yaml,line=2");

        request.Action.Outputs["markdown"].ShouldBe("The contract `new.yaml` is new: main has none to compare it with.\n");
        request.Comments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_break_in_another_file_of_the_contract_is_found_there()
    {
        const string part = "type: object\nrequired: [name]\nproperties:\n  name: { type: string }\n";
        string root = Contract[..Contract.IndexOf("components:", StringComparison.Ordinal)]
            .Replace("#/components/schemas/Light", "parts/light.yaml");
        PullRequest request = await OpenAsync(
            root, before: root, others: [("parts/light.yaml", part, part.Replace("string", "integer"))]);

        (string log, _) = await request.ReviewAsync(exitCode: 1);

        log.ShouldContain("::error file=parts/light.yaml,line=4");
    }

    [Fact]
    public async Task A_gate_that_is_off_only_reports_and_one_of_releases_compares_with_the_newest()
    {
        PullRequest request = await OpenAsync(s_breaking);
        await request.ReviewAsync(exitCode: 0, inputs: ("fail-on", "none"));
        request.Action.Outputs["markdown"].ShouldContain("/lights");
        Directory.CreateDirectory(Path.Combine(request.Repository, "released"));
        await File.WriteAllTextAsync(Path.Combine(request.Repository, "released", "1.0.0.yaml"), s_breaking);

        await request.ReviewAsync(exitCode: 0, inputs: ("released", "released"));
    }

    [Fact]
    public async Task An_addition_passes_and_a_contract_that_cannot_be_read_does_not()
    {
        PullRequest request = await OpenAsync(
            Contract.Replace("name: { type: string }", "name: { type: string }\n        range: { type: integer, format: int32 }"));
        await request.ReviewAsync(exitCode: 0);
        await request.PushAsync("openapi: [");

        await request.ReviewAsync(exitCode: 2);
    }

    private async Task<PullRequest> OpenAsync(
        string changed, string path = Path1, string before = Contract, bool isShallow = false, bool isPush = false,
        IEnumerable<(string Path, string Before, string After)>? others = null)
    {
        string origin = feed.NewFolder($"origin-{Guid.NewGuid():n}"), checkout = feed.NewFolder($"checkout-{Guid.NewGuid():n}");
        await Command.RunAsync("git", ["init", "--quiet", "--initial-branch", "main"], origin);
        await CommitAsync([(Path1, before), .. (others ?? []).Select(file => (file.Path, file.Before))]);
        await GitAsync(origin, "switch", "--quiet", "--create", "change");
        if (path != Path1)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(origin, path))!);
            await GitAsync(origin, "mv", Path1, path);
        }

        await CommitAsync([(path, changed), .. (others ?? []).Select(file => (file.Path, file.After))]);
        string[] depth = isShallow ? ["--depth", "1"] : [];
        await GitAsync(checkout, ["clone", "--quiet", "--branch", "change", .. depth, new Uri(origin).AbsoluteUri, "."]);
        return new PullRequest(checkout, await NewRunnerAsync(), isPush);

        async Task CommitAsync(IEnumerable<(string Path, string Text)> files)
        {
            foreach ((string file, string text) in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(origin, file))!);
                await File.WriteAllTextAsync(Path.Combine(origin, file), text);
            }

            await GitAsync(origin, "add", ".");
            await GitAsync(origin, "commit", "--quiet", "--allow-empty", "--message", "A contract");
        }
    }

    /// <returns>The folder of a runner that has the tool, as the action's first step installs it.</returns>
    private async Task<string> NewRunnerAsync()
    {
        string first = Path.Combine(feed.Workspace, "runner");
        if (!Directory.Exists(first))
        {
            Directory.CreateDirectory(first);
            var install = new ActionRun(
                feed.Workspace, first, [("version", feed.Version), ("source", feed.Folder), ("contract", Path1)],
                new Dictionary<string, string> { ["GITHUB_BASE_REF"] = "" }, new Dictionary<string, string>());
            (_, string[] steps) = await install.RunAsync(exitCode: 2, isInstalled: false);
            steps.ShouldBe(["Install", "Review"]);
        }

        string runner = feed.NewFolder($"runner-{Guid.NewGuid():n}");
        File.CreateSymbolicLink(Path.Combine(runner, "xaigen"), Path.Combine(first, "xaigen"));
        return runner;
    }

    private static Task<string> GitAsync(string folder, params string[] arguments)
        => Command.RunAsync("git", ["-c", "user.name=Keeper", "-c", "user.email=keeper@lighthouses.example", .. arguments], folder);

    private sealed class PullRequest(string repository, string runner, bool isPush)
    {
        /// <summary>What this stands in for keeps comments, and lets only those write who may.</summary>
        private const string Gh = """
            #!/usr/bin/env bash
            set -euo pipefail
            cd "$COMMENTS"
            body=
            for argument; do
              [[ $argument != body=@* ]] || body=${argument#body=@}
            done
            if [[ -z $body ]]; then
              for comment in *; do
                [[ $(head -n 1 "$comment") != "$MARKER" ]] || echo "$comment"
              done
            elif [[ -n ${READ_ONLY:-} ]]; then
              echo 'gh: Resource not accessible by integration (HTTP 403)' >&2
              exit 1
            elif [[ $* == *"--method PATCH repos/sea/lights/issues/comments/"[0-9]* ]]; then
              cp "$body" 1
            else
              cp "$body" "$(($(ls | wc -l) + 1))"
            fi
            """;

        private readonly string _comments = Directory.CreateDirectory(Path.Combine(runner, "comments")).FullName;

        public string Repository => repository;

        public ActionRun Action { get; private set; } = null!;

        public string[] Comments => [.. Directory.GetFiles(_comments).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

        public Task<string> GitAsync(params string[] arguments) => ContractReviewActionTests.GitAsync(repository, arguments);

        public async Task PushAsync(string contract)
        {
            await File.WriteAllTextAsync(Path.Combine(repository, Path1), contract);
            await GitAsync("commit", "--quiet", "--all", "--message", "Another");
        }

        public Task<(string Log, string[] Steps)> ReviewAsync(int exitCode, params (string Name, string Value)[] inputs)
            => ReviewAsync(exitCode, isFork: false, inputs);

        public async Task<(string Log, string[] Steps)> ReviewAsync(int exitCode, bool isFork, params (string Name, string Value)[] inputs)
        {
            string programs = Directory.CreateDirectory(Path.Combine(runner, "programs")).FullName;
            await File.WriteAllTextAsync(Path.Combine(programs, "gh"), Gh);
            await Command.RunAsync("chmod", ["+x", "gh"], programs);
            File.Delete(Path.Combine(runner, "summary"));
            var environment = new Dictionary<string, string>
            {
                ["PATH"] = $"{programs}:{System.Environment.GetEnvironmentVariable("PATH")}",
                ["COMMENTS"] = _comments,
                ["READ_ONLY"] = isFork ? "1" : "",
                ["GITHUB_REPOSITORY"] = "sea/lights",
                ["GITHUB_BASE_REF"] = isPush ? "" : "main",
            };
            var context = new Dictionary<string, string>
            {
                ["github.event.number"] = isPush ? "" : "7",
                ["github.token"] = "token",
                ["github.event.pull_request.head.repo.fork"] = isFork ? "true" : "false",
            };
            Action = new ActionRun(repository, runner, [("contract", Path1), .. inputs], environment, context);
            return await Action.RunAsync(exitCode);
        }
    }
}
