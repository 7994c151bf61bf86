using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Parts;

namespace XaiGen.Contract;

/// <summary>All that a contract is read from.</summary>
/// <param name="Document">The OpenAPI document itself, where the reading begins.</param>
public sealed record ContractFiles(SourceFile Document)
{
    /// <summary>Other files that its references may lead to, found by their paths; those that nothing refers to are not read.</summary>
    public EquatableArray<SourceFile> Parts { get; init; }

    /// <summary>Overlays 1.0 or 1.1, which change what the document and its parts say; in the order in which they are applied.</summary>
    public EquatableArray<SourceFile> Overlays { get; init; }

    /// <summary>The same with those of the files that the document refers to, and that these refer to in turn; ordered by path.</summary>
    public ContractFiles With(IEnumerable<SourceFile> candidates, CancellationToken cancellationToken = default)
    {
        if (Document.References(cancellationToken).Count == 0)
        {
            return this;
        }

        var byPath = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (SourceFile candidate in candidates)
        {
            byPath[PartPath.Normalize(candidate.Path)] = candidate;
        }

        var found = new SortedDictionary<string, SourceFile>(StringComparer.Ordinal);
        var pending = new Queue<SourceFile>([Document]);
        while (pending.Count > 0)
        {
            foreach (string path in pending.Dequeue().References(cancellationToken))
            {
                if (byPath.TryGetValue(path, out SourceFile? part) && !found.ContainsKey(path))
                {
                    found.Add(path, part);
                    pending.Enqueue(part);
                }
            }
        }

        found.Remove(PartPath.Normalize(Document.Path));
        return this with { Parts = found.Values.ToEquatableArray() };
    }

    /// <summary>A document that is one text, from no file.</summary>
    public static ContractFiles Of(string text) => new(new SourceFile("", text));
}
