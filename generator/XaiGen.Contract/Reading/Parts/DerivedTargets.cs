using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Parts;

/// <summary>
/// Finds the schemas of parts that extend a base with a discriminator by <c>allOf</c>. Values of the base may be of them, although often
/// nothing refers to them.
/// </summary>
internal sealed class DerivedTargets
{
    private readonly SourceFile _document;
    private readonly PartFiles _files;
    private readonly HashSet<PartTarget> _containers = [];
    private readonly List<(PartTarget Derived, PartTarget Base)> _extensions = [];

    /// <summary>Lists what each part has where it can be expected.</summary>
    public DerivedTargets(ContractFiles files, bool isVersion2, CancellationToken cancellation)
    {
        _document = files.Document;

        // What these references lack is not reported: nobody may use the schemas that they are in.
        _files = new PartFiles(files, [], cancellation);
        foreach (SourceFile part in files.Parts)
        {
            ListPart(part, JsonPointer.Of(DocumentGrammar.SectionOf(NodeKind.Schema, isVersion2)!));
        }
    }

    /// <summary>The schemas that extend any of the targets, or another schema that does.</summary>
    public IReadOnlyList<PartTarget> Of(IReadOnlyDictionary<PartTarget, NodeKind> targets)
    {
        foreach (PartTarget target in targets.Where(target => target.Value == NodeKind.Schema).Select(target => target.Key))
        {
            if (JsonPointer.Parent(target.Pointer) is { } container && !IsInSchema(container))
            {
                List(target.File, container);
            }
        }

        HashSet<PartTarget> bases = [.. _extensions.Select(extension => extension.Base).Where(IsUsedBase)];
        List<PartTarget> derived = [];
        int known;
        do
        {
            known = derived.Count;
            derived.AddRange(_extensions.Where(extension => bases.Contains(extension.Base) && bases.Add(extension.Derived))
                .Select(extension => extension.Derived));
        }
        while (derived.Count > known);
        return derived;

        bool IsUsedBase(PartTarget target)
            => (targets.ContainsKey(target) || ReferenceEquals(target.File, _document))
                && target.Node is YamlMapping schema && schema.Find("discriminator") is not null
                && schema.Find("oneOf") is null && schema.Find("anyOf") is null;
    }

    /// <summary>Lists the schemas of a part: those in the section for schemas, or by names alone, or the whole file.</summary>
    private void ListPart(SourceFile part, string section)
    {
        List(part, section);
        if (_files.At(part, JsonPointer.Root) is not { Node: YamlMapping root } whole)
        {
            return;
        }

        if (root.Entries.All(entry => entry.Value is YamlMapping && DocumentGrammar.FieldOf(NodeKind.Schema, entry.Key.Text) is null
            && DocumentGrammar.FieldOf(NodeKind.Document, entry.Key.Text) is null))
        {
            List(part, JsonPointer.Root);
        }
        else
        {
            AddExtensions(whole);
        }
    }

    private void List(SourceFile file, string pointer)
    {
        if (ReferenceEquals(file, _document) || _files.At(file, pointer) is not { Node: YamlMapping container } target
            || !_containers.Add(target))
        {
            return;
        }

        foreach (YamlEntry entry in container.Entries)
        {
            AddExtensions(new PartTarget(file, JsonPointer.Append(pointer, entry.Key.Text), entry.Value, entry.Key));
        }
    }

    private void AddExtensions(PartTarget schema)
    {
        YamlNode[] parts = (schema.Node as YamlMapping)?.Find("allOf")?.Value is YamlSequence allOf ? allOf.Items : [];
        _extensions.AddRange(parts.OfType<YamlMapping>()
            .Select(part => part.Find(ReferenceResolver.Field)?.Value).OfType<YamlScalar>()
            .Select(reference => _files.Find(schema.File, reference, schema.Pointer)).OfType<PartTarget>()
            .Select(target => (schema, target)));
    }

    /// <summary>Whether the pointer is of a field of a schema, such as its properties, which extend nothing.</summary>
    private static bool IsInSchema(string pointer)
        => JsonPointer.Segments(pointer)!.LastOrDefault() is { } last && last is not ("definitions" or "$defs")
            && DocumentGrammar.FieldOf(NodeKind.Schema, last) is not null;
}
