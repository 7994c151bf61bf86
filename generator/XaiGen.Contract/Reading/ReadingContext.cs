using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Schemas;

namespace XaiGen.Contract.Reading;

/// <summary>What every reader of one document shares.</summary>
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

    /// <summary>Where the document begins: the place of what is wrong with it as a whole.</summary>
    public TextRange Beginning => _files.Document.Document.Range(0, 0);

    /// <summary>What there is once the text is parsed.</summary>
    public NodeReader Root { get; private set; } = NodeReader.None;

    public ReferenceResolver References { get; }

    public SchemaReader Schemas { get; }

    /// <summary>OpenAPI 3.0, where nothing but a description may stand beside a <c>$ref</c>.</summary>
    public bool IsVersion30 { get; set; }

    /// <summary>In the order of the text, those of the document before those of its parts.</summary>
    public EquatableArray<Problem> Problems => _problems
        .OrderBy(problem => problem.Range.File == _files.Document.Path ? null : problem.Range.File, StringComparer.Ordinal)
        .ThenBy(problem => problem.Range.Start)
        .ThenBy(problem => problem.Rule.Id, StringComparer.Ordinal)
        .ThenBy(problem => problem.Pointer, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>Done once, however often it is asked for.</summary>
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

    /// <summary>Called for each larger node, so that a fault of the reader itself has a place.</summary>
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

    /// <remarks>What is referred to from two places may be read twice, but its problems are told once.</remarks>
    public void Report(ProblemMessage message, string pointer, TextRange range)
        => _problems.Add(new Problem(message, pointer, range));
}
