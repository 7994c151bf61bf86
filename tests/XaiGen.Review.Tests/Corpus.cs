using System.Text.Json.Nodes;

namespace XaiGen.Review.Tests;

internal sealed record Sample(string Case, bool IsBreaking, ContractText Old, ContractText New);

/// <summary>Documents that were not written for this tool.</summary>
internal static class Corpus
{
    public static string Folder => Repository.Corpus;

    public static IReadOnlyList<string> Documents => Directory.Exists(Folder)
        ? [.. Directory.GetFiles(Folder, "*.*")
            .Select(file => Path.GetFileName(file)).Where(name => !name.EndsWith(".md", StringComparison.Ordinal)).Order()]
        : [];

    public static ContractText Document(string name) => new(name, File.ReadAllText(Path.Combine(Folder, name)));

    /// <summary>Pairs of documents, each with another tool's findings.</summary>
    public static IEnumerable<Sample> Samples()
    {
        string folder = Path.Combine(Folder, "diff-samples");
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (JsonNode? expected in JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")))!.AsArray())
        {
            string name = (string)expected!["case"]!;
            yield return new Sample(name, (bool)expected["breaking"]!, Side(name, "base"), Side(name, "revision"));
        }

        ContractText Side(string name, string side)
        {
            string file = Directory.GetFiles(Path.Combine(folder, name), side + ".*").Single();
            return new ContractText(Path.GetFileName(file), File.ReadAllText(file));
        }
    }
}
