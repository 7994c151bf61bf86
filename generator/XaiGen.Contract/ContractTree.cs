using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading;
using XaiGen.Contract.Reading.Documents;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract;

/// <summary>A document's text as the tree that was written, YAML or JSON: where things stand, and all that the model leaves out.</summary>
/// <remarks>The text is parsed at the first question, and once for all of them. Not for several threads at a time.</remarks>
public sealed class ContractTree(ContractFiles files, CancellationToken cancellationToken = default)
{
    private readonly Lazy<ReadingContext> _parsed = new(() => Parse(files, cancellationToken));

    public ContractTree(string text, CancellationToken cancellationToken = default)
        : this(ContractFiles.Of(text), cancellationToken)
    {
    }


    /// <summary>What is wrong with the text itself; with an error among them there may be no tree.</summary>
    public EquatableArray<Problem> Problems => _parsed.Value.Problems;

    /// <summary>The model of this document, as <see cref="ContractReader"/> reads it.</summary>
    public ContractReading Read() => ContractReader.Read(_parsed.Value, DocumentReader.Read);

    /// <summary>
    /// The place of what the pointer names, or of the nearest thing around it that exists: a scalar itself,
    /// of a mapping or list its key, and where it has none its first line.
    /// </summary>
    public TextRange Locate(string pointer)
    {
        NodeReader node = Walk(pointer, out _);
        return node.Exists ? node.Range : _parsed.Value.Problems.FirstOrDefault()?.Range ?? _parsed.Value.Beginning;
    }

    /// <summary>
    /// From the first to the last character of what the pointer names, without its key; null where there is no such node.
    /// </summary>
    public TextRange? Whole(string pointer)
        => Walk(pointer, out bool isWhole) is { Node: { } node } && isWhole ? node.Span.Range : null;

    /// <summary>Rebuilds the tree from its leaves, in the user's own types.</summary>
    /// <returns>What the root became; nothing where there is no tree.</returns>
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
