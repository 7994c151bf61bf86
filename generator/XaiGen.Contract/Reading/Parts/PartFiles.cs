using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Parts;

/// <summary>The files by path, and the targets of references between them.</summary>
internal sealed class PartFiles
{
    private readonly Dictionary<string, SourceFile> _byPath = new(StringComparer.Ordinal);
    private readonly HashSet<SourceFile> _parsed = [];
    private readonly List<Problem> _problems;
    private readonly CancellationToken _cancellation;

    public PartFiles(ContractFiles files, List<Problem> problems, CancellationToken cancellation)
    {
        _problems = problems;
        _cancellation = cancellation;
        Document = files.Document;
        foreach (SourceFile part in files.Parts)
        {
            _byPath[PartPath.Normalize(part.Path)] = part;
        }

        _byPath[PartPath.Normalize(Document.Path)] = Document;
        _parsed.Add(Document);
    }

    public SourceFile Document { get; }

    /// <summary>Whether a reference in a file is resolved here, not later by the readers of the document.</summary>
    public bool IsForeign(SourceFile from, string reference)
        => !ReferenceEquals(from, Document) || !(reference.Length == 0 || reference[0] == '#' || IsRemote(reference));

    /// <summary>The target of a reference, through any references in between; null, and reported, if it leads nowhere.</summary>
    /// <param name="from">The file that contains the reference.</param>
    /// <param name="reference">The value of <c>$ref</c>.</param>
    /// <param name="pointer">The location of the reference, for the problem.</param>
    public PartTarget? Find(SourceFile from, YamlScalar reference, string pointer)
    {
        HashSet<PartTarget> passed = [];
        (SourceFile file, YamlScalar at) = (from, reference);
        while (Step(file, at, reference, pointer) is { } target)
        {
            if (ReferenceEquals(target.File, Document)
                || target.Node is not YamlMapping { Entries.Length: 1 } mapping
                || mapping.Find(ReferenceResolver.Field)?.Value is not YamlScalar { Kind: ScalarKind.String } next)
            {
                return target;
            }

            if (!passed.Add(target))
            {
                Report(
                    ProblemRules.ReferenceChain.Message(reference.Text.Abbreviated()),
                    reference,
                    pointer);
                return null;
            }

            (file, at) = (target.File, next);
        }

        return null;
    }

    /// <summary>The node at a pointer of a file, not following references; null if there is none.</summary>
    public PartTarget? At(SourceFile file, string pointer)
    {
        (YamlNode? node, YamlScalar? key) = (RootOf(file), null);
        foreach (string segment in JsonPointer.Segments(pointer) ?? [])
        {
            (node, key) = node is null ? (null, null) : Child(node, segment);
        }

        return node is null ? null : new PartTarget(file, pointer, node, key);
    }

    /// <summary>Whether a text is the path of one of the files.</summary>
    public bool IsFile(SourceFile from, string reference)
        => reference.Length > 0 && PartPath.Resolve(from.Path, reference) is { } path && _byPath.ContainsKey(path);

    public void Report(ProblemMessage message, YamlNode at, string pointer) => _problems.Add(new Problem(message, pointer, at.Span.Range));

    private static bool IsRemote(string reference)
    {
        int hash = reference.IndexOf('#');
        string path = hash < 0 ? reference : reference.Substring(0, hash);
        return path.Length > 0 && PartPath.Resolve("", path) is null;
    }

    private PartTarget? Step(SourceFile from, YamlScalar at, YamlScalar reference, string pointer, int depth = 0)
    {
        int hash = at.Text.IndexOf('#');
        string path = hash < 0 ? at.Text : at.Text.Substring(0, hash);
        string fragment = hash < 0 ? JsonPointer.Root : JsonPointer.OfFragment(at.Text.Substring(hash));
        SourceFile? file = path.Length == 0 ? from : FileOf(from, path, at, reference, pointer);
        if (file is null || RootOf(file) is not { } root)
        {
            return null;
        }

        if (JsonPointer.Segments(fragment) is not { } segments)
        {
            Report(
                ProblemRules.PointerMalformed.Message(at.Text.Abbreviated(), Shown(file)),
                reference,
                pointer);
            return null;
        }

        return Walk(file, root, [], segments, at, reference, pointer, depth);
    }

