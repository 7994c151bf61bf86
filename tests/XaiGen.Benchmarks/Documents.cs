namespace XaiGen.Benchmarks;

/// <summary>The contract of this repository, and large third-party documents if they are next to the repository.</summary>
internal static class Documents
{
    public const string Xai = "xai.openapi.yaml";

    public static IReadOnlyList<string> Names { get; } =
        [Xai, .. new[] { "box.json", "openai.json" }.Where(name => File.Exists(PathOf(name)))];

    public static string PathOf(string name)
        => name == Xai ? Path.Combine(Repository.Root, "spec", Xai) : Path.Combine(Repository.Corpus, name);

    public static string Read(string name) => File.ReadAllText(PathOf(name));
}
