using System.Text.RegularExpressions;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>
/// A request or a response that shows a change outside schemas: operation, parameters, media type, status, headers, credentials. It
/// includes JSON Schemas of the exchanges that each contract allows, so that a validator can confirm it.
/// </summary>
internal sealed record Exchange(JsonMapping Example, JsonMapping Old, JsonMapping New)
{
    /// <summary>A call of an operation that only one of the contracts has.</summary>
    public static Exchange OfCall(string label, JsonMapping oldCalls, JsonMapping newCalls) => new(Call(label), oldCalls, newCalls);

    /// <summary>The schema of the calls that a contract allows.</summary>
    /// <remarks>
    /// Combines several paths in one alternative: a validator tries the alternatives one by one, for each removed operation.
    /// </remarks>
    public static JsonMapping Calls(IEnumerable<string> labels)
    {
        JsonList calls = new(labels.Select(Call)
            .GroupBy(call => call.Text("method")!).Select(calls => Allowing(calls.Key, calls.Select(call => call.Field("path")!))));
        return calls.Count == 0 ? new JsonMapping { ["not"] = new JsonMapping() } : new JsonMapping { ["anyOf"] = calls };
    }

    /// <summary>A request of an operation with these parts, some of which one of the contracts requires.</summary>
    public static Exchange OfRequest(string label, JsonMapping parts, JsonMapping old, JsonMapping @new)
    {
        JsonMapping example = Call(label);
        example.Merge(parts);
        return new Exchange(example, old, @new);
    }

    public static Exchange OfBody(string label, bool isSent, bool oldTakes, bool newTakes, bool oldNeeds, bool newNeeds)
        => OfRequest(label, isSent ? new JsonMapping { ["body"] = "x" } : [], Body(oldTakes, oldNeeds), Body(newTakes, newNeeds));

    public static Exchange OfMediaType(string type, IEnumerable<string> old, IEnumerable<string> @new)
        => new(
            new JsonMapping { ["contentType"] = type }, OneOf("contentType", old, "*", "[^/]+"), OneOf("contentType", @new, "*", "[^/]+"));

    public static Exchange OfStatus(string status, IEnumerable<string> old, IEnumerable<string> @new)
        => new(new JsonMapping { ["status"] = status.Replace("X", "0", StringComparison.Ordinal) }, OneOf(
            "status", Ranges(old), "X", "[0-9]"), OneOf("status", Ranges(@new), "X", "[0-9]"));

    public static Exchange OfHeaders(string status, IEnumerable<string> given, IEnumerable<string> old, IEnumerable<string> @new)
        => new(
            new JsonMapping { ["status"] = status, ["headers"] = new JsonMapping(given.Select(name => new JsonField(name, "x"))) },
            Needing(("headers", old)),
            Needing(("headers", @new)));

    /// <summary>A call to one of the servers.</summary>
    /// <param name="url">The URL of the server.</param>
    /// <param name="old">The old servers, as patterns.</param>
    /// <param name="new">The new servers, as patterns.</param>
    public static Exchange OfServer(string url, IEnumerable<string> old, IEnumerable<string> @new)
        => new(new JsonMapping { ["server"] = url }, Matching("server", old), Matching("server", @new));

    /// <param name="label">The operation.</param>
    /// <param name="had">The credentials of the caller.</param>
    /// <param name="old">The old alternatives, each with all the schemes that it requires.</param>
    /// <param name="new">The new alternatives.</param>
    public static Exchange OfCredentials(
        string label, IEnumerable<string> had, IEnumerable<IEnumerable<string>> old, IEnumerable<IEnumerable<string>> @new)
        => OfRequest(
            label,
            new JsonMapping { ["credentials"] = new JsonMapping(had.Select(need => new JsonField(need, "x"))) },
            new JsonMapping { ["anyOf"] = new JsonList(old.Select(needs => Needing(("credentials", needs)))) },
            new JsonMapping { ["anyOf"] = new JsonList(@new.Select(needs => Needing(("credentials", needs)))) });

    /// <summary>A schema of groups with required members.</summary>
    public static JsonMapping Needing(params IEnumerable<(string Group, IEnumerable<string> Names)> groups)
    {
        JsonList groupsNeeded = [];
        JsonMapping properties = [];
        foreach ((string? group, IEnumerable<string>? names) in groups)
        {
            JsonList required = [.. names];
            properties[group] = new JsonMapping { ["type"] = "object", ["required"] = required };
            if (required.Count > 0)
            {
                groupsNeeded.Add(group);
            }
        }

        return new JsonMapping { ["type"] = "object", ["required"] = groupsNeeded, ["properties"] = properties };
    }

    private static JsonMapping Call(string label)
    {
        return label.Split(" /", 2) is [var method, var path]
            ? new JsonMapping { ["method"] = method, ["path"] = "/" + path }
            : new JsonMapping { ["call"] = label };
    }

    private static JsonMapping Allowing(string method, IEnumerable<JsonNode> paths)
        => new()
        {
            ["properties"] = new JsonMapping
            {
                ["method"] =
            new JsonMapping { ["enum"] = new JsonList(method) },
                ["path"] = new JsonMapping { ["enum"] = new JsonList(paths) }
            }
        };

    private static JsonMapping Body(bool isTaken, bool isNeeded)
    {
        JsonMapping body = new() { ["required"] = new JsonList("body") };
        return isNeeded ? body : isTaken ? [] : new JsonMapping { ["not"] = body };
    }

    private static IEnumerable<string> Ranges(IEnumerable<string> statuses)
        => statuses.Select(status => status == "default" ? "XXX" : status);

    private static JsonMapping OneOf(string field, IEnumerable<string> patterns, string wildcard, string any)
    {
        string[] all =
            [.. patterns.Select(pattern => Regex.Escape(pattern).Replace(Regex.Escape(wildcard), any, StringComparison.Ordinal))];
        return Matching(field, all);
    }

    private static JsonMapping Matching(string field, IEnumerable<string> patterns)
        => new()
        {
            ["properties"] =
            new JsonMapping { [field] = new JsonMapping { ["type"] = "string", ["pattern"] = $"^({string.Join('|', patterns)})$" } }
        };
}
