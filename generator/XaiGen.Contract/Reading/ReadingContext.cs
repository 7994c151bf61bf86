using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Schemas;

namespace XaiGen.Contract.Reading;

/// <summary>State shared by all readers of one document.</summary>
internal sealed class ReadingContext
{
    private readonly HashSet<Problem> _problems = [];
    private readonly ContractFiles _files;
    private readonly CancellationToken _cancellation;
    private NodeReader _reached = NodeReader.None;
    private bool _isParsed;

    public ReadingContext(ContractFiles files, CancellationToken cancellation)
    {
        _files = files;
        _cancellation = cancellation;
        References = new ReferenceResolver(this);
        Schemas = new SchemaReader(this);
    }

    /// <summary>The start of the document: the location of problems with the document as a whole.</summary>
    public TextRange Beginning => _files.Document.Document.Range(0, 0);

    /// <summary>The root node, once the text is parsed.</summary>
    public NodeReader Root { get; private set; } = NodeReader.None;

    public ReferenceResolver References { get; }

    public SchemaReader Schemas { get; }

    /// <summary>Whether this is OpenAPI 3.0, where only a description may be beside a <c>$ref</c>.</summary>
    public bool IsVersion30 { get; set; }

    /// <summary>
    /// Whether NSwag wrote the document, which calls the format of a <c>TimeSpan</c> <c>duration</c>, as ISO 8601's, although .NET's
    /// serializers read and write only the format of .NET.
    /// </summary>
    public bool HasNetDurations { get; set; }

    /// <summary>The problems in the order of the text, those of the document before those of its parts.</summary>
    public EquatableArray<Problem> Problems => _problems
        .OrderBy(problem => problem.Range.File == _files.Document.Path ? null : problem.Range.File, StringComparer.Ordinal)
        .ThenBy(problem => problem.Range.Start)
        .ThenBy(problem => problem.Rule.Id, StringComparer.Ordinal)
        .ThenBy(problem => problem.Pointer, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>Parses the text; later calls do nothing.</summary>
    public void Parse()
    {
        if (_isParsed)
        {
            return;
        }

        _isParsed = true;
        var tree = AssembledTree.Of(_files, _cancellation);
        _problems.UnionWith(tree.Problems);
        References.Lost = tree.LostReferences;
        if (tree.Root is not null)
        {
            Root = NodeReader.Root(this, tree.Root);
        }
    }

    /// <summary>Called for each larger node, so that an internal fault of the reader has a location.</summary>
    public void Reach(NodeReader node)
    {
        _cancellation.ThrowIfCancellationRequested();
        _reached = node;
    }

    public void ReportFault(Exception fault)
    {
        var message = ProblemMessage.OfFault("reader", fault);
        if (_reached.Exists)
        {
            _reached.ReportAtKey(message);
        }
        else
        {
            Report(message, JsonPointer.Root, Beginning);
        }
    }

    /// <remarks>A node that is referred to twice may be read twice, but its problems are reported once.</remarks>
    public void Report(ProblemMessage message, string pointer, TextRange range)
        => _problems.Add(new Problem(message, pointer, range));
}
