using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using XaiGen.Contract;
using XaiGen.Review.Documents;

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
        JToken? before = old.Root.Mapping("components").Field("schemas"), after = @new.Root.Mapping("components").Field("schemas");
        JProperty[] gone = [.. before.Entries().Where(schema => after.Field(schema.Name) is null)];
        JProperty[] added = [.. after.Entries().Where(schema => before.Field(schema.Name) is null)];
        HashSet<string> moved = [.. gone.Concat(added).Select(schema => schema.Name)];
        ILookup<string, JProperty> byShape = added.ToLookup(schema => Shape(schema.Value, moved), StringComparer.Ordinal);
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (JProperty schema in gone)
        {
            if (byShape[Shape(schema.Value, moved)]
                .Where(other => !taken.Contains(other.Name)).MaxBy(other => Likeness(schema.Name, other.Name)) is { } match)
            {
                taken.Add(match.Name);
                _newNames.Add(schema.Name, match.Name);
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
    private static Dictionary<string, string> Uses(JToken root)
        => ((JContainer)root).Descendants().OfType<JProperty>()
            .Where(property => property.Name == "$ref"
                && property.Value.Text()?.StartsWith(Section + "/", StringComparison.Ordinal) == true)
            .ToDictionary(
                property => ContractDocument.PointerOf(property.Parent!), property => property.Value.Text()![(Section.Length + 1)..],
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
    private static string Shape(JToken schema, HashSet<string> moved)
    {
        JToken plain = schema.DeepClone();
        foreach (JProperty entry in ((JContainer)plain).DescendantsAndSelf().OfType<JProperty>().ToArray())
        {
            if (entry.Value.Text() is { } text && entry.Name is "$ref" && moved.Contains(text[(text.LastIndexOf('/') + 1)..]))
            {
                entry.Value = "?";
            }
            else if (entry.Name is "description" or "title" or "example" or "summary" && entry.Value is JValue)
            {
                entry.Remove();
            }
        }

        return plain.ToString(Formatting.None);
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