    private PartTarget? Walk(
        SourceFile file, YamlNode root, IReadOnlyList<string> start, IReadOnlyList<string> segments, YamlScalar at, YamlScalar reference,
        string pointer, int depth)
    {
        (YamlNode node, YamlScalar? key) = (root, null);
        for (int i = 0; i < segments.Count; i++)
        {
            string segment = segments[i];
            (YamlNode? child, key) = Child(node, segment);
            if (child is null && node is YamlMapping { Entries.Length: 1 } alias
                && alias.Entries[0].Value is YamlScalar { Kind: ScalarKind.String } elsewhere
                && alias.Entries[0].Key.Text == ReferenceResolver.Field && depth < TreeContext.MaxDepth)
            {
                // The pointer passes through a reference, as when all schemas of a document are in another file.
                return Step(file, elsewhere, reference, pointer, depth + 1) is { } holder
                    ? Walk(
                        holder.File, holder.Node, JsonPointer.Segments(holder.Pointer)!, [.. segments.Skip(i)], at, reference, pointer,
                        depth + 1)
                    : null;
            }

            if (child is null)
            {
                string[] known = node is YamlMapping mapping ? [.. mapping.Entries.Select(entry => entry.Key.Text)] : [];
                Report(
                    ProblemRules.PartPointerUnknown.Message(
                        at.Text.Abbreviated(), Shown(file), segment.Abbreviated(), Wording.DidYouMean(segment, known)?.InPointer(),
                        Advice(file, segments)),
                    reference,
                    pointer);
                return null;
            }

            node = child;
        }

        return new PartTarget(file, JsonPointer.Of(start.Concat(segments)), node, key);
    }

    /// <summary>In a part, <c>#</c> means the part itself; many authors mean the document.</summary>
    private string Advice(SourceFile file, IReadOnlyList<string> segments)
        => ReferenceEquals(file, Document) || At(Document, JsonPointer.Of(segments)) is null
            ? ""
            : " The contract itself has one: "
                + $"'{PartPath.Relative(PartPath.Normalize(Document.Path), file.Path)}{JsonPointer.Of(segments)}'.";

    private static (YamlNode? Node, YamlScalar? Key) Child(YamlNode node, string segment) => node switch
    {
        YamlMapping mapping when mapping.Find(segment) is { } entry => (entry.Value, entry.Key),
        YamlSequence sequence when int.TryParse(segment, out int index) && index >= 0 && index < sequence.Items.Length
            => (sequence.Items[index], null),
        _ => (null, null),
    };

    private SourceFile? FileOf(SourceFile from, string path, YamlScalar at, YamlScalar reference, string pointer)
    {
        if (PartPath.Resolve(from.Path, path) is not { } target)
        {
            Report(
                ProblemRules.RemoteReference.Message(at.Text.Abbreviated()),
                reference,
                pointer);
            return null;
        }

        if (_byPath.TryGetValue(target, out SourceFile? file))
        {
            return file;
        }

        string item = PartPath.Relative(target, Document.Path);
        Report(
            ProblemRules.PartMissing.Message(at.Text.Abbreviated(), Misspelt(from, path, target), OfDocument(path), item),
            reference,
            pointer);
        return null;
    }

    /// <summary>The file that is probably meant, as the referring file writes it.</summary>
    private Suggestion? Misspelt(SourceFile from, string path, string target)
        => Wording.DidYouMean(target, _byPath.Keys) is { Right: var file }
            ? new Suggestion(path, PartPath.Relative(file, PartPath.Normalize(from.Path))) { Shown = file }
            : null;

    /// <summary>A bare name is often one of the document's schemas.</summary>
    private string OfDocument(string path)
    {
        string section = RootOf(Document) is YamlMapping root && root.Find("openapi") is null ? "definitions" : "components/schemas";
        return path.IndexOfAny(['.', '/']) < 0
            ? $" If it is one of the contract's own schemas, write '#/{section}/{path.Abbreviated()}'."
            : "";
    }

    private YamlNode? RootOf(SourceFile file)
    {
        ParsedText text = file.Parse(_cancellation);
        if (_parsed.Add(file))
        {
            _problems.AddRange(text.Problems);
            if (text.Root is null && text.Problems.Count == 0)
            {
                _problems.Add(new Problem(
                    ProblemRules.PartEmpty.Message(), JsonPointer.Root, file.Document.Range(0, 0)));
            }
        }

        return text.Root;
    }

    private string Shown(SourceFile file)
        => ReferenceEquals(file, Document) ? "the contract" : PartPath.Relative(PartPath.Normalize(file.Path), Document.Path);
}
