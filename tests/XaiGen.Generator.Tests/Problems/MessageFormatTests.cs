using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator.Tests.Problems;

/// <summary>Compares the catalogue's messages with the code that reports them: each is used, with the right number of arguments.</summary>
public sealed partial class MessageFormatTests
{
    private static readonly Dictionary<string, ProblemRule> s_rules =
        typeof(ProblemRules).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.FieldType == typeof(ProblemRule))
        .ToDictionary(field => field.Name, field => (ProblemRule)field.GetValue(null)!);

    public static TheoryData<string> Names => [.. s_rules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_message_is_a_sentence_whose_places_are_numbered_from_zero(string name)
    {
        string format = s_rules[name].MessageFormat;

        format.ShouldMatch(@"^([A-Z'{]|x-xaigen-)");
        format.ShouldMatch(@"[.}]$");
        format.Length.ShouldBeLessThan(400);
        int[] places = PlacesOf(format);
        places.ShouldBe(Enumerable.Range(0, places.Length));
    }

    [Fact]
    public void Each_message_is_reported_with_an_argument_for_each_of_its_places()
    {
        (string Rule, int Arguments, string Place)[] reports = [.. SourceFiles().SelectMany(ReportsIn)];

        reports.Where(report => PlacesOf(s_rules[report.Rule].MessageFormat).Length != report.Arguments).ShouldBeEmpty();
        s_rules.Keys.Except(reports.Select(report => report.Rule)).ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_with_several_messages_is_one_rule()
    {
        s_rules.Values.Distinct().ShouldBe(ProblemRules.All, ignoreOrder: true);
        s_rules.Values.Select(rule => rule.MessageFormat).Count().ShouldBeGreaterThan(ProblemRules.All.Count);
        ProblemRules.JsonSyntax.ShouldBe(ProblemRules.Syntax);
    }

    private static int[] PlacesOf(string format)
        => [.. Place().Matches(format).Select(place => int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct().Order()];

    private static IEnumerable<string> SourceFiles()
        => Directory.EnumerateFiles(Path.Combine(Repository.Root, "generator"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    /// <summary>The calls of <c>ProblemRules.X.Message(…)</c>, including those where a condition selects the rule.</summary>
    private static IEnumerable<(string Rule, int Arguments, string Place)> ReportsIn(string file)
        => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Message" })
            .SelectMany(call => ((MemberAccessExpressionSyntax)call.Expression).Expression.DescendantNodesAndSelf()
                .OfType<MemberAccessExpressionSyntax>()
                .Where(rule => rule.Expression is IdentifierNameSyntax { Identifier.Text: nameof(ProblemRules) })
                .Select(rule => (rule.Name.Identifier.Text, call.ArgumentList.Arguments.Count, $"{Path.GetFileName(file)}: {call}")));

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Place();
}
