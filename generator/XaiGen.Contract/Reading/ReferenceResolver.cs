using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading;

/// <summary>Where a <c>$ref</c> leads.</summary>
internal sealed class ReferenceResolver(ReadingContext context)
{
    public const string Field = "$ref";

    private static readonly string[] s_overrides = [Field, "summary", "description"];

    private readonly Dictionary<string, NodeReader> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Section, string Pointer), NodeReader> _ends = [];
    private readonly Dictionary<(string Section, string Pointer), object?> _read = [];

    /// <summary>References to other files that lead nowhere, which is said already.</summary>
    public ISet<YamlNode> Lost { get; set; } = new HashSet<YamlNode>();

    /// <summary>Reads the object, or the one that it refers to, which is read once however often it is referred to.</summary>
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

    /// <summary>The object itself, or the one at the end of its references; nothing, said at the reference, where there is none.</summary>
    public NodeReader Follow(NodeReader node, string section)
    {
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

    /// <summary>What the value of a <c>$ref</c> names; nothing, said at the value, where it names nothing of the section.</summary>
    /// <remarks>One that leads nowhere breaks another rule where <paramref name="isMapping"/>.</remarks>
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

    /// <summary>What a local pointer names; nothing, said at the reference, where it names nothing of the section.</summary>
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

    /// <summary>What a pointer names, without a word where it names nothing.</summary>
    public NodeReader At(string pointer)
    {
        if (!_found.TryGetValue(pointer, out NodeReader? node))
        {
            node = JsonPointer.Segments(pointer)?.Aggregate(context.Root, (parent, segment) => parent.At(segment)) ?? NodeReader.None;
            _found.Add(pointer, node);
        }

        return node;
    }

    /// <summary>The description that 3.1 allows beside a reference, in place of the target's.</summary>
    public string? OverridingDescription(NodeReader node)
        => IsReference(node) && !context.IsVersion30 ? node["description"].Text() : null;

    public static bool IsReference(NodeReader node) => node[Field].Exists;

    public static void ReportCycle(NodeReader reference)
        => reference.Report(
            ProblemRules.ReferenceCycle.Message(reference.Text()?.Abbreviated()));

    private static string? OtherSection(string pointer, string section)
        => JsonPointer.Segments(pointer) is { Count: 3 } segments && segments[0] == "components" && segments[1] != section
            ? segments[1]
            : null;

    private void ReportIgnored(NodeReader node)
    {
        foreach (NodeReader field in node.Entries())
        {
            if (field.IsExtension || s_overrides.Contains(field.Name))
            {
                // 3.0 wants descriptions beside references ignored; where they count they are read.
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
                string suggestion =
                    Wording.DidYouMean(segment, parent.Node is YamlMapping ? parent.Entries().Select(field => field.Name) : []);
                return (isMapping ? ProblemRules.MappingUnresolved : ProblemRules.UnknownReference)
                    .Message(pointer.Abbreviated(), parent.Pointer.Abbreviated(), segment.Abbreviated(), suggestion);
            }

            parent = child;
        }

        return (isMapping ? ProblemRules.MappingNoPointer : ProblemRules.NoPointer).Message(pointer.Abbreviated(), section);
    }
}
