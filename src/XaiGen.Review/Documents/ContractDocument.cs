using System.Globalization;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Editing;
using XaiGen.Contract.Model;
using XaiGen.Review.Json;

namespace XaiGen.Review.Documents;

/// <summary>
/// A readable contract as the tree that was written. The wire rules use it instead of <see cref="ApiContract"/>, which omits what the
/// generator does not need: conditions, tuples, sunset dates.
/// </summary>
internal sealed class ContractDocument
{
    private static readonly string[] s_methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    private readonly ContractTree _tree;
    private readonly ContractEdits _fixes;
    private readonly Dictionary<string, JsonNode?> _targets = new(StringComparer.Ordinal);
    private readonly Lazy<DerivedSchemas> _derived;

    private ContractDocument(ContractText source, ContractTree tree, JsonMapping root, IReadOnlyList<Problem> problems)
    {
        Problems = problems;
        Source = source;
        Root = root;
        _tree = tree;
        _fixes = new ContractEdits(tree, source.ToFiles());
        Edits = new TextEdits(tree, source);
        _derived = new Lazy<DerivedSchemas>(() => new DerivedSchemas(this));
        Tags = new DiscriminatorTags(this);
        IsVersion30 = root.Scalar("openapi")?.StartsWith("3.0", StringComparison.Ordinal) ?? false;
    }

    public ContractText Source { get; }

    /// <summary>The problems that the reader reports.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    public JsonMapping Root { get; }

    public bool IsVersion30 { get; }

    public TextEdits Edits { get; }

    /// <summary>The edit of this file, not of its parts, that fixes a finding.</summary>
    public Fix? Edit(Func<ContractEdits, Fix?> fix)
        => fix(_fixes) is { } edit && (edit.Replaced.File is null || edit.Replaced.File == Source.Path) ? edit : null;

    /// <summary>The schemas that extend bases with a discriminator.</summary>
    public DerivedSchemas Derived => _derived.Value;

    public References References { get; } = new();

    /// <summary>The tags of alternatives.</summary>
    public DiscriminatorTags Tags { get; }

    /// <summary>Opens a document, or returns the problems that prevent it.</summary>
    public static (ContractDocument? Document, IReadOnlyList<InputProblem> Problems) Open(ContractText source)
    {
        ContractTree tree = new(source.ToFiles());
        Problem[] problems = ProblemsOf(tree, out bool isReadable);
        if (isReadable && tree.Fold(JsonFold.Instance) is JsonMapping root)
        {
            return (new ContractDocument(source, tree, root, problems), []);
        }

        return (null, [.. problems
            .Where(problem => problem.Rule.Severity == ProblemSeverity.Error)
            .Select(problem => new InputProblem(source.NameOf(problem.Range.File), problem))]);
    }

    /// <remarks>A method of its own, after which the model is free: every garbage collection would carry it along.</remarks>
    private static Problem[] ProblemsOf(ContractTree tree, out bool isReadable)
    {
        ContractReading reading = tree.Read();
        isReadable = reading.Contract is not null;
        return [.. reading.Problems];
    }

    /// <summary>The node after following references; null if a reference cannot be resolved.</summary>
    public JsonNode? Resolve(JsonNode? node)
    {
        HashSet<string> passed = new(StringComparer.Ordinal);
        while (node.Text("$ref") is { } pointer)
        {
            if (!passed.Add(pointer))
            {
                return null;
            }

            node = Target(pointer);
        }

        return node;
    }

    /// <summary>The operations of a path, a webhook or a callback, by method.</summary>
    public Dictionary<string, JsonMapping> OperationsOf(JsonNode? item)
    {
        JsonNode? methods = Resolve(item);
        Dictionary<string, JsonMapping> operations = [];
        foreach (string method in s_methods)
        {
            if (methods.Mapping(method) is { } operation)
            {
                operations.Add(method, operation);
            }
        }

        // Custom methods, which are distinct from any other spelling of the standard ones.
        foreach (JsonField own in methods.Entries("additionalOperations"))
        {
            if (own.Value is JsonMapping operation)
            {
                operations.TryAdd(own.Name, operation);
            }
        }

        return operations;
    }

    /// <summary>Whether it is a reference that cannot be resolved.</summary>
    public bool IsLost(JsonNode? node) => node.Text("$ref") is not null && Resolve(node) is null;

