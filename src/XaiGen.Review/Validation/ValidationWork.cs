using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;

namespace XaiGen.Review.Validation;

/// <summary>
/// Estimates the work of NJsonSchema before it checks a value: it loops forever if a schema contains itself for the same value, and takes
/// exponential time for nested alternatives. Here each pair of a schema and a part of the value is visited once.
/// </summary>
/// <param name="definitions">The targets of references.</param>
/// <param name="notChecked">Schemas with constraints that NJsonSchema ignores, and the names of those constraints.</param>
internal sealed class ValidationWork(JObject definitions, IReadOnlyDictionary<JObject, string> notChecked)
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

    private readonly Dictionary<(JToken Schema, JToken Value), long> _steps = new(SameNodes.Instance);
    private long _left = MostStepsInAll;
    private string? _obstacle;

    /// <summary>Why a value cannot be checked; null if it can be checked within the limits.</summary>
    public string? ObstacleTo(JObject schema, JToken value)
    {
        _steps.Clear();
        _obstacle = null;
        long steps = Count(schema, value, 0);
        _left -= Math.Max(0, Math.Min(steps, MostSteps) - FreeSteps);
        return _obstacle ?? (_left < 0 ? "the values before it took too much work" : null);
    }

    private long Count(JObject schema, JToken value, int depth)
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
        foreach ((JObject? part, JToken? at) in Parts(schema, value))
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

    private IEnumerable<(JObject Schema, JToken Value)> Parts(JObject schema, JToken value)
    {
        if (schema.Text("$ref") is { } reference && definitions.Mapping(reference["#/definitions/".Length..]) is { } target)
        {
            yield return (target, value);
        }

        foreach (JObject member in schema.Items("allOf")
            .Concat(schema.Items("anyOf")).Concat(schema.Items("oneOf")).Append(schema.Field("not")).OfType<JObject>())
        {
            yield return (member, value);
        }

        foreach (JProperty property in value.Entries())
        {
            if ((schema.Mapping("properties").Field(property.Name) ?? schema.Field("additionalProperties")) is JObject described)
            {
                yield return (described, property.Value);
            }
        }

        if (schema.Mapping("items") is { } items)
        {
            foreach (JToken item in value.Items())
            {
                yield return (items, item);
            }
        }
    }
}
