using XaiGen.Contract;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.CSharp;

/// <summary>
/// Finds renamed schemas: those with the same content under another name, and those that took the place of another wherever it was used.
/// </summary>
internal sealed class ComponentRenames
{
    private const string Section = "#/components/schemas";

    private readonly Dictionary<string, string> _newNames = new(StringComparer.Ordinal);

    public ComponentRenames(ContractDocument old, ContractDocument @new)
    {
        JsonNode? before = old.Root.Mapping("components").Field("schemas"), after = @new.Root.Mapping("components").Field("schemas");
        JsonField[] gone = [.. before.Entries().Where(schema => after.Field(schema.Name) is null)];
        JsonField[] added = [.. after.Entries().Where(schema => before.Field(schema.Name) is null)];
        HashSet<string> moved = [.. gone.Concat(added).Select(schema => schema.Name)];
        ILookup<string, string> byShape =
            added.ToLookup(schema => Shape(schema.Value, moved), schema => schema.Name, StringComparer.Ordinal);
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (JsonField schema in gone)
        {
            if (byShape[Shape(schema.Value, moved)]
                .Where(other => !taken.Contains(other)).MaxBy(other => Likeness(schema.Name, other)) is { } match)
            {
                taken.Add(match);
                _newNames.Add(schema.Name, match);
            }
        }

        AddReplaced(
            Uses(old.Root), Uses(@new.Root), [.. gone.Select(schema => schema.Name)],
            [.. added.Select(schema => schema.Name).Where(name => !taken.Contains(name))]);
    }

    /// <summary>Adds the schemas whose places all refer to one new schema, which nothing else was renamed to.</summary>
    private void AddReplaced(
        IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, HashSet<string> gone, HashSet<string> added)
    {
        (string Old, string New)[] candidates =
        [
            .. before.Where(use => gone.Contains(use.Value) && !_newNames.ContainsKey(use.Value))
                .Select(use => (Old: use.Value, New: after.GetValueOrDefault(Map(use.Key))))
                .Where(use => use.New is not null).Select(use => (use.Old, use.New!)).Distinct(),
        ];
        foreach ((string was, string isNow) in candidates)
        {
            if (added.Contains(isNow) && candidates.Count(other => other.Old == was || other.New == isNow) == 1)
            {
                _newNames.Add(was, isNow);
            }
        }
    }

    /// <summary>The schema that each place refers to.</summary>
    private static Dictionary<string, string> Uses(JsonNode root)
        => root.Descendants()
            .Where(value => value.Name == "$ref"
                && value.Text()?.StartsWith(Section + "/", StringComparison.Ordinal) == true)
            .ToDictionary(
                value => ContractDocument.PointerOf(value.Parent!), value => value.Text()![(Section.Length + 1)..],
                StringComparer.Ordinal);

    /// <summary>The new name for each old name.</summary>
    public IReadOnlyDictionary<string, string> NewNames => _newNames;

    /// <summary>The pointer in the new contract of a node of the old one, after applying the renames.</summary>
    public string Map(string pointer)
    {
        if (!pointer.StartsWith(Section + "/", StringComparison.Ordinal))
        {
            return pointer;
        }

        IReadOnlyList<string> segments = JsonPointer.Segments(pointer) ?? [];
        return segments.Count > 2 && _newNames.TryGetValue(segments[2], out string? name)
            ? JsonPointer.Of([segments[0], segments[1], name, .. segments.Skip(3)])
            : pointer;
    }

    /// <summary>The content of a schema, independent of the names of schemas that were added or removed.</summary>
    private static string Shape(JsonNode schema, HashSet<string> moved)
    {
        JsonNode plain = schema.DeepClone();
        foreach (JsonScalar value in plain.Descendants().OfType<JsonScalar>().ToArray())
        {
            if (value.Name is "$ref" && value.Text() is { } text && moved.Contains(text[(text.LastIndexOf('/') + 1)..]))
            {
                ((JsonMapping)value.Parent!)[value.Name] = "?";
            }
            else if (value.Name is "description" or "title" or "example" or "summary")
            {
                value.Remove();
            }
        }

        return plain.ToJson();
    }

    /// <summary>The number of letters that two names share at the start and at the end.</summary>
    private static int Likeness(string one, string other)
    {
        int start = one.AsSpan().CommonPrefixLength(other), end = 0;
        while (end < Math.Min(one.Length, other.Length) - start && one[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        return start + end;
    }
}
