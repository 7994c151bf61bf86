using System.Reflection;

namespace XaiGen.Client.Tests.Documents;

/// <summary>Every Python snippet of the pages has its C# twin, compiled and run.</summary>
public sealed class SnippetCoverageTests
{
    [PagesFact]
    public void Every_snippet_has_one_twin_and_every_twin_its_snippet()
    {
        var onPages = Page.Blocks("python").Select(block => $"{block.Page} {block.Index}").ToList();
        IEnumerable<string> twins = Twins().Select(twin => $"{twin.Snippet.Page} {twin.Snippet.Index}");

        onPages.ShouldNotBeEmpty();
        twins.Order().ShouldBe(onPages.Order());
    }

    [Fact]
    public void Every_twin_is_a_test_that_runs()
        => Twins().Where(twin => twin.Method.GetCustomAttribute<FactAttribute>() is not { Skip: null }).ShouldBeEmpty();

    private static IEnumerable<(MethodInfo Method, SnippetAttribute Snippet)> Twins()
        => from type in typeof(SnippetAttribute).Assembly.GetTypes()
           from method in type.GetMethods()
           let snippet = method.GetCustomAttribute<SnippetAttribute>()
           where snippet is not null
           select (method, snippet);
}
