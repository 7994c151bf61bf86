using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Validation;

/// <summary>
/// Estimates the work of NJsonSchema before it checks a value: it loops forever if a schema contains itself for the same value, and takes
/// exponential time for nested alternatives. Here each pair of a schema and a part of the value is visited once.
/// </summary>
/// <param name="definitions">The targets of references.</param>
/// <param name="notChecked">Schemas with constraints that NJsonSchema ignores, and the names of those constraints.</param>
internal sealed class ValidationWork(JsonMapping definitions, IReadOnlyDictionary<JsonMapping, string> notChecked)
{
    /// <summary>The maximum number of steps per value. A thousand examples of a large contract take about as many in total.</summary>
    private const long MostSteps = 50_000;

    private const long MostStepsInAll = 4_000_000;

    /// <summary>The number of steps of an ordinary value; these are not counted against the total.</summary>
    private const long FreeSteps = 200;

    private const int MostMeetings = 50_000;

    /// <summary>The maximum nesting of schemas for one value; each level takes several frames of the validator's stack.</summary>
    private const int Deepest = 400;

    private const int MostCharacters = 4_000;

    private readonly Dictionary<(JsonNode Schema, JsonNode Value), long> _steps = new(SameNodes.Instance);
    private long _left = MostStepsInAll;
    private string? _obstacle;

    /// <summary>Why a value cannot be checked; null if it can be checked within the limits.</summary>
    public string? ObstacleTo(JsonMapping schema, JsonNode value)
    {
        _steps.Clear();
        _obstacle = null;
        long steps = Count(schema, value, 0);
        _left -= Math.Max(0, Math.Min(steps, MostSteps) - FreeSteps);
        return _obstacle ?? (_left < 0 ? "the values before it took too much work" : null);
    }

    private long Count(JsonMapping schema, JsonNode value, int depth)
    {
        if (_obstacle is not null)
        {
            return 0;
        }

        if (_steps.TryGetValue((schema, value), out long known))
        {
            return known >= 0 ? known : Stop("its schema is a part of itself");
        }

        if (depth > Deepest)
        {
            return Stop($"its schema has more than {Deepest} schemas in one another");
        }

        if (_steps.Count >= MostMeetings)
        {
            return Stop("value and schema are too large");
        }

        if (notChecked.TryGetValue(schema, out string? reason))
        {
            return Stop(reason);
        }

        if (schema.Field("format") is not null && value.Text() is { Length: > MostCharacters })
        {
            return Stop($"a text of more than {MostCharacters} characters is too long for a format");
        }

        _steps[(schema, value)] = -1;
        long steps = 1;
        foreach ((JsonMapping? part, JsonNode? at) in Parts(schema, value))
        {
            steps = Math.Min(steps + Count(part, at, depth + 1), MostSteps + 1);
        }

        _steps[(schema, value)] = steps;
        return steps <= MostSteps ? steps : Stop($"to check it takes more than {MostSteps} steps");
    }

    private long Stop(string obstacle)
    {
        _obstacle ??= obstacle;
        return 0;
    }

    private IEnumerable<(JsonMapping Schema, JsonNode Value)> Parts(JsonMapping schema, JsonNode value)
    {
        if (schema.Text("$ref") is { } reference && definitions.Mapping(reference["#/definitions/".Length..]) is { } target)
        {
            yield return (target, value);
        }

        foreach (JsonMapping member in schema.Items("allOf")
            .Concat(schema.Items("anyOf")).Concat(schema.Items("oneOf")).Append(schema.Field("not")).OfType<JsonMapping>())
        {
            yield return (member, value);
        }

        foreach (JsonField property in value.Entries())
        {
            if ((schema.Mapping("properties").Field(property.Name) ?? schema.Field("additionalProperties")) is JsonMapping described)
            {
                yield return (described, property.Value);
            }
        }

        if (schema.Mapping("items") is { } items)
        {
            foreach (JsonNode item in value.Items())
            {
                yield return (items, item);
            }
        }
    }
}
