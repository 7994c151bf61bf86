using XaiGen.Generator.Tests.Builds;
using XaiGen.Generator.Tests.Corpus;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("XaiGen.Generator.Tests.LongestFirst", "XaiGen.Generator.Tests")]

namespace XaiGen.Generator.Tests;

/// <summary>Begins with the classes that take a minute, so that none of them is alone in the end, with a processor idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] s_long = [nameof(FuzzTests), nameof(CorpusTests), nameof(ProjectBuildTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections)
        => testCollections.OrderByDescending(
            collection => s_long.Any(name => collection.DisplayName.EndsWith("." + name, StringComparison.Ordinal)));
}
