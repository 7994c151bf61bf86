using Newtonsoft.Json.Linq;
using XaiGen.Contract;
using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Review.Witnesses;
using XaiGen.Traffic.Exchanges;

namespace XaiGen.Traffic.Learning;

/// <summary>The edits of a contract that make an observation part of it.</summary>
internal sealed class ProposalEdits(EditSteps steps)
{
    private const int OftenInResponses = 3;

    private const int OftenInRequests = 20;

    private readonly bool _isVersion30 = steps.Document.IsVersion30;

    /// <returns>What the edits do, in a few words; null if a person must decide.</returns>
    public string? Make(Observation observation) => observation.Kind switch
    {
        ObservationKind.UnknownProperty => AddProperty(observation),
        ObservationKind.MissingProperty => MakeOptional(observation),
        ObservationKind.UnexpectedNull => AllowNull(observation),
        ObservationKind.OtherType => WidenType(observation),
        ObservationKind.UnknownValue => AddValue(observation),
        ObservationKind.UnknownCase => AddCase(observation),
        ObservationKind.BelowMinimum or ObservationKind.TooShort
            => MoveBound(observation, observation.Samples.Min(value => value.Number() ?? 0)),
        ObservationKind.AboveMaximum or ObservationKind.TooLong
            => MoveBound(observation, observation.Samples.Max(value => value.Number() ?? 0)),
        ObservationKind.OtherPattern => Removed(observation.Pointer, "pattern"),
        ObservationKind.OtherFormat => ChangeFormat(observation),
        ObservationKind.UnknownStatus => AddStatus(observation),
        ObservationKind.UnknownMediaType => AddMediaType(observation),
        ObservationKind.MissingHeader => Removed(observation.Pointer + "/required", "required"),
        ObservationKind.UnknownParameter => AddParameter(observation),
        ObservationKind.UnknownOperation => AddOperation(observation),
        _ => null,
    };

    /// <summary>Whether an edit for another observation has added the property to the schema that has all of them.</summary>
    public bool IsMade(Observation observation)
        => observation is { Kind: ObservationKind.UnknownProperty, Name: not "*" }
            && steps.At(Owner(observation.Pointer)).Mapping("properties")?.ContainsKey(observation.Name) == true;

    private string? AddProperty(Observation observation)
    {
        string owner = Owner(observation.Pointer);
        Direction direction = observation.IsInResponse ? Direction.Response : Direction.Request;
        var guess = new SchemaGuess(steps.Document, direction);
        if (observation.Name == "*")
        {
            Set(owner, "additionalProperties", guess.Of(null, null, observation.Samples, observation.Shape));
            return "describe the entries of the map";
        }

        JToken schema = observation.Tag == Observation.FileTag
            ? new JObject { ["type"] = "string", ["format"] = "binary" }
            : guess.Of(observation.Name, steps.At(owner), observation.Samples, observation.Shape);
        if (schema is JObject { Count: 0 } && observation.Samples.All(sample => sample.Type == JTokenType.Null))
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
            && (observation.IsInRequest ? observation.Count >= OftenInRequests : observation.Count >= OftenInResponses && !IsSent(owner));

    private string Owner(string pointer)
        => steps.At(pointer) is { } schema ? ContractDocument.PointerOf(PropertyOwner.Of(steps.Document, schema)) : pointer;

    /// <summary>Whether a body or a parameter of some request is made of the schema.</summary>
    private bool IsSent(string pointer)
    {
        HashSet<JToken> passed = new(ReferenceEqualityComparer.Instance);
        JToken? target = steps.At(pointer);
        Stack<JToken> open = new(steps.Document.Root.Mapping("paths").Entries()
            .SelectMany(path => steps.Document.OperationsOf(path.Value).Values)
            .SelectMany(operation => new[] { operation.Field("requestBody"), operation.Field("parameters") }).OfType<JToken>());
        while (open.TryPop(out JToken? node))
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

            foreach (JToken inner in node.Children().Select(child => child is JProperty property ? property.Value : child))
            {
                open.Push(inner);
            }
        }

        return false;
    }

