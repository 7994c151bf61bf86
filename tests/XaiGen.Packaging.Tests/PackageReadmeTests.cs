using System.Text.RegularExpressions;

namespace XaiGen.Packaging.Tests;

/// <summary>The README of each package is about that package, and its instructions work.</summary>
[Collection(PackedFeed.Name)]
public sealed partial class PackageReadmeTests(PackedFeed feed)
{
    private const string Site = "https://github.com/xaigen/xaigen";

    public static TheoryData<string> All => [.. PackedFeed.Ids];

    public static TheoryData<string> Libraries => [.. PackedFeed.IdsOfCode.Where(id => id != "XaiGen.Cli")];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_link_is_absolute_and_leads_somewhere(string id)
    {
        string[] links = [.. Links().Matches(feed.Open(id).ReadText("README.md")).Select(match => match.Groups["url"].Value)];

        links.ShouldNotBeEmpty();
        foreach (string link in links)
        {
            link.ShouldStartWith("https://");
            if (link.StartsWith(Site))
            {
                (string page, string? section) = link[Site.Length..].Split('#') is [var before, var after]
                    ? (before, after)
                    : (link[Site.Length..], null);
                string path = Path.Combine(PackedFeed.Repository, page is "" ? "README.md" : Page().Match(page).Groups["path"].Value);
                (File.Exists(path) || Directory.Exists(path)).ShouldBeTrue(link);
                if (section is not (null or "readme"))
                {
                    Headings().Matches(File.ReadAllText(path))
                        .Select(match => Anchor(match.Groups["text"].Value)).ShouldContain(section, link);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public async Task The_install_lines_and_the_code_make_a_program(string id)
    {
        string readme = feed.Open(id).ReadText("README.md");
        Consumer consumer = feed.NewConsumer(id, project: """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            """ + string.Concat(Blocks(readme, "xml")) + "</Project>");
        await File.WriteAllTextAsync(consumer.PathOf("Program.cs"), Blocks(readme, "csharp").ShouldHaveSingleItem());
        if (Blocks(readme, "yaml") is [var contract])
        {
            await File.WriteAllTextAsync(consumer.PathOf(ContractName().Match(readme).Groups["name"].Value), contract);
        }

        string[] lines = [.. Blocks(readme, "sh").SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
        lines[0].ShouldBe($"dotnet add package {id}");
        foreach (string line in lines)
        {
            await consumer.AddPackageAsync(line.Split(' ')[^1]);
        }

        await consumer.BuildAsync();
    }

    private static string[] Blocks(string readme, string language)
        => [.. Regex.Matches(readme, $"^```{language}\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)
            .Select(match => match.Groups["text"].Value)];

    /// <summary>The anchor that GitHub generates for a heading.</summary>
    private static string Anchor(string heading)
        => string.Concat(heading.Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"\]\((?<url>[^)]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex("^/(blob|tree)/main/(?<path>.+)$")]
    private static partial Regex Page();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex("""AdditionalFiles Include="(?<name>[^"]+)" """)]
    private static partial Regex ContractName();
}
