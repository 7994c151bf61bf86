using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Parts;

namespace XaiGen.Contract;

/// <summary>The files that a contract is read from.</summary>
/// <param name="Document">The OpenAPI document, where reading starts.</param>
public sealed record ContractFiles(SourceFile Document)
{
    /// <summary>Other files that references may lead to, found by path. Files that nothing refers to are not read.</summary>
    public EquatableArray<SourceFile> Parts { get; init; }

    /// <summary>Overlays 1.0 or 1.1 that change the document and its parts, in the order in which they are applied.</summary>
    public EquatableArray<SourceFile> Overlays { get; init; }

    /// <summary>Sets the parts to those candidates that the document refers to, directly or through other files, ordered by path.</summary>
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

    /// <summary>The text of the file at the path; that of the document if no other file has the path.</summary>
    public string TextOf(string? path) => Parts.Concat(Overlays).FirstOrDefault(file => file.Path == path)?.Text ?? Document.Text;

    /// <summary>A document that is a single text, not read from a file.</summary>
    public static ContractFiles Of(string text) => new(new SourceFile("", text));
}
