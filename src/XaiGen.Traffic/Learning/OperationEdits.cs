using Newtonsoft.Json.Linq;
using XaiGen.Contract;
using XaiGen.Review;
using XaiGen.Review.Documents;

namespace XaiGen.Traffic.Learning;

/// <summary>The edits that add a path, a parameter, a response or a media type.</summary>
internal sealed class OperationEdits(EditSteps steps)
{
    public string? AddStatus(Observation observation)
    {
        string responses = observation.Pointer.EndsWith("/responses", StringComparison.Ordinal)
            ? observation.Pointer : observation.Pointer + "/responses";
        steps.Field(responses, observation.Name, (JToken?)SameStatus(observation) ?? Response(observation, observation.Tag));
        return "add the response";
    }

    /// <summary>The response of other operations for that status, if it describes the observed body.</summary>
    private JObject? SameStatus(Observation observation)
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
            .Select(reference => new JObject { ["$ref"] = reference })
            .FirstOrDefault();
    }

    private JObject Response(Observation observation, string? type)
    {
        var response = new JObject { ["description"] = "Seen in traffic." };
        if (observation.Headers.Count > 0)
        {
            response["headers"] = new JObject(observation.Headers.Select(header
                => new JProperty(header.Key, Header(header.Key, header.Value, header.Value.Count >= observation.Count))));
        }

        if (type is not null)
        {
            response["content"] = new JObject { [type] = MediaType(observation, type) };
        }

        return response;
    }

    /// <param name="name">The name.</param>
    /// <param name="shape">The shape of its values.</param>
    /// <param name="isAlways">Whether all responses had it.</param>
    private JObject Header(string name, ValueShape shape, bool isAlways)
    {
        // Where the contract has it already, it says what it means.
        JProperty? described = OwnHeaders.Described(steps.Document)
            .FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (described?.Value is JObject known && (isAlways || !steps.Document.Resolve(known).IsTrue("required")))
        {
            return (JObject)known.DeepClone();
        }

        JObject schema = shape.ToSchema(steps.Document.IsVersion30);
        var header = new JObject { ["schema"] = schema.Field("type") is JValue ? schema : new JObject { ["type"] = "string" } };
        if (isAlways && shape.Count >= Evidence.InResponses)
        {
            header["required"] = true;
        }

        return header;
    }

    private JObject MediaType(Observation observation, string type)
    {
        JToken schema = observation.Samples.Count > 0
            ? new SchemaGuess(steps.Document, observation.Direction).Of(null, null, observation.Samples, observation.Shape)
            : type.StartsWith("text/", StringComparison.Ordinal) || ContractObserver.IsJson(type)
                ? new JObject { ["type"] = "string" }
                : new JObject { ["type"] = "string", ["format"] = "binary" };
        return ContractObserver.IsJson(type) && observation.Samples.Count == 0 ? [] : new JObject { ["schema"] = schema };
    }

    public string? AddMediaType(Observation observation)
    {
        steps.Field(observation.Pointer, observation.Name, MediaType(observation, observation.Tag!));
        return "add the media type";
    }

    public string? AddParameter(Observation observation)
    {
        JProperty? shared = steps.Document.Root.Mapping("components").Entries("parameters")
            .FirstOrDefault(parameter => parameter.Value.Text("in") == "query" && parameter.Value.Text("name") == observation.Name);
        steps.Item(observation.Pointer, "parameters", shared is not null
            ? new JObject { ["$ref"] = $"#/components/parameters/{shared.Name}" }
            : new JObject
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
        JObject operation = [];
        string[] names = [.. path.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}'))];
        if (names.Length > 0)
        {
            operation["parameters"] = new JArray(names.Select((name, i) => new JObject
            {
                ["name"] = name,
                ["in"] = "path",
                ["required"] = true,
                ["schema"] = observation.PathSchemas.ElementAtOrDefault(i) ?? new JObject { ["type"] = "string" },
            }));
        }

        string[] response = observation.Tag?.Split(' ', 2) ?? ["200"];
        operation["responses"] = new JObject { [response[0]] = Response(observation, response.ElementAtOrDefault(1)) };
        steps.Field(JsonPointer.Append("#/paths", path), method, operation);
        return "add the operation";
    }
}