    private string? MakeOptional(Observation observation)
    {
        // Positions move when others of the list go.
        string list = JsonPointer.Parent(observation.Pointer)!;
        IReadOnlyList<JToken> names = steps.At(list).Items();
        int index = names.ToList().FindIndex(name => name.Text() == observation.Name);
        if (index < 0)
        {
            return null;
        }

        steps.Remove(names.Count == 1 ? list : $"{list}/{index}");
        return "make it optional";
    }

    private string? AllowNull(Observation observation)
    {
        string site = observation.Pointer;
        if (steps.At(site) is not JObject schema)
        {
            return null;
        }

        if (schema.Text("$ref") is { } reference)
        {
            var referred = new JObject { ["$ref"] = reference };
            if (_isVersion30)
            {
                Set(site, "nullable", true);
                steps.Field(site, "allOf", new JArray(referred));
            }
            else
            {
                steps.Field(site, "anyOf", new JArray(referred, new JObject { ["type"] = "null" }));
            }

            steps.Remove($"{site}/$ref");
        }
        else if (_isVersion30)
        {
            Set(site, "nullable", true);
        }
        else if (schema.Field("const") is not null || schema.Items("allOf").Count > 0)
        {
            return AddAlternative(site, new JObject { ["type"] = "null" }) is null ? null : "allow null";
        }
        else if (schema.Field("type") is JValue { Value: string type })
        {
            steps.Replace($"{site}/type", new JArray(type, "null"));
        }
        else if (schema.Field("type") is JArray)
        {
            steps.Item(site, "type", "null");
        }
        else if (schema.Field("anyOf") is JArray)
        {
            steps.Item(site, "anyOf", new JObject { ["type"] = "null" });
        }
        else if (schema.Field("oneOf") is JArray)
        {
            steps.Item(site, "oneOf", new JObject { ["type"] = "null" });
        }
        else if (schema.Field("enum") is not JArray)
        {
            return null;
        }

        if (schema.Field("enum") is JArray && !schema.Items("enum").Any(value => value.Type == JTokenType.Null))
        {
            steps.Item(site, "enum", JValue.CreateNull());
        }

        return "allow null";
    }

    private void Set(string owner, string field, JToken value)
    {
        if (steps.At(owner).Field(field) is null)
        {
            steps.Field(owner, field, value);
        }
        else
        {
            steps.Replace($"{owner}/{field}", value);
        }
    }

    private string? WidenType(Observation observation)
    {
        string site = observation.Pointer;
        JToken? schema = steps.At(site);
        JObject seen = observation.Shape.ToSchema(_isVersion30);
        if (seen.Text("type") is not { } type || schema.Text("type") == type || schema.Items("type").Any(each => each.Text() == type))
        {
            return null;
        }

        // A list of types would not help, since these keywords still rule the value out.
        bool isRuledOut = schema.Field("enum") is not null || schema.Field("const") is not null || schema.Items("allOf").Count > 0;
        if (!isRuledOut && schema.Text("type") == "integer" && type == "number")
        {
            steps.Replace($"{site}/type", "number");
            if (schema.Field("format") is not null)
            {
                steps.Remove($"{site}/format");
            }

            return "allow fractions";
        }

        if (!isRuledOut && !_isVersion30 && schema.Text("type") is { } known)
        {
            steps.Replace($"{site}/type", new JArray(known, type));
            return $"allow {type}";
        }

        if (!isRuledOut && !_isVersion30 && schema.Field("type") is JArray)
        {
            steps.Item(site, "type", type);
            return $"allow {type}";
        }

        return AddAlternative(site, seen);
    }

