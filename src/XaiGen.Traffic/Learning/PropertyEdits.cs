using XaiGen.Contract;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Traffic.Learning;

/// <summary>The edits that add a property to a schema, or make it optional.</summary>
internal sealed class PropertyEdits(EditSteps steps)
{
    public string? Add(Observation observation)
    {
        string owner = Owner(observation.Pointer);
        var guess = new SchemaGuess(steps.Document, observation.Direction);
        if (observation.Name == "*")
        {
            steps.Set(owner, "additionalProperties", guess.Of(null, null, observation.Samples, observation.Shape));
            return "describe the entries of the map";
        }

        JsonNode schema = observation.Tag == Observation.FileTag
            ? new JsonMapping { ["type"] = "string", ["format"] = "binary" }
            : guess.Of(observation.Name, steps.At(owner), observation.Samples, observation.Shape);
        if (schema is JsonMapping { Count: 0 } && observation.Samples.All(sample => sample is JsonScalar { IsNull: true }))
        {
            return null;
        }

        steps.Field($"{owner}/properties", observation.Name, schema);

        if (WasAlways(observation, owner))
        {
            steps.Item(owner, "required", observation.Name);
            return "add the property, which was always there";
        }

        return "add the property";
    }

    /// <remarks>
    /// A client that always sends a property may still leave it out, so where requests are made of the same schema more is asked for: that
    /// it was always there in both directions, and often.
    /// </remarks>
    private bool WasAlways(Observation observation, string owner)
        => observation.Count == observation.Visits && observation.IsInResponse
            && (observation.IsInRequest ? observation.Count >= Evidence.InRequests
                : observation.Count >= Evidence.InResponses && !IsSent(owner));

    public string Owner(string pointer)
        => steps.At(pointer) is { } schema ? ContractDocument.PointerOf(PropertyOwner.Of(steps.Document, schema)) : pointer;

    /// <summary>Whether a body or a parameter of some request is made of the schema.</summary>
    private bool IsSent(string pointer)
    {
        HashSet<JsonNode> passed = new(ReferenceEqualityComparer.Instance);
        JsonNode? target = steps.At(pointer);
        Stack<JsonNode> open = new(steps.Document.Root.Mapping("paths").Entries()
            .SelectMany(path => steps.Document.OperationsOf(path.Value).Values)
            .SelectMany(operation => new[] { operation.Field("requestBody"), operation.Field("parameters") }).OfType<JsonNode>());
        while (open.TryPop(out JsonNode? node))
        {
            if (!passed.Add(node))
            {
                continue;
            }

            if (ReferenceEquals(node, target))
            {
                return true;
            }

            if (node.Text("$ref") is { } reference && steps.Document.Target(reference) is { } referred)
            {
                open.Push(referred);
            }

            foreach (JsonNode inner in node.Children)
            {
                open.Push(inner);
            }
        }

        return false;
    }

    public string? MakeOptional(Observation observation)
    {
        // Positions move when others of the list go.
        string list = JsonPointer.Parent(observation.Pointer)!;
        IReadOnlyList<JsonNode> names = steps.At(list).Items();
        int index = names.ToList().FindIndex(name => name.Text() == observation.Name);
        if (index < 0)
        {
            return null;
        }

        steps.Remove(names.Count == 1 ? list : $"{list}/{index}");
        return "make it optional";
    }
}
