using XaiGen.Fuzz.Documents;

namespace XaiGen.Fuzz.Mutations;

/// <summary>
/// Changes contracts as people do, correctly and by mistake, and also maliciously. The same random numbers produce the same changes.
/// </summary>
internal sealed class ContractMutator(Random random)
{
    private static readonly string[] s_schemaHolders = ["properties", "schemas", "oneOf", "anyOf", "allOf", "$defs"];
    private static readonly string[] s_schemaFields = ["schema", "items", "additionalProperties"];
    private static readonly string[] s_nameHolders =
        ["properties", "schemas", "parameters", "securitySchemes", "variables", "mapping", "x-xaigen-exactly-one", "responses", "headers"];

    private static readonly string[] s_nameLists = ["enum", "tags", "x-xaigen-union", "x-enum-varnames"];

    private static readonly string[] s_nameFields =
    [
        "name", "operationId", "propertyName", "title", "x-xaigen-method", "x-xaigen-id", "x-xaigen-name", "handle", "pending", "result",
        "const", "default",
    ];

    private static readonly string[] s_mediaTypes =
    [
        "application/json", "multipart/form-data", "application/x-www-form-urlencoded", "application/octet-stream", "text/plain",
        "text/csv", "text/event-stream",
        "application/xml", "*/*", "image/*", "image/png", "application/vnd.a+json", "application/problem+json", "application/jsonl",
        "multipart/mixed", "x", "a/b\"c",
        "application/json; charset=\"utf-8\"", "",
    ];

    private static readonly string[] s_statuses =
        ["200", "201", "202", "204", "206", "2XX", "304", "400", "404", "4XX", "500", "default", "100", "600", "2xx", "abc"];
    private static readonly string[] s_formats =
    [
        "binary", "byte", "date-time", "date", "time", "uuid", "uri", "unix-time", "int32", "int64", "float", "double", "decimal",
        "duration", "base64", "int8",
    ];

    private static readonly string[] s_methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    private static readonly string[] s_compositions = ["allOf", "oneOf", "anyOf"];

    private static readonly string[] s_textFields =
    [
        "description", "summary", "title", "version", "url", "name", "tags", "enum", "required", "format", "type", "pattern", "default",
        "example", "const", "in", "style", "operationId", "propertyName",
    ];

    private static readonly string[] s_references =
    [
        "http://127.0.0.1:1/schema.json", "https://127.0.0.1:1/schema.json#/a", "file:///etc/hostname", "other.yaml#/components/schemas/A",
        "../x.json", "#", "#/", "#/paths",
        "#/components", "#/components/schemas", "#/info/title", "urn:x:y", "#anchor", "", "Thing", "#/components/schemas/%ZZ",
        "#/components/schemas/~2",
    ];

    private static readonly string[] s_urls =
    [
        "https://example.com/\"", "https://example.com/\\", "https://{a\"b}.example.com", "\"", "/", "//", "", "{",
        "https://example.com/{unknown}", "http://example.com",
        "https://example.com/\u2028x", "relative/path", "https://example.com/?q=\"1\"#f", "not a url", "https://[::1]:99999/",
    ];

    /// <summary>Applies a few changes to the tree.</summary>
    public void Mutate(MappingNode root)
    {
        for (int times = random.Next(1, 6); times > 0; times--)
        {
            Once(root, Place.Under(root));
        }
    }

