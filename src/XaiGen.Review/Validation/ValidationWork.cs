using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;

namespace XaiGen.Review.Validation;

/// <summary>
/// Counts what NJsonSchema would do to check a value, before it does it: it goes round in circles where a schema is a part of
/// itself, and takes exponential time where alternatives hold alternatives. Here each schema meets each part of the value once.
/// </summary>
/// <param name="definitions">The schemas that references lead to.</param>
/// <param name="notChecked">Schemas with demands that NJsonSchema passes over, and which demands they are.</param>
internal sealed class ValidationWork(JObject definitions, IReadOnlyDictionary<JObject, string> notChecked)
{
    /// <summary>Steps of a value. A thousand examples of a large contract take about as many in all.</summary>
    private const long MostSteps = 50_000;

    private const long MostStepsInAll = 4_000_000;

    /// <summary>What an ordinary value takes, however many there are.</summary>
    private const long FreeSteps = 200;

    private const int MostMeetings = 50_000;

    /// <summary>Schemas in one another for one value; each takes several frames of the validator's stack.</summary>
    private const int Deepest = 400;

    private const int MostCharacters = 4_000;

    private readonly Dictionary<(JToken Schema, JToken Value), long> _steps = new(SameNodes.Instance);
    private long _left = MostStepsInAll;
    private string? _obstacle;

    /// <summary>Why a value cannot be checked; null where it can be, with no more than so many steps.</summary>
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