    /// <summary>Also allows the values that another schema describes.</summary>
    /// <returns>What the edit does; null if it would remove comments within the schema.</returns>
    private string? AddAlternative(string site, JObject other)
    {
        if (steps.At(site) is not JObject schema)
        {
            return null;
        }

        string type = other.Text("type") ?? "another type";
        if (schema.Field("oneOf") is JArray or null && (schema.Field("oneOf") ?? schema.Field("anyOf")) is JArray { Parent: JProperty list }
            && schema.Field("type") is null && schema.Field("enum") is null && schema.Items("allOf").Count == 0)
        {
            steps.Item(site, list.Name, other);
            if (schema.Field("x-xaigen-union") is JArray)
            {
                steps.Item(site, "x-xaigen-union", Pascal(type));
            }
        }
        else
        {
            // An integer is a number, too, so it may be both.
            string keyword = type is "number" or "integer" && schema.Text("type") is "integer" or "number" ? "anyOf" : "oneOf";
            int marks = steps.Text.Text.Count(letter => letter == '#');
            steps.Replace(site, new JObject { [keyword] = new JArray(schema.DeepClone(), other) });
            if (steps.Text.Text.Count(letter => letter == '#') < marks)
            {
                return null;
            }
        }

        return $"allow {type}";
    }

    private string? AddValue(Observation observation)
    {
        string list = observation.Pointer;
        if (JsonPointer.Parent(list) is not { } owner || observation.Samples is not [var value, ..]
            || observation.Name == LedgerEntry.Hidden)
        {
            return null;
        }

        if (value is JContainer)
        {
            return AddAlternative(owner, observation.Shape.ToSchema(_isVersion30));
        }

        if (steps.At(list) is JToken { Parent: JProperty { Name: "const" } } only)
        {
            steps.Field(owner, "enum", new JArray(only.DeepClone(), value));
            steps.Remove(list);
            return "make it one of two values";
        }

        if (steps.At(list) is not JArray { Parent: JProperty { Name: "enum" } } values)
        {
            return null;
        }

        // Names and descriptions of values stand in lists of their own.
        string[] beside = [.. steps.At(owner).Entries()
            .Where(entry => entry.Name.StartsWith("x-enum", StringComparison.Ordinal) && entry.Value.Items().Count == values.Count)
            .Select(entry => entry.Name)];
        steps.Item(owner, "enum", value);
        foreach (string name in beside)
        {
            steps.Item(owner, name, name.EndsWith("names", StringComparison.Ordinal)
                ? Pascal(observation.Name) : $"`{observation.Name}`, seen in traffic.");
        }

        return "add the value";
    }

    private string? AddCase(Observation observation)
    {
        string list = observation.Pointer;
        if (steps.At(list) is not JArray members || JsonPointer.Parent(list) is not { } owner || steps.At(owner) is not JObject union
            || observation.Name == LedgerEntry.Hidden)
        {
            return null;
        }

        string keyword = list[(list.LastIndexOf('/') + 1)..];
        HashSet<string> known = [.. members.Select(member => member.Text("$ref")).OfType<string>()];
        Direction direction = observation.IsInResponse ? Direction.Response : Direction.Request;
        var guess = new SchemaGuess(steps.Document, direction);
        JObject? component = guess.Component(
            observation.Samples, reference => !known.Contains(reference) && !ReferenceEquals(steps.Document.Target(reference), union));
        bool isTagged = union.Field("discriminator") is not null;
        string name = observation.Tag is null ? "Other" : Pascal(observation.Name);
        if (component is null)
        {
            JObject schema = guess.Shaped(observation.Samples, observation.Shape);
            if (observation.Tag is { } tag && schema.Mapping("properties").Mapping(tag) is { } described)
            {
                described["enum"] = new JArray(observation.Name);
            }

            if (isTagged)
            {
                string free = Free(name);
                steps.Field("#/components/schemas", free, schema);
                component = new JObject { ["$ref"] = $"#/components/schemas/{free}" };
            }

            steps.Item(owner, keyword, component ?? schema);
        }
        else
        {
            steps.Item(owner, keyword, component);
        }

        if (component is not null && union.Mapping("discriminator").Field("mapping") is JObject)
        {
            steps.Field($"{owner}/discriminator/mapping", observation.Name, component.Text("$ref")!);
        }

        if (union.Field("x-xaigen-union") is JArray)
        {
            steps.Item(owner, "x-xaigen-union", name);
        }

        return "add the member to the union";
    }

