namespace XaiGen.Packaging.Tests;

/// <summary>The analyzers in the packages analyse code that calls generated clients.</summary>
[Collection(PackedFeed.Name)]
public sealed class CallerAnalyzerTests(PackedFeed feed)
{
    private const string Program = """
        using XaiGen;

        VideoStatus status = new VideoStatus.Pending();
        Console.WriteLine(status switch
        {
            VideoStatus.Done => "done",
            VideoStatus.Failed => "failed",
            _ => throw new InvalidOperationException(),
        });
        """;

    [Theory]
    [InlineData("XaiGen.Client")]
    [InlineData("XaiGen.Client", "XaiGen.Generator")]
    public async Task A_forgotten_case_is_reported_once(params string[] packages)
    {
        Consumer consumer = feed.NewConsumer($"analyzers-{packages.Length}", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <WarningsAsErrors>XA0001</WarningsAsErrors>
              </PropertyGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(consumer.PathOf("Program.cs"), Program);
        foreach (string package in packages)
        {
            await consumer.AddPackageAsync(package);
        }

        string log = await consumer.FailToBuildAsync();

        log.Split('\n').Where(line => line.Contains("error XA0001")).Select(line => line.Trim()).Distinct().ShouldHaveSingleItem();
        log.Split("error XA0001").Length.ShouldBe(3, "Once while building and once in the summary.");
    }
}
