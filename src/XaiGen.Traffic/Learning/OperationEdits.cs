using XaiGen.Contract;
using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Traffic.Learning;

/// <summary>The edits that add a path, a parameter, a response or a media type.</summary>
internal sealed class OperationEdits(EditSteps steps)
{
    public string? AddStatus(Observation observation)
    {
        string responses = observation.Pointer.EndsWith("/responses", StringComparison.Ordinal)
            ? observation.Pointer : observation.Pointer + "/responses";
        steps.Field(responses, observation.Name, (JsonNode?)SameStatus(observation) ?? Response(observation, observation.Tag));
        return "add the response";
    }

    /// <summary>The response of other operations for that status, if it describes the observed body.</summary>
    private JsonMapping? SameStatus(Observation observation)
    {
        var guess = new SchemaGuess(steps.Document, Direction.Response);
        return steps.Document.Root.Mapping("paths").Entries()
            .SelectMany(path => steps.Document.OperationsOf(path.Value).Values)
            .Select(operation => operation.Mapping("responses").Field(observation.Name).Text("$ref"))
            .OfType<string>()
            .GroupBy(reference => reference)
            .OrderByDescending(same => same.Count())
            .Select(same => same.Key)
            .Where(reference => observation.Samples.Count == 0
                ? observation.Tag is null == (steps.Document.Target(reference).Mapping("content") is null)
                : steps.Document.Target(reference).Mapping("content").Field(observation.Tag ?? "application/json")
                    .Field("schema") is { } schema
                    && observation.Samples.All(sample => guess.Describes(schema, sample)))
            .Select(reference => new JsonMapping { ["$ref"] = reference })
            .FirstOrDefault();
    }

    private JsonMapping Response(Observation observation, string? type)
    {
        var response = new JsonMapping { ["description"] = "Seen in traffic." };
        if (observation.Headers.Count > 0)
        {
            response["headers"] = new JsonMapping(observation.Headers.Select(header
                => new JsonField(header.Key, Header(header.Key, header.Value, header.Value.Count >= observation.Count))));
        }

        if (type is not null)
        {
            response["content"] = new JsonMapping { [type] = MediaType(observation, type) };
        }

        return response;
    }

    /// <param name="name">The name.</param>
    /// <param name="shape">The shape of its values.</param>
    /// <param name="isAlways">Whether all responses had it.</param>
    private JsonMapping Header(string name, ValueShape shape, bool isAlways)
    {
        // Where the contract has it already, it says what it means.
        JsonNode? described = OwnHeaders.Described(steps.Document)
            .FirstOrDefault(header => header.Name!.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (described is JsonMapping known && (isAlways || !steps.Document.Resolve(known).IsTrue("required")))
        {
            return (JsonMapping)known.DeepClone();
        }

        JsonMapping schema = shape.ToSchema(steps.Document.IsVersion30);
        var header = new JsonMapping { ["schema"] = schema.Field("type") is JsonScalar ? schema : new JsonMapping { ["type"] = "string" } };
        if (isAlways && shape.Count >= Evidence.InResponses)
        {
            header["required"] = true;
        }

        return header;
    }

    private JsonMapping MediaType(Observation observation, string type)
    {
        JsonNode schema = observation.Samples.Count > 0
            ? new SchemaGuess(steps.Document, observation.Direction).Of(null, null, observation.Samples, observation.Shape)
            : type.StartsWith("text/", StringComparison.Ordinal) || ContractObserver.IsJson(type)
                ? new JsonMapping { ["type"] = "string" }
                : new JsonMapping { ["type"] = "string", ["format"] = "binary" };
        return ContractObserver.IsJson(type) && observation.Samples.Count == 0 ? [] : new JsonMapping { ["schema"] = schema };
    }

    public string? AddMediaType(Observation observation)
    {
        steps.Field(observation.Pointer, observation.Name, MediaType(observation, observation.Tag!));
        return "add the media type";
    }

    public string? AddParameter(Observation observation)
    {
        JsonField shared = steps.Document.Root.Mapping("components").Entries("parameters")
            .FirstOrDefault(parameter => parameter.Value.Text("in") == "query" && parameter.Value.Text("name") == observation.Name);
        steps.Item(observation.Pointer, "parameters", shared != default
            ? new JsonMapping { ["$ref"] = $"#/components/parameters/{shared.Name}" }
            : new JsonMapping
            {
                ["name"] = observation.Name,
                ["in"] = "query",
                ["schema"] = observation.Shape.ToSchema(steps.Document.IsVersion30),
            });
        return "add the parameter";
    }

    public string? AddOperation(Observation observation)
    {
        string[] words = observation.Name.Split(' ', 2);
        string method = words[0].ToLowerInvariant(), path = words[1];
        JsonMapping operation = [];
        string[] names = [.. path.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}'))];
        if (names.Length > 0)
        {
            operation["parameters"] = new JsonList(names.Select((name, i) => new JsonMapping
            {
                ["name"] = name,
                ["in"] = "path",
                ["required"] = true,
                ["schema"] = observation.PathSchemas.ElementAtOrDefault(i) ?? new JsonMapping { ["type"] = "string" },
            }));
        }

        string[] response = observation.Tag?.Split(' ', 2) ?? ["200"];
        operation["responses"] = new JsonMapping { [response[0]] = Response(observation, response.ElementAtOrDefault(1)) };
        steps.Field(JsonPointer.Append("#/paths", path), method, operation);
        return "add the operation";
    }
}