    /// <summary>References to files that were not supplied; changes in those files would not be seen.</summary>
    public IEnumerable<InputProblem> ForeignReferences()
    {
        List<JsonNode> references = [];
        if (References.In(Root).Any(reference => reference is [not '#', ..]))
        {
            CollectForeign(Root, references);
        }

        return references.Select(Foreign);
    }

    private InputProblem Foreign(JsonNode reference)
    {
        string pointer = PointerOf(reference);
        TextRange range = _tree.Locate(pointer);
        return new InputProblem(Source.NameOf(range.File), new Problem(
            reference.Text()!.Contains("://", StringComparison.Ordinal) ? ProblemRules.RemoteReference : ProblemRules.PartMissing,
            $"'{reference.Text()}' is in a document that was not read, so what changes there would not be seen. Save it in a file in the "
            + "contract's folder, or correct the reference.",
            pointer,
            range));
    }

    private static void CollectForeign(JsonNode node, List<JsonNode> references)
    {
        foreach (JsonNode item in node.Items())
        {
            CollectForeign(item, references);
        }

        bool isMap = node.Name == "properties";
        foreach (JsonField entry in node.Entries())
        {
            if (!isMap && entry.Name == "$ref" && entry.Value.Text() is { Length: > 0 } target && target[0] != '#')
            {
                references.Add(entry.Value);
            }
            else if (isMap
                || entry.Name is not ("example" or "examples" or "default" or "enum" or "const" or "externalValue" or ['x', '-', ..]))
            {
                CollectForeign(entry.Value, references);
            }
        }
    }

    public SourceLocation Locate(JsonNode node)
    {
        string pointer = PointerOf(node);
        TextRange range = _tree.Locate(pointer);
        return new SourceLocation(
            Source.NameOf(range.File), pointer, range.Line, range.Column, range.EndLine, range.EndColumn)
        { Name = NameOf(node) };
    }

    /// <summary>The pointer of a node, with the names of list items instead of indexes where they have names.</summary>
    private static string NameOf(JsonNode node) => PathOf(node, static (list, item) =>
    {
        string? name = ItemName(item);
        bool isOnly = name is not null && list.Count(other => ItemName(other) == name) == 1;
        return isOnly ? name! : IndexOf(list, item);
    });

    /// <summary>The name of a list item: the value itself, the target of its reference, or its name.</summary>
    private static string? ItemName(JsonNode item)
        => item is JsonScalar { Value: not null } ? item.Scalar()
            : item.Text("$ref") is { } reference ? reference[(reference.LastIndexOf('/') + 1)..]
            : item.Text("name") ?? item.Text("url") ?? item.Text("title");

    /// <summary>The location of a pointer's target, or of its nearest existing ancestor.</summary>
    public SourceLocation LocateNearest(string pointer)
    {
        string? node = pointer;
        while (node is not null && At(node) is null)
        {
            node = JsonPointer.Parent(node);
        }

        return Locate(At(node ?? JsonPointer.Root) ?? Root);
    }

    public static string PointerOf(JsonNode node) => PathOf(node, IndexOf);

    private static string IndexOf(JsonList list, JsonNode item) => list.IndexOf(item).ToString(CultureInfo.InvariantCulture);

    private static string PathOf(JsonNode node, Func<JsonList, JsonNode, string> segmentOf)
    {
        List<string> segments = [];
        for (JsonNode at = node; at.Parent is { } parent; at = parent)
        {
            segments.Add(at.Name ?? segmentOf((JsonList)parent, at));
        }

        segments.Reverse();
        return JsonPointer.Of(segments);
    }

    /// <summary>The target of a reference, which may be another reference; null if it cannot be resolved.</summary>
    public JsonNode? Target(string reference)
    {
        if (!_targets.TryGetValue(reference, out JsonNode? target))
        {
            target = reference.StartsWith('#') ? At(JsonPointer.OfFragment(reference)) : null;
            _targets.Add(reference, target);
        }

        return target;
    }

    /// <summary>The node at a pointer; null if there is none.</summary>
    public JsonNode? At(string pointer)
    {
        JsonNode? at = Root;
        foreach (string name in JsonPointer.Segments(pointer) ?? [])
        {
            at = at switch
            {
                JsonMapping mapping => mapping.Field(name),
                JsonList list when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index) => list.Item(index),
                _ => null,
            };
        }

        return at;
    }
}
