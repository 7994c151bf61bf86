using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading;
using XaiGen.Contract.Reading.Documents;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract;

/// <summary>The tree of a document as written, in YAML or JSON: node positions, and everything that the model leaves out.</summary>
/// <remarks>The text is parsed once, on first use. Not thread-safe.</remarks>
public sealed class ContractTree(ContractFiles files, CancellationToken cancellationToken = default)
{
    private readonly Lazy<ReadingContext> _parsed = new(() => Parse(files, cancellationToken));

    public ContractTree(string text, CancellationToken cancellationToken = default)
        : this(ContractFiles.Of(text), cancellationToken)
    {
    }


    /// <summary>Problems with the text itself. If one is an error, there may be no tree.</summary>
    public EquatableArray<Problem> Problems => _parsed.Value.Problems;

    /// <summary>Reads the model of this document, as <see cref="ContractReader"/> does.</summary>
    public ContractReading Read() => ContractReader.Read(_parsed.Value, DocumentReader.Read);

    /// <summary>
    /// The location of the node at the pointer, or of its nearest ancestor that exists: a scalar itself,
    /// the key of a mapping or list, or its first line if it has no key.
    /// </summary>
    public TextRange Locate(string pointer)
    {
        NodeReader node = Walk(pointer, out _);
        return node.Exists ? node.Range : _parsed.Value.Problems.FirstOrDefault()?.Range ?? _parsed.Value.Beginning;
    }

    /// <summary>
    /// The range from the first to the last character of the node at the pointer, without its key; null if there is no such node.
    /// </summary>
    public TextRange? Whole(string pointer)
        => Walk(pointer, out bool isWhole) is { Node: { } node } && isWhole ? node.Span.Range : null;

    internal NodeReader Root => _parsed.Value.Root;

    /// <summary>Rebuilds the tree from its leaves, in the caller's types.</summary>
    /// <returns>The result for the root; null if there is no tree.</returns>
    public T? Fold<T>(IContractTreeFold<T> fold)
        where T : class
        => _parsed.Value.Root.Node is { } root ? Fold(root, fold) : null;

    private static ReadingContext Parse(ContractFiles files, CancellationToken cancellation)
    {
        var context = new ReadingContext(files, cancellation);
        context.Parse();
        return context;
    }

    private static T Fold<T>(YamlNode node, IContractTreeFold<T> fold) => node switch
    {
        YamlMapping mapping
            => fold.Mapping(mapping.Entries.Select(entry => new KeyValuePair<string, T>(entry.Key.Text, Fold(entry.Value, fold)))),
        YamlSequence sequence => fold.Sequence(sequence.Items.Select(item => Fold(item, fold))),
        YamlScalar { Kind: ScalarKind.Null } => fold.Null(),
        YamlScalar { Kind: ScalarKind.Boolean } scalar => fold.Boolean(scalar.Text[0] is 't' or 'T'),
        YamlScalar { Kind: ScalarKind.Integer or ScalarKind.Float } scalar => fold.Number(ScalarKinds.ToJsonNumber(scalar.Text)),
        YamlScalar scalar => fold.Text(scalar.Text),
        _ => throw new InvalidOperationException($"There is no node like {node.Description}."),
    };

    private NodeReader Walk(string pointer, out bool isWhole)
    {
        NodeReader node = _parsed.Value.Root;
        foreach (string segment in JsonPointer.Segments(pointer) ?? [])
        {
            NodeReader child = node.At(segment);
            if (!child.Exists)
            {
                isWhole = false;
                return node;
            }

            node = child;
        }

        isWhole = true;
        return node;
    }
}