    private void Once(MappingNode root, List<Place> places)
    {
        if (places.Count == 0)
        {
            return;
        }

        switch (random.Next(23))
        {
            case 0 or 1 or 2:
                RenameSomething(root, places);
                break;
            case 3 or 4 or 5:
                if (Schema(places) is { } schema)
                {
                    PutKeyword(schema, places);
                }

                break;
            case 6 or 7 or 8:
                PutWord(places);
                break;
            case 9 or 10:
                Graft(places);
                break;
            case 11 or 12:
                ReplaceSchema(places);
                break;
            case 13:
                RenameKey(places, IsChildOf("content"), s_mediaTypes);
                break;
            case 14:
                RenameKey(places, IsChildOf("responses"), s_statuses);
                break;
            case 15:
                RenameKey(places, place => place.Key is { } key && s_methods.Contains(key), s_methods);
                break;
            case 16:
                Place removed = One(places);
                removed.Parent.RemoveAt(removed.Index);
                break;
            case 17:
                Repeat(One(places));
                break;
            case 18:
                One(places).Value = random.Next(2) == 0 ? Scalar() : new ListNode { Items = [One(places).Value.Copy()] };
                break;
            case 19:
                if (Any(places.Where(place => place.Value is ScalarNode { IsText: true }).ToArray()) is { } text)
                {
                    text.Value = new ScalarNode(EvilTexts.One(random));
                }

                break;
            case 20:
                FillField(places);
                break;
            case 21:
                root["servers"] = new ListNode { Items = [Mapping(("url", new ScalarNode(One(s_urls))))] };
                break;
            default:
                root["openapi"] = new ScalarNode(One(["3.0.3", "3.1.0", "3.0.0", "3.1.1", "3.2.0"]));
                break;
        }
    }

    /// <summary>Renames something in the document: to an evil name, to the name of something else, or to a similar one.</summary>
    private void RenameSomething(MappingNode root, List<Place> places)
    {
        string[] names = [.. NamesOf(places)];
        if (names.Length == 0)
        {
            return;
        }

        string old = One(names);
        string @new = random.Next(4) switch
        {
            0 => One(names),
            1 => random.Next(3) switch
            {
                0 => old.ToUpperInvariant(),
                1 => old + "_",
                _ => $"{old}{One(["Client", "Model", "Value", "s", "Id", "Async", "Options", "2"])}",
            },
            _ => EvilNames.One(random),
        };
        if (random.Next(4) > 0)
        {
            Renaming.Everywhere(root, old, @new);
        }
        else if (Any(places.Where(place => place.Key == old).ToArray()) is { } place)
        {
            place.Rename(@new);
        }
    }

    private static IEnumerable<string> NamesOf(List<Place> places)
    {
        foreach (Place place in places)
        {
            string holder = HolderOf(place);
            if (place.Key is { Length: > 0 } key && s_nameHolders.Contains(holder) && place.Parent is MappingNode)
            {
                yield return key;
            }

            if (place.Value is ScalarNode { IsText: true, Text.Length: > 0 } scalar
                && (s_nameLists.Contains(holder) || (place.Key is { } field && s_nameFields.Contains(field))))
            {
                yield return scalar.Text;
            }
        }
    }

