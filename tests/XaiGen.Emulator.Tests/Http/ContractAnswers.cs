using System.Collections.Concurrent;
using System.Text;
using NJsonSchema.Validation;
using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Validation;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>Validates responses against the contract, and records which of its parts have been seen.</summary>
internal sealed class ContractAnswers
{
    private const string Json = "application/json";

    private static readonly string[] s_methods = ["get", "post", "put", "patch", "delete"];

    private readonly ContractDocument _document;
    private readonly PlainSchemas _schemas;
    private readonly Dictionary<string, Operation> _operations = [];
    private readonly SortedSet<string> _parts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _seen = new();

    private ContractAnswers()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "xai.openapi.yaml"));
        _document = ContractDocument.Open(new ContractText("xai.openapi.yaml", text)).Document.ShouldNotBeNull();
        _schemas = new PlainSchemas(_document);
        foreach (JsonField path in _document.Root.Entries("paths"))
        {
            foreach (string method in s_methods)
            {
                if (path.Value.Mapping(method) is { } written)
                {
                    _operations.Add($"{method.ToUpperInvariant()} {path.Name}", Read(written));
                }
            }
        }
    }

    /// <summary>One for all tests, so that in the end it has seen what all of them together have seen.</summary>
    public static ContractAnswers Shared { get; } = new();

    /// <summary>Operations with their statuses, and parts of the schemas of responses.</summary>
    public IReadOnlySet<string> Parts => _parts;

    /// <summary>Those that no response has made use of yet.</summary>
    public IEnumerable<string> Unseen => _parts.Where(part => !_seen.ContainsKey(part));

    /// <param name="operation">Method and path pattern.</param>
    /// <param name="contentType">Null for a response without a body.</param>
    /// <returns>What is wrong with the response; null if it is valid.</returns>
    public string? Judge(string operation, int status, string? contentType, byte[] body)
    {
        if (!_operations.TryGetValue(operation, out Operation? known))
        {
            return "the contract has no such operation";
        }

        DeclaredAnswer declared = known.Answers.GetValueOrDefault($"{status}") ?? known.Answers["default"];
        string name = $"{known.Id} {declared.Status}";
        if (contentType is null)
        {
            _seen[$"{name} without a body"] = true;
            return declared.MayBeEmpty ? null : "the body is missing";
        }

        string mediaType = contentType.Split(';')[0];
        if (!declared.Schemas.TryGetValue(mediaType, out JsonNode? schema))
        {
            return $"the contract has no {mediaType} for it";
        }

        _seen[$"{name} {mediaType}"] = true;
        if (mediaType != Json)
        {
            return null;
        }

        JsonNode value = JsonText.Parse(Encoding.UTF8.GetString(body));
        lock (_schemas)
        {
            IReadOnlyCollection<ValidationError> errors = _schemas.Check(schema, Direction.Response, value).ShouldNotBeNull();
            Note(schema, value);
            return errors.Count == 0 ? null : string.Join("; ", errors);
        }
    }

    private Operation Read(JsonMapping written)
    {
        string id = written["operationId"]!.ToString();
        Dictionary<string, DeclaredAnswer> answers = [];
        foreach (JsonField response in written.Entries("responses"))
        {
            JsonNode answer = _document.Resolve(response.Value)!;
            var content = answer.Entries("content").ToDictionary(entry => entry.Name, entry => entry.Value.Field("schema")!);
            bool mayBeEmpty = answer.Field("x-xaigen-when-empty") is not null || content.Count == 0;
            answers.Add(response.Name, new DeclaredAnswer(response.Name, content, mayBeEmpty));
            _parts.UnionWith(content.Keys.Select(mediaType => $"{id} {response.Name} {mediaType}"));
            if (mayBeEmpty)
            {
                _parts.Add($"{id} {response.Name} without a body");
            }

            if (content.TryGetValue(Json, out JsonNode? schema))
            {
                Expect(schema, []);
            }
        }

        return new Operation(id, answers);
    }

    /// <summary>Every property and every member of a union is to be seen.</summary>
    private void Expect(JsonNode written, HashSet<JsonNode> passed)
    {
        JsonNode schema = _document.Resolve(written)!;
        _schemas.Add(schema, Direction.Response);
        if (!passed.Add(schema))
        {
            return;
        }

        foreach (JsonNode? part in Alternatives(schema).Concat(Properties(schema).Select(property => property.Value)))
        {
            _parts.Add(NameOf(part));
            Expect(part, passed);
        }

        foreach (JsonNode? part in schema.Items("allOf").Concat(schema.Field("items") is { } items ? [items] : []))
        {
            Expect(part, passed);
        }
    }

    private void Note(JsonNode written, JsonNode value)
    {
        JsonNode schema = _document.Resolve(written)!;
        if (value is JsonScalar { IsNull: true })
        {
            return;
        }

        foreach (JsonNode? member in Alternatives(schema)
            .Where(member => _schemas.Check(member, Direction.Response, value) is { Count: 0 }))
        {
            _seen[NameOf(member)] = true;
            Note(member, value);
        }

        foreach (JsonField property in Properties(schema).Where(property => value.Field(property.Name) is not null))
        {
            _seen[NameOf(property.Value)] = true;
            Note(property.Value, value.Field(property.Name)!);
        }

        foreach (JsonNode part in schema.Items("allOf"))
        {
            Note(part, value);
        }

        foreach (JsonNode item in schema.Field("items") is null ? [] : value.Items())
        {
            Note(schema.Field("items")!, item);
        }
    }

    /// <summary>A union's members but null. A text beside its known values is an open enumeration, and no union.</summary>
    private static IEnumerable<JsonNode> Alternatives(JsonNode schema)
    {
        var members = (schema.Field("oneOf") ?? schema.Field("anyOf")).Items().Where(member => !IsNull(member)).ToList();
        return members.All(member => member.Text("type") == "string") ? [] : members;
    }

    private static bool IsNull(JsonNode member) => member.Items("enum") is [JsonScalar { IsNull: true }];

    private static IEnumerable<JsonField> Properties(JsonNode schema) => schema.Entries("properties");

    private static string NameOf(JsonNode part) => ContractDocument.PointerOf(part).Replace("#/components/schemas/", "");

    private sealed record Operation(string Id, IReadOnlyDictionary<string, DeclaredAnswer> Answers);

    private sealed record DeclaredAnswer(string Status, IReadOnlyDictionary<string, JsonNode> Schemas, bool MayBeEmpty);
}
