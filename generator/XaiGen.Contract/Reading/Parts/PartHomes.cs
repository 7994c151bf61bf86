using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Parts;

/// <summary>
/// Decides where each target is in the combined tree. Names derive from paths and pointers, not from the order of the references.
/// </summary>
internal sealed class PartHomes
{
    private readonly Dictionary<(string File, string Pointer), string> _places;
    private readonly HashSet<string> _taken;

    public PartHomes(PartWalk walk, SourceFile document, bool isVersion2)
    {
        _places = new Dictionary<(string File, string Pointer), string>(walk.Places);
        _taken = walk.TakenNames;
        TakeOwnNames(walk);
        AddComponents(walk, document, isVersion2);
    }

    /// <summary>Components of the document that are only a reference, and are replaced by its target.</summary>
    public Dictionary<YamlMapping, PartTarget> Owned { get; } = [];

    /// <summary>Targets that are added to the components.</summary>
    public List<PartComponent> Added { get; } = [];

    /// <summary>The pointer of a target in the combined tree.</summary>
    public string PlaceOf(PartTarget target)
        => Place(target) ?? throw new InvalidOperationException($"'{target.Pointer}' of '{target.File.Path}' was given no place.");

    /// <summary>The pointer of a target, or of an ancestor that has been placed, extended to the target.</summary>
    private string? Place(PartTarget target)
    {
        for (string? pointer = target.Pointer; pointer is not null; pointer = JsonPointer.Parent(pointer))
        {
            if (_places.TryGetValue((target.File.Path, pointer), out string? place))
            {
                return place + target.Pointer.Substring(pointer.Length);
            }
        }

        return null;
    }

    private void TakeOwnNames(PartWalk walk)
    {
        foreach ((PartTarget target, string place, YamlMapping entry) in walk.OwnNames
            .OrderBy(own => Depth(own.Target.Pointer))
            .ThenBy(own => JsonPointer.Segments(own.Place)!.Last() == NameOf(own.Target) ? 0 : 1)
            .ThenBy(own => own.Place, StringComparer.Ordinal))
        {
            if (Place(target) is null)
            {
                _places.Add((target.File.Path, target.Pointer), place);
                Owned.Add(entry, target);
            }
        }
    }

    private void AddComponents(PartWalk walk, SourceFile document, bool isVersion2)
    {
        List<PartTarget> added = [];
        HashSet<(string File, string Pointer)> roots = [];
        foreach (PartTarget target in walk.Targets.Keys.OrderBy(target => Depth(target.Pointer)))
        {
            if (Place(target) is null && !Ancestors(target).Any(roots.Contains))
            {
                roots.Add((target.File.Path, target.Pointer));
                added.Add(target);
            }
        }

        foreach (PartTarget target in added
            .OrderBy(target => PartPath.Relative(PartPath.Normalize(target.File.Path), document.Path).Split('/').Length)
            .ThenBy(target => target.File.Path, StringComparer.Ordinal)
            .ThenBy(target => target.Pointer, StringComparer.Ordinal))
        {
            string[] section = DocumentGrammar.SectionOf(walk.Targets[target], isVersion2)!;
            string start = JsonPointer.Of(section);
            string name = NamesOf(target, document).First(name => _taken.Add(JsonPointer.Append(start, name)));
            _places.Add((target.File.Path, target.Pointer), JsonPointer.Append(start, name));
            Added.Add(new PartComponent(section, name, target));
        }
    }

    private static IEnumerable<(string File, string Pointer)> Ancestors(PartTarget target)
    {
        for (string? pointer = JsonPointer.Parent(target.Pointer); pointer is not null; pointer = JsonPointer.Parent(pointer))
        {
            yield return (target.File.Path, pointer);
        }
    }

    /// <summary>Candidate names: the target's own name, then prefixed with the names of the file and its folders, then numbered.</summary>
    private static IEnumerable<string> NamesOf(PartTarget target, SourceFile document)
    {
        string name = NameOf(target);
        yield return name;
        string[] folders = PartPath.Relative(PartPath.Normalize(target.File.Path), document.Path).Split('/');
        bool isWhole = target.Pointer == JsonPointer.Root;
        for (int i = folders.Length - (isWhole ? 2 : 1); i >= 0; i--)
        {
            name = $"{Word(i == folders.Length - 1 ? PartPath.Stem(folders[i]) : folders[i])}_{name}";
            yield return name;
        }

        name = isWhole ? name : $"{name}_{Word(string.Join("_", JsonPointer.Segments(target.Pointer)!))}";
        for (int i = 2; ; i++)
        {
            yield return $"{name}_{i}";
        }
    }

    private static string NameOf(PartTarget target)
        => Word(JsonPointer.Segments(target.Pointer)!.LastOrDefault() is { Length: > 0 } last
            ? last
            : PartPath.Stem(target.File.Path.Replace('\\', '/')));

    /// <summary>Replaces the characters that OpenAPI does not allow in the name of a component.</summary>
    private static string Word(string text)
        => new([.. text.Select(c => c is '.' or '_' or '-' || (c < 128 && char.IsLetterOrDigit(c)) ? c : '_')]);

    private static int Depth(string pointer) => pointer.Count(c => c == '/');
}
