using System.Globalization;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Parts;

/// <summary>Finds what a document uses from its parts by following references.</summary>
internal sealed class PartWalk(
    PartFiles files, DerivedTargets derived, HashSet<YamlNode> lost, bool isVersion2, CancellationToken cancellation)
{
    private readonly Queue<(PartTarget Target, NodeKind Kind)> _pending = new();
    private readonly HashSet<(PartTarget Target, NodeKind Kind)> _requested = [];
    private readonly HashSet<(YamlNode Node, NodeKind Kind)> _visited = [];
    private readonly HashSet<PartTarget> _open = [];
    private readonly List<string> _path = [];
    private SourceFile _file = files.Document;
    private string _base = JsonPointer.Root;
    private string? _place = JsonPointer.Root;
    private int _depth;
    private long _inlinedNodes;

    /// <summary>The target of each <c>$ref</c>.</summary>
    public Dictionary<YamlScalar, PartTarget> References { get; } = [];

    /// <summary>Mappings with a <c>$ref</c> that are replaced by their target.</summary>
    public Dictionary<YamlMapping, PartTarget> Inlined { get; } = [];

    /// <summary>The targets of references, with the first kind that each is used as.</summary>
    public Dictionary<PartTarget, NodeKind> Targets { get; } = [];

    /// <summary>The places of inlined targets in the combined tree, by file and pointer.</summary>
    public Dictionary<(string File, string Pointer), string> Places { get; } = [];

    /// <summary>The document's names for targets: entries of its components that are only a reference.</summary>
    public List<(PartTarget Target, string Place, YamlMapping Entry)> OwnNames { get; } = [];

    /// <summary>The pointers of the document's components. They are compared ignoring case, as the generated files' names are.</summary>
    public HashSet<string> TakenNames { get; } = new(StringComparer.OrdinalIgnoreCase);

    public void Run(YamlMapping document)
    {
        Places.Add((files.Document.Path, JsonPointer.Root), JsonPointer.Root);
        Visit(document, NodeKind.Document);
        do
        {
            while (_pending.Count > 0)
            {
                (PartTarget target, NodeKind kind) = _pending.Dequeue();
                (_file, _base, _place) = (target.File, target.Pointer, null);
                Visit(target.Node, kind);
            }

            foreach (PartTarget schema in derived.Of(Targets))
            {
                Request(schema, NodeKind.Schema);
            }
        }
        while (_pending.Count > 0);
    }

    private void Visit(YamlNode node, NodeKind kind)
    {
        cancellation.ThrowIfCancellationRequested();
        if (node is YamlSequence list)
        {
            VisitItems(list, kind);
            return;
        }

        if (node is not YamlMapping mapping)
        {
            return;
        }

        if (ReferenceOf(mapping) is { } reference && kind != NodeKind.Document)
        {
            Refer(mapping, reference, kind, map: null);
        }

        if (kind == NodeKind.Discriminator)
        {
            VisitMapping(mapping);
            return;
        }

        // Nothing is inlined here, so a second visit would find the same as the first.
        if (_place is null && !_visited.Add((node, kind)))
        {
            return;
        }

        foreach (YamlEntry entry in mapping.Entries)
        {
            if (DocumentGrammar.FieldOf(kind, entry.Key.Text) is { } shape)
            {
                Enter(entry.Key.Text, () => VisitField(entry.Value, shape, kind));
            }
        }
    }

    private void VisitField(YamlNode node, FieldShape shape, NodeKind owner)
    {
        if (shape.IsMap && node is YamlMapping map)
        {
            VisitMap(map, shape, isSection: owner == NodeKind.Components
                || (owner == NodeKind.Document && isVersion2 && shape.Kind != NodeKind.PathItem));
        }
        else if (shape.IsList && node is YamlMapping single && ReferenceOf(single) is { } reference)
        {
            Refer(single, reference, shape.Kind, shape);
        }
        else
        {
            Visit(node, shape.Kind);
        }
    }

    private void VisitMap(YamlMapping map, FieldShape shape, bool isSection)
    {
        // A property may be called $ref, but its value is never a string.
        if (ReferenceOf(map) is { } reference)
        {
            Refer(map, reference, shape.Kind, shape);
        }

        if (isSection && _place is not null)
        {
            TakenNames.UnionWith(map.Entries.Select(entry => JsonPointer.Append(Pointer(_place), entry.Key.Text)));
        }

        foreach (YamlEntry entry in map.Entries)
        {
            if (shape.IsExtensible && entry.Key.Text.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }

            Enter(entry.Key.Text, () =>
            {
                Visit(entry.Value, shape.Kind);
                if (isSection && _place is not null && entry.Value is YamlMapping { Entries.Length: 1 } alias
                    && ReferenceOf(alias) is { } own && References.TryGetValue(own, out PartTarget? target))
                {
                    OwnNames.Add((target, Pointer(_place), alias));
                }
            });
        }
    }

    private void VisitItems(YamlSequence list, NodeKind kind)
    {
        for (int i = 0; i < list.Items.Length; i++)
        {
            YamlNode item = list.Items[i];
            Enter(i.ToString(CultureInfo.InvariantCulture), () => Visit(item, kind));
        }
    }

    /// <summary>The values of a discriminator's mapping are references without a <c>$ref</c>, or names, and so is its default.</summary>
    private void VisitMapping(YamlMapping discriminator)
    {
        foreach (YamlEntry entry in (discriminator.Find("mapping")?.Value as YamlMapping)?.Entries ?? [])
        {
            if (ForeignOf(entry.Value) is { } value)
            {
                Enter("mapping", () => Enter(entry.Key.Text, () => Request(value, NodeKind.Schema)));
            }
        }

        if (ForeignOf(discriminator.Find("defaultMapping")?.Value) is { } other)
        {
            Enter("defaultMapping", () => Request(other, NodeKind.Schema));
        }

        YamlScalar? ForeignOf(YamlNode? node)
            => node is YamlScalar { Kind: ScalarKind.String } value && files.IsForeign(_file, value.Text)
                && (value.Text.IndexOf('#') >= 0 || files.IsFile(_file, value.Text)) ? value : null;
    }

    private void Refer(YamlMapping mapping, YamlScalar reference, NodeKind kind, FieldShape? map)
    {
        if (!files.IsForeign(_file, reference.Text) || lost.Contains(reference))
        {
            return;
        }

        if (map is null && DocumentGrammar.SectionOf(kind, isVersion2) is not null)
        {
            Request(reference, kind);
        }
        else if (Find(reference) is { } target && MayInline(mapping, reference, target))
        {
            Inline(mapping, target, kind, map);
        }
    }

    private void Request(YamlScalar reference, NodeKind kind)
    {
        if (!References.TryGetValue(reference, out PartTarget? target))
        {
            if (Find(reference) is not { } found || IsOtherKind(reference, found, kind))
            {
                return;
            }

            References.Add(reference, target = found);
        }

        Request(target, kind);
    }

    private void Request(PartTarget target, NodeKind kind)
    {
        if (!Targets.ContainsKey(target))
        {
            Targets.Add(target, kind);
        }

        if (_requested.Add((target, kind)) && !ReferenceEquals(target.File, files.Document))
        {
            _pending.Enqueue((target, kind));
        }
    }

    private PartTarget? Find(YamlScalar reference)
    {
        PartTarget? target = files.Find(_file, reference, JsonPointer.Append(Pointer(_base), ReferenceResolver.Field));
        if (target is null)
        {
            lost.Add(reference);
        }

        return target;
    }

    /// <summary>
    /// Whether the target is a component of another kind, which is reported. Targets in the document are checked by its readers.
    /// </summary>
    private bool IsOtherKind(YamlScalar reference, PartTarget target, NodeKind kind)
    {
        if (ReferenceEquals(target.File, files.Document)
            || DocumentGrammar.KindOfSection(JsonPointer.Parent(target.Pointer), isVersion2) is not { } other || other == kind)
        {
            return false;
        }

        files.Report(
            ProblemRules.ReferenceKind.Message(reference.Text.Abbreviated(), SectionOf(other), SectionOf(kind)),
            reference,
            JsonPointer.Append(Pointer(_base), ReferenceResolver.Field));
        lost.Add(reference);
        return true;

        static string SectionOf(NodeKind kind) => DocumentGrammar.SectionOf(kind, isVersion2: false)!.Last();
    }

    /// <summary>Whether the target can be inlined; reports files that contain each other, and expansion beyond the limits.</summary>
    private bool MayInline(YamlMapping mapping, YamlScalar reference, PartTarget target)
    {
        _inlinedNodes += target.Node.Weight;
        string written = reference.Text.Abbreviated();
        ProblemMessage? broken = _open.Contains(target) ? ProblemRules.PartInItself.Message(written)
            : _depth + target.Node.Height > TreeContext.MaxDepth ? ProblemRules.PartTooDeep.Message(written, TreeContext.MaxDepth)
            : _inlinedNodes > YamlTreeReader.MaxAliasedNodes ? ProblemRules.PartTooLarge.Message(written, YamlTreeReader.MaxAliasedNodes)
            : null;
        if (broken is null)
        {
            return true;
        }

        files.Report(
            broken,
            reference,
            JsonPointer.Append(Pointer(_base), ReferenceResolver.Field));
        lost.Add(reference);
        Inlined.Remove(mapping);
        return false;
    }

    private void Inline(YamlMapping mapping, PartTarget target, NodeKind kind, FieldShape? map)
    {
        Inlined[mapping] = target;
        _open.Add(target);
        (SourceFile File, string Base, string? Place) outer = (_file, _base, _place);
        string[] path = [.. _path];
        (_file, _base, _place) = (target.File, target.Pointer, _place is null ? null : Pointer(_place));
        _path.Clear();
        if (_place is not null && !Places.ContainsKey((target.File.Path, target.Pointer)))
        {
            Places.Add((target.File.Path, target.Pointer), _place);
        }

        if (map is { } shape)
        {
            // The section of the components is still a section when its entries are in another file.
            VisitField(target.Node, shape, JsonPointer.Parent(_place ?? "") == "#/components" ? NodeKind.Components : NodeKind.Plain);
        }
        else
        {
            Visit(target.Node, kind);
        }

        (_file, _base, _place) = outer;
        _open.Remove(target);
        _path.Clear();
        _path.AddRange(path);
    }

    private void Enter(string segment, Action visit)
    {
        _path.Add(segment);
        _depth++;
        visit();
        _depth--;
        _path.RemoveAt(_path.Count - 1);
    }

    private string Pointer(string start) => _path.Aggregate(start, JsonPointer.Append);

    private static YamlScalar? ReferenceOf(YamlMapping mapping)
        => mapping.Find(ReferenceResolver.Field)?.Value as YamlScalar is { Kind: ScalarKind.String } reference ? reference : null;
}
