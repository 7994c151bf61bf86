using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using XaiGen.Contract.Diagnostics;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Tests.Problems;

/// <summary>
/// Compares the catalogue of rules with its other descriptions: the release files, the page, and the compiler's descriptors.
/// </summary>
public sealed partial class CatalogueTests
{
    [Fact]
    public void The_release_files_list_each_rule_with_its_category_and_severity_and_no_other()
    {
        string[] released = [.. new[] { "Shipped", "Unshipped" }.SelectMany(part => RuleLine().Matches(
            File.ReadAllText(Path.Combine(Repository.Root, $"generator/XaiGen.Generator/AnalyzerReleases.{part}.md"))))
                .Select(line => line.Value)];

        released.Order(StringComparer.Ordinal).ShouldBe(
            ProblemRules.All.Select(rule => $"{rule.Id} | {Diagnostics.Category} | {rule.Severity} | {rule.Title}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_compiler_sees_each_rule_as_the_catalogue_has_it()
        => Diagnostics.All.Select(
            descriptor => $"{descriptor.Id} {descriptor.Title} {descriptor.DefaultSeverity} {descriptor.IsEnabledByDefault}")
            .ShouldBe(ProblemRules.All.Select(rule => $"{rule.Id} {rule.Title} {rule.Severity} True"), ignoreOrder: true);

    [Fact]
    public void Each_help_link_leads_to_the_rules_section_of_the_page()
    {
        const string page = "generator/XaiGen.Contract/Diagnostics/README.md";
        string[] anchors = [.. File.ReadLines(Path.Combine(Repository.Root, page))
            .Where(line => line.StartsWith("### XG", StringComparison.Ordinal)).Select(Anchor)];

        string repository = Regex.Match(
            File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props")),
            "<RepositoryUrl>(.*)</RepositoryUrl>").Groups[1].Value;
        repository.ShouldStartWith("https://");
        Diagnostics.All.Select(descriptor => descriptor.HelpLinkUri)
            .ShouldBe(anchors.Select(anchor => $"{repository}/blob/main/{page}#{anchor}"), ignoreOrder: true);
    }

    /// <summary>The anchor that Markdown hosts make from a heading: lower case, hyphens for spaces, no other punctuation.</summary>
    private static string Anchor(string heading) => Signs().Replace(heading.TrimStart('#', ' ').ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^XG\d{4} \|.*$", RegexOptions.Multiline)]
    private static partial Regex RuleLine();

    [GeneratedRegex(@"[^\p{L}\p{Nd} _-]")]
    private static partial Regex Signs();
}
