using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using XaiGen.CodeFixes;
using XaiGen.Contract.Diagnostics;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Analyzers.Tests;

/// <summary>
/// Compares the sources with the light bulbs: each place that suggests a word and each rule that lint fixes has a fix that is tested.
/// </summary>
public sealed class FixCatalogueTests
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks;
        """;

    [Fact]
    public void Every_message_that_can_suggest_a_word_has_a_case()
    {
        string[] rules = [.. SuggestingRules().Distinct()];
        rules.Length.ShouldBeGreaterThan(10);
        string[] suggesting = [.. ContractFixTests.Suggesting()];

        rules.Where(rule => !suggesting.Any(message => ContractFixTests.IsOf(message, Rule(rule).MessageFormat))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_that_lint_fixes_has_a_light_bulb()
    {
        SyntaxTree[] lint = [.. Trees("src/XaiGen.Review")];
        ILookup<string, string> ids = lint.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>())
            .Where(field => field.Initializer?.Value is ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 2 })
            .ToLookup(
                field => field.Identifier.Text,
                field => ((ImplicitObjectCreationExpressionSyntax)field.Initializer!.Value).ArgumentList.Arguments[0].ToString().Trim('"'));
        string[] isFixed = [.. lint.SelectMany(tree => Calls(tree, "Add")).Where(call => call.ArgumentList.DescendantNodes()
                .OfType<InvocationExpressionSyntax>().Any(inner => IsCallOf(inner, "Edit")))
            .Select(call => call.ArgumentList.Arguments[0].Expression).OfType<MemberAccessExpressionSyntax>()
            .Select(rule => ids[rule.Name.Identifier.Text].ShouldHaveSingleItem())];

        isFixed.ShouldNotBeEmpty();
        string[] marks = [.. new ContractFixAnalyzer().SupportedDiagnostics.Select(rule => rule.Id)];
        isFixed.ShouldBeSubsetOf(marks);
        new ContractFixProvider().FixableDiagnosticIds.ShouldBe(marks, ignoreOrder: true);
    }

    /// <summary>The rules in calls of <c>ProblemRules.X.Message(…)</c> of which an argument is a suggestion.</summary>
    private static IEnumerable<string> SuggestingRules()
    {
        var compilation = CSharpCompilation.Create(
            "generator", [.. Trees("generator/XaiGen.Contract"), CSharpSyntaxTree.ParseText(Usings)], CallingCode.References);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (InvocationExpressionSyntax call in Calls(tree, "Message").Where(call => call.ArgumentList.Arguments.Any(argument
                => compilation.GetSemanticModel(tree).GetTypeInfo(argument.Expression).Type?.Name == nameof(Suggestion))))
            {
                ExpressionSyntax rules = ((MemberAccessExpressionSyntax)call.Expression).Expression;
                foreach (MemberAccessExpressionSyntax rule in rules.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>())
                {
                    yield return rule.Name.Identifier.Text;
                }
            }
        }
    }

    private static ProblemRule Rule(string name) => (ProblemRule)typeof(ProblemRules).GetField(name)!.GetValue(null)!;

    private static IEnumerable<SyntaxTree> Trees(string folder)
        => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file));

    private static IEnumerable<InvocationExpressionSyntax> Calls(SyntaxTree tree, string method)
        => tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => IsCallOf(call, method));

    private static bool IsCallOf(InvocationExpressionSyntax call, string method)
        => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var name } && name == method;
}
