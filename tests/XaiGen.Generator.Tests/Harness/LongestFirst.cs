using XaiGen.Generator.Tests.Builds;
using XaiGen.Generator.Tests.Corpus;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("XaiGen.Generator.Tests.LongestFirst", "XaiGen.Generator.Tests")]

namespace XaiGen.Generator.Tests;

/// <summary>
/// Starts with the test classes that take about a minute, so that none of them runs alone at the end while a processor is idle.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] s_long = [nameof(FuzzTests), nameof(CorpusTests), nameof(ProjectBuildTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections)
        => testCollections.OrderByDescending(
            collection => s_long.Any(name => collection.DisplayName.EndsWith("." + name, StringComparison.Ordinal)));
}
