using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Schemas;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading;

/// <summary>What every reader of one document shares.</summary>
internal sealed class ReadingContext
{
    private readonly HashSet<Problem> _problems = [];
    private readonly CancellationToken _cancellation;
    private NodeReader _reached = NodeReader.None;
    private bool _isParsed;

    public ReadingContext(string text, CancellationToken cancellation)
    {
        Text = new DocumentText(text);
        _cancellation = cancellation;
        References = new ReferenceResolver(this);
        Schemas = new SchemaReader(this);
    }

    public DocumentText Text { get; }

    /// <summary>What there is once the text is parsed.</summary>
    public NodeReader Root { get; private set; } = NodeReader.None;

    public ReferenceResolver References { get; }

    public SchemaReader Schemas { get; }

    /// <summary>OpenAPI 3.0, where nothing but a description may stand beside a <c>$ref</c>.</summary>
    public bool IsVersion30 { get; set; }

    /// <summary>In the order of the text.</summary>
    public EquatableArray<Problem> Problems => _problems
        .OrderBy(problem => problem.Range.Start)
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
        List<Problem> problems = [];
        YamlNode? root = TreeReader.Read(Text, problems, _cancellation);
        _problems.UnionWith(problems);
        if (root is not null)
        {
            Root = NodeReader.Root(this, root);
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
        string message = Problem.FaultMessage("reader", fault);
        if (_reached.Exists)
        {
            _reached.ReportAtKey(ProblemRules.InternalFault, message);
        }
        else
        {
            Report(ProblemRules.InternalFault, message, JsonPointer.Root, Text.Range(0, 0));
        }
    }

    /// <remarks>What is referred to from two places may be read twice, but its problems are told once.</remarks>
    public void Report(ProblemRule rule, string message, string pointer, TextRange range)
        => _problems.Add(new Problem(rule, message, pointer, range));
}