    private void PutKeyword(MappingNode schema, List<Place> places)
    {
        (string Key, Node Value) keyword = random.Next(24) switch
        {
            0 or 1 => ("type", Text("string", "integer", "number", "boolean", "array", "object", "null")),
            2 => ("type", List(Text("string", "integer", "object", "array"), Text("null", "string", "boolean"))),
            3 or 4 or 5 => ("format", Text(s_formats)),
            6 => ("enum",
                List([.. Enumerable.Range(0, random.Next(4))
                    .Select(_ => random.Next(3) == 0 ? Scalar() : new ScalarNode(EvilNames.One(random)))])),
            7 => ("const", Scalar()),
            8 => ("default", Scalar()),
            9 => ("nullable", Bare("true")),
            10 => (One(["readOnly", "writeOnly", "deprecated", "uniqueItems"]), Bare("true")),
            11 or 12 => (One(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]), Number()),
            13 => (One(["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"]), Number()),
            14 => ("pattern",
                Text("^a+$", "\"", "\\d{3}\\\"", "[", "(?<x>a)\\k<x>", "^\u2028$", "\\p{L}", "(a+)+$", "", "{0}", "\\", "$^")),
            15 => ("items", AnySchema(places)),
            16 => ("additionalProperties", random.Next(2) == 0 ? Bare(random.Next(2) == 0 ? "true" : "false") : AnySchema(places)),
            17 => ("required", List([.. SomeOf(NamesOf(places), random.Next(4))])),
            18 => (One(s_compositions), List([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => AnySchema(places))])),
            19 => ("properties", Mapping((EvilNames.One(random), AnySchema(places)), (EvilNames.One(random), AnySchema(places)))),
            20 => ("discriminator", Mapping(("propertyName", NameOf(places)))),
            21 => ("not", AnySchema(places)),
            22 => ("contentEncoding", Text("base64", "base64url", "gzip")),
            _ => ("description", new ScalarNode(EvilTexts.One(random))),
        };
        schema[keyword.Key] = keyword.Value;
    }

    /// <summary>Adds an <c>x-xaigen</c> keyword, mostly where it is allowed and with a value that may be valid.</summary>
    private void PutWord(List<Place> places)
    {
        bool isOfOperation = random.Next(3) == 0;
        Place[] homes = [.. places.Where(place => place.Value is MappingNode
            && (random.Next(12) == 0
            || (isOfOperation ? place.Key is { } key && s_methods.Contains(key) : IsSchema(place) || IsChildOf("responses")(place))))];
        if (Any(homes)?.Value is not MappingNode home)
        {
            return;
        }

        (string Key, Node Value) word = random.Next(isOfOperation ? 6 : 8) switch
        {
            0 when isOfOperation => ("x-xaigen-method", GivenName(places)),
            1 when isOfOperation => ("x-xaigen-flatten", Bare(random.Next(5) > 0 ? "true" : "false")),
            2 when isOfOperation => ("x-xaigen-retry", Text("safe", "billed", "never")),
            5 when isOfOperation => ("x-xaigen-arguments", List([.. Enumerable.Range(0, random.Next(4)).Select(_ => GivenName(places))])),
            3 when isOfOperation => ("x-xaigen-page", Fields(places, ["items", "token", "parameter"], ["size"])),
            _ when isOfOperation => ("x-xaigen-long-running",
                Fields(places, ["handle", "poll", "id", "pending", "result"], ["progress", "error", "flag"])),
            0 => ("x-xaigen-id", GivenName(places)),
            1 or 2 => ("x-xaigen-unit", Text("seconds", "usd-ticks")),
            3 => ("x-xaigen-union",
                List([.. Enumerable.Range(0, (home["oneOf"] ?? home["anyOf"])?.Count ?? random.Next(3)).Select(_ => GivenName(places))])),
            4 => ("x-xaigen-data-uri", Bare("true")),
            5 => ("x-xaigen-exactly-one", Mapping((GivenName(places).Text, List([.. PropertiesOf(home, places)])))),
            6 => ("x-xaigen-name", GivenName(places)),
            _ => random.Next(2) == 0
                ? ("x-enum-varnames", List([.. Enumerable.Range(0, home["enum"]?.Count ?? 2).Select(_ => GivenName(places))]))
                : ("x-xaigen-when-empty", NameOf(places)),
        };
        home[word.Key] = word.Value;
    }

    private IEnumerable<Node> PropertiesOf(MappingNode schema, List<Place> places)
        => schema["properties"] is MappingNode { Count: > 1 } properties
            ? SomeOf(properties.Entries.Select(property => property.Key), random.Next(2, 4))
            : [NameOf(places), NameOf(places)];

    private IEnumerable<Node> SomeOf(IEnumerable<string> names, int count)
        => names.OrderBy(_ => random.Next()).Take(count).Select(name => new ScalarNode(name)).ToArray();

    private MappingNode Fields(List<Place> places, string[] required, string[] optional)
        => Mapping([.. required.Concat(optional.Where(_ => random.Next(2) == 0)).Select(field => (field, (Node)NameOf(places)))]);

    /// <summary>Replaces a value with a copy of the value at another place with the same field.</summary>
    private void Graft(List<Place> places)
    {
        Place at = One(places);
        string holder = HolderOf(at);
        Place[] others = [.. places
            .Where(place => place.Key == at.Key && (at.Key is null || IsSchema(place) == IsSchema(at)) && HolderOf(place) == holder)];
        at.Value = (Any(others) ?? at).Value.Copy();
    }

    private void ReplaceSchema(List<Place> places)
    {
        Place[] schemas = [.. places.Where(IsSchema)];
        if (Any(schemas) is not { } at)
        {
            return;
        }

        at.Value = random.Next(4) switch
        {
            0 => Mapping(("type", new ScalarNode("array")), ("items", at.Value.Copy())),
            1 => Mapping((One(s_compositions), List(at.Value.Copy(), AnySchema(places)))),
            2 => Mapping(("type", new ScalarNode("object")), ("properties", Mapping((EvilNames.One(random), at.Value.Copy())))),
            _ => AnySchema(places),
        };
    }

    /// <summary>Sets the same evil text at each place of a field.</summary>
    private void FillField(List<Place> places)
    {
        string field = One(s_textFields);
        var text = new ScalarNode(EvilTexts.One(random));
        foreach (Place place in places
            .Where(place => (place.Key == field || HolderOf(place) == field) && place.Value is ScalarNode { IsText: true }))
        {
            place.Value = text;
        }
    }

    private static void Repeat(Place place)
    {
        if (place.Parent is MappingNode mapping)
        {
            mapping.Entries.Add((place.Key + "_2", place.Value.Copy()));
        }
        else
        {
            ((ListNode)place.Parent).Items.Add(place.Value.Copy());
        }
    }

    private void RenameKey(List<Place> places, Func<Place, bool> isMeant, string[] keys)
    {
        if (Any(places.Where(isMeant).ToArray()) is { } place)
        {
            place.Rename(One(keys));
        }
    }

    private MappingNode? Schema(List<Place> places)
        => Any(places.Where(place => IsSchema(place) && place.Value is MappingNode).ToArray())?.Value as MappingNode;

    /// <summary>Returns a reference to a component, a copy of a schema, or a small schema.</summary>
    private Node AnySchema(List<Place> places)
    {
        Place[] schemas = [.. places.Where(IsSchema)];
        Place[] components = [.. schemas.Where(place => place.Pointer.StartsWith("#/components/schemas/", StringComparison.Ordinal))];
        Place? schema = Any(schemas);
        return random.Next(25) switch
        {
            0 => Mapping(("$ref", new ScalarNode(schema is null || random.Next(2) == 0 ? One(s_references) : schema.Pointer))),
            < 12 when Any(components) is { } component
                => Mapping(("$ref", new ScalarNode(component.Pointer))),
            < 18 when schema is not null => schema.Value.Copy(),
            _ => Mapping(("type", Text("string", "integer", "number", "boolean", "array", "object"))),
        };
    }

    private ScalarNode GivenName(List<Place> places) => random.Next(3) == 0 ? NameOf(places) : new ScalarNode(EvilNames.One(random));

    private ScalarNode NameOf(List<Place> places)
    {
        string[] names = [.. NamesOf(places)];
        return new ScalarNode(names.Length > 0 && random.Next(8) > 0 ? One(names) : EvilNames.One(random));
    }

    private ScalarNode Scalar() => random.Next(8) switch
    {
        0 => Bare("null"),
        1 => Bare(random.Next(2) == 0 ? "true" : "false"),
        2 or 3 => Number(),
        4 => new ScalarNode(EvilTexts.One(random)),
        _ => new ScalarNode(EvilNames.One(random)),
    };

    private ScalarNode Number() => Bare(One(
        ["0", "1", "-1", "5", "0.5", "100", "1.0", "-0.0", "1e3", "2147483648", "9223372036854775808", "-9223372036854775809", "1e308",
        "1e999", "1e-400", "3.4028236e38", "79228162514264337593543950336"]));

    private ScalarNode Text(params string[] texts) => new(One(texts));

    private static ScalarNode Bare(string text) => new(text, isText: false);

    private static MappingNode Mapping(params (string Key, Node Value)[] entries) => new() { Entries = [.. entries] };

    private static ListNode List(params Node[] items) => new() { Items = [.. items] };

    private static bool IsSchema(Place place)
        => (place.Key is { } key && s_schemaFields.Contains(key)) || s_schemaHolders.Contains(HolderOf(place));

    private static Func<Place, bool> IsChildOf(string holder) => place => HolderOf(place) == holder;

    /// <summary>The key of the place's parent.</summary>
    private static string HolderOf(Place place)
    {
        int end = place.Pointer.LastIndexOf('/');
        return place.Pointer[(place.Pointer.LastIndexOf('/', end - 1) + 1)..end];
    }

    private T One<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    private T? Any<T>(IReadOnlyList<T> list)
        where T : class
        => list.Count == 0 ? null : One(list);
}
