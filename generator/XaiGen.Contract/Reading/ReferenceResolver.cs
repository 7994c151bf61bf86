using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading;

/// <summary>Resolves <c>$ref</c>s.</summary>
internal sealed class ReferenceResolver(ReadingContext context)
{
    public const string Field = "$ref";

    private const string Components = "#/components/";

    private static readonly string[] s_overrides = [Field, "summary", "description"];

    private readonly Dictionary<string, NodeReader> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Section, string Pointer), NodeReader> _ends = [];
    private readonly Dictionary<(string Section, string Pointer), object?> _read = [];

    /// <summary>References to other files that lead nowhere; they are already reported.</summary>
    public ISet<YamlNode> Lost { get; set; } = new HashSet<YamlNode>();

    /// <summary>Reads the object or the target of its reference. A target is read once, however many references it has.</summary>
    public T? Read<T>(NodeReader node, string section, Func<NodeReader, T?> read)
        where T : class
    {
        if (!IsReference(node))
        {
            return read(node);
        }

        NodeReader target = Follow(node, section);
        if (!target.Exists)
        {
            return null;
        }

        (string section, string Pointer) key = (section, target.Pointer);
        if (!_read.TryGetValue(key, out object? known))
        {
            known = read(target);
            _read.Add(key, known);
        }

        return (T?)known;
    }

    /// <summary>The object, or the end of its reference chain; <see cref="NodeReader.None"/>, and reported, if that is missing.</summary>
    public NodeReader Follow(NodeReader node, string section)
    {
        if (!IsReference(node))
        {
            return node;
        }

        HashSet<(string Section, string Pointer)> passed = [];
        while (IsReference(node) && !_ends.ContainsKey((section, node.Pointer)))
        {
            ReportIgnored(node);
            NodeReader reference = node[Field];
            if (!passed.Add((section, node.Pointer)))
            {
                ReportCycle(reference);
                node = NodeReader.None;
                break;
            }

            node = Find(reference, section);
        }

        NodeReader end = IsReference(node) ? _ends[(section, node.Pointer)] : node;
        foreach ((string Section, string Pointer) key in passed)
        {
            _ends.Add(key, end);
        }

        return end;
    }

    /// <summary>The target of a <c>$ref</c>'s value; <see cref="NodeReader.None"/>, and reported, if it is not in the section.</summary>
    /// <remarks>If <paramref name="isMapping"/> is set, a reference that leads nowhere is reported under another rule.</remarks>
    public NodeReader Find(NodeReader reference, string section, bool isMapping = false)
    {
        if (reference.GivenText() is not { } text || Lost.Contains(reference.Node!))
        {
            return NodeReader.None;
        }

        if (!text.StartsWith(JsonPointer.Root, StringComparison.Ordinal))
        {
            bool isFile = text.IndexOf("://", StringComparison.Ordinal) < 0
                && !text.StartsWith("//", StringComparison.Ordinal) && !text.StartsWith("file:", StringComparison.Ordinal);
            reference.Report(
                (isFile ? ProblemRules.PartOfOverlay : ProblemRules.RemoteReferenceOfOverlay).Message(text.Abbreviated(), section));
            return NodeReader.None;
        }

        return FindPointer(reference, JsonPointer.OfFragment(text), section, isMapping);
    }

    /// <summary>The target of a local pointer; <see cref="NodeReader.None"/>, and reported, if it is not in the section.</summary>
    public NodeReader FindPointer(NodeReader reference, string pointer, string section, bool isMapping = false)
    {
        NodeReader target = At(pointer);
        if (!target.Exists)
        {
            reference.Report(WhyNowhere(pointer, section, isMapping));
            return NodeReader.None;
        }

        if (OtherSection(target.Pointer, section) is { } other)
        {
            reference.Report(
                ProblemRules.ReferenceKind.Message(pointer.Abbreviated(), other, section));
            return NodeReader.None;
        }

        return target;
    }

    /// <summary>The node at a pointer; <see cref="NodeReader.None"/>, without a report, if there is none.</summary>
    public NodeReader At(string pointer)
    {
        if (!_found.TryGetValue(pointer, out NodeReader? node))
        {
            node = JsonPointer.Segments(pointer)?.Aggregate(context.Root, (parent, segment) => parent.At(segment)) ?? NodeReader.None;
            _found.Add(pointer, node);
        }

        return node;
    }

    /// <summary>The description beside a reference, which 3.1 allows to replace the target's.</summary>
    public string? OverridingDescription(NodeReader node)
        => IsReference(node) && !context.IsVersion30 ? node["description"].Text() : null;

    public static bool IsReference(NodeReader node) => node[Field].Exists;

    public static void ReportCycle(NodeReader reference)
        => reference.Report(
            ProblemRules.ReferenceCycle.Message(reference.Text()?.Abbreviated()));

    private static string? OtherSection(string pointer, string section)
    {
        if (!pointer.StartsWith(Components, StringComparison.Ordinal))
        {
            return null;
        }

        int end = pointer.IndexOf('/', Components.Length);
        bool isComponent = end >= 0 && pointer.IndexOf('/', end + 1) < 0;
        string other = isComponent ? pointer.Substring(Components.Length, end - Components.Length) : section;
        return other == section ? null : other;
    }

    private void ReportIgnored(NodeReader node)
    {
        foreach (NodeReader field in node.Entries())
        {
            if (field.IsExtension || s_overrides.Contains(field.Name))
            {
                // 3.0 requires descriptions beside references to be ignored; in later versions they are read elsewhere.
                field.Discount();
            }
            else
            {
                field.ReportAtKey(
                    ProblemRules.BesideReference.Message(field.Name.Abbreviated()));
            }
        }
    }

    private ProblemMessage WhyNowhere(string pointer, string section, bool isMapping)
    {
        NodeReader parent = context.Root;
        foreach (string segment in JsonPointer.Segments(pointer) ?? [])
        {
            NodeReader child = parent.At(segment);
            if (!child.Exists)
            {
                Suggestion? suggestion =
                    Wording.DidYouMean(
                        segment, parent.Node is YamlMapping ? parent.Entries().Select(field => field.Name) : [])?.InPointer();
                return (isMapping ? ProblemRules.MappingUnresolved : ProblemRules.UnknownReference)
                    .Message(pointer.Abbreviated(), parent.Pointer.Abbreviated(), segment.Abbreviated(), suggestion);
            }

            parent = child;
        }

        return (isMapping ? ProblemRules.MappingNoPointer : ProblemRules.NoPointer).Message(pointer.Abbreviated(), section);
    }
}
