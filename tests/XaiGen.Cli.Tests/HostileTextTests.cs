using System.Globalization;

namespace XaiGen.Cli.Tests;

/// <summary>Names in a contract can neither control the terminal nor issue commands to the build server that keeps the log.</summary>
public sealed class HostileTextTests : IDisposable
{
    private const string Evil = """\u001b]0;title\u0007\n::error file=x::INJECTED\r\n  ::add-mask::x\u2028##[error]x\u202e\u009b2J\ud800""";

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("terminal")]
    [InlineData("markdown")]
    [InlineData("github")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("html")]
    public async Task Lint_and_diff_show_it_as_text(string format)
    {
        string old = Contract("old.json", "plain"), @new =
            Contract("new.json", Evil), broken = _scratch.Write("broken.json", "{\"openapi\":\"3.0.3\",\"x\u001b\n::error::x\": [");

        Check(await Tool.RunAsync("lint", @new, "--format", format), format);
        Check(await Tool.RunAsync("diff", old, @new, "--format", format), format);
        Check(await Tool.RunAsync("diff", @new, old, "--format", format), format);
        Check(await Tool.RunAsync("diff", broken, @new, "--format", format), format);
    }

    [Fact]
    public async Task Generate_shows_it_as_text()
        => Check(await Tool.RunAsync("generate", Contract("new.json", Evil), "--output", _scratch["out"]), "terminal");

    [UnixFact]
    public async Task A_file_whose_name_is_a_command_is_shown_as_text()
    {
        string contract = _scratch.Write("::error::x.yaml", Contracts.WithUnknownReference);

        ToolRun run = await Tool.RunInAsync(Path.GetDirectoryName(contract)!, "lint", "::error::x.yaml");

        run.ExitCode.ShouldBe(1);
        Check(run, "terminal");
    }

    private static void Check(ToolRun run, string format)
    {
        (run.Output + run.Error).ShouldNotContain("   at XaiGen.");
        run.Error.ShouldNotContain("xaigen itself failed");
        run.ExitCode.ShouldBeInRange(0, 2, run.Output + run.Error);
        foreach (string text in (string[])[run.Output, run.Error])
        {
            text.Where(letter => letter != '\n' && char.GetUnicodeCategory(letter) is UnicodeCategory.Control
                or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                .Where(letter => letter != '\n').ShouldBeEmpty(text);
            text.ShouldNotContain("##[");
            foreach (string line in text.Split('\n').Where(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal)))
            {
                format.ShouldBe("github", line);
                line.ShouldMatch("^::(error|warning|notice) ");
            }
        }
    }

    private string Contract(string name, string text) => _scratch.Write(name, """
        {"openapi":"3.0.3","info":{"title":"TEXT","version":"1"},
         "paths":{"/TEXT":{"post":{"tags":["TEXT"],"operationId":"TEXT","parameters":[{"name":"TEXT","in":"query","schema":{"type":"TEXT"}}],
           "responses":{"200":{"description":"TEXT","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"},"example":"TEXT"}}}}}},
           "/same":{"get":{"operationId":"same","responses":{"200":{"description":"TEXT","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}}}}}},
         "components":{"schemas":{"Thing":{"type":"object","required":["TEXT"],"TEXT":1,"properties":{"TEXT":{"type":"string","enum":["TEXT"]},"kept":{"type":"string","enum":["TEXT","b"]}}},"TEXT":{"$ref":"#/TEXT"}}}}
        """.Replace("TEXT", text));
}