    private string Free(string name)
    {
        string free = name;
        for (int number = 2; steps.At($"#/components/schemas/{free}") is not null; number++)
        {
            free = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return free;
    }

    private string? MoveBound(Observation observation, double extreme)
    {
        string keyword = observation.Pointer[(observation.Pointer.LastIndexOf('/') + 1)..];
        if (JsonPointer.Parent(observation.Pointer) is not { } owner || steps.At(observation.Pointer).Number() is null)
        {
            return null;
        }

        JToken bound = Samples.Of(extreme);
        string inclusive = keyword is "exclusiveMinimum" ? "minimum" : keyword is "exclusiveMaximum" ? "maximum" : keyword;
        string flag = inclusive == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
        Set(owner, inclusive, bound);

        // In 3.0 it excludes the bound, in 3.1 it is a separate bound; the observed value must be allowed.
        if (inclusive is "minimum" or "maximum" && steps.At($"{owner}/{flag}") is not null)
        {
            steps.Remove($"{owner}/{flag}");
        }

        return $"move {inclusive} to {bound}";
    }

    private string? ChangeFormat(Observation observation)
    {
        if (observation.Name == "int32")
        {
            steps.Replace(observation.Pointer, "int64");
            return "make it int64";
        }

        return Removed(observation.Pointer, "format");
    }

    private string? Removed(string pointer, string what)
    {
        if (steps.At(pointer) is null)
        {
            return null;
        }

        steps.Remove(pointer);
        return $"remove {what}";
    }

    private string? AddStatus(Observation observation)
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
        if (type is not null)
        {
            response["content"] = new JObject { [type] = MediaType(observation, type) };
        }

        return response;
    }

    private JObject MediaType(Observation observation, string type)
    {
        Direction direction = observation.IsInResponse ? Direction.Response : Direction.Request;
        JToken schema = observation.Samples.Count > 0
            ? new SchemaGuess(steps.Document, direction).Of(null, null, observation.Samples, observation.Shape)
            : type.StartsWith("text/", StringComparison.Ordinal) || ContractObserver.IsJson(type)
                ? new JObject { ["type"] = "string" }
                : new JObject { ["type"] = "string", ["format"] = "binary" };
        return ContractObserver.IsJson(type) && observation.Samples.Count == 0 ? [] : new JObject { ["schema"] = schema };
    }

    private string? AddMediaType(Observation observation)
    {
        steps.Field(observation.Pointer, observation.Name, MediaType(observation, observation.Tag!));
        return "add the media type";
    }

    private string? AddParameter(Observation observation)
    {
        JProperty? shared = steps.Document.Root.Mapping("components").Entries("parameters")
            .FirstOrDefault(parameter => parameter.Value.Text("in") == "query" && parameter.Value.Text("name") == observation.Name);
        steps.Item(observation.Pointer, "parameters", shared is not null
            ? new JObject { ["$ref"] = $"#/components/parameters/{shared.Name}" }
            : new JObject { ["name"] = observation.Name, ["in"] = "query", ["schema"] = observation.Shape.ToSchema(_isVersion30) });
        return "add the parameter";
    }

    private string? AddOperation(Observation observation)
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

    private static string Pascal(string text)
    {
        string name = string.Concat(text.Split([.. text.Where(letter => !char.IsAsciiLetterOrDigit(letter)).Distinct()],
            StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return name.Length == 0 ? "Other" : char.IsAsciiDigit(name[0]) ? $"Value{name}" : name;
    }
}
