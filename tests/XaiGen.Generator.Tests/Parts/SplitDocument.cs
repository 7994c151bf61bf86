using System.Globalization;
using System.Text.Json.Nodes;
using XaiGen.Contract;
using XaiGen.Contract.Model;

namespace XaiGen.Generator.Tests.Parts;

/// <summary>
/// A document split into files at random: path items, operations, components and whole sections, with rewritten references.
/// </summary>
internal sealed class SplitDocument
{
    private const string Folder = "api/";

    private const string Root = Folder + "root.json";

    private readonly Random _random;

    /// <summary>The moved nodes: their pointer in the document, their file, and their pointer there.</summary>
    private readonly List<(string Pointer, string File, string Inner)> _moved = [];

    private readonly SortedDictionary<string, JsonNode> _files = new(StringComparer.Ordinal);

    private SplitDocument(int seed) => _random = new Random(seed);

    public static ContractFiles Of(string text, int seed)
    {
        var tree = new ContractTree(text);
        JsonNode document = tree.Fold(JsonFold.Instance)!.Value!;
        return new SplitDocument(seed).Split((JsonObject)document);
    }

    private ContractFiles Split(JsonObject document)
    {
        if (document["paths"] is JsonObject paths)
        {
            Move(paths, "#/paths", "paths/");
        }

        foreach ((string section, JsonNode? components) in document["components"] as JsonObject ?? [])
        {
            if (components is JsonObject map
                && section is "schemas" or "parameters" or "responses" or "requestBodies" or "headers" or "examples" or "securitySchemes")
            {
                Move((JsonObject)components, $"#/components/{section}", $"{section}/");
            }
        }

        _files.Add(Root, document);
        foreach ((string file, JsonNode content) in _files)
        {
            Rewrite(content, file, isMapping: false);
        }

        return new ContractFiles(new SourceFile(Root, document.ToJsonString()))
        {
            Parts = _files.Where(file => file.Key != Root)
                .Select(file => new SourceFile(file.Key, file.Value.ToJsonString())).ToEquatableArray(),
        };
    }

    /// <summary>Moves entries at random into their own file or into a part of a shared file; the entry becomes a reference.</summary>
    private void Move(JsonObject map, string pointer, string folder)
    {
        string shared = $"{Folder}{folder}all of it.json";
        foreach (string name in map.Select(entry => entry.Key).ToArray())
        {
            if (map[name] is not JsonObject value || value.ContainsKey("$ref") || name.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }

            int where = _random.Next(4);
            (string File, string Inner)? target = where switch
            {
                0 => null,
                1 => (shared, JsonPointer.Append("#/deep/in it", name)),
                _ => ($"{Folder}{folder}{_files.Count.ToString(CultureInfo.InvariantCulture)}.json", "#"),
            };
            if (target is not { } to)
            {
                continue;
            }

            map[name] = new JsonObject { ["$ref"] = $"elsewhere:{to.File}{to.Inner}" };
            _moved.Add((JsonPointer.Append(pointer, name), to.File, to.Inner));
            if (to.Inner == "#")
            {
                _files.Add(to.File, value);
            }
            else
            {
                JsonNode file = _files.TryGetValue(shared, out JsonNode? known)
                    ? known
                    : _files[shared] = new JsonObject { ["deep"] = new JsonObject { ["in it"] = new JsonObject() } };
                file["deep"]!["in it"]![name] = value;
            }
        }
    }

    private void Rewrite(JsonNode? node, string file, bool isMapping)
    {
        switch (node)
        {
            case JsonObject map:
                foreach ((string key, JsonNode? value) in map.ToArray())
                {
                    if (value is JsonValue text && (key == "$ref" || isMapping) && text.TryGetValue(out string? reference))
                    {
                        map[key] = Target(reference, file);
                    }
                    else
                    {
                        Rewrite(value, file, key == "mapping" && map.ContainsKey("propertyName"));
                    }
                }

                break;
            case JsonArray list:
                foreach (JsonNode? item in list)
                {
                    Rewrite(item, file, isMapping: false);
                }

                break;
        }
    }

    /// <summary>Refers to the document or directly to the file; both resolve to the same node.</summary>
    private string Target(string reference, string file)
    {
        const string Elsewhere = "elsewhere:";
        if (reference.StartsWith(Elsewhere, StringComparison.Ordinal))
        {
            string[] parts = reference[Elsewhere.Length..].Split('#', 2);
            return Uri.EscapeDataString(Relative(parts[0], file)).Replace("%2F", "/", StringComparison.Ordinal)
                + (parts[1].Length == 0 ? "" : "#" + Fragment(parts[1]));
        }

        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return reference;
        }

        string pointer = JsonPointer.OfFragment(reference);
        (string Pointer, string File, string Inner) moved = _moved.Find(moved => JsonPointer.IsWithin(pointer, moved.Pointer));
        bool isInside = moved.File is not null && pointer != moved.Pointer;
        if (moved.File is null || (!isInside && _random.Next(2) == 0))
        {
            return file == Root ? reference : $"{Relative(Root, file)}{reference}";
        }

        string place = moved.Inner.TrimStart('#') + pointer[moved.Pointer.Length..];
        return moved.File == file && _random.Next(2) == 0
            ? "#" + Fragment(place)
            : $"{Relative(moved.File, file).Replace(" ", "%20", StringComparison.Ordinal)}#{Fragment(place)}";
    }

    private static string Fragment(string pointer)
        => pointer.Replace("%", "%25", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal);

    private static string Relative(string file, string from) => Path.GetRelativePath(Path.GetDirectoryName(from)!, file).Replace('\\', '/');

    /// <summary>A node that may be null.</summary>
    private sealed record Folded(JsonNode? Value);

    private sealed class JsonFold : IContractTreeFold<Folded>
    {
        public static JsonFold Instance { get; } = new();

        public Folded Mapping(IEnumerable<KeyValuePair<string, Folded>> entries)
            => new(new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Value))));

        public Folded Sequence(IEnumerable<Folded> items) => new(new JsonArray([.. items.Select(item => item.Value)]));

        public Folded Null() => new((JsonNode?)null);

        public Folded Boolean(bool value) => new(JsonValue.Create(value));

        public Folded Number(string json) => new(JsonNode.Parse(json));

        public Folded Text(string value) => new(JsonValue.Create(value));
    }
}
