using System.Reflection;
using System.Text.RegularExpressions;
using XaiGen.Contract;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Tests.Features;

/// <summary>The steps from a property to its member in the generator's README match the code.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(Repository.Root, "generator/README.md"));

    [Fact]
    public void The_hops_are_at_most_eight_and_each_is_there()
    {
        Match[] hops = Hop().Matches(s_readme).ToArray();

        hops.Length.ShouldBeInRange(5, 8);
        Type[] types = [.. typeof(ContractReader).Assembly.GetTypes().Concat(typeof(XaiGenGenerator).Assembly.GetTypes())];
        foreach (Match hop in hops)
        {
            Type type = types.Where(type => type.Name == hop.Groups["type"].Value).ShouldHaveSingleItem(hop.Value);
            type.GetMember(
                hop.Groups["member"].Value, BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .ShouldNotBeEmpty(hop.Value);
        }
    }

    [Fact]
    public void The_member_at_the_end_is_there()
    {
        string code = CodeGeneration.Generate(Given.RealContract, new GenerationOptions("Sample")).Files
            .Single(file => file.Name == "Sample.StorageOptions.g.cs").Text;

        code.ShouldContain("TimeSpan? ExpiresAfter");
        s_readme.ShouldContain("`StorageOptions.expires_after`");
    }

    [Fact]
    public void Every_folder_in_the_picture_is_there()
    {
        string[] folders = [.. Folder().Matches(s_readme).Select(match => match.Groups[1].Value).Distinct()];

        folders.Length.ShouldBeGreaterThan(8);
        string[] existing = [.. Directory.GetDirectories(Path.Combine(Repository.Root, "generator"), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(path)!)];
        folders.ShouldBeSubsetOf(existing);
    }

    [GeneratedRegex(@"^\| \d \| `(?<type>\w+)\.(?<member>\w+)`", RegexOptions.Multiline)]
    private static partial Regex Hop();

    [GeneratedRegex(@"(?<![.\w])([A-Z][A-Za-z]+)/")]
    private static partial Regex Folder();
}
