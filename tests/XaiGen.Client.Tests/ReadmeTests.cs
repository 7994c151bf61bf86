using System.Text.RegularExpressions;
using XaiGen.Client.Tests.Documents;

namespace XaiGen.Client.Tests;

/// <summary>The samples of the README and the guides are tested code, and the names in them exist.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string[] s_pages =
    [
        "README.md", "src/XaiGen.Client/Guide.md", "src/XaiGen.Client/RunsOn.md", "src/XaiGen.Emulator/Guide.md",
        "generator/XaiGen.Generator/Guide.md",
        "src/XaiGen.Cli/Guide.md", "src/XaiGen.Cli/Migrating-from-NSwag.md", "src/XaiGen.Cli/Migrating-from-Refitter.md",
        "src/XaiGen.Cli/Migrating-from-Kiota.md", "src/XaiGen.Cli/Migrating-from-AutoSDK.md",
    ];

    private static readonly string s_text = string.Join("\n## \n", s_pages.Select(Read));

    public static TheoryData<string> Pages => [.. s_pages];

    [Fact]
    public void Every_sample_is_the_code_that_is_tested()
    {
        var samples = Samples()
            .Matches(s_text).Select(match => (Name: match.Groups["name"].Value, Code: match.Groups["code"].Value)).ToList();
        const string Adopting = "tests/XaiGen.Packaging.Tests/Consumers/Adopting/";
        string[] tested =
        [
            "tests/XaiGen.Client.Tests/ReadmeSamples.cs", "tests/XaiGen.Emulator.Tests/Http/OpenAIClientTests.cs", Adopting + "FromNSwag.cs",
            Adopting + "FromRefitter.cs", Adopting + "FromKiota.cs", Adopting + "FromAutoSdk.cs",
        ];
        var regions = tested.SelectMany(file => Regions().Matches(Read(file)))
            .Select(match => (Name: match.Groups["name"].Value, Code: WithoutIndent(match.Groups["code"].Value))).ToList();

        samples.ShouldNotBeEmpty();
        samples.Count.ShouldBe(s_text.Split("```csharp").Length - 1, "A C# block has no '<!-- sample: … -->' before it.");
        samples.Select(sample => sample.Name).ShouldBe(regions.Select(region => region.Name), ignoreOrder: true);
        foreach ((string name, string code) in samples)
        {
            code.ShouldBe(regions.Single(region => region.Name == name).Code, $"sample '{name}'");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        foreach (Match link in Links().Matches(Read(page)))
        {
            string path = link.Groups["path"].Value, target = path.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, path);
            string file = Path.Combine(Repository.Root, target);
            (File.Exists(file) || Directory.Exists(file)).ShouldBeTrue($"{page} links to '{path}', which is not there.");
            if (link.Groups["section"] is { Success: true, Value: var section })
            {
                Headings().Matches(Read(target))
                    .Select(heading => Anchor(heading.Groups["text"].Value)).ShouldContain(section, $"{page} links to '{link.Value}'");
            }
        }
    }

    [Fact]
    public void The_first_page_is_short() => Read("README.md").Length.ShouldBeLessThan(10 * 1024);

    [Fact]
    public void Every_call_it_names_exists()
    {
        var calls = Calls().Matches(s_text)
            .Select(match => (Client: match.Groups["client"].Value, Method: match.Groups["method"].Value)).Distinct().ToList();

        calls.ShouldNotBeEmpty();
        foreach ((string? client, string? method) in calls)
        {
            Type type = typeof(XaiClient).GetProperty(client).ShouldNotBeNull($"client.{client} is not there").PropertyType;
            type.GetMethods().Select(candidate => candidate.Name).ShouldContain(method, $"client.{client}.{method} is not there");
        }
    }

    [Fact]
    public void Every_expression_beside_a_Python_one_compiles()
    {
        string rows = s_text.Split("## From Python")[1].Split("\n## ")[0];
        var expressions = CodeSpans().Matches(rows.Replace("https://…", "https://x").Replace("\"…\"", "\"x\""))
            .Select(match => match.Groups["code"].Value)
            .Where(code => IsExpression().IsMatch(code))
            .ToList();

        expressions.Count.ShouldBeGreaterThan(10);
        foreach (string? expression in expressions)
        {
            Compiler.ErrorsOf(expression).ShouldBeEmpty(expression);
        }
    }

    [PagesFact]
    public void The_table_has_every_call_and_every_argument_of_the_Python_snippets()
    {
        string table = string.Concat(s_text.Split('\n').Where(line => line.StartsWith('|')));
        foreach (Block snippet in Page.Blocks("python"))
        {
            foreach (Match call in PythonCalls().Matches(snippet.Text))
            {
                table.ShouldContain($"{call.Groups["name"].Value}(", Case.Sensitive, $"{snippet.Page} {snippet.Index}");
            }

            foreach (Match argument in PythonArguments().Matches(snippet.Text))
            {
                table.ShouldContain($"{argument.Groups["name"].Value}=", Case.Sensitive, $"{snippet.Page} {snippet.Index}");
            }
        }
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    private static string WithoutIndent(string code)
    {
        string[] lines = code.Split('\n');
        int indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indent..] : line));
    }

    [GeneratedRegex(@"<!-- sample: (?<name>[\w-]+) -->\n```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Samples();

    [GeneratedRegex(@"#region (?<name>[\w-]+)\n(?<code>.*?)\n *#endregion", RegexOptions.Singleline)]
    private static partial Regex Regions();

    /// <summary>The anchor that GitHub generates for a heading.</summary>
    private static string Anchor(string heading)
        => string.Concat(heading.Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#]*)(#(?<section>[^)]*))?\)")]
    private static partial Regex Links();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"client\.(?<client>Files|Images|Videos|Models)\.(?<method>\w+)")]
    private static partial Regex Calls();

    [GeneratedRegex(@"^(client\.\w+\.\w+Async\(|new )[^…]*$")]
    private static partial Regex IsExpression();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex CodeSpans();

    [GeneratedRegex(@"(?<name>client\.\w+\.\w+)\(")]
    private static partial Regex PythonCalls();

    [GeneratedRegex(@"(?<=[(,]\s*|^)(?<name>[a-z_]+)=(?=[^=])", RegexOptions.Multiline)]
    private static partial Regex PythonArguments();
}
