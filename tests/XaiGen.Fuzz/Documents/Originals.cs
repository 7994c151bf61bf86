namespace XaiGen.Fuzz.Documents;

/// <summary>The documents that the rounds start from: our own and, if present, third-party ones.</summary>
internal static class Originals
{
    /// <summary>
    /// The maximum number of nodes. A slice that refers to half of a large document takes seconds to compile and finds no more than a small
    /// one.
    /// </summary>
    private const int LargestDocument = 3_000;

    private static readonly Dictionary<string, MappingNode?> s_parsed = [];

    /// <summary>A document with every feature.</summary>
    public static MappingNode Everything => Own("everything.openapi.yaml", () =>
    {
        using Stream stream = typeof(Originals).Assembly.GetManifestResourceStream("everything.openapi.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>The contract of this repository.</summary>
    public static MappingNode Contract
        => Own("spec/xai.openapi.yaml", () => File.ReadAllText(Path.Combine(Repository.Root, "spec/xai.openapi.yaml")));

    public static bool HasCorpus => Directory.Exists(Repository.Corpus);

    /// <summary>The names of the third-party documents, relative to the corpus.</summary>
    public static IReadOnlyList<string> Corpus { get; } = HasCorpus
        ? [.. Directory.EnumerateFiles(Repository.Corpus, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Corpus, file))
            .Where(IsDocument)
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Pairs of corpus documents, before and after a change.</summary>
    public static IReadOnlyList<(string Old, string New)> Pairs { get; } =
        [.. Corpus.GroupBy(Path.GetDirectoryName).Where(IsPair).Select(pair => (pair.First(), pair.Last()))];

    /// <summary>Reads a document of the corpus; null if it cannot be parsed, which other tests check.</summary>
    public static MappingNode? Read(string name)
    {
        if (!s_parsed.TryGetValue(name, out MappingNode? document))
        {
            document = Document.Parse(File.ReadAllText(Path.Combine(Repository.Corpus, name)));
            s_parsed.Add(name, document);
        }

        return (MappingNode?)document?.Copy();
    }

    /// <summary>Returns any document, or a part of it with a few operations.</summary>
    public static MappingNode Any(Random random)
    {
        // The share of the corpus is fixed, so that without a corpus the other rounds of a seed stay the same.
        int which = random.Next(10);
        int pick = random.Next();
        MappingNode document = which < 5 || Corpus.Count == 0
            ? which % 5 < 3 ? Everything : Contract
            : Read(Corpus[pick % Corpus.Count]) ?? Everything;
        MappingNode slice = Slice.Of(document, random);
        return slice.All().Take(LargestDocument + 1).Count() > LargestDocument ? Slice.Of(Everything, random) : slice;
    }

    private static MappingNode Own(string name, Func<string> text)
    {
        if (!s_parsed.TryGetValue(name, out MappingNode? document))
        {
            document = Document.Parse(text()) ?? throw new InvalidDataException($"{name} cannot be read.");
            s_parsed.Add(name, document);
        }

        return (MappingNode)document!.Copy();
    }

    // Texts for people, and another tool's test expectations, are not documents.
    private static bool IsDocument(string name)
        => Path.GetExtension(name) is ".yaml" or ".yml" or ".json" && Path.GetFileName(name) is not "expected.json";

    private static bool IsPair(IGrouping<string?, string> folder)
        => folder.Key is { } name
            && (name.StartsWith("history-pairs", StringComparison.Ordinal) || name.StartsWith("diff-samples", StringComparison.Ordinal))
            && folder.Count() == 2;
}
